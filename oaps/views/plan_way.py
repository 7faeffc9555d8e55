"""The way of a plan: its steps, each with a date or a number."""

from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.accounts.rules import Reader
from empact.web import moments
from empact.web.parts import Button, Step, TurnBox
from empact.workflow.situation import Situation, stages
from oaps.models import OAP, ActionStatus, NationalPosition, OAPStatus, OperationalAction, PositionStatus
from oaps.permissions import ANSWERERS
from oaps.views.cells import ENDED
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


def with_positions(box: TurnBox, user: Reader, plan: OAP) -> TurnBox:
    """Return the turn box with the position of the reader's country, where it can be given now. One query then."""
    if plan.status != OAPStatus.CHECKED:
        return box
    mine = NationalPosition.objects.filter(ANSWERERS.records(user), oap=plan).current().select_related("country")
    buttons = []
    for position in mine:
        position.oap = plan
        pending = position.status == PositionStatus.PENDING
        label = _("Give the position of %s") if pending else _("Change the position of %s")
        buttons.append(Button(label % position.country.name, position.get_absolute_url(), primary=pending))
    if not buttons:
        return box
    yours = any(button.primary for button in buttons)
    title = _("Your country is asked for its position") if yours else box.title
    return replace(box, moves=[*buttons, *box.moves], yours=yours or box.yours, title=title)


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


def steps_of_action(action: OperationalAction) -> list[Step]:
    """Return the stepper of an action; its adoption is its plan's. No query."""
    plan = action.oap
    notes = (
        "",
        moments.time_tag(plan.adopted_on, short=True) if plan.adopted_on else _("with its plan"),
        _("from %s") % moments.in_short(action.starts) if action.starts else _("no date yet"),
        _("by %s") % moments.in_short(action.ends) if action.ends else _("no date yet"),
    )
    labels = {
        ActionStatus.DROPPED: _("Dropped"),
        ActionStatus.DELAYED: _("Delayed"),
    }
    steps = []
    for stage, note in zip(stages(action), notes, strict=True):
        label = labels.get(ActionStatus(action.status), stage.label) if stage.state == "current" else stage.label
        ended = action.status in ENDED and stage.state == "current"
        words = str(action.get_status_display()) if ended else note
        steps.append(Step(str(label), words, STATES[stage.state]))  # type: ignore[arg-type]
    return steps


def turn_of_action(box: TurnBox, action: OperationalAction) -> TurnBox:
    """Return the turn box; where nothing of the action itself is awaited it says what its plan waits for."""
    if action.status == ActionStatus.PROPOSED:
        title = _("It is adopted with its plan, which is “%s” now.") % action.oap.get_status_display()
        return replace(box, title=title)
    if action.status in ENDED:
        return replace(box, title=_("The action has ended: %s.") % action.get_status_display())
    return box
