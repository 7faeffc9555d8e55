"""National reports: the list, one with its figures and texts, and its forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.countries import eu_code
from empact.accounts.models import Country
from empact.accounts.rules import hats
from empact.web.forms import Section
from empact.web.parts import Button, Crumb
from empact.web.tables import Column, Table
from empact.web.values import link
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage, Facts, Part
from empact.web.views.edits import CreatePage
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of
from empact.workflow.edits import editable_fields
from oaps.addresses import above_report
from oaps.figures import figures_of_country
from oaps.filters import NationalReportFilters
from oaps.forms.reports import NationalReportForm
from oaps.models import NationalReport, ReportingRound
from oaps.permissions import NATIONAL_REPORT_WRITERS, NATIONAL_ROLES
from oaps.services.national_reports import begin_national_report, refuse_to_begin, save_national_report
from oaps.views.over_figures import Behind, OverFiguresEdit, shown_figures

TEXTS = Section(gettext_lazy("National report"), ("summary", "obstacles", "needs"))
NATIONAL_REPORTS: Table[NationalReport] = Table(
    columns=(
        Column("country.name", gettext_lazy("Country"), main=True, ordering="country__name"),
        Column("round.title", gettext_lazy("Round"), ordering="round__opens_on"),
        Column("submitted_at", ordering="submitted_at"),
        Column("status", gettext_lazy("Report"), ordering="status"),
    ),
    filters=NationalReportFilters,
    ordering=("-round__opens_on", "country__name"),
    empty_next=gettext_lazy("A national coordinator writes one from My country; it is open to others once submitted."),
    file_name="national-reports",
)


def figures(page: DetailPage[NationalReport]) -> Mapping[str, Any]:
    """Return the figures: as they were frozen, or as they stand now. Six queries where they are counted."""
    report = page.record
    found = report.figures or figures_of_country(report.round, report.country)
    cycle = report.round.cycle.code
    return {
        **shown_figures(found, Behind(report.round, country=report.country), frozen=bool(report.figures)),
        "results_url": reverse(
            "result-list",
            query={"cycle": cycle, "period": report.round.period, "country": report.country.code, "counted": "yes"},
        ),
    }


class NationalReportDetail(DetailPage[NationalReport]):
    """A national report with its texts and its figures."""

    parts = (
        Part(name="text", label=TEXTS.title, facts=(Facts("", TEXTS.fields, keep_empty=True),)),
        Part(name="figures", label=gettext_lazy("Figures"), template="oaps/national_figures.html", context=figures),
    )

    def meta(self) -> Sequence[object]:
        """Return country and round."""
        report = self.record
        return (link(report.country, report.country.name), link(report.round, report.round.title))

    def actions(self) -> Sequence[Button]:
        """Return the way to the form, for who writes it."""
        report = self.record
        if not NATIONAL_REPORT_WRITERS.holds(self.user, report) or not editable_fields(self.user, report):
            return ()
        return (Button(_("Write the national report"), self.url("edit"), primary=True, icon="edit"),)


class NationalReportEdit(OverFiguresEdit[NationalReport]):
    """Writes the texts of a national report, beside the country's figures."""

    form_class = NationalReportForm
    template_name = "oaps/national_report_form.html"
    sections = (TEXTS,)

    def figures(self) -> Mapping[str, Any]:
        """Return the country's figures as they stand now."""
        return figures_of_country(self.record.round, self.record.country)

    def behind(self) -> Behind:
        """Return where the rows of the country are."""
        page = f"{self.record.get_absolute_url()}?tab=figures"
        return Behind(self.record.round, country=self.record.country, page=page)

    def save_texts(self, seen: int, changes: Mapping[str, Any]) -> NationalReport:
        """Write the texts. Raises what `save_national_report` raises."""
        return save_national_report(self.record.pk, actor=actor_of(self), seen=seen, changes=changes)


class NationalReportCreate(CreatePage[ReportingRound]):
    """Begins the national report of the reader's country in a round."""

    model = NationalReport
    form_class = NationalReportForm
    template_name = "oaps/national_report_form.html"
    sections = (TEXTS,)
    intro = gettext_lazy("Written over the country’s figures, which are counted for you and frozen when you submit it.")

    @cached_property
    def country(self) -> Country | None:
        """Return the country that the address names, or else the first, among those the reader coordinates."""
        keys = [hat.country_id for hat in hats(self.user, *NATIONAL_ROLES) if hat.country_id]
        own = list(Country.objects.filter(pk__in=keys).order_by("code"))
        asked = eu_code(self.request.GET.get("country", ""))
        return next((item for item in own if not asked or item.code == asked), None)

    def heading(self) -> str:
        """Return the title with the country."""
        if self.country is None:
            return _("National report")
        return _("National report of {country}").format(country=self.country.name)

    def new(self) -> NationalReport:
        """Return the report to be."""
        return NationalReport(round=self.record, country=self.country)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form, or lead to the report that the country has in the round.

        Raises Refused and Blocked where nobody can begin one.
        """
        begun = NationalReport.objects.visible_to(self.user).filter(round=self.record, country=self.country).first()
        if begun is None:
            return super().get(request, **parts)
        messages.info(request, _("Your country has a national report in this round already: here it is."))
        return HttpResponseRedirect(begun.get_absolute_url())

    def refuse_others(self) -> None:
        """Raise Refused or Blocked where the service would, before anybody has typed anything."""
        refuse_to_begin(self.record, self.country, actor=actor_of(self))

    def context(self) -> dict[str, Any]:
        """Return the country's figures beside the form. Six queries."""
        if self.country is None:
            return super().context()
        counted = figures_of_country(self.record, self.country)
        # The indicators have no page before there is a report.
        shown = {
            **shown_figures(counted, Behind(self.record, country=self.country), frozen=False),
            "indicators_url": "",
        }
        return {**super().context(), **shown}

    def make(self, values: dict[str, Any]) -> NationalReport:
        """Begin the report. Raises what `begin_national_report` raises."""
        return begin_national_report(self.record, self.country, actor=actor_of(self), values=values)


class NationalReportList(ListPage[NationalReport]):
    """The national reports of all rounds."""

    model = NationalReport
    section = "reporting"
    title = gettext_lazy("National reports")
    table = NATIONAL_REPORTS

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_report(), Crumb(str(self.title)))

    def actions(self) -> Sequence[Button]:
        """Return the way to where a coordinator begins one."""
        own = [hat.country_code for hat in hats(self.user, *NATIONAL_ROLES) if hat.country_code]
        here = [f"{reverse('my-country', query={'country': code})}#national-reports" for code in own[:1]]
        return [Button(_("Write yours in My country"), there, icon="edit") for there in here]
