"""Every write of step 2 that is neither a move nor the edit of one record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from empact.history.acting import acting
from empact.workflow.edits import create, may_create
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem
from priorities.models import IN_FORCE, Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan

if TYPE_CHECKING:
    from cycles.models import Cycle
    from empact.accounts.models import User
    from empact.accounts.rules import Reader

TEXTS = ("number", "code", "title", "aim", "aliases", "standing", "source")
GOAL_TEXTS = ("number", "title", "objective", "indicators", "benefits", "standing", "source")


def may_revise(user: Reader, source: PrioritySet | StrategicPlan) -> bool:
    """Tell whether the user may begin a revision of what is in force. One query, none of what is not."""
    return source.status in IN_FORCE and may_create(user, type(source), source.cycle)


def _refuse_revision(source: PrioritySet | StrategicPlan) -> None:
    """Raise Blocked for what is not in force: its texts are not those that would be revised."""
    if source.status not in IN_FORCE:
        text = _("{record} is “{state}”. Only what is in force is revised: begin at the one that is.")
        state = source.get_status_display()
        raise Blocked([Problem("not_in_force", text.format(record=source, state=state))])


def propose_set(source: PrioritySet, *, actor: User, values: Mapping[str, Any]) -> PrioritySet:
    """Propose a revision of a priority set: a new set with copies of its priorities and of the threats they answer.

    `values` are title, note, standing and source of the new set. The set in force stays as it is until the Council
    adopts the new one. One transaction.
    Raises what `edits.create` raises: Refused, or Blocked when a set of the cycle is being prepared already; Blocked
    for a set that is not in force, too.
    """
    with transaction.atomic():
        numbered = {**values, "revision": next_revision(PrioritySet, source.cycle)}
        proposed: PrioritySet = create(PrioritySet, actor=actor, parent=source.cycle, values=numbered)
        _refuse_revision(source)
        with acting(actor) as act:
            copies = [_copy_priority(priority, proposed) for priority in source.priorities.order_by("number")]
            act.record("copied", proposed, detail={"from": source.pk, "priorities": [item.number for item in copies]})
        return proposed


def next_revision(model: type[PrioritySet | StrategicPlan], cycle: Cycle) -> int:
    """Return the number of the next set or plan of the cycle; the first one is 0."""
    highest = model._default_manager.filter(cycle=cycle).aggregate(highest=Max("revision"))["highest"]
    return 0 if highest is None else int(highest) + 1


def _copy_priority(source: Priority, into: PrioritySet) -> Priority:
    """Copy a priority with the threats it answers; areas and successions follow when the Council adopts the copy."""
    copy = Priority.objects.create(priority_set=into, **{name: getattr(source, name) for name in TEXTS})
    PriorityThreat.objects.bulk_create(
        PriorityThreat(priority=copy, threat_id=link.threat_id, standing=link.standing, source=link.source)
        for link in source.threat_links.all()
    )
    return copy


def draft_plan(source: StrategicPlan, *, actor: User, values: Mapping[str, Any]) -> StrategicPlan:
    """Draft a revision of a G-MASP: a new plan with copies of its goals. One transaction.

    Raises what `edits.create` raises: Refused, or Blocked when a G-MASP of the cycle is being drafted already; Blocked
    for one that is not in force, too.
    """
    with transaction.atomic():
        numbered = {**values, "revision": next_revision(StrategicPlan, source.cycle)}
        drafted: StrategicPlan = create(StrategicPlan, actor=actor, parent=source.cycle, values=numbered)
        _refuse_revision(source)
        with acting(actor) as act:
            goals = [
                StrategicGoal.objects.create(plan=drafted, **{name: getattr(goal, name) for name in GOAL_TEXTS})
                for goal in source.goals.order_by("number")
            ]
            act.record("copied", drafted, detail={"from": source.pk, "goals": [goal.number for goal in goals]})
        return drafted
