"""The chart of a roadmap item: open until it is done and shown, or carried into the next cycle."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from evaluation.models import RoadmapItem, RoadmapStatus
from evaluation.permissions import ITEM_CLOSERS, ITEM_KEEPERS, ITEM_RECORDERS

STILL = (RoadmapStatus.OPEN, RoadmapStatus.CARRIED_OVER)


@dataclass(frozen=True, slots=True)
class Closing:
    """When the item was done, and what shows it."""

    proof: str = field(
        metadata={
            "label": _("How it is known to be done"),
            "help": _("Name the document, the plan, the action or the page of this system that shows it."),
            "long": True,
        }
    )
    done_on: date = field(metadata={"label": _("Done on"), "initial": lambda item: clock.today()})


def it_changes_something(move: Move[RoadmapItem]) -> Iterator[Problem]:
    """An item that names nothing cannot have changed it."""
    if move.record.names_nothing:
        text = gettext("Say first what the item changes: a threat, priority, goal, plan or action, or a process.")
        yield Problem("changes_nothing", text, "process", gettext("its owner"))


def closing_is_told(move: Move[RoadmapItem]) -> Iterator[Problem]:
    """Ask for evidence, and for a day that has come, not before COSI decided."""
    if move.data is None:
        return
    if not move.data.proof.strip():
        yield Problem("no_evidence", gettext("Say what shows that it is done."), "proof")
    if move.data.done_on > clock.today():
        yield Problem("date_in_future", gettext("This day lies ahead; close the item when it has come."), "done_on")
    final = move.record.recommendation.evaluation.final_on
    if final and move.data.done_on < final:
        text = gettext("It was recommended later: enter a day after the final report.")
        yield Problem("before_report", text, "done_on")


def note_closing(move: Move[RoadmapItem]) -> None:
    """Keep day and evidence."""
    move.record.done_on = move.data.done_on
    move.record.proof = move.data.proof.strip()


def forget_closing(move: Move[RoadmapItem]) -> None:
    """Clear day and evidence; the history keeps them."""
    move.record.done_on = None
    move.record.proof = ""


ROADMAP_CHART = Chart(
    model=RoadmapItem,
    states=RoadmapStatus,
    initial=RoadmapStatus.OPEN,
    transitions=(
        Transition(
            name="close",
            label=_("Close with evidence"),
            sources=STILL,
            target=RoadmapStatus.DONE,
            who=ITEM_CLOSERS,
            past=_("closed the roadmap item {record}"),
            way_back="reopen",
            data=Closing,
            checks=(it_changes_something, closing_is_told),
            effects=(note_closing,),
        ),
        Transition(
            name="carry",
            label=_("Carry into the next cycle"),
            sources=(RoadmapStatus.OPEN,),
            target=RoadmapStatus.CARRIED_OVER,
            who=None,
            past=_("carried into the next cycle the roadmap item {record}"),
            way_back="reopen",
        ),
        Transition(
            name="drop",
            label=_("Drop the item"),
            sources=STILL,
            target=RoadmapStatus.DROPPED,
            who=ITEM_RECORDERS,
            past=_("dropped the roadmap item {record}"),
            way_back="reopen",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="reopen",
            label=_("Open it again"),
            sources=(RoadmapStatus.DONE, RoadmapStatus.DROPPED),
            target=RoadmapStatus.OPEN,
            who=ITEM_KEEPERS,
            past=_("opened again the roadmap item {record}"),
            way_back="close",
            effects=(forget_closing,),
            comment_required=True,
        ),
    ),
    steps=(
        Step(("open",), _("Open")),
        Step(("carried_over",), _("Carried over")),
        Step(("done", "dropped"), _("Done"), "done_on"),
    ),
    awaits={"open": "close", "carried_over": "close"},
    due=lambda item: clock.deadline(item.due_on) if item.due_on and item.status in STILL else None,
    related=("owner", "recommendation__evaluation__cycle"),
)
