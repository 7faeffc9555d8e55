"""The charts of step 2: the priority set and the G-MASP; and what they ask of the cycle's own moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import LONGEST_NUMBER, Cycle
from cycles.services import reference_document
from empact import clock
from empact.workflow.charts import Chart, Guard, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Level, Problem
from empact.workflow.rules import did
from priorities.models import (
    CouncilStage,
    PrioritySet,
    PrioritySetStatus,
    PrioritySuccession,
    StrategicPlan,
    StrategicPlanStatus,
    SubPriority,
)
from priorities.permissions import CONVENERS, PLAN_RECORDERS, PROPOSERS, SET_RECORDERS


@dataclass(frozen=True, slots=True)
class Tabling:
    """The body before which the priorities come next."""

    stage: CouncilStage = field(default=CouncilStage.COSI_SG, metadata={"label": _("Tabled at")})


@dataclass(frozen=True, slots=True)
class RecordedDecision:
    """The document by which a body decided, and the day."""

    document_number: str = field(
        metadata={
            "label": _("Document number"),
            "help": _("For example ST 6481/21 INIT."),
            "max_length": LONGEST_NUMBER,
        }
    )
    decided_on: date = field(metadata={"label": _("Date of the decision")})


def priorities_are_whole(move: Move[PrioritySet]) -> Iterator[Problem]:
    """Ask that each priority has an aim and answers a threat; who tables may give the reason in the comment instead."""
    priorities = list(move.record.priorities.prefetch_related("threats"))
    who = gettext("the Presidency")
    if not priorities:
        yield Problem("no_priority", gettext("The set holds no priority."), field="priorities", who=who)
    level: Level = "warning" if move.comment.strip() else "blocker"
    for item in priorities:
        if not item.aim:
            text = gettext("Priority {number} has no aim; write it, or give the reason in the comment.")
            yield Problem("no_aim", text.format(number=item.number), f"{item.code}:aim", who, level)
        if not item.threats.all():
            text = gettext("Priority {number} answers no key threat; link one, or give the reason in the comment.")
            yield Problem("no_threat", text.format(number=item.number), f"{item.code}:threats", who, level)


def decision_is_past(move: Move[PrioritySet] | Move[StrategicPlan]) -> Iterator[Problem]:
    """Refuse a decision in the future, or without a document number."""
    if move.data is None:
        return
    if move.data.decided_on > clock.today():
        yield Problem(
            "date_in_future", gettext("The day of the decision lies ahead; record it when it has come."), "decided_on"
        )
    if not move.record.cycle.has_in_calendar(move.data.decided_on):
        yield Problem("day_far_off", move.record.cycle.years_in_words, "decided_on")
    if not move.data.document_number.strip():
        yield Problem("no_document", gettext("Give the number of the document."), "document_number")


def note_stage(move: Move[PrioritySet]) -> None:
    """Keep where and when the set was tabled."""
    move.record.stage = move.data.stage
    move.record.tabled_on = move.record.tabled_on or clock.today()


def note_council_decision(move: Move[PrioritySet]) -> None:
    """Keep document and date; an earlier set of the cycle is revised by this one, which takes over what leans on it."""
    record = move.record
    record.adopted_on = move.data.decided_on
    record.stage = CouncilStage.COUNCIL
    record.council_document = reference_document(
        move.data.document_number, title=record.title, issued_on=move.data.decided_on, actor=move.actor
    )
    for earlier in move.along(PrioritySet.objects.filter(cycle=record.cycle).exclude(pk=record.pk), "revise"):
        _take_over(record, earlier)


def _take_over(record: PrioritySet, earlier: PrioritySet) -> None:
    """Hang the OAP areas and the successions of the revised priorities on those of the same code."""
    before = {priority.code: priority for priority in earlier.priorities.all()}
    for priority in record.priorities.all():
        if revised := before.get(priority.code):
            SubPriority.objects.filter(priority=revised).update(priority=priority)
            PrioritySuccession.objects.filter(earlier=revised).update(earlier=priority)
            PrioritySuccession.objects.filter(later=revised).update(later=priority)


SET_CHART = Chart(
    model=PrioritySet,
    states=PrioritySetStatus,
    initial=PrioritySetStatus.PROPOSED,
    transitions=(
        Transition(
            name="table",
            label=_("Table the priorities"),
            sources=(PrioritySetStatus.PROPOSED, PrioritySetStatus.TABLED),
            target=PrioritySetStatus.TABLED,
            who=PROPOSERS,
            past=_("tabled {record}"),
            way_back="return",
            data=Tabling,
            checks=(priorities_are_whole,),
            effects=(note_stage,),
        ),
        Transition(
            name="return",
            label=_("Return to the Presidency"),
            sources=(PrioritySetStatus.TABLED,),
            target=PrioritySetStatus.PROPOSED,
            who=PROPOSERS | SET_RECORDERS,
            past=_("returned {record}"),
            way_back="table",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="adopt",
            label=_("Record the Council's adoption"),
            sources=(PrioritySetStatus.TABLED,),
            target=PrioritySetStatus.ADOPTED,
            who=SET_RECORDERS,
            past=_("recorded the Council's adoption of {record}"),
            way_back="none: the Council's decision stands; a revision is a new set.",
            data=RecordedDecision,
            checks=(decision_is_past,),
            effects=(note_council_decision,),
        ),
        Transition(
            name="withdraw",
            label=_("Withdraw the proposal"),
            sources=(PrioritySetStatus.PROPOSED, PrioritySetStatus.TABLED),
            target=PrioritySetStatus.WITHDRAWN,
            who=PROPOSERS,
            past=_("withdrew the proposal {record}"),
            way_back="none: propose a new set.",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="revise",
            label=_("Revise"),
            sources=(PrioritySetStatus.ADOPTED,),
            target=PrioritySetStatus.REVISED,
            who=None,
            past=_("revised {record} by a new set"),
            way_back="none: the Council adopted its successor.",
        ),
        Transition(
            name="close",
            label=_("Close"),
            sources=(PrioritySetStatus.ADOPTED,),
            target=PrioritySetStatus.CLOSED,
            who=None,
            past=_("closed {record} with the cycle"),
            way_back="none: the cycle is closed.",
            when=lambda day: Q(cycle__status="closed"),
        ),
    ),
    steps=(
        Step(("proposed",), _("Proposed")),
        Step(("tabled",), _("Tabled"), "tabled_on"),
        Step(("adopted", "revised", "closed"), _("Adopted by the Council"), "adopted_on"),
    ),
    awaits={"proposed": "table", "tabled": "adopt"},
    related=("cycle",),
)


def goals_have_objectives(move: Move[StrategicPlan]) -> Iterator[Problem]:
    """Ask for at least one goal, each with an objective."""
    goals = list(move.record.goals.all())
    who = gettext("the Commission")
    if not goals:
        yield Problem("no_goal", gettext("The plan has no strategic goal."), field="goals", who=who)
    for goal in goals:
        if not goal.objective:
            text = gettext("Goal {number} has no objective.").format(number=goal.number)
            yield Problem("no_objective", text, field=f"{goal.number}:objective", who=who)


def note_consultation(move: Move[StrategicPlan]) -> None:
    """Keep the day of the consultation."""
    move.record.consulted_on = clock.today()


def note_approval(move: Move[StrategicPlan]) -> None:
    """Keep document and date; an earlier G-MASP of the cycle is revised by this one."""
    record = move.record
    record.approved_on = move.data.decided_on
    record.cosi_document = reference_document(
        move.data.document_number, title=record.title, issued_on=move.data.decided_on, actor=move.actor
    )
    move.along(StrategicPlan.objects.filter(cycle=record.cycle).exclude(pk=record.pk), "revise")


STRATEGIC_PLAN_CHART = Chart(
    model=StrategicPlan,
    states=StrategicPlanStatus,
    initial=StrategicPlanStatus.DRAFTING,
    transitions=(
        Transition(
            name="consult",
            label=_("Send for consultation"),
            sources=(StrategicPlanStatus.DRAFTING,),
            target=StrategicPlanStatus.CONSULTED,
            who=CONVENERS,
            past=_("sent the {record} for consultation"),
            way_back="return",
            checks=(goals_have_objectives,),
            effects=(note_consultation,),
        ),
        Transition(
            name="return",
            label=_("Return to drafting"),
            sources=(StrategicPlanStatus.CONSULTED,),
            target=StrategicPlanStatus.DRAFTING,
            who=CONVENERS | PLAN_RECORDERS,
            past=_("returned the {record} to drafting"),
            way_back="consult",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="approve",
            label=_("Record COSI's approval"),
            sources=(StrategicPlanStatus.CONSULTED,),
            target=StrategicPlanStatus.APPROVED,
            who=PLAN_RECORDERS & ~did(StrategicPlan, "consult"),
            past=_("recorded COSI's approval of the {record}"),
            way_back="none: COSI's decision stands; a revision is a new plan.",
            data=RecordedDecision,
            checks=(decision_is_past,),
            effects=(note_approval,),
        ),
        Transition(
            name="revise",
            label=_("Revise"),
            sources=(StrategicPlanStatus.APPROVED,),
            target=StrategicPlanStatus.REVISED,
            who=None,
            past=_("revised the {record} by a new one"),
            way_back="none: COSI approved its successor.",
        ),
    ),
    steps=(
        Step(("drafting",), _("Drafting")),
        Step(("consulted",), _("Consultation"), "consulted_on"),
        Step(("approved", "revised"), _("Approved by COSI"), "approved_on"),
    ),
    awaits={"drafting": "consult", "consulted": "approve"},
    related=("cycle",),
)


def priorities_are_adopted(move: Move[Cycle]) -> Iterator[Problem]:
    """A cycle starts when the Council has adopted its priorities."""
    if not PrioritySet.objects.filter(cycle=move.record, status=PrioritySetStatus.ADOPTED).exists():
        yield Problem(
            "priorities_not_adopted",
            gettext("The Council's adoption of the priorities is not recorded."),
            "priority_sets",
            gettext("the COSI secretariat"),
        )


def strategic_plan_is_approved(move: Move[Cycle]) -> Iterator[Problem]:
    """A cycle starts when COSI has approved its G-MASP."""
    if not StrategicPlan.objects.filter(cycle=move.record, status=StrategicPlanStatus.APPROVED).exists():
        yield Problem(
            "g_masp_not_approved",
            gettext("COSI's approval of the G-MASP is not recorded."),
            "strategic_plans",
            gettext("the COSI secretariat"),
        )


CHARTS = (SET_CHART, STRATEGIC_PLAN_CHART)
GUARDS = (
    Guard("cycles.cycle", "start", priorities_are_adopted),
    Guard("cycles.cycle", "start", strategic_plan_is_approved),
)
