"""Reporting rounds: by when whom is asked for what, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle, CycleStatus
from cycles.permissions import support_team
from empact import clock
from empact.accounts.rules import Reader
from empact.jobs.models import Job
from empact.web import marks, moments
from empact.web.parts import Button, Step
from empact.web.tables import Column, Table
from empact.web.values import link
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage, Fact, Facts, Part
from empact.web.views.lists import ListPage
from empact.workflow.edits import editable_fields
from oaps.filters import RoundFilters
from oaps.models import (
    OAP,
    PlanReport,
    ProgressReport,
    ReportingRound,
    RoundStatus,
)
from oaps.permissions import ROUND_KEEPERS
from oaps.services.rounds import EXPECT
from oaps.views.reporting import REPORTS, reports_of


def counted(rounds: QuerySet[ReportingRound], reader: Reader) -> QuerySet[ReportingRound]:
    """Return the rounds with the number of reports the reader may see, and how many of them are accepted."""
    seen = Q(reports__in=ProgressReport.objects.current(reader))
    return rounds.annotate(
        report_count=Count("reports", filter=seen),
        accepted_count=Count("reports", filter=seen & Q(reports__status="accepted")),
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
    empty_next=gettext_lazy(
        "Drivers’ reports are asked for when the round opens. One of another plan is shown once it is accepted."
    ),
    file_name="driver-reports",
)


class RoundList(ListPage[ReportingRound]):
    """All reporting rounds, the newest first."""

    model = ReportingRound
    section = "reporting"
    title = gettext_lazy("Reporting rounds")
    lead = gettext_lazy(
        "In each round the Action Leaders report on their actions, the Drivers on their plans, and the EMPACT Support "
        "Team brings it together for COSI. The reports that you may see are counted."
    )
    table = ROUNDS

    def rows(self) -> QuerySet[ReportingRound]:
        """Return the rounds with their counts."""
        return counted(super().rows(), self.user)

    def plannable(self) -> QuerySet[Cycle]:
        """Return the cycles for which the reader may plan a round: those with a plan that can still be reported on."""
        plans = OAP.objects.still_to_report().filter(cycle=OuterRef("pk"))
        mine = Cycle.objects.filter(support_team(Cycle).records(self.user)).exclude(status=CycleStatus.CLOSED)
        return mine.filter(Exists(plans)).order_by("-starts")

    def actions(self) -> Sequence[Button]:
        """Return the ways to what was reported."""
        return (
            *(
                Button(
                    _("Plan a round of {cycle}").format(cycle=cycle.label),
                    reverse("reporting-round-create", args=[cycle.code]),
                    icon="plus",
                )
                for cycle in self.plannable()
            ),
            Button(_("All reports"), reverse("progress-report-list")),
            Button(_("Drivers’ reports"), reverse("plan-report-list")),
            Button(_("National reports"), reverse("national-report-list")),
            Button(_("Figures"), reverse("figures")),
            Button(_("COSI’s page"), reverse("cosi")),
            Button(_("Results"), reverse("result-list")),
            Button(_("Published figures"), reverse("published-figure-list")),
        )


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
            answer = self.respond("oaps/round.html#asking")
            asking = asking_of(self.record, self.user)
            if asking is None or not asking.is_open:
                # The list below knows nothing of the reports yet.
                answer.headers["HX-Refresh"] = "true"
            return answer
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
