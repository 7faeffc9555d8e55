"""A plan in force with a Driver, two actions with leaders, and a round that is planned."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from empact.workflow.engine import perform
from empact.workflow.triggers import moving
from oaps.models import (
    OAP,
    Indicator,
    IndicatorValue,
    OperationalAction,
    Participation,
    PlanReport,
    ProgressReport,
    ReportingRound,
    Result,
)
from oaps.services.reports import save_report
from oaps.services.rounds import expect_reports
from tests.cast import FICTION, Cast, put, take_part

DUE = datetime(2025, 12, 19, 16, tzinfo=UTC)
LONG_AGO = datetime(2025, 11, 3, 16, tzinfo=UTC)


@dataclass
class Reporting:
    """The reporting half of the cast."""

    cast: Cast
    plan: OAP
    actions: list[OperationalAction]
    round: ReportingRound

    def report(self, number: int = 0) -> ProgressReport:
        """Return the open report on an action, as it is now."""
        return ProgressReport.objects.exclude(status__in=["accepted", "superseded"]).get(
            round=self.round, action=self.actions[number]
        )

    def plan_report(self) -> PlanReport:
        """Return the Driver's report, as it is now."""
        return PlanReport.objects.get(round=self.round, oap=self.plan)

    def fill(self, number: int = 0, **changes: Any) -> ProgressReport:
        """Write a whole report: the number of each indicator is 5 unless it is carried over."""
        report = self.report(number)
        values = {"state": "on_track", "narrative": "Controls went on.", **changes}
        saved = save_report(
            report.pk,
            actor=self.cast["leader.one"],
            seen=report.version,
            changes=values,
            confirm=tuple(report.to_confirm),
        )
        for value in IndicatorValue.objects.filter(report=report):
            IndicatorValue.objects.filter(pk=value.pk).update(state="reported", number=5, to_confirm=False)
        return saved

    def move(self, name: str, record: Any, person: str, **more: Any) -> Any:
        """Make a move of a report as somebody who sees it as it is."""
        record = type(record).objects.get(pk=record.pk)
        seen = record.content if isinstance(record, ProgressReport) else record.version
        return perform(type(record), name, record.pk, actor=self.cast[person], seen=seen, **more)

    def accepted(self, number: int = 0, **changes: Any) -> ProgressReport:
        """Write, send and accept a report."""
        report = self.fill(number, **changes)
        self.move("submit", report, "leader.one")
        moved: ProgressReport = self.move("accept", report, "driver.one")
        return moved

    def make_late(self) -> None:
        """Let the round be due for its Action Leaders three weeks ago."""
        ReportingRound.objects.filter(pk=self.round.pk).update(due_action_leader=LONG_AGO)

    def add_line_without_country(self) -> None:
        """Say of the one line of results that it is of France, and add one of no country to its report."""
        line = Result.objects.get()
        Result.objects.update(country=self.cast.countries["FR"])
        Result.objects.create(report=line.report, measure=line.measure, year=line.year, number=4, **FICTION)

    def leave_lead(self, body: str, number: int = 1) -> None:
        """Let no country lead an action, the second one unless told: a body without one does, or nobody."""
        lead = Participation.objects.filter(action=self.actions[number], role="lead")
        if body:
            lead.update(organisation=self.cast.organisations[body])
        else:
            lead.delete()

    def cancel_another(self) -> None:
        """Add an action with an indicator that is part of its plan no more, led as the second."""
        gone = OperationalAction(
            oap=self.plan, goal=self.actions[0].goal, goal_number=1, sequence=3, title="Cancelled action",
            starts=self.plan.period_start, ends=self.plan.period_end, **FICTION,
        )  # fmt: skip
        take_part(self.cast, put(gone, "cancelled"), "Europol", "lead", "confirmed")
        Indicator.objects.create(action=gone, title="Ports", unit="ports", aggregation="latest", **FICTION)


@pytest.fixture
def planned(cast: Cast) -> Reporting:
    """Nothing is asked for yet."""
    plan = cast.running_plan
    first = OperationalAction.objects.get(oap=plan)
    second = put(
        OperationalAction(
            oap=plan, goal=first.goal, goal_number=1, sequence=2, title="Second action", starts=date(2024, 2, 1),
            ends=date(2025, 12, 1), **FICTION,
        ),
        "in_progress",
    )  # fmt: skip
    take_part(cast, second, "DE", "lead", "confirmed")
    Indicator.objects.create(
        action=second, title="Offices", unit="offices", baseline=2, target=8, aggregation="latest", **FICTION
    )
    cast.give("driver.one", "driver", "ES", plan)
    cast.give("codriver.one", "co_driver", "FR", plan)
    cast.give("leader.one", "action_leader", "FR", first)
    cast.give("leader.one", "action_leader", "FR", second)
    item = ReportingRound.objects.create(
        cycle=cast.earlier_cycle, code="final", title="Final reports", period_start=plan.period_start,
        period_end=plan.period_end, is_final=True, opens_on=date(2025, 11, 20), due_action_leader=DUE, due_driver=DUE,
        due_est=DUE, due_cosi=DUE, **FICTION,
    )  # fmt: skip
    return Reporting(cast, plan, [first, second], item)


@pytest.fixture
def reporting(planned: Reporting) -> Reporting:
    """The round is open and has asked for its reports."""
    put_open(planned.round)
    for plan in (planned.plan,):
        expect_reports(planned.round, plan, actor=None)
    return planned


def put_open(item: ReportingRound) -> None:
    """Open a round behind the engine's back."""
    with transaction.atomic(), moving():
        ReportingRound.objects.filter(pk=item.pk).update(status="open")
    item.refresh_from_db()
