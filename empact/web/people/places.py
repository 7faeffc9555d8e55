"""Where the pages of people and organisations are, and the tabs over them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.appointing import assignable_roles
from empact.accounts.contacts import boards
from empact.accounts.models import Country, Organisation, User
from empact.accounts.rules import Reader
from empact.web.addresses import Address
from empact.web.parts import Crumb, Tab
from empact.web.people.names import name_of

SECTION = "contacts"


def contacts_crumb() -> Crumb:
    """Return the crumb of the contacts page, over everything here."""
    return Crumb(_("Contacts"), reverse("contacts"))


PERSON = Address(
    model=User,
    name="person",
    section=SECTION,
    lookups={"pk": "pk"},
    above=lambda person: (contacts_crumb(),),
    title=name_of,
)
ORGANISATION = Address(
    model=Organisation,
    name="organisation",
    section=SECTION,
    lookups={"code": "code"},
    above=lambda organisation: (contacts_crumb(), Crumb(_("Organisations"), reverse("organisation-list"))),
    title=lambda organisation: organisation.label,
)
COUNTRY = Address(
    model=Country,
    name="country",
    section=SECTION,
    lookups={"code": "code"},
    above=lambda country: (contacts_crumb(), Crumb(_("Countries"), reverse("country-list"))),
)
ADDRESSES = (PERSON, ORGANISATION, COUNTRY)

TABS = (
    ("person-list", gettext_lazy("All people and roles")),
    ("organisation-list", gettext_lazy("Organisations")),
    ("country-list", gettext_lazy("Countries")),
)


def may_assign(reader: Reader) -> bool:
    """Tell whether the reader gives roles to anybody."""
    return bool(assignable_roles(reader))


def tabs(current: str) -> list[Tab]:
    """Return the tabs over the lists of people and bodies: the boards of the contacts first."""
    contacts, first = reverse("contacts"), boards()[:1]
    of_boards = [
        Tab(
            str(item.title),
            contacts if item in first else reverse("contacts", query={"board": item.name}),
            current=item.name == current,
        )
        for item in boards()
    ]
    return [*of_boards, *(Tab(str(label), reverse(name), current=name == current) for name, label in TABS)]
