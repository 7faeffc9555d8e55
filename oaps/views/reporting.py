"""Reporting rounds and progress reports: who has told what, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle, CycleStatus
from cycles.permissions import support_team
from empact import clock
from empact.accounts.rules import Reader
from empact.history.models import Entry
from empact.jobs.models import Job
from empact.web import marks, moments
from empact.web.parts import Button, Crumb, Step
from empact.web.tables import Column, Group, Table
from empact.web.values import link, shown
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage, Fact, Facts, Part, Related
from empact.web.views.lists import ListPage
from empact.workflow.edits import editable_fields
from empact.workflow.openings import openings
from oaps.filters import AllReportFilters, ReportFilters, RoundFilters
from oaps.models import (
    IndicatorValue,
    PlanReport,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    Result,
    RoundStatus,
    ValueState,
)
from oaps.permissions import ROUND_KEEPERS
from oaps.services.rounds import EXPECT
from oaps.views.results import RESULTS_OF_REPORT

# A report in one of these states is still owed by its Action Leader.
OWED = ("expected", "drafting", "returned")


def counted(rounds: QuerySet[ReportingRound], reader: Reader) -> QuerySet[ReportingRound]:
    """Return the rounds with the number of reports the reader may see, and how many of them are accepted."""
    seen = Q(reports__in=ProgressReport.objects.current(reader))
    return rounds.annotate(
        report_count=Count("reports", filter=seen),
        accepted_count=Count("reports", filter=seen & Q(reports__status="accepted")),
    )


def reports_of(item: ReportingRound, reader: Reader) -> QuerySet[ProgressReport]:
    """Return the current reports of a round that the reader may see."""
    return ProgressReport.objects.current(reader).for_list().filter(round=item)


def is_late(report: ProgressReport) -> bool:
    """Tell whether the report is still owed after its due date; computed, never stored."""
    return report.status in OWED and moments.is_past(report.round.due_action_leader)


def status_cell(report: ProgressReport) -> SafeString:
    """Return the state of a report; overdue is the loudest."""
    if is_late(report):
        return marks.chip("overdue", moments.lateness(report.round.due_action_leader))
    return shown(report, "status")


REPORTS: Table[ProgressReport] = Table(
    columns=(
        Column(
            "action.number",
            gettext_lazy("No"),
            css="code-cell",
            ordering=("action__oap__code", "action__goal_number", "action__sequence"),
        ),
        Column("action.title", gettext_lazy("Action"), main=True, ordering="action__title"),
        Column("state", ordering="state"),
        Column("submitted_at", ordering="submitted_at"),
        Column("accepted_at", ordering="accepted_at"),
        Column(
            "status",
            gettext_lazy("Report"),
            cell=status_cell,
            text=lambda report: report.get_status_display(),
            ordering="status",
        ),
    ),
    filters=ReportFilters,
    ordering=("action__oap__code", "action__goal_number", "action__sequence"),
    group=Group(
        lambda report: report.action.oap_id,
        lambda report: format_html('{} <span class="muted">{}</span>', report.action.oap, report.action.oap.code),
        ("action__oap__code",),
    ),
    empty_next=gettext_lazy("A report is shared with the others once it is accepted."),
    file_name="progress-reports",
)
ALL_REPORTS: Table[ProgressReport] = Table(
    columns=(
        *REPORTS.columns[:2],
        Column("round", gettext_lazy("Round"), ordering="round__opens_on"),
        *REPORTS.columns[2:],
    ),
    filters=AllReportFilters,
    ordering=("-round__opens_on", *REPORTS.ordering),
    empty_next=REPORTS.empty_next,
    file_name="progress-reports",
)
ROUNDS: Table[Any] = Table(
    columns=(
        Column("cycle.label", gettext_lazy("Cycle"), css="code-cell", ordering="cycle__starts"),
        Column("title", main=True, ordering="title"),
        Column("opens_on", ordering="opens_on"),
        Column("due_action_leader", gettext_lazy("Action Leaders"), ordering="due_action_leader"),
        Column("due_driver", gettext_lazy("Drivers"), ordering="due_driver"),
        Column("due_cosi", gettext_lazy("COSI"), ordering="due_cosi"),
        Column(
            "accepted_count",
            gettext_lazy("Accepted"),
            cell=lambda item: marks.bar(
                item.accepted_count,
                item.report_count,
                words=_("%(part)d of %(whole)d") % {"part": item.accepted_count, "whole": item.report_count},
            ),
            text=lambda item: item.accepted_count,
        ),
        Column("status", ordering="status"),
    ),
    filters=RoundFilters,
    ordering=("-opens_on",),
    empty_next=gettext_lazy("The EMPACT Support Team opens a round when reports are due."),
    file_name="reporting-rounds",
)


PLANS_OF_ROUND: Table[PlanReport] = Table(
    columns=(
        Column("oap.code", gettext_lazy("Plan"), css="code-cell", ordering="oap__code"),
        Column("oap.title", gettext_lazy("OAP"), main=True, ordering="oap__title"),
        Column("submitted_at", ordering="submitted_at"),
        Column("accepted_at", ordering="accepted_at"),
        Column("status", gettext_lazy("Report"), ordering="status"),
    ),
    ordering=("oap__code",),
    empty_next=gettext_lazy("A Driver’s report is shared with the others once it is accepted."),
    file_name="driver-reports",
)


class RoundList(ListPage[ReportingRound]):
    """All reporting rounds, the newest first."""

    model = ReportingRound
    section = "reporting"
    title = gettext_lazy("Reporting rounds")
    lead = gettext_lazy(
        "In each round the Action Leaders report on their actions, the Drivers on their plans, and the EMPACT Support "
        "Team brings it together for COSI."
    )
    table = ROUNDS

    def rows(self) -> QuerySet[ReportingRound]:
        """Return the rounds with their counts."""
        return counted(super().rows(), self.user)

    def actions(self) -> Sequence[Button]:
        """Return the ways to what was reported."""
        return (
            *(
                Button(
                    _("Plan a round of {cycle}").format(cycle=cycle.label),
                    reverse("reporting-round-create", args=[cycle.code]),
                    icon="plus",
                )
                for cycle in Cycle.objects.filter(support_team(Cycle).records(self.user))
                .exclude(status=CycleStatus.CLOSED)
                .order_by("-starts")
            ),
            Button(_("All reports"), reverse("progress-report-list")),
            Button(_("Drivers’ reports"), reverse("plan-report-list")),
            Button(_("Figures"), reverse("figures")),
            Button(_("Results"), reverse("result-list")),
            Button(_("Published figures"), reverse("published-figure-list")),
        )


class ReportList(ListPage[ProgressReport]):
    """The reports of all rounds."""

    model = ProgressReport
    section = "reporting"
    title = gettext_lazy("Progress reports")
    table = ALL_REPORTS

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("Reporting"), reverse("reporting-round-list")), Crumb(str(self.title)))


def _due(name: str, label: Any) -> Fact[ReportingRound]:
    return Fact(name, label, lambda item: moments.when_tag(getattr(item, name)))


def asking_of(item: ReportingRound, reader: Reader) -> Job | None:
    """Return the last job that asks for the round's reports, to who may ask for them. One query for others."""
    if not ROUND_KEEPERS.holds(reader, item):
        return None
    return Job.objects.filter(kind=EXPECT.name, key=f"round-{item.pk}").order_by("-pk").first()


class RoundDetail(DetailPage[ReportingRound]):
    """One round: its dates from the Action Leaders to COSI, and its reports."""

    template_name = "oaps/round.html"

    parts = (
        Part(
            name="reports",
            label=gettext_lazy("Reports"),
            table=REPORTS,
            rows=reports_of,
            count=lambda page: reports_of(page.record, page.user).count(),
        ),
        Part(
            name="plans",
            label=gettext_lazy("Drivers’ reports"),
            table=PLANS_OF_ROUND,
            rows=lambda item, reader: PlanReport.objects.visible_to(reader).for_list().filter(round=item),
            count=lambda page: PlanReport.objects.visible_to(page.user).filter(round=page.record).count(),
        ),
        Part(
            name="dates",
            label=gettext_lazy("Dates"),
            facts=(
                Facts(
                    "",
                    (
                        "period_start",
                        "period_end",
                        "opens_on",
                        _due("due_action_leader", gettext_lazy("Due from Action Leaders")),
                        _due("due_driver", gettext_lazy("Due from Drivers")),
                        _due("due_est", gettext_lazy("Due from the EMPACT Support Team")),
                        _due("due_cosi", gettext_lazy("Due at COSI")),
                    ),
                ),
            ),
        ),
    )

    def meta(self) -> Sequence[object]:
        """Return cycle and kind."""
        item = self.record
        return (
            format_html("{} {}", _("Cycle"), link(item.cycle, item.cycle.label)),
            _("final report") if item.is_final else _("interim report"),
        )

    def way(self) -> dict[str, Any]:
        """Return the due dates as a stepper, where today stands in the first that is not over; and whose turn it is."""
        return {**super().way(), "steps": steps_of_round(self.record)}

    def actions(self) -> Sequence[Button]:
        """Return the way to the form, for who keeps the round."""
        may = editable_fields(self.user, self.record)
        return (Button(_("Edit"), self.url("edit"), icon="edit"),) if may else ()

    def context(self) -> dict[str, Any]:
        """Return the round, and how far the asking for its reports is."""
        return {**super().context(), "asking": asking_of(self.record, self.user)}

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the round; while its reports are being made, the part that says how far that is, by itself."""
        if self.wants("asking"):
            return self.respond("oaps/round.html#asking")
        return super().get(request, **parts)


def steps_of_round(item: ReportingRound) -> list[Step]:
    """Return the dates of a round as steps."""
    dates: tuple[tuple[str, datetime], ...] = (
        (_("Action Leaders"), item.due_action_leader),
        (_("Drivers"), item.due_driver),
        (_("EMPACT Support Team"), item.due_est),
        (_("COSI"), item.due_cosi),
    )
    ahead = [label for label, due in dates if due >= clock.now()]
    now = ahead[0] if ahead and item.status == RoundStatus.OPEN else ""
    return [
        Step(label, moments.time_tag(due, short=True), "now" if label == now else "later" if label in ahead else "done")
        for label, due in dates
    ]


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


def returned_because(report: ProgressReport) -> Entry | None:
    """Return the entry that says why the report came back. One query."""
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
        if report.round.status == RoundStatus.OPEN and editable_fields(self.user, report):
            buttons.append(Button(_("Write the report"), self.url("edit"), primary=True, icon="edit"))
        ways = openings(self.user, report)
        if report.status == ReportStatus.ACCEPTED and any(way.is_open for way in ways):
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
            "why": returned_because(report) if report.status == ReportStatus.RETURNED else None,
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
        if is_late(report):
            facts.append(status_cell(report))
        return facts
