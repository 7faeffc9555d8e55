"""Organisations and countries: lists, pages, forms; names over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.contacts import by_rank
from empact.accounts.errors import NotAllowed
from empact.accounts.models import Assignment, Country, Organisation, OrganisationName
from empact.accounts.permissions import KEEPERS_OF_PEOPLE, ORGANISATION_KEEPERS
from empact.accounts.rules import Reader
from empact.accounts.services.guards import refuse
from empact.accounts.services.organisations import create_organisation, may_enter, rename
from empact.web import marks
from empact.web.parts import Button, Crumb
from empact.web.people.filters import CountryListFilters, OrganisationFilters
from empact.web.people.forms import CountryForm, NewOrganisationForm, OrganisationForm, RenameForm, tell
from empact.web.people.lists import BODY, MAIL, ORDER, PERSON, PHONE, ROLE, SCOPE
from empact.web.people.places import COUNTRY, ORGANISATION, SECTION, contacts_crumb, tabs
from empact.web.tables import Column, Table
from empact.web.views.base import Page, RecordPage, WebRequest
from empact.web.views.details import DetailPage, Facts, Related
from empact.web.views.edits import EditPage
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of

# So many people stand on the page of an organisation or a country; the list of people has the rest.
SHOWN = 25

PEOPLE = Table[Assignment](columns=(ROLE, PERSON, BODY, SCOPE, MAIL, PHONE), ordering=ORDER, page_size=SHOWN)
NAMES = Table[OrganisationName](
    columns=(Column("short_name"), Column("name"), Column("starts"), Column("ends"), Column("standing")),
    ordering=(F("starts").asc(nulls_first=True),),
)
BODIES = Table[Organisation](
    columns=(
        Column("short_name", main=True, ordering="short_name"),
        Column("name", ordering="name"),
        Column("kind", ordering="kind"),
        Column("country", ordering="country__protocol_order"),
        Column("seat", ordering="seat"),
        Column("standing"),
    ),
    filters=OrganisationFilters,
    ordering=("kind", F("country__protocol_order").asc(nulls_last=True), "short_name"),
)


def people_of(reader: Reader, **where: Any) -> QuerySet[Assignment]:
    """Return the assignments of today that fit and that the reader may see."""
    return Assignment.objects.visible_to(reader).today().filter(**where).told_to(reader).annotate(rank=by_rank())


def country_cell(country: Country) -> object:
    """Return flag and code."""
    return marks.flag_code(country.flag, country.code, country.name)


class OrganisationList(ListPage[Organisation]):
    """Every organisation that leads, takes part or sends people."""

    model = Organisation
    section = SECTION
    title = gettext_lazy("Organisations")
    template_name = "people/list.html"
    table = BODIES

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(str(self.title)))

    def actions(self) -> Sequence[Button]:
        """Return the button for those who enter organisations."""
        if not may_enter(self.user):
            return ()
        return (Button(_("Enter an organisation"), reverse("organisation-create")),)

    def context(self) -> dict[str, Any]:
        """Add the tabs."""
        return {**super().context(), "tabs": tabs("organisation-list")}


class OrganisationDetail(DetailPage[Organisation]):
    """An organisation, its names over time, its services and people."""

    address = ORGANISATION
    facts = (Facts("", ("name", "kind", "country", "parent", "seat", "source")),)
    related = (
        Related(
            title=gettext_lazy("Names over time"),
            rows=lambda body, reader: OrganisationName.objects.visible_to(reader).filter(organisation=body),
            table=NAMES,
        ),
        Related(
            title=gettext_lazy("Services"),
            rows=lambda body, reader: Organisation.objects.visible_to(reader).filter(parent=body).for_list(),
            table=BODIES,
        ),
        Related(
            title=gettext_lazy("People today"),
            rows=lambda body, reader: people_of(reader, organisation=body),
            table=PEOPLE,
            whole=lambda body: reverse("person-list", query={"organisation": body.code}),
        ),
    )

    def related_lists(self) -> list[Any]:
        """Return the lists that are not empty; who acts for it is always said."""
        lists = super().related_lists()
        return [item for item in lists if item[1].page.object_list or item[0].table is PEOPLE]

    def meta(self) -> Sequence[object]:
        """Return what it was called before."""
        earlier = self.record.names.filter(ends__isnull=False).values_list("short_name", flat=True)
        return (_("formerly {names}").format(names=", ".join(earlier)),) if earlier else ()

    def actions(self) -> Sequence[Button]:
        """Return the buttons for those who keep it."""
        if not ORGANISATION_KEEPERS.holds(self.user, self.record):
            return ()
        return (Button(_("Edit"), self.url("edit")), Button(_("New name"), self.url("rename")))


class OrganisationEdit(EditPage[Organisation]):
    """Edit an organisation; a new name from a day on has a form of its own."""

    address = ORGANISATION
    form_class = OrganisationForm
    intro = gettext_lazy("To mend a slip of the pen. When the organisation itself took a new name, enter it as one.")


class OrganisationCreate(Page):
    """Enter an organisation."""

    section = SECTION
    title = gettext_lazy("Enter an organisation")
    template_name = "people/form.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(_("Organisations"), reverse("organisation-list")), Crumb(str(self.title)))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises NotAllowed.
        """
        if not may_enter(self.user):
            raise NotAllowed(ORGANISATION_KEEPERS)
        return self.show(NewOrganisationForm())

    def show(self, form: NewOrganisationForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return self.respond(status=status, form=form, button=self.title, cancel=reverse("organisation-list"))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Enter it.

        Raises NotAllowed.
        """
        form = NewOrganisationForm(request.POST)
        if form.is_valid():
            try:
                made = create_organisation(values=form.cleaned_data, actor=actor_of(self))
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Created: {record}.").format(record=made.label))
                return HttpResponseRedirect(made.get_absolute_url())
        return self.show(form, status=400)


class RenamePage(RecordPage[Organisation]):
    """Enter the new name of an organisation."""

    address = ORGANISATION
    template_name = "people/form.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*ORGANISATION.crumbs(self.record), Crumb(_("New name")))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises NotAllowed.
        """
        refuse(ORGANISATION_KEEPERS, self.record, actor_of(self))
        return self.show(RenameForm())

    def show(self, form: RenameForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return self.respond(
            status=status,
            title=_("A new name for {organisation}").format(organisation=self.record.label),
            form=form,
            button=_("Enter the new name"),
            cancel=self.record.get_absolute_url(),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Enter the name.

        Raises NotAllowed.
        """
        form = RenameForm(request.POST)
        if form.is_valid():
            try:
                rename(self.record, **form.cleaned_data, actor=actor_of(self))
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(self.record.get_absolute_url())
        return self.show(form, status=400)


class CountryList(ListPage[Country]):
    """The countries of the field, Member States in protocol order."""

    model = Country
    section = SECTION
    title = gettext_lazy("Countries")
    template_name = "people/list.html"
    table = Table[Country](
        columns=(
            Column("code", gettext_lazy("Country"), cell=country_cell, ordering="code"),
            Column("name", main=True, ordering="name"),
            Column("kind", ordering="kind"),
            Column("protocol_order", ordering="protocol_order"),
            Column("iso", ordering="iso"),
            Column("europol_status"),
            Column("standing"),
        ),
        filters=CountryListFilters,
    )

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(str(self.title)))

    def context(self) -> dict[str, Any]:
        """Add the tabs."""
        return {**super().context(), "tabs": tabs("country-list")}


class CountryDetail(DetailPage[Country]):
    """A country, its organisations and people."""

    address = COUNTRY
    facts = (
        Facts(
            "", ("code", "iso", "kind", "protocol_order", "europol_status", "cepol_participates", "footnote", "source")
        ),
    )
    related = (
        Related(
            title=gettext_lazy("People today"),
            rows=lambda country, reader: people_of(reader, organisation__country=country),
            table=PEOPLE,
            whole=lambda country: reverse("person-list", query={"country": country.code}),
        ),
        Related(
            title=gettext_lazy("Organisations"),
            rows=lambda country, reader: (
                Organisation.objects.visible_to(reader).filter(country=country).select_related("country", "parent")
            ),
            table=BODIES,
        ),
    )

    def actions(self) -> Sequence[Button]:
        """Return the button for those who keep it."""
        if not KEEPERS_OF_PEOPLE.holds(self.user, self.record):
            return ()
        return (Button(_("Edit"), self.url("edit")),)


class CountryEdit(EditPage[Country]):
    """Edit what is said about a country."""

    address = COUNTRY
    form_class = CountryForm
