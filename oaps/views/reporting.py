"""Progress reports: who has told what, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from empact.accounts.rules import Reader
from empact.history.models import Entry
from empact.web import marks, moments
from empact.web.parts import Button, Crumb
from empact.web.tables import Bulk, Column, Group, Table
from empact.web.turns import button_label
from empact.web.values import link, shown
from empact.web.views.details import DetailPage, Fact, Facts, Related
from empact.web.views.lists import ListPage
from empact.workflow.charts import Chart
from empact.workflow.edits import editable_fields
from empact.workflow.openings import openings
from oaps.filters import AllReportFilters, ReportFilters
from oaps.models import (
    IndicatorValue,
    PlanReport,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    Result,
    ValueState,
)
from oaps.permissions import REPORT_WRITERS
from oaps.views.results import RESULTS_OF_REPORT
from oaps.workflow import REPORT_CHART


def reports_of(item: ReportingRound, reader: Reader) -> QuerySet[ProgressReport]:
    """Return the current reports of a round that the reader may see."""
    return ProgressReport.objects.current(reader).for_list().filter(round=item)


def status_cell(report: ProgressReport) -> SafeString:
    """Return the state of a report; overdue is the loudest."""
    if report.is_late:
        return marks.chip("overdue", moments.lateness(report.round.due_action_leader))
    return shown(report, "status")


def status_words(report: ProgressReport) -> str:
    """Return the state of a report for a file, with how late it is or was sent: "accepted, sent 3 days late"."""
    late = moments.lateness(report.round.due_action_leader) if report.is_late else sent_late(report)
    return ", ".join(filter(None, (str(report.get_status_display()), late)))


def sent_late(report: ProgressReport) -> str:
    """Return how late a report was first sent, "sent 3 days late"; nothing when it was in time."""
    days = report.days_sent_late
    if days is None:
        return ""
    if days == 0:
        return _("sent late on the day it was due")
    return ngettext("sent %(days)d day late", "sent %(days)d days late", days) % {"days": days}


def sent_late_cell(report: ProgressReport) -> object:
    """Return the same as the second line of a cell."""
    return format_html('<span class="attention-text">{}</span>', words) if (words := sent_late(report)) else ""


def state_words(report: ProgressReport) -> str:
    """Return how the action stands; what was carried over and nobody has confirmed yet is not told as reported."""
    words = str(report.get_state_display())
    return _("{state}, carried over").format(state=words) if "state" in report.to_confirm else words


def state_cell(report: ProgressReport) -> SafeString:
    """Return how the action stands as HTML."""
    if "state" in report.to_confirm:
        return format_html('<span class="muted">{}</span>', state_words(report))
    return shown(report, "state")


REPORTS: Table[ProgressReport] = Table(
    columns=(
        Column(
            "action.number",
            gettext_lazy("No"),
            # On the page the plan stands over its reports; a file has no groups.
            text=lambda report: report.action.code,
            css="code-cell",
            ordering=("action__oap__code", "action__goal_number", "action__sequence"),
        ),
        Column("action.title", gettext_lazy("Action"), main=True, ordering="action__title"),
        Column("state", cell=state_cell, text=state_words, ordering="state"),
        Column("submitted_at", sub=sent_late_cell, ordering="submitted_at"),
        Column("accepted_at", ordering="accepted_at"),
        Column("status", gettext_lazy("Report"), cell=status_cell, text=status_words, ordering="status"),
    ),
    filters=ReportFilters,
    ordering=("action__oap__code", "action__goal_number", "action__sequence"),
    group=Group(
        lambda report: report.action.oap_id,
        lambda report: format_html('{} <span class="muted">{}</span>', report.action.oap, report.action.oap.code),
        ("action__oap__code",),
    ),
    empty_next=gettext_lazy("Reports are asked for when a round opens. One of others is shown once it is accepted."),
    file_name="progress-reports",
)
ALL_REPORTS: Table[ProgressReport] = Table(
    columns=(
        replace(REPORTS.columns[0], name="action.code", css="code-cell code-cell--left"),
        REPORTS.columns[1],
        Column("round", gettext_lazy("Round"), ordering="round__opens_on", css="cell-round"),
        *REPORTS.columns[2:],
    ),
    filters=AllReportFilters,
    ordering=("-round__opens_on", *REPORTS.ordering),
    empty_next=REPORTS.empty_next,
    file_name="progress-reports",
)


def bulk_of(rows: QuerySet[Any], user: Reader, *, chart: Chart = REPORT_CHART, url: str = "") -> Bulk | None:
    """Return the moves of several reports that are open to the reader for at least one. A query for each move."""
    buttons = tuple(
        (move.name, button_label(move), move.destructive)
        for move in chart.transitions
        if move.bulk
        and move.who is not None
        and rows.filter(status__in=move.sources).filter(move.who.records(user)).exists()
    )
    return Bulk(url or reverse("progress-report-bulk-move"), buttons) if buttons else None


class ReportList(ListPage[ProgressReport]):
    """The reports of all rounds; a Driver's team accepts several at once."""

    model = ProgressReport
    section = "reporting"
    title = gettext_lazy("Progress reports")
    table = ALL_REPORTS

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("Reporting"), reverse("reporting-round-list")), Crumb(str(self.title)))

    def bulk(self) -> Bulk | None:
        """Return the moves of several reports."""
        return bulk_of(ProgressReport.objects.visible_to(self.user), self.user)


def value_of(value: IndicatorValue) -> object:
    """Return a reported value; nothing reported, zero and not applicable are three different things."""
    if value.state == ValueState.REPORTED:
        return marks.count(float(value.number or 0)).removesuffix(".0")
    return format_html('<span class="muted">{}</span>', value.get_state_display())


VALUES: Table[IndicatorValue] = Table(
    columns=(
        Column("indicator.title", gettext_lazy("Indicator")),
        Column("indicator.unit", gettext_lazy("Unit")),
        Column("indicator.target", gettext_lazy("Target"), numeric=True),
        Column("number", gettext_lazy("Reported"), cell=value_of, numeric=True),
        Column("note"),
    ),
    ordering=("indicator__position",),
    empty_title=gettext_lazy("The action has no indicator in this report."),
)


def values_of(report: ProgressReport, reader: Reader) -> QuerySet[IndicatorValue]:
    """Return the indicator values of a report: who sees the report sees them."""
    return IndicatorValue.objects.filter(report=report).select_related("indicator")


def returned_because(report: ProgressReport | PlanReport) -> Entry | None:
    """Return the entry that says why the report came back, until it is sent again. One query, then."""
    if report.status != ReportStatus.RETURNED:
        return None
    return Entry.objects.of(report).filter(verb__in=("return", "recall_accepted")).order_by("-pk").first()


class ReportDetail(DetailPage[ProgressReport]):
    """One progress report: the state of the action, what was done, the values and the results."""

    template_name = "oaps/report.html"
    facts = (
        Facts(
            "",
            (
                "state",
                "new_end",
                Fact(
                    "carried_to", value=lambda report: report.carried_to and link(report.carried_to, report.carried_to)
                ),
                "narrative",
                "action_days",
                "action_days_note",
                "obstacles",
                "next_steps",
            ),
        ),
    )
    related = (
        Related(title=gettext_lazy("Indicators"), rows=values_of, table=VALUES),
        Related(
            title=gettext_lazy("Results"),
            rows=lambda report, reader: Result.objects.visible_to(reader).for_list().filter(report=report),
            table=RESULTS_OF_REPORT,
        ),
    )

    def heading(self) -> object:
        """Return number and title of the action."""
        return str(self.record.action)

    def actions(self) -> Sequence[Button]:
        """Return the ways to the form and to a correction, for who may take them."""
        report = self.record
        buttons = []
        if REPORT_WRITERS.holds(self.user, report) and editable_fields(self.user, report):
            buttons.append(Button(_("Write the report"), self.url("edit"), primary=True, icon="edit"))
        if any(way.is_open for way in openings(self.user, report)):
            there = reverse("progress-report-correct", args=[report.pk])
            buttons.append(Button(_("Correct the report"), there, icon="edit"))
        return buttons

    def context(self) -> dict[str, Any]:
        """Return the report, why it was returned, and what corrects it or is corrected by it."""
        report = self.record
        seen = ProgressReport.objects.visible_to(self.user).exclude(pk=report.pk)
        newer = seen.filter(corrects=report.pk).order_by("-revision").first()
        return {
            **super().context(),
            "newer": newer,
            "why": returned_because(report),
        }

    def meta(self) -> Sequence[object]:
        """Return action, plan, round and when it was submitted and accepted."""
        report = self.record
        facts: list[object] = [
            link(report.action, _("Open the action")),
            link(report.action.oap, report.action.oap.code),
            link(report.round, report.round.title),
        ]
        if report.revision:
            facts.append(_("revision %d") % report.revision)
        if report.submitted_at:
            facts.append(format_html("{} {}", _("submitted"), moments.time_tag(report.submitted_at, short=True)))
        if report.accepted_at:
            facts.append(format_html("{} {}", _("accepted"), moments.time_tag(report.accepted_at, short=True)))
        if report.is_late:
            facts.append(status_cell(report))
        elif late := sent_late_cell(report):
            facts.append(late)
        return facts
