"""Reporting rounds, progress reports with the values of the indicators, and results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from cycles.models import Cycle
from empact import clock
from empact.loading.announced import ENTERED_AT, FICTION
from empact.workflow.install import Past, install_many
from oaps.demo import days
from oaps.demo.actions import OPEN, Script, answer
from oaps.demo.areas import wording
from oaps.demo.crew import Crew
from oaps.demo.participation import lead_of
from oaps.demo.rounds import lines
from oaps.models import (
    ActionStatus,
    Indicator,
    IndicatorValue,
    Measure,
    ProgressReport,
    Qualifier,
    ReportingRound,
    ReportStatus,
    Result,
    RoundStatus,
    StateOfAction,
    ValueState,
)
from oaps.permissions import CARRIED
from oaps.services.rounds import add_values, carried_from, last_accepted, plans_of

# How the Action Leader reports an action of this fate, and how much of the target is usually reached.
STATES: Mapping[str, tuple[StateOfAction, float, float]] = {
    ActionStatus.IN_PROGRESS: (StateOfAction.ON_TRACK, 0.75, 1.2),
    ActionStatus.DELAYED: (StateOfAction.DELAYED, 0.3, 0.75),
    ActionStatus.COMPLETED: (StateOfAction.COMPLETED, 0.9, 1.5),
    ActionStatus.PARTIALLY_COMPLETED: (StateOfAction.PARTIALLY_COMPLETED, 0.5, 0.9),
    ActionStatus.NOT_COMPLETED: (StateOfAction.NOT_COMPLETED, 0.05, 0.4),
    ActionStatus.CANCELLED: (StateOfAction.CANCELLED, 0.0, 0.1),
}
SENT = (ReportStatus.SUBMITTED, ReportStatus.ACCEPTED, ReportStatus.RETURNED)
# What counts as a result, by goal, beside the measures of the area.
BY_GOAL = {1: ("contributions", "reports"), 5: ("documents",), 6: ("officers-trained", "courses"), 7: ("campaigns",)}
RANGES = {
    "contributions": (20, 500),
    "reports": (1, 6),
    "documents": (10, 400),
    "officers-trained": (15, 160),
    "courses": (1, 6),
    "campaigns": (1, 4),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One round as the file describes it."""

    record: ReportingRound
    period_start: date
    share: float
    results: int
    answers: Mapping[str, int]


def make_rounds() -> list[Round]:
    """Make the rounds, past, open and planned."""
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    records = [_round(line, cycles[line["cycle"]]) for line in lines()]
    install_many(records, at=ENTERED_AT)
    return [
        Round(record, line["period"][0], line["share"], line["results"], line["answers"])
        for record, line in zip(records, lines(), strict=True)
    ]


def _round(line: Mapping[str, Any], cycle: Cycle) -> ReportingRound:
    leader, driver, team, cosi = (clock.deadline(day) for day in line["due"])
    return ReportingRound(
        cycle=cycle,
        code=line["code"],
        title=line["title"],
        period_start=line["period"][0],
        period_end=line["period"][1],
        is_final=line["is_final"],
        opens_on=line["opens"],
        due_action_leader=leader,
        due_driver=driver,
        due_est=team,
        due_cosi=cosi,
        status=line["status"],
        **FICTION,
    )


def make_reports(scripts: list[Script], crew: Crew) -> list[Past]:
    """Make the reports of all rounds on the actions of 2022 to 2025; return the moves that brought them there."""
    past: list[Past] = []
    by_period: dict[date, list[Script]] = {}
    for script in scripts:
        by_period.setdefault(script.plan.period_start, []).append(script)
    indicators = _indicators()
    measures = {item.code: item for item in Measure.objects.all()}
    for item in make_rounds():
        reported = [script for script in by_period.get(item.period_start, []) if _is_asked(script, item)]
        if not item.answers:
            continue
        reports = [_report(script, item) for script in reported]
        install_many(reports, at=ENTERED_AT)
        pairs = list(zip(reported, reports, strict=True))
        past += [move for script, report in pairs for move in _past(script, report, crew)]
        IndicatorValue.objects.bulk_create(
            [
                row
                for script, report in pairs
                for row in _values(script, report, item, indicators.get(script.action.pk, []))
            ],
            batch_size=1000,
        )
        Result.objects.bulk_create(
            [row for script, report in pairs for row in _results(script, report, item, measures)], batch_size=1000
        )
    _revise_some()
    for opened in ReportingRound.objects.filter(status=RoundStatus.OPEN):
        _carry_over(opened)
    return past


def _past(script: Script, report: ProgressReport, crew: Crew) -> Iterator[Past]:
    """Yield how a report that is not accepted came back to its Action Leader."""
    if report.status == ReportStatus.RETURNED and report.submitted_at is not None:
        driver = crew.drivers[script.area.code or script.area.earlier]
        at = _accepted(report.submitted_at)
        yield Past(report, "return", at, driver, "Please say which of the figures are final, and give the source.")


def _carry_over(item: ReportingRound) -> None:
    """Let what is still expected begin with what was accepted last, as the job of a round does."""
    waiting = list(item.reports.filter(status=ReportStatus.EXPECTED).select_related("action"))
    before = last_accepted(item, [report.action for report in waiting])
    for report in waiting:
        carried = carried_from(before.get(report.action_id))
        for name, value in carried.items():
            setattr(report, name, value)
        report.to_confirm = list(carried)
    ProgressReport.objects.bulk_update(waiting, [*CARRIED, "to_confirm"], batch_size=500)
    for plan in plans_of(item):
        add_values(item, plan)


def _indicators() -> dict[int, list[Indicator]]:
    found: dict[int, list[Indicator]] = {}
    for item in Indicator.objects.order_by("action", "position"):
        found.setdefault(item.action_id, []).append(item)
    return found


def _is_asked(script: Script, item: Round) -> bool:
    """Tell whether the action is reported on: a cancelled one until its cancellation."""
    return script.action.status != ActionStatus.CANCELLED or item.record.code in {"yearly-2024", "final-2022"}


def _report(script: Script, item: Round) -> ProgressReport:
    dice = script.dice(item.record.code)
    status = answer(script, item.answers, dice, is_final=item.record.is_final)
    has_text = status != ReportStatus.EXPECTED
    submitted = _submitted(item, dice) if status in SENT else None
    words = wording().words
    narrative = wording().of(script.topic).speak("done", dice, {"count": dice.choice(("two", "three"))})
    return ProgressReport(
        round=item.record,
        action=script.action,
        state=_state(script, item) if has_text else "",
        narrative=narrative if has_text else "",
        obstacles=dice.choice(words["obstacles"]) if has_text else "",
        next_steps=dice.choice(words["next"]) if has_text and status != ReportStatus.DRAFTING else "",
        first_submitted_at=submitted,
        submitted_at=submitted,
        accepted_at=_accepted(submitted) if submitted and status == ReportStatus.ACCEPTED else None,
        status=status,
        **FICTION,
    )


def _accepted(submitted: datetime) -> datetime:
    """Return when the Driver accepted: within three days, on a working day, two hours later in it."""
    day = days.on_or_before(submitted.date() + timedelta(days=3))
    return datetime.combine(day, submitted.time(), submitted.tzinfo) + timedelta(hours=2)


def _state(script: Script, item: Round) -> StateOfAction:
    """Return how the action is reported: in the final round by how it ends, before that it was on its way."""
    if item.record.is_final:
        return STATES[script.outcome][0]
    return STATES[script.fate][0] if script.fate in OPEN else StateOfAction.ON_TRACK


def _submitted(item: Round, dice: Random) -> datetime:
    """Return an instant in office hours before the deadline, and before today."""
    last = min(item.record.due_action_leader.astimezone(clock.BRUSSELS).date(), date(2025, 11, 20))
    first = item.record.opens_on + timedelta(days=4)
    day = days.on_or_before(first + timedelta(days=dice.randrange(max(1, (last - first).days))))
    return datetime(day.year, day.month, day.day, dice.randint(9, 16), dice.randrange(60), tzinfo=clock.BRUSSELS)


def _values(
    script: Script, report: ProgressReport, item: Round, indicators: list[Indicator]
) -> Iterator[IndicatorValue]:
    if report.status == ReportStatus.EXPECTED:
        return
    dice = script.dice(f"{item.record.code}/values")
    # The indicators of an action do better or worse together, and grow from round to round.
    low, high = STATES[script.fate][1:]
    luck = script.dice("luck").uniform(low, high)
    for indicator in indicators:
        state = dice.choices(list(ValueState), (5, 93, 2))[0]
        if report.status == ReportStatus.DRAFTING and dice.random() < 0.5:
            state = ValueState.NOTHING
        goal = indicator.target or Decimal(20)
        number = Decimal(round(float(goal) * luck * item.share * dice.uniform(0.9, 1.1)))
        yield IndicatorValue(
            report=report,
            indicator=indicator,
            state=state,
            number=number if state == ValueState.REPORTED else None,
            **FICTION,
        )


def _results(script: Script, report: ProgressReport, item: Round, measures: Mapping[str, Measure]) -> Iterator[Result]:
    if not item.results or report.status not in {ReportStatus.ACCEPTED, ReportStatus.SUBMITTED}:
        return
    dice = script.dice(f"{item.record.code}/results")
    ranges = {code: RANGES[code] for code in BY_GOAL.get(script.topic.goal, ())} or dict(script.area.measures)
    for code in dice.sample(sorted(ranges), min(len(ranges), dice.choice((1, 2, 2, 3)))):
        low, high = ranges[code]
        number = low + (high - low) * dice.random() ** 2.2
        is_final = report.status == ReportStatus.ACCEPTED
        yield Result(
            report=report,
            measure=measures[code],
            number=Decimal(round(number)),
            qualifier=dice.choices((Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT), (80, 14, 6))[0]
            if is_final
            else Qualifier.PRELIMINARY,
            year=item.results,
            country=lead_of(script).country,
            crime_type=script.plan.title[:120],
            origin=dice.choice(("National case files", "Reports of the action days", "Answers of the participants")),
            **FICTION,
        )


def _revise_some() -> None:
    """Correct a few results: the earlier number stays, replaced by the later one."""
    earlier = list(Result.objects.filter(year__in=[2022, 2023], measure__code="arrests").order_by("id")[:8])
    Result.objects.bulk_create(
        Result(
            report_id=item.report_id,
            measure_id=item.measure_id,
            number=item.number + 2,
            qualifier=Qualifier.FINAL,
            year=item.year,
            country_id=item.country_id,
            crime_type=item.crime_type,
            origin="Corrected by the lead state after a second count",
            replaces=item,
            **FICTION,
        )
        for item in earlier
    )
