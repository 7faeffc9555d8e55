"""The chart of a consultation: a body is asked for its comment on a draft, and comments."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from evaluation.models import Consultation, ConsultationStatus, EvaluationStatus
from evaluation.permissions import ANSWERERS


@dataclass(frozen=True, slots=True)
class Commenting:
    """What a body says to the draft."""

    text: str = field(
        metadata={
            "label": _("Comment on the draft"),
            "help": _("Name the finding or recommendation by its number. The evaluator and the Commission read it."),
            "long": True,
        }
    )


def draft_is_out(move: Move[Consultation]) -> Iterator[Problem]:
    """Comments are taken while the draft is consulted, until they are due."""
    evaluation = move.record.evaluation
    if evaluation.status != EvaluationStatus.CONSULTED:
        yield Problem("not_consulted", gettext("The draft is not consulted any more."), "evaluation")
    elif evaluation.comments_due and evaluation.comments_due < clock.now():
        text = gettext("Comments were due; write to the Commission, which may revise the draft.")
        yield Problem("comments_closed", text, "evaluation", gettext("the Commission"))


def something_is_said(move: Move[Consultation]) -> Iterator[Problem]:
    """Refuse an empty comment."""
    if move.data is not None and not move.data.text.strip():
        yield Problem("nothing_said", gettext("Say what you think of the draft; “no comment” is one, too."), "text")


def note_comment(move: Move[Consultation]) -> None:
    """Keep the comment and the day."""
    move.record.comment = move.data.text.strip()
    move.record.answered_on = clock.today()


CONSULTATION_CHART = Chart(
    model=Consultation,
    states=ConsultationStatus,
    initial=ConsultationStatus.ASKED,
    transitions=(
        Transition(
            name="answer",
            label=_("Comment on the draft"),
            sources=(ConsultationStatus.ASKED,),
            target=ConsultationStatus.ANSWERED,
            who=ANSWERERS,
            past=_("commented: {record}"),
            way_back="change",
            data=Commenting,
            checks=(draft_is_out, something_is_said),
            effects=(note_comment,),
        ),
        Transition(
            name="change",
            label=_("Change the comment"),
            sources=(ConsultationStatus.ANSWERED,),
            target=ConsultationStatus.ANSWERED,
            who=ANSWERERS,
            past=_("changed the comment: {record}"),
            way_back="change",
            data=Commenting,
            checks=(draft_is_out, something_is_said),
            effects=(note_comment,),
        ),
        Transition(
            name="overtake",
            label=_("Overtake"),
            sources=(ConsultationStatus.ASKED, ConsultationStatus.ANSWERED),
            target=ConsultationStatus.OVERTAKEN,
            who=None,
            past=_("closed the consultation {record}"),
            way_back="none: a revised draft is consulted anew.",
        ),
    ),
    steps=(
        Step(("asked",), _("Asked")),
        Step(("answered", "overtaken"), _("Commented"), "answered_on"),
    ),
    awaits={"asked": "answer"},
    due=lambda item: item.evaluation.comments_due if item.status == ConsultationStatus.ASKED else None,
    related=("organisation", "evaluation__cycle"),
)
