"""The chart of a recommendation: its owner responds, carries it out or lets it lapse."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.words import Words
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from evaluation.models import EvaluationStatus, Recommendation, RecommendationStatus
from evaluation.permissions import ADDRESSED, OWNERS_OR_RECORDERS, RESPONDERS

UNDER_WAY = (
    RecommendationStatus.ACCEPTED,
    RecommendationStatus.PARTLY_ACCEPTED,
    RecommendationStatus.IN_PROGRESS,
)


@dataclass(frozen=True, slots=True)
class Response:
    """What the owner says to a recommendation, and by when it is carried out."""

    reasons: str = field(
        metadata={
            "label": _("Response and reasons"),
            "help": _("Published with the recommendation; it stays when the response is changed."),
            "long": True,
        }
    )
    due_on: date | None = field(
        default=None,
        metadata={"label": _("Carried out by"), "initial": lambda item: item and item.due_on},
    )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the owner does not take a recommendation up."""

    reasons: str = field(
        metadata={"label": _("Response and reasons"), "help": _("Published with the recommendation."), "long": True}
    )


@dataclass(frozen=True, slots=True)
class Implementation:
    """What shows that a recommendation was carried out."""

    outcome: str = field(
        metadata={
            "label": _("What was done, and where it can be seen"),
            "help": _("Name the document, the action or the page of this system that shows it."),
            "long": True,
        }
    )


def reasons_are_given(move: Move[Recommendation]) -> Iterator[Problem]:
    """Refuse a response without reasons."""
    if move.data is not None and not move.data.reasons.strip():
        yield Problem("no_reasons", gettext("Give the reasons for this response."), "reasons")


def deadline_is_named(move: Move[Recommendation]) -> Iterator[Problem]:
    """Who accepts says by when."""
    if move.data is None:
        return
    wanted = move.data.due_on or move.record.due_on
    if wanted is None:
        yield Problem("no_deadline", gettext("Say by when it will be carried out."), "due_on")
    elif move.data.due_on and move.data.due_on <= clock.today():
        yield Problem("deadline_past", gettext("This day is over: enter one that lies ahead."), "due_on")


def decision_is_ahead(move: Move[Recommendation]) -> Iterator[Problem]:
    """A response is taken back while COSI has not decided on it."""
    if move.record.evaluation.status != EvaluationStatus.FINAL:
        text = gettext("COSI has decided on this response; let the recommendation lapse instead, with the reason.")
        yield Problem("decided", text, "evaluation")


def outcome_is_shown(move: Move[Recommendation]) -> Iterator[Problem]:
    """Ask for evidence, and that the roadmap is closed first."""
    for item in move.record.roadmap.filter(status="open").order_by("pk"):
        text = gettext("The roadmap item “{item}” is open: close it first.").format(item=item)
        yield Problem("item_open", text, f"roadmap:{item.pk}", str(item.owner or ""))
    if move.data is not None and not move.data.outcome.strip():
        yield Problem("no_evidence", gettext("Say what shows that it was carried out."), "outcome")


def note_response(move: Move[Recommendation]) -> None:
    """Keep reasons, day and deadline."""
    record, data = move.record, move.data
    record.response = data.reasons.strip()
    record.responded_on = clock.today()
    record.due_on = getattr(data, "due_on", None) or record.due_on


def forget_response(move: Move[Recommendation]) -> None:
    """Clear the response; the history keeps it."""
    move.record.response = ""
    move.record.responded_on = None


def note_outcome(move: Move[Recommendation]) -> None:
    """Keep what shows it."""
    move.record.outcome = move.data.outcome.strip()


def forget_outcome(move: Move[Recommendation]) -> None:
    """Clear what had shown it; the history keeps it."""
    move.record.outcome = ""


def _respond(name: str, label: Words, target: RecommendationStatus, past: Words, data: type) -> Transition:
    accepts = (deadline_is_named,) if data is Response else ()
    return Transition(
        name=name,
        label=label,
        sources=(RecommendationStatus.PROPOSED,),
        target=target,
        who=RESPONDERS,
        past=past,
        way_back="respond_again",
        data=data,
        checks=(reasons_are_given, *accepts),
        effects=(note_response,),
    )


def due(item: Recommendation) -> datetime | None:
    """Return the instant by which the owner responds, and then the one by which it is carried out."""
    if item.status == RecommendationStatus.PROPOSED:
        return item.evaluation.responses_due
    return clock.deadline(item.due_on) if item.due_on and item.status in UNDER_WAY else None


RECOMMENDATION_CHART = Chart(
    model=Recommendation,
    states=RecommendationStatus,
    initial=RecommendationStatus.PROPOSED,
    transitions=(
        _respond(
            "accept", _("Accept"), RecommendationStatus.ACCEPTED, _("accepted the recommendation {record}"), Response
        ),
        _respond(
            "accept_partly",
            _("Accept in part"),
            RecommendationStatus.PARTLY_ACCEPTED,
            _("accepted in part the recommendation {record}"),
            Response,
        ),
        _respond(
            "reject", _("Reject"), RecommendationStatus.REJECTED, _("rejected the recommendation {record}"), Refusal
        ),
        Transition(
            name="respond_again",
            label=_("Take the response back"),
            sources=(
                RecommendationStatus.ACCEPTED,
                RecommendationStatus.PARTLY_ACCEPTED,
                RecommendationStatus.REJECTED,
            ),
            target=RecommendationStatus.PROPOSED,
            who=ADDRESSED,
            past=_("took back the response to the recommendation {record}"),
            way_back="accept",
            checks=(decision_is_ahead,),
            effects=(forget_response,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="start",
            label=_("Start to carry it out"),
            sources=(RecommendationStatus.ACCEPTED, RecommendationStatus.PARTLY_ACCEPTED),
            target=RecommendationStatus.IN_PROGRESS,
            who=ADDRESSED,
            past=_("started to carry out the recommendation {record}"),
            way_back="none: it is carried out, or it lapses with a reason.",
        ),
        Transition(
            name="implement",
            label=_("Record it as implemented"),
            sources=(RecommendationStatus.IN_PROGRESS,),
            target=RecommendationStatus.IMPLEMENTED,
            who=ADDRESSED,
            past=_("recorded as implemented the recommendation {record}"),
            way_back="resume",
            data=Implementation,
            checks=(outcome_is_shown,),
            effects=(note_outcome,),
        ),
        Transition(
            name="lapse",
            label=_("Let it lapse"),
            sources=UNDER_WAY,
            target=RecommendationStatus.LAPSED,
            who=OWNERS_OR_RECORDERS,
            past=_("let lapse the recommendation {record}"),
            way_back="resume",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="resume",
            label=_("Take it up again"),
            sources=(RecommendationStatus.IMPLEMENTED, RecommendationStatus.LAPSED),
            target=RecommendationStatus.IN_PROGRESS,
            who=OWNERS_OR_RECORDERS,
            past=_("took up again the recommendation {record}"),
            way_back="implement",
            effects=(forget_outcome,),
            comment_required=True,
        ),
    ),
    steps=(
        Step(("proposed",), _("Proposed")),
        Step(("accepted", "partly_accepted", "rejected"), _("Response"), "responded_on"),
        Step(("in_progress",), _("In progress")),
        Step(("implemented", "lapsed"), _("Implemented")),
    ),
    awaits={
        "proposed": "accept",
        "accepted": "start",
        "partly_accepted": "start",
        "in_progress": "implement",
    },
    asks={"proposed": _("Respond to the recommendation")},
    due=due,
    related=("owner", "evaluation__cycle"),
)
