"""What the pages of people tell the web room: addresses, the menu, search, which pages are open to everybody."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from empact.accounts.contacts import by_rank, matching
from empact.accounts.countries import eu_code
from empact.accounts.models import Assignment, Country, Organisation
from empact.web.menu import MenuItem
from empact.web.people.accepting import NAMINGS
from empact.web.people.names import name_of
from empact.web.people.places import ADDRESSES, may_assign
from empact.web.public import PublicPage
from empact.web.search import SearchIndex


def _who(assignment: Assignment) -> str:
    told = (name_of(assignment.person), assignment.scope_label)
    return ", ".join(item for item in told if item)


PUBLIC = (
    PublicPage("invitation", "an invited person sets a first password, with the secret of a link"),
    PublicPage("password-reset", "a person sets a new password, with the secret of a link"),
)
MENU = (MenuItem(_("People"), "person-list", "people", order=95, shown_to=may_assign),)
SEARCH = (
    SearchIndex(
        model=Assignment,
        fields=("person__details__family_name", "person__details__given_name"),
        label=_("People and posts"),
        order=80,
        codes=matching,
        # The head before the deputies: as the posts of a person are ordered.
        ordered=lambda: (by_rank(), "starts"),
        list_name="contacts",
        note=_who,
    ),
    SearchIndex(
        model=Organisation,
        fields=("short_name", "name"),
        label=_("Organisations"),
        order=85,
        codes=lambda text: Q(code__iexact=text) | Q(pk__in=Organisation.objects.all().named(text).values("pk")),
        list_name="organisation-list",
        note=lambda body: body.name,
    ),
    SearchIndex(
        model=Country,
        fields=("name",),
        label=_("Countries"),
        order=90,
        codes=lambda text: Q(code=eu_code(text)),
        list_name="country-list",
    ),
)
ANNOUNCED = (NAMINGS, *PUBLIC, *MENU, *SEARCH, *ADDRESSES)
