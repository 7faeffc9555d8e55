"""The chart of an operational action."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.words import Words
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import ActionStatus, OAPStatus, OperationalAction
from oaps.permissions import ACTION_KEEPERS, ACTION_RECORDERS, ACTION_WRITERS
from oaps.workflow.continuing import (
    CarryOver,
    forget_continuation,
    link_can_be_cleared,
    new_action_exists,
    note_continuation,
)

RUNNING = (ActionStatus.ADOPTED, ActionStatus.IN_PROGRESS, ActionStatus.DELAYED)
REPORTED_ENDS = (ActionStatus.COMPLETED, ActionStatus.PARTIALLY_COMPLETED, ActionStatus.NOT_COMPLETED)


@dataclass(frozen=True, slots=True)
class Delay:
    """The day by which the action will end now."""

    new_end: date = field(metadata={"label": _("New end")})


def plan_is_drafted(move: Move[OperationalAction]) -> Iterator[Problem]:
    """An action is dropped or taken back while its plan is being drafted."""
    if move.record.oap.status != OAPStatus.DRAFTING:
        yield Problem(
            "plan_not_drafted",
            gettext("The plan is {status}; actions come and go while it is drafted, later by amendment.").format(
                status=move.record.oap.get_status_display()
            ),
            "oap",
            gettext("the EMPACT Support Team can return the plan"),
        )


def plan_is_in_force(move: Move[OperationalAction]) -> Iterator[Problem]:
    """An action runs while its plan is in force."""
    if move.record.oap.status != OAPStatus.IN_FORCE:
        yield Problem(
            "plan_not_in_force",
            gettext("The plan is {status}; its actions run when it is in force.").format(
                status=move.record.oap.get_status_display()
            ),
            "oap",
        )


def new_end_is_later(move: Move[OperationalAction]) -> Iterator[Problem]:
    """A delay moves the end to a later day inside the plan's period."""
    action, plan = move.record, move.record.oap
    if move.data is None:
        return
    if action.ends and move.data.new_end <= action.ends:
        yield Problem("not_later", gettext("The new end lies after the end that was planned."), "new_end")
    if move.data.new_end > plan.period_end:
        yield Problem(
            "outside_period",
            gettext("The plan's period ends on {day}; what lasts longer is carried over.").format(
                day=date_format(plan.period_end)
            ),
            "new_end",
        )


def note_delay(move: Move[OperationalAction]) -> None:
    """Keep the new end."""
    move.record.ends = move.data.new_end


def _end(name: str, label: Words, target: ActionStatus, past: Words) -> Transition:
    """Return the move to an end: along with the acceptance of the report that says so, or that corrects another end."""
    return Transition(
        name=name,
        label=label,
        sources=(*RUNNING, *(end for end in REPORTED_ENDS if end != target)),
        target=target,
        who=None,
        past=past,
        way_back="resume",
    )


ACTION_CHART = Chart(
    model=OperationalAction,
    states=ActionStatus,
    initial=ActionStatus.PROPOSED,
    transitions=(
        Transition(
            name="adopt",
            label=_("Adopt"),
            sources=(ActionStatus.PROPOSED,),
            target=ActionStatus.ADOPTED,
            who=None,
            past=_("adopted the action {record} with its plan"),
            way_back="unadopt",
        ),
        Transition(
            name="unadopt",
            label=_("Propose again"),
            sources=(ActionStatus.ADOPTED,),
            target=ActionStatus.PROPOSED,
            who=None,
            past=_("put the action {record} back to proposed, as the record of the plan's adoption was rescinded"),
            way_back="adopt",
        ),
        Transition(
            name="start",
            label=_("Start the action"),
            sources=(ActionStatus.ADOPTED,),
            target=ActionStatus.IN_PROGRESS,
            who=ACTION_WRITERS,
            past=_("started the action {record}"),
            way_back="none: it can be delayed, completed or cancelled.",
            checks=(plan_is_in_force,),
            when=lambda day: Q(oap__status="in_force", starts__lte=day),
        ),
        Transition(
            name="delay",
            label=_("Record a delay"),
            sources=(ActionStatus.ADOPTED, ActionStatus.IN_PROGRESS, ActionStatus.DELAYED),
            target=ActionStatus.DELAYED,
            who=ACTION_WRITERS,
            past=_("recorded a delay of the action {record}"),
            way_back="resume",
            data=Delay,
            checks=(plan_is_in_force, new_end_is_later),
            effects=(note_delay,),
            comment_required=True,
        ),
        Transition(
            name="resume",
            label=_("Take up again"),
            sources=(
                ActionStatus.DELAYED,
                ActionStatus.COMPLETED,
                ActionStatus.PARTIALLY_COMPLETED,
                ActionStatus.NOT_COMPLETED,
                ActionStatus.CARRIED_OVER,
            ),
            target=ActionStatus.IN_PROGRESS,
            who=ACTION_KEEPERS,
            past=_("took up again the action {record}"),
            way_back="delay",
            checks=(plan_is_in_force, link_can_be_cleared),
            effects=(forget_continuation,),
            comment_required=True,
        ),
        _end("complete", _("Complete the action"), ActionStatus.COMPLETED, _("completed the action {record}")),
        _end(
            "complete_partly",
            _("Complete it partially"),
            ActionStatus.PARTIALLY_COMPLETED,
            _("completed partially the action {record}"),
        ),
        _end(
            "give_up",
            _("Record as not completed"),
            ActionStatus.NOT_COMPLETED,
            _("recorded as not completed the action {record}"),
        ),
        Transition(
            name="cancel",
            label=_("Cancel the action"),
            sources=RUNNING,
            target=ActionStatus.CANCELLED,
            who=ACTION_RECORDERS,
            past=_("cancelled the action {record}"),
            way_back="none: a cancelled action comes back as a new one.",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="carry_over",
            label=_("Carry over to another action"),
            sources=RUNNING,
            target=ActionStatus.CARRIED_OVER,
            who=ACTION_KEEPERS,
            past=_("carried over into a later plan the action {record}"),
            way_back="resume",
            data=CarryOver,
            checks=(plan_is_in_force, new_action_exists),
            effects=(note_continuation,),
        ),
        Transition(
            name="drop",
            label=_("Drop the action"),
            sources=(ActionStatus.PROPOSED,),
            target=ActionStatus.DROPPED,
            who=ACTION_KEEPERS,
            past=_("dropped the action {record}"),
            way_back="take_back",
            checks=(plan_is_drafted,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="take_back",
            label=_("Take back into the plan"),
            sources=(ActionStatus.DROPPED,),
            target=ActionStatus.PROPOSED,
            who=ACTION_KEEPERS,
            past=_("took back into the plan the action {record}"),
            way_back="drop",
            checks=(plan_is_drafted,),
        ),
    ),
    steps=(
        Step(("proposed", "dropped"), _("Proposed")),
        Step(("adopted",), _("Adopted"), "starts"),
        Step(("in_progress", "delayed"), _("In progress"), "ends"),
        Step(
            ("completed", "partially_completed", "not_completed", "cancelled", "carried_over"),
            _("Ended"),
        ),
    ),
    # Adopted actions start by themselves on their day; what is awaited then is the report on them.
    related=("oap__cycle",),
)
