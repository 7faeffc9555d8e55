"""The chart of an evaluation: from the plan to the roadmap that feeds the next cycle."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.services import reference_document
from empact import clock
from empact.accounts.errors import NotAllowed
from empact.history.freezing import freeze
from empact.history.models import Entry
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.errors import Blocked
from empact.workflow.moves import Move
from empact.workflow.problems import Problem, of_validation
from empact.workflow.rules import did
from evaluation.models import Consultation, Evaluation, EvaluationStatus, RoadmapItem
from evaluation.permissions import COMMISSIONERS, RECORDERS, THE_EVALUATOR
from evaluation.services import admit, ask, consult, dismiss, open_roadmap
from evaluation.workflow.checks import (
    commission_is_told,
    consultation_is_over,
    consultation_is_told,
    draft_is_whole,
    nobody_has_responded,
    nothing_is_found_yet,
    nothing_leans_on_it,
    responses_are_complete,
    responses_lie_ahead,
    roadmap_is_closed,
)
from evaluation.workflow.data import Commissioning, Consulting, Finalising, FollowingUp
from priorities.workflow import RecordedDecision, decision_is_past

# Where the fields of an assignment stand in the form of the commission.
PLACES = {"person": "person", "organisation": "evaluator", "starts": "access_from", "ends": "access_until"}


def note_commission(move: Move[Evaluation]) -> None:
    """Keep who evaluates until when, let them in, and take over the questions.

    Raises Blocked for what stands against the access, at the fields of this move.
    """
    evaluation, data = move.record, move.data
    evaluation.evaluator = data.evaluator
    evaluation.commissioned_on = clock.today()
    evaluation.due_on = data.due_on
    ask(evaluation, data.questions, actor=move.actor)
    try:
        evaluation.access = admit(
            evaluation,
            data.person,
            data.evaluator,
            starts=data.access_from,
            ends=data.access_until,
            actor=move.actor,
        )
    except ValidationError as error:
        found = of_validation(error)
        raise Blocked([Problem(item.code, item.text, PLACES.get(item.field, "person")) for item in found]) from error
    except NotAllowed as error:
        raise Blocked([Problem("not_yours_to_give", str(error), "person")]) from error


def forget_commission(move: Move[Evaluation]) -> None:
    """End the evaluator's access and clear what the commission told; the entry and the questions stay."""
    evaluation, access = move.record, move.record.access
    evaluation.evaluator = evaluation.access = evaluation.commissioned_on = None
    if access is not None:
        evaluation.save(update_fields=["access"])
        dismiss(access, actor=move.actor)


def ask_for_comments(move: Move[Evaluation]) -> None:
    """Open a consultation for each body, due on the day told."""
    move.record.consulted_on = clock.today()
    move.record.comments_due = clock.deadline(move.data.comments_due)
    consult(move.record, move.data.bodies, actor=move.actor)


def overtake_comments(move: Move[Evaluation]) -> None:
    """Close the consultations on a draft that is revised; what was said stays readable."""
    move.record.comments_due = None
    move.along(Consultation.objects.filter(evaluation=move.record).current().for_list(), "overtake")


def end_consultation(move: Move[Evaluation]) -> None:
    """Keep the day and the deadline of the responses; who did not comment is overtaken."""
    move.record.final_on = clock.today()
    move.record.responses_due = clock.deadline(move.data.responses_due)
    silent = Consultation.objects.filter(evaluation=move.record, status="asked")
    move.along(silent.for_list(), "overtake")


def forget_final(move: Move[Evaluation]) -> None:
    """Clear what made the report final; its frozen version stays."""
    move.record.final_on = move.record.responses_due = None


def note_decision(move: Move[Evaluation]) -> None:
    """Keep document and date; what was accepted goes onto the roadmap."""
    evaluation, data = move.record, move.data
    evaluation.decided_on = data.decided_on
    evaluation.cosi_document = reference_document(
        data.document_number,
        title=gettext("Follow-up to: {evaluation}").format(evaluation=evaluation),
        issued_on=data.decided_on,
        actor=move.actor,
    )
    open_roadmap(evaluation, actor=move.actor)


def forget_decision(move: Move[Evaluation]) -> None:
    """Clear what the wrong record had told; the entry keeps it, and the roadmap waits."""
    move.record.decided_on = None
    move.record.cosi_document = None


def carry_over(move: Move[Evaluation]) -> None:
    """Carry what is still open into the cycle told."""
    if move.data.carry_into is not None:
        still = RoadmapItem.objects.filter(recommendation__evaluation=move.record)
        move.along(still, "carry", carried_into_id=move.data.carry_into.pk)


def freezing(reason: str) -> Callable[[Move[Evaluation], Entry], None]:
    """Return the consequence that freezes the report, for a reason given in English to gettext."""

    def freeze_report(move: Move[Evaluation], entry: Entry) -> None:
        freeze(move.record, gettext(reason), entry)

    return freeze_report


def due(evaluation: Evaluation) -> datetime | None:
    """Return the instant by which the awaited move is due."""
    report = clock.deadline(evaluation.due_on) if evaluation.due_on else None
    dues = {
        EvaluationStatus.COMMISSIONED: report,
        EvaluationStatus.COLLECTING: report,
        EvaluationStatus.DRAFTED: report,
        EvaluationStatus.CONSULTED: evaluation.comments_due,
        EvaluationStatus.FINAL: evaluation.responses_due,
    }
    return dues.get(EvaluationStatus(evaluation.status))


EVALUATION_CHART = Chart(
    model=Evaluation,
    states=EvaluationStatus,
    initial=EvaluationStatus.PLANNED,
    counter="content",
    transitions=(
        Transition(
            name="commission",
            label=_("Commission the evaluation"),
            sources=(EvaluationStatus.PLANNED,),
            target=EvaluationStatus.COMMISSIONED,
            who=COMMISSIONERS,
            past=_("commissioned {record}"),
            way_back="recall",
            data=Commissioning,
            checks=(commission_is_told,),
            effects=(note_commission,),
        ),
        Transition(
            name="recall",
            label=_("Recall the commission"),
            sources=(EvaluationStatus.COMMISSIONED, EvaluationStatus.COLLECTING),
            target=EvaluationStatus.PLANNED,
            who=COMMISSIONERS,
            past=_("recalled the commission of {record}"),
            way_back="commission",
            checks=(nothing_is_found_yet,),
            effects=(forget_commission,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="collect",
            label=_("Begin to collect evidence"),
            sources=(EvaluationStatus.COMMISSIONED,),
            target=EvaluationStatus.COLLECTING,
            who=THE_EVALUATOR,
            past=_("began to collect evidence for {record}"),
            way_back="recall",
        ),
        Transition(
            name="draft",
            label=_("Hand in the draft"),
            sources=(EvaluationStatus.COLLECTING,),
            target=EvaluationStatus.DRAFTED,
            who=THE_EVALUATOR,
            past=_("handed in the draft of {record}"),
            way_back="return",
            checks=(draft_is_whole,),
        ),
        Transition(
            name="return",
            label=_("Return the draft to the evaluator"),
            sources=(EvaluationStatus.DRAFTED,),
            target=EvaluationStatus.COLLECTING,
            who=COMMISSIONERS | THE_EVALUATOR,
            past=_("returned the draft of {record}"),
            way_back="draft",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="consult",
            label=_("Consult on the draft"),
            sources=(EvaluationStatus.DRAFTED,),
            target=EvaluationStatus.CONSULTED,
            who=COMMISSIONERS,
            past=_("opened the consultation on the draft of {record}"),
            way_back="revise",
            data=Consulting,
            checks=(draft_is_whole, consultation_is_told),
            effects=(ask_for_comments,),
            consequences=(freezing("sent out for comments"),),
        ),
        Transition(
            name="revise",
            label=_("Revise the draft from the beginning"),
            sources=(EvaluationStatus.CONSULTED,),
            target=EvaluationStatus.COLLECTING,
            who=COMMISSIONERS | THE_EVALUATOR,
            past=_("took the draft of {record} back for revision"),
            way_back="draft",
            effects=(overtake_comments,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="finalise",
            label=_("Finalise the report"),
            sources=(EvaluationStatus.CONSULTED,),
            target=EvaluationStatus.FINAL,
            who=THE_EVALUATOR,
            past=_("finalised the report of {record}"),
            way_back="reopen",
            data=Finalising,
            checks=(draft_is_whole, consultation_is_over, responses_lie_ahead),
            effects=(end_consultation,),
            consequences=(freezing("final report"),),
        ),
        Transition(
            name="reopen",
            label=_("Open the report again"),
            sources=(EvaluationStatus.FINAL,),
            target=EvaluationStatus.CONSULTED,
            who=COMMISSIONERS,
            past=_("opened the report of {record} again"),
            way_back="finalise",
            checks=(nobody_has_responded,),
            effects=(forget_final,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="decide",
            label=_("Record COSI's decision"),
            sources=(EvaluationStatus.FINAL,),
            target=EvaluationStatus.DECIDED,
            who=RECORDERS,
            past=_("recorded COSI's decision on {record}"),
            way_back="rescind",
            data=RecordedDecision,
            checks=(responses_are_complete, decision_is_past),
            effects=(note_decision,),
        ),
        Transition(
            name="rescind",
            label=_("Rescind the record of the decision"),
            sources=(EvaluationStatus.DECIDED,),
            target=EvaluationStatus.FINAL,
            who=RECORDERS & ~did(Evaluation, "decide"),
            past=_("rescinded the record of COSI's decision on {record}"),
            way_back="decide",
            checks=(nothing_leans_on_it,),
            effects=(forget_decision,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="follow_up",
            label=_("Conclude the follow-up"),
            sources=(EvaluationStatus.DECIDED,),
            target=EvaluationStatus.FOLLOWED_UP,
            who=RECORDERS,
            past=_("concluded the follow-up of {record}"),
            way_back="take_up",
            data=FollowingUp,
            checks=(roadmap_is_closed,),
            effects=(carry_over,),
        ),
        Transition(
            name="take_up",
            label=_("Take up the follow-up again"),
            sources=(EvaluationStatus.FOLLOWED_UP,),
            target=EvaluationStatus.DECIDED,
            who=RECORDERS,
            past=_("took up the follow-up of {record} again"),
            way_back="follow_up",
            comment_required=True,
        ),
    ),
    steps=(
        Step(("planned",), _("Planned")),
        Step(("commissioned",), _("Commissioned"), "commissioned_on"),
        Step(("collecting",), _("Evidence")),
        Step(("drafted",), _("Draft")),
        Step(("consulted",), _("Consultation"), "consulted_on"),
        Step(("final",), _("Final"), "final_on"),
        Step(("decided",), _("COSI"), "decided_on"),
        Step(("followed_up",), _("Followed up")),
    ),
    awaits={
        "planned": "commission",
        "commissioned": "collect",
        "collecting": "draft",
        "drafted": "consult",
        "consulted": "finalise",
        "final": "decide",
        "decided": "follow_up",
    },
    due=due,
    related=("cycle", "access", "evaluator"),
)
