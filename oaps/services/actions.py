"""Operational actions are opened and edited here, with their rows; they are moved by their chart."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max

from empact.accounts.models import User
from empact.history.acting import acting
from empact.workflow.edits import create, edit
from empact.workflow.errors import Blocked
from empact.workflow.locks import lock_root
from empact.workflow.problems import Problem
from oaps.models import OAP, OperationalAction, PlanGoal
from oaps.services.rows import RowChange, write_rows


def create_action(plan: OAP, *, actor: User, values: Mapping[str, Any]) -> OperationalAction:
    """Open an action under a goal of a plan; it gets the goal's next number unless one is given.

    Holds the plan's row, so that two people never get the same number. Raises what `create` raises.
    """
    with acting(actor):
        lock_root(OAP, plan.pk)
        action: OperationalAction = create(
            OperationalAction, actor=actor, parent=plan, values=_numbered(plan.pk, dict(values))
        )
        return action


def edit_action(pk: int, *, actor: User, seen: int, changes: Mapping[str, Any], comment: str = "") -> OperationalAction:
    """Change an action; under another goal it gets that goal's next number. Raises what `edit` raises."""
    with acting(actor):
        stored = OperationalAction.objects.filter(pk=pk).values("oap_id", "goal_id").first()
        renumbered = dict(changes)
        if stored and "goal" in changes and _key(changes["goal"]) != stored["goal_id"]:
            lock_root(OAP, stored["oap_id"])
            renumbered = _numbered(stored["oap_id"], renumbered)
        action: OperationalAction = edit(
            OperationalAction, pk, actor=actor, seen=seen, changes=renumbered, comment=comment
        )
        return action


def edit_whole_action(
    pk: int, *, actor: User, seen: int, changes: Mapping[str, Any], rows: Sequence[RowChange] = ()
) -> OperationalAction:
    """Change an action with its indicators and milestones: all of it, or nothing. One transaction.

    Raises what `edit` raises, with every problem of the action and of each row at its field; Stale at the first row
    that somebody changed meanwhile.
    """
    with acting(actor):
        problems: list[Problem] = []
        action: OperationalAction | None = None
        try:
            action = edit_action(pk, actor=actor, seen=seen, changes=changes)
        except Blocked as error:
            problems += error.problems
        parent = action or OperationalAction.objects.get(pk=pk)
        problems += write_rows(rows, parent, actor=actor)
        if problems or action is None:
            raise Blocked(problems)
        return action


def _numbered(plan: int, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the two numbers that follow from the goal, where they are not given."""
    key = _key(values.get("goal"))
    goal = PlanGoal.objects.filter(pk=key, oap=plan).first() if key is not None else None
    if goal is not None:
        values["goal_number"] = goal.number
        values.setdefault("sequence", next_sequence(plan, goal.number))
    return values


def next_sequence(plan: int, goal_number: int) -> int:
    """Return the next number under the goal; the numbers of dropped actions are not given again."""
    actions = OperationalAction.objects.filter(oap=plan, goal_number=goal_number)
    return (actions.aggregate(last=Max("sequence"))["last"] or 0) + 1


def _key(value: PlanGoal | int | None) -> int | None:
    return value.pk if isinstance(value, PlanGoal) else value
