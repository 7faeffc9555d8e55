"""In the demonstration nobody sits at the desks of 285 Action Leaders: on request they report in the open rounds.

Who can sign in reports by hand, so that a period can be worked from the opening of a round to the closed plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from django.db.models import QuerySet

from empact import clock
from empact.accounts.demonstration import EMAILS
from empact.accounts.models import Assignment, User
from empact.history.acting import acting
from empact.workflow.engine import perform
from empact.workflow.errors import Conflict, Refused
from oaps.demo.areas import INNOVATION, wording
from oaps.models import (
    OAP,
    ActionKind,
    Aggregation,
    Indicator,
    IndicatorValue,
    OperationalAction,
    ProgressReport,
    Qualifier,
    ReportingRound,
    Result,
    RoundStatus,
    StateOfAction,
)
from oaps.permissions import ACTION_LEADER
from oaps.services.reports import save_report
from oaps.services.rows import RowChange
from oaps.workflow.actions import REPORTED_ENDS

# How the actions end that run until the final report, in per cent, and how much of the target they bring then.
ENDS = {StateOfAction.COMPLETED: 82, StateOfAction.PARTIALLY_COMPLETED: 13, StateOfAction.NOT_COMPLETED: 5}
SHARES: dict[str, tuple[float, float]] = {
    StateOfAction.COMPLETED: (0.9, 1.3),
    StateOfAction.PARTIALLY_COMPLETED: (0.5, 0.9),
    StateOfAction.NOT_COMPLETED: (0.1, 0.4),
    StateOfAction.ON_TRACK: (0.4, 0.9),
}
WITHOUT_TARGET = 20


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which round and of which plan reports are wanted; None for every one that is open."""

    round: ReportingRound | None = None
    plan: OAP | None = None


def scope_of(codes: Iterable[str]) -> Scope:
    """Return the open round and the plan that the codes name.

    Raises LookupError with what to do about a code that names neither.
    """
    item, plan = None, None
    for code in codes:
        found_round = ReportingRound.objects.filter(code=code, status=RoundStatus.OPEN).first()
        found_plan = OAP.objects.filter(code=code).first()
        if found_round is None and found_plan is None:
            raise LookupError(f"{code} is no open round and no plan. Give a code such as final-2024-25 or FA-2024-25.")
        item, plan = found_round or item, found_plan or plan
    return Scope(item, plan)


def report_for_others(scope: Scope) -> int:
    """Let the Action Leaders who cannot sign in write and send what they owe in open rounds; return how many reports.

    What they have written stays; what was carried over is confirmed. A report and its submission are one transaction;
    one that somebody changed meanwhile, or that has no Action Leader today, is left. Some 40 statements a report.
    """
    owed = list(_owed(scope))
    leaders = _leaders([report.action_id for report in owed])
    return sum(_report(report, leaders[report.action_id]) for report in owed if report.action_id in leaders)


def _owed(scope: Scope) -> QuerySet[ProgressReport]:
    owed = ProgressReport.objects.all().owed()
    if scope.round:
        owed = owed.filter(round=scope.round)
    if scope.plan:
        owed = owed.filter(action__oap=scope.plan)
    return owed.for_list().order_by("round__opens_on", "action__oap__code", "action__goal_number", "action__sequence")


def _leaders(actions: Iterable[int]) -> dict[int, User]:
    """Return, by action, its Action Leader of today, but for those who report by hand."""
    held = Assignment.objects.today().filter(
        role=ACTION_LEADER, scope_kind=OperationalAction._meta.label_lower, scope_id__in=list(actions)
    )
    rows = held.exclude(person__email__in=EMAILS).select_related("person")
    return {row.scope_id: row.person for row in rows if row.scope_id is not None}


def _report(report: ProgressReport, leader: User) -> bool:
    try:
        with acting(leader):
            saved = save_report(
                report.pk,
                actor=leader,
                seen=report.version,
                changes=_texts(report),
                confirm=tuple(report.to_confirm),
                rows=[*_values(report), *_results(report)],
            )
            perform(ProgressReport, "submit", saved.pk, actor=leader, seen=saved.content)
    except (Conflict, Refused):
        return False
    return True


def _dice(report: ProgressReport, purpose: str) -> Random:
    return Random(f"empact/{report.round.code}/{report.action.code}/{purpose}")  # noqa: S311  # a demonstration


def _state(report: ProgressReport) -> StateOfAction:
    """Return how the action stands: as it ended, in a final round by how it ends now, else on its way."""
    action = report.action
    if action.status in REPORTED_ENDS:
        return StateOfAction(action.status)
    if not report.round.is_final:
        return StateOfAction.ON_TRACK
    return _dice(report, "state").choices(list(ENDS), list(ENDS.values()))[0]


def _texts(report: ProgressReport) -> dict[str, Any]:
    """Return the state, and the texts that nobody has written yet."""
    dice, action, words = _dice(report, "texts"), report.action, wording().words
    goal = wording().goals[INNOVATION if action.kind == ActionKind.INNOVATION else action.goal_number]
    texts = {
        "narrative": goal.speak("done", dice, {"count": dice.choice(("two", "three"))}),
        "obstacles": dice.choice([text for text in words["obstacles"] if text]),
        "next_steps": dice.choice(words["next"]),
    }
    return {"state": _state(report), **{name: text for name, text in texts.items() if not getattr(report, name)}}


def _values(report: ProgressReport) -> Iterator[RowChange]:
    """Yield a number for each indicator: what it stands at, or what the round adds to what was reported before."""
    low, high = SHARES[_state(report)]
    luck = _dice(report, "values").uniform(low, high)
    for value in report.values.select_related("indicator").order_by("pk"):
        changes = {"state": "reported", "number": _number(value.indicator, luck), "to_confirm": False}
        yield RowChange(IndicatorValue, f"value-{value.indicator_id}", changes, value.pk, value.version)


def _number(indicator: Indicator, luck: float) -> Decimal:
    """Return a number that nobody doubts: not below a baseline from which it is to rise."""
    goal = indicator.target or Decimal(WITHOUT_TARGET)
    # What adds up over the rounds was reported for the greater part before.
    share = luck * 0.3 if indicator.aggregation == Aggregation.SUM else luck
    return max(Decimal(round(float(goal) * share)), min(indicator.baseline or Decimal(0), goal))


def _results(report: ProgressReport) -> Iterator[RowChange]:
    """Yield a line of what the action has counted before, as far as it has, unless there are lines already."""
    before = Result.objects.filter(report__action=report.action_id).order_by("-year", "pk").first()
    if before is None or report.results.exists():
        return
    values = {
        "measure": before.measure_id,
        "number": Decimal(round(float(before.number) * _dice(report, "results").uniform(0.1, 0.4))),
        "qualifier": Qualifier.EXACT,
        "year": min(clock.today().year, report.round.period_end.year),
        "crime_type": before.crime_type,
        "origin": "Reports of the participants",
    }
    yield RowChange(Result, "results-0", values)
