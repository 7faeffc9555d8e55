"""The Driver's page: the reports of a plan in a round, what they add up to, and the report on the plan over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web import marks
from empact.web.forms import Section
from empact.web.parts import Button, Crumb
from empact.web.tables import Bulk, Column, Listing, Table
from empact.web.values import link
from empact.web.views.bulk import BulkMovePage
from empact.web.views.details import DetailPage, Facts, Part
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of
from empact.workflow.edits import editable_fields
from oaps.addresses import above_report
from oaps.figures import Reached, figures_of_plan, reached
from oaps.filters import OnePlanReportFilters, PlanReportFilters
from oaps.forms.reports import PlanReportForm
from oaps.models import (
    Indicator,
    IndicatorValue,
    PlanReport,
    ProgressReport,
    ReportStatus,
)
from oaps.permissions import PLAN_REPORT_WRITERS
from oaps.services.reports import save_plan_report
from oaps.views.over_figures import Behind, OverFiguresEdit, shown_figures
from oaps.views.reporting import bulk_of, returned_because, state_cell, state_words, status_cell
from oaps.workflow import PLAN_REPORT_CHART

DECIDABLE = (ReportStatus.SUBMITTED, ReportStatus.ACCEPTED)


def indicators_cell(report: ProgressReport) -> SafeString:
    """Return how many indicators with a target are met by what is accepted and what this report adds."""
    found: list[Reached] = getattr(report, "reached", [])
    aimed = [item for item in found if item.target is not None]
    if not aimed:
        return format_html('<span class="muted">{}</span>', _("no target"))
    met = sum(item.met for item in aimed)
    words = _("%(part)d of %(whole)d") % {"part": met, "whole": len(aimed)}
    return marks.bar(met, len(aimed), words=words)


def change_cell(report: ProgressReport) -> SafeString:
    """Return what the report says otherwise than the last accepted one."""
    before: ProgressReport | None = getattr(report, "before", None)
    if before is None:
        return format_html('<span class="muted">{}</span>', _("first report"))
    if report.state and report.state != before.state:
        return format_html("{} → {}", before.get_state_display(), report.get_state_display())
    return format_html('<span class="muted">{}</span>', _("same state"))


REPORTS_OF_PLAN: Table[ProgressReport] = Table(
    columns=(
        Column(
            "action.number",
            gettext_lazy("No"),
            css="code-cell",
            ordering=("action__goal_number", "action__sequence"),
        ),
        Column("action.title", gettext_lazy("Action"), main=True, ordering="action__title"),
        Column("state", cell=state_cell, text=state_words, ordering="state"),
        Column("change", gettext_lazy("Since the last round"), cell=change_cell, text=lambda report: ""),
        Column("indicators", gettext_lazy("Indicators met"), cell=indicators_cell, text=lambda report: ""),
        Column("submitted_at", ordering="submitted_at"),
        Column(
            "status",
            gettext_lazy("Report"),
            cell=status_cell,
            text=lambda report: report.get_status_display(),
            ordering="status",
        ),
    ),
    filters=OnePlanReportFilters,
    ordering=("action__goal_number", "action__sequence"),
    empty_next=gettext_lazy("The EMPACT Support Team asks for the reports when it opens the round."),
    file_name="progress-reports",
    page_size=60,
)
PLAN_REPORTS: Table[PlanReport] = Table(
    columns=(
        Column("oap.code", gettext_lazy("Plan"), css="code-cell", ordering="oap__code"),
        Column("oap.title", gettext_lazy("OAP"), main=True, ordering="oap__title"),
        Column("round", gettext_lazy("Round"), ordering="round__opens_on", css="cell-round"),
        Column("submitted_at", ordering="submitted_at"),
        Column("accepted_at", ordering="accepted_at"),
        Column("status", gettext_lazy("Report"), ordering="status"),
    ),
    filters=PlanReportFilters,
    ordering=("-round__opens_on", "oap__code"),
    empty_next=gettext_lazy("A Driver’s report is shared with the others once it is accepted."),
    file_name="driver-reports",
)


def reports_of(report: PlanReport, reader: Reader) -> QuerySet[ProgressReport]:
    """Return the current reports on the plan's actions in the round that the reader may see."""
    found = ProgressReport.objects.current(reader).for_list()
    return found.filter(round=report.round_id, action__oap=report.oap_id)


def with_progress(reports: Sequence[ProgressReport], reader: Reader) -> None:
    """Give the reports what the table says of them: the indicators reached, the last report before. Three queries."""
    actions = [report.action_id for report in reports]
    if not reports:
        return
    # What a submitted report says is shown as if it were accepted, to who decides on that.
    values = IndicatorValue.objects.filter(report__in=ProgressReport.objects.current(reader))
    found: dict[int, list[Reached]] = {}
    for item in reached(Indicator.objects.filter(action__in=actions), values, counted=DECIDABLE):
        found.setdefault(item.action, []).append(item)
    earlier = (
        ProgressReport.objects.visible_to(reader)
        .filter(action__in=actions, status=ReportStatus.ACCEPTED, round__opens_on__lt=reports[0].round.opens_on)
        .order_by("action_id", "-round__opens_on")
        .distinct("action_id")
    )
    before = {report.action_id: report for report in earlier}
    for report in reports:
        report.reached = found.get(report.action_id, [])  # type: ignore[attr-defined]
        report.before = before.get(report.action_id)  # type: ignore[attr-defined]


def figures(page: DetailPage[PlanReport]) -> Mapping[str, Any]:
    """Return the figures: as they were frozen, or as they stand now. Six queries where they are counted."""
    report = page.record
    found = report.figures or figures_of_plan(report.round, report.oap)
    overtaken = ProgressReport.objects.visible_to(page.user).filter(
        Q(status=ReportStatus.SUPERSEDED) | Q(status=ReportStatus.RETURNED), pk__in=found["reports"]
    )
    return {
        **shown_figures(found, Behind(report.round, plan=report.oap), frozen=bool(report.figures)),
        "overtaken": list(overtaken.for_list()) if report.figures else [],
        "results_url": reverse("result-list", query={"plan": report.oap.code, "counted": "yes"}),
    }


class PlanReportDetail(DetailPage[PlanReport]):
    """A Driver's report with the reports on its actions, its figures and its texts."""

    template_name = "oaps/plan_report.html"
    parts = (
        Part(
            name="reports",
            label=gettext_lazy("Reports of the actions"),
            table=REPORTS_OF_PLAN,
            rows=reports_of,
            count=lambda page: reports_of(page.record, page.user).count(),
        ),
        Part(name="figures", label=gettext_lazy("Figures"), template="oaps/plan_report/figures.html", context=figures),
        Part(
            name="text",
            label=gettext_lazy("Report on the plan"),
            facts=(Facts("", ("summary", "achievements", "obstacles", "outlook"), keep_empty=True),),
        ),
    )

    @cached_property
    def listing(self) -> Listing[Any] | None:
        """Return the list of the reports, with what can be done with several of them."""
        if self.part.table is None:
            return None
        rows = reports_of(self.record, self.user)
        found = Listing(REPORTS_OF_PLAN, self.request, rows, bulk=bulk_of(rows, self.user))
        with_progress(list(found.page), self.user)
        return found

    def heading(self) -> object:
        """Return the plan's title."""
        return str(self.record.oap)

    def meta(self) -> Sequence[object]:
        """Return plan and round."""
        report = self.record
        return (link(report.oap, report.oap.code), link(report.round, report.round.title))

    def actions(self) -> Sequence[Button]:
        """Return the way to the form, for who writes it."""
        report = self.record
        if not PLAN_REPORT_WRITERS.holds(self.user, report) or not editable_fields(self.user, report):
            return ()
        return (Button(_("Write the report on the plan"), self.url("edit"), primary=True, icon="edit"),)

    def context(self) -> dict[str, Any]:
        """Return the report, and why it was returned."""
        return {**super().context(), "why": returned_because(self.record)}


class PlanReportEdit(OverFiguresEdit[PlanReport]):
    """Writes the texts of a Driver's report, beside the figures that are there already."""

    form_class = PlanReportForm
    template_name = "oaps/plan_report_form.html"
    sections = (Section(gettext_lazy("Report on the plan"), ("summary", "achievements", "obstacles", "outlook")),)

    def figures(self) -> Mapping[str, Any]:
        """Return the plan's figures as they stand now."""
        return figures_of_plan(self.record.round, self.record.oap)

    def behind(self) -> Behind:
        """Return where the rows of the plan are."""
        return Behind(self.record.round, plan=self.record.oap, page=f"{self.record.get_absolute_url()}?tab=figures")

    def context(self) -> dict[str, Any]:
        """Return the figures beside the form, and why the report was returned."""
        return {**super().context(), "why": returned_because(self.record)}

    def save_texts(self, seen: int, changes: Mapping[str, Any]) -> PlanReport:
        """Write the texts. Raises what `save_plan_report` raises."""
        return save_plan_report(self.record.pk, actor=actor_of(self), seen=seen, changes=changes)


class PlanReportList(ListPage[PlanReport]):
    """The Drivers' reports of all rounds; the EMPACT Support Team accepts several at once."""

    model = PlanReport
    section = "reporting"
    title = gettext_lazy("Drivers’ reports")
    table = PLAN_REPORTS

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_report(), Crumb(str(self.title)))

    def bulk(self) -> Bulk | None:
        """Return the moves of several reports."""
        rows = PlanReport.objects.visible_to(self.user)
        return bulk_of(rows, self.user, chart=PLAN_REPORT_CHART, url=reverse("plan-report-bulk-move"))


class ReportBulkMove(BulkMovePage[ProgressReport]):
    """One move for several reports: 25 are accepted at once."""

    model = ProgressReport
    section = "reporting"
    back = "/reports/"


class PlanReportBulkMove(BulkMovePage[PlanReport]):
    """One move for several Drivers' reports."""

    model = PlanReport
    section = "reporting"
    back = "/driver-reports/"
