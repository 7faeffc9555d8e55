"""The way of a plan: its steps, each with a date or a number."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.web import moments
from empact.web.parts import Step
from empact.workflow.situation import Situation, stages
from oaps.models import OAP, OAPStatus
from oaps.workflow import PLAN_CHART

STATES = {"done": "done", "current": "now", "to_come": "later"}


def steps_of_plan(plan: OAP, found: Situation) -> list[Step]:
    """Return the stepper of the plan; the present step is late when the awaited move is overdue. No query."""
    late = found.turn is not None and found.turn.late
    steps = []
    for stage, step in zip(stages(plan, PLAN_CHART), PLAN_CHART.steps, strict=True):
        state = "late" if stage.state == "current" and late else STATES[stage.state]
        steps.append(Step(stage.label, _note(plan, step.states, stage.state), state))  # type: ignore[arg-type]
    return steps


def _note(plan: Any, states: tuple[str, ...], state: str) -> SafeString | str:
    """Return what stands under a step: when it is due, when it was, or how many have answered."""
    if OAPStatus.CHECKED in states and plan.asked_count:
        return _("%(part)d of %(whole)d answered") % {"part": plan.answered_count, "whole": plan.asked_count}
    if OAPStatus.TABLED in states and plan.adopted_on:
        return moments.time_tag(plan.adopted_on, short=True)
    if OAPStatus.IN_FORCE in states:
        words = _("since %s") if state == "done" or plan.status == OAPStatus.IN_FORCE else _("from %s")
        return words % moments.in_short(plan.period_start)
    field = next((step.date_field for step in PLAN_CHART.steps if step.states == states), "")
    due = getattr(plan, field) if field else None
    if due is None:
        return "–" if state == "to_come" else ""
    return (
        _("until %s") % moments.in_short(moments.day_of(due))
        if state != "done"
        else moments.time_tag(moments.day_of(due), short=True)
    )
