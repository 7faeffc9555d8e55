"""A round asks for reports: one of each action that ran and one of each plan, made by a job that may run again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.models import User
from empact.history.acting import Act, acting
from empact.history.models import Entry
from empact.history.records import Record, Standing
from empact.jobs.asking import ask
from empact.jobs.errors import HopelessError
from empact.jobs.kinds import JobKind
from empact.jobs.running import Run
from empact.workflow.locks import lock
from oaps.models import (
    OAP,
    OWED,
    ActionStatus,
    Aggregation,
    Indicator,
    IndicatorValue,
    OAPStatus,
    OperationalAction,
    PlanReport,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    RoundStatus,
    ValueState,
)
from oaps.permissions import CARRIED
from oaps.querysets import GONE

RUNNING = (ActionStatus.ADOPTED, ActionStatus.IN_PROGRESS, ActionStatus.DELAYED)


@dataclass(frozen=True, slots=True)
class Asked:
    """How many reports were made: on actions, on plans; and how many values were added to reports being written."""

    reports: int = 0
    plan_reports: int = 0
    values: int = 0


def plans_of(item: ReportingRound) -> QuerySet[OAP]:
    """Return the plans that the round is about: of its cycle, in force, with a period that lies in the round's."""
    return OAP.objects.filter(
        cycle=item.cycle_id,
        status=OAPStatus.IN_FORCE,
        period_start__gte=item.period_start,
        period_end__lte=item.period_end,
    )


def actions_to_report(item: ReportingRound, plan: OAP) -> QuerySet[OperationalAction]:
    """Return the actions of the plan that are reported on: those that run; in a final round those that ended too."""
    actions = plan.actions.exclude(status__in=(*GONE, ActionStatus.PROPOSED))
    return actions if item.is_final else actions.filter(status__in=RUNNING)


def late_reports(item: ReportingRound) -> QuerySet[ProgressReport]:
    """Return the reports of the open round that are not submitted."""
    rows: QuerySet[ProgressReport] = item.reports.all().owed().for_list()
    return rows.order_by("action__oap__code", "action__goal_number", "action__sequence")


def late_plan_reports(item: ReportingRound) -> QuerySet[PlanReport]:
    """Return the Drivers' reports of the round that are not accepted."""
    rows: QuerySet[PlanReport] = item.plan_reports.all().awaited().for_list()
    return rows.order_by("oap__code")


def ask_for_reports(item: ReportingRound, *, actor: User | None) -> None:
    """Have a worker make the expected reports; asked twice at once, it is done once."""
    ask(EXPECT, f"round-{item.pk}", actor=actor, about=str(item), arguments={"round": item.pk})


def expect_in_round(run: Run) -> None:
    """Make the expected reports of a round, a transaction for each plan; safe to repeat, it only adds what is missing.

    Raises HopelessError when the round is not open any more.
    """
    item = ReportingRound.objects.filter(pk=run.job.arguments["round"]).first()
    if item is None or item.status != RoundStatus.OPEN:
        raise HopelessError(_("The round is not open; open it, then the reports are asked for."))
    plans = list(plans_of(item).select_related("cycle").order_by("code"))
    for number, plan in enumerate(plans):
        run.tell(100 * number // len(plans), plan.code)
        expect_reports(item, plan, actor=run.job.asked_by)


EXPECT = JobKind("oaps.expect_reports", gettext_lazy("Ask for the reports of a round"), expect_in_round)


def expect_reports(item: ReportingRound, plan: OAP, *, actor: User | None) -> Asked:
    """Make what is missing of the plan's reports in the round: reports, their values, the Driver's report.

    Nothing that is there is changed, whatever became of the action since. A new report begins with what the last
    accepted one said (`CARRIED`), marked to be confirmed. Holds the plan's row, so that two workers never both add.
    Some 12 statements, however many actions.
    """
    with acting(actor) as act:
        lock(OAP.objects.filter(pk=plan.pk))
        there = item.reports.filter(action__oap=plan).values("action")
        actions = list(actions_to_report(item, plan).exclude(pk__in=there).select_related("oap__cycle"))
        before = last_accepted(item, actions)
        reports = ProgressReport.objects.bulk_create(
            [_expected(item, action, before.get(action.pk)) for action in actions]
        )
        values = add_values(item, plan)
        plan_reports = [] if item.plan_reports.filter(oap=plan).exists() else [_of_plan(item, plan)]
        PlanReport.objects.bulk_create(plan_reports)
        _tell_all(act, [*reports, *plan_reports])
        return Asked(len(reports), len(plan_reports), values)


def _tell_all(act: Act, records: Iterable[Any]) -> None:
    Entry.objects.bulk_create([act.entry("asked_for", record) for record in records])


def _standing(record: Record) -> Standing:
    """Return the standing of what is said of a record: of what is fictitious it is too."""
    return Standing.FICTITIOUS if record.standing == Standing.FICTITIOUS else Standing.TO_CONFIRM


def last_accepted(item: ReportingRound, actions: Iterable[OperationalAction]) -> dict[int, ProgressReport]:
    """Return, by action, the last accepted report of an earlier round."""
    rows = (
        ProgressReport.objects.filter(
            action__in=[action.pk for action in actions],
            status=ReportStatus.ACCEPTED,
            round__opens_on__lt=item.opens_on,
        )
        .order_by("action_id", "-round__opens_on", "-pk")
        .distinct("action_id")
    )
    return {report.action_id: report for report in rows}


def carried_from(last: ProgressReport | None) -> dict[str, Any]:
    """Return what a new report begins with: of the last accepted one the fields that are carried and not empty."""
    return {name: value for name in CARRIED if last is not None and (value := getattr(last, name))}


def _expected(item: ReportingRound, action: OperationalAction, last: ProgressReport | None) -> ProgressReport:
    carried = carried_from(last)
    return ProgressReport(round=item, action=action, to_confirm=list(carried), standing=_standing(action), **carried)


def _of_plan(item: ReportingRound, plan: OAP) -> PlanReport:
    return PlanReport(round=item, oap=plan, standing=_standing(item))


def add_values(item: ReportingRound, plan: OAP) -> int:
    """Add the values that reports being written lack: of a new report, or of an indicator that came later."""
    reports = {report.action_id: report for report in item.reports.filter(action__oap=plan, status__in=OWED)}
    have = set(IndicatorValue.objects.filter(report__in=reports.values()).values_list("report_id", "indicator_id"))
    missing = [
        (reports[indicator.action_id], indicator)
        for indicator in Indicator.objects.filter(action__in=list(reports)).order_by("action", "position", "id")
        if (reports[indicator.action_id].pk, indicator.pk) not in have
    ]
    standing = _last_values(item, [indicator for _report, indicator in missing])
    made = IndicatorValue.objects.bulk_create(
        [_value(report, indicator, standing.get(indicator.pk)) for report, indicator in missing]
    )
    return len(made)


def _last_values(item: ReportingRound, indicators: Iterable[Indicator]) -> Mapping[int, IndicatorValue]:
    """Return, by indicator, the last accepted value of those whose latest value stands until there is a newer one.

    A number that adds up over periods is never carried over: it would be counted twice.
    """
    rows = (
        IndicatorValue.objects.filter(
            indicator__in=[one.pk for one in indicators if one.aggregation == Aggregation.LATEST],
            state=ValueState.REPORTED,
            report__status=ReportStatus.ACCEPTED,
            report__round__opens_on__lt=item.opens_on,
        )
        .order_by("indicator_id", "-report__round__opens_on", "-report_id")
        .distinct("indicator_id")
    )
    return {value.indicator_id: value for value in rows}


def _value(report: ProgressReport, indicator: Indicator, last: IndicatorValue | None) -> IndicatorValue:
    if last is None:
        return IndicatorValue(report=report, indicator=indicator, standing=_standing(report))
    return IndicatorValue(
        report=report,
        indicator=indicator,
        state=last.state,
        number=last.number,
        to_confirm=True,
        standing=_standing(report),
    )
