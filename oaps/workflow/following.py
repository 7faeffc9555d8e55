"""An action follows its accepted report: what the Action Leader says of it becomes its state on acceptance."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from empact.workflow.locks import lock_root
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import ActionStatus, OAPStatus, OperationalAction, ProgressReport, StateOfAction
from oaps.workflow.continuing import link, problems_of_link

# The moves of the action's chart that lead to the reported state, from wherever it stands. A cancelled action is
# cancelled by the EMPACT Support Team, and one that has not started stays as it is.
MOVES: Mapping[str, tuple[str, ...]] = {
    StateOfAction.ON_TRACK: ("start", "resume"),
    StateOfAction.DELAYED: ("delay",),
    StateOfAction.COMPLETED: ("complete",),
    StateOfAction.PARTIALLY_COMPLETED: ("complete_partly",),
    StateOfAction.NOT_COMPLETED: ("give_up",),
    StateOfAction.CARRIED_OVER: ("carry_over",),
}
ENDS: Mapping[str, ActionStatus] = {
    StateOfAction.COMPLETED: ActionStatus.COMPLETED,
    StateOfAction.PARTIALLY_COMPLETED: ActionStatus.PARTIALLY_COMPLETED,
    StateOfAction.NOT_COMPLETED: ActionStatus.NOT_COMPLETED,
}


def follow(move: Move[ProgressReport]) -> None:
    """Let the action take the state that its report says, while its plan is in force; one entry tells both."""
    report = move.record
    action = _held(report)
    if report.state == StateOfAction.CARRIED_OVER and report.carried_to_id is not None:
        link(report.action, report.carried_to_id, move.actor, "carried_to")
    values: dict[str, Any] = {}
    if report.state == StateOfAction.DELAYED and report.new_end is not None:
        values["ends"] = report.new_end
    for name in MOVES.get(report.state, ()):
        move.elsewhere(action, name, **values)


def unfollow(move: Move[ProgressReport]) -> None:
    """Let an action that ended by this report run again: its acceptance is taken back."""
    end = ENDS.get(move.record.state)
    if end is not None:
        move.elsewhere(_held(move.record).filter(status=end), "resume")


def continuation_can_be_linked(move: Move[ProgressReport]) -> Iterator[Problem]:
    """The action that continues a carried one says so already, or who accepts may write in its plan."""
    report = move.record
    if report.state == StateOfAction.CARRIED_OVER and report.carried_to is not None:
        yield from problems_of_link(report.action, report.carried_to, move.actor, "carried_to")


def _held(report: ProgressReport) -> QuerySet[OperationalAction]:
    """Return the report's action, its plan's row held, as a set that is empty when the plan is not in force."""
    lock_root(OperationalAction, report.action_id)
    return OperationalAction.objects.filter(pk=report.action_id, oap__status=OAPStatus.IN_FORCE)
