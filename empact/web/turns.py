"""Where a record stands and whose turn it is, as the stepper and the turn box are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.accounts.rules import Reader
from empact.registry import registry
from empact.web import moments
from empact.web.addresses import url_of
from empact.web.parts import BlockedButton, Button, Reason, Step, StepState, TurnBox
from empact.workflow.charts import Chart, Transition, chart_of, charts
from empact.workflow.edits import editable_fields
from empact.workflow.problems import Problem, blockers
from empact.workflow.situation import BlockedMove, Situation, Turn, situation, stages

# So many reasons stand under a blocked button; the page of the move has all of them.
SOME_REASONS = 5


@dataclass(frozen=True, slots=True)
class Places[M: Model]:
    """Announced: where a problem with something under a record is mended ("1.3:lead"), and where it is read.

    `find(record, field, mends)` returns an address, or nothing; one that can be read where `mends` is false.
    """

    model: type[M]
    find: Callable[[M, str, bool], str]


def is_charted(model: type[Model]) -> bool:
    """Tell whether the model's records move by a chart."""
    return any(chart.model is model for chart in charts())


def steps_of(record: Any, *, late: bool = False) -> list[Step]:
    """Return the stepper of a record; no steps when its chart has none."""
    words: dict[str, StepState] = {"done": "done", "current": "late" if late else "now", "to_come": "later"}
    return [
        Step(stage.label, moments.time_tag(stage.day, short=True) if stage.day else "", words[stage.state])
        for stage in stages(record)
    ]


def button_label(transition: Transition) -> str:
    """Return what the move's button says; dots tell that a reason will be asked for (destructive ones get theirs)."""
    asks_why = transition.comment_required and not transition.destructive
    return f"{transition.label}…" if asks_why else str(transition.label)


def turn_box(user: Reader, record: Any, found: Situation | None = None) -> TurnBox | None:
    """Return the turn box of a record for a reader: the moves open to them, their own that are blocked, and why.

    A move that only others make is shown when it is the one awaited; that one is the main button, unless it is early.
    None when there is nothing to say or do. Cost as `situation`, unless it is given.
    """
    found = found or situation(user, record)
    chart = chart_of(record)
    urged = found.turn.transition if found.turn and not found.turn.early else None
    moves = [
        Button(
            button_label(item.transition),
            move_url(record, item.transition),
            primary=item.transition is urged,
            destructive=item.transition.destructive,
        )
        for item in found.open
        if not item.transition.by_writing
    ]
    blocked = [blocked_button(user, record, item) for item in found.blocked if _concerns(item, found.turn)]
    if found.turn is None and not moves and not blocked:
        return None
    return TurnBox(
        title=turn_title(found.turn),
        yours=urged is not None and found.turn is not None and found.turn.mine,
        due=found.due,
        then=_then(chart, found.turn),
        moves=moves,
        blocked=blocked,
    )


def _concerns(item: BlockedMove, turn: Turn | None) -> bool:
    return not item.reason or (turn is not None and item.transition is turn.transition)


def turn_title(turn: Turn | None) -> str:
    """Return whose turn it is: the move itself to the one who makes it, "Who: the move" to everybody else."""
    if turn is None:
        return _("Nothing is awaited here.")
    if turn.mine:
        return str(turn.transition.label)
    return _("{who}: {move}").format(who=capfirst(turn.label), move=turn.transition.label)


def _then(chart: Chart, turn: Turn | None) -> str:
    """Return who comes after the awaited move: "The EMPACT Support Team: Check the plan"."""
    after = chart.awaited(turn.transition.target) if turn else None
    if after is None:
        return ""
    who = str(after.who.name) if after.who else _("the system")
    return _("{who}: {move}").format(who=who, move=after.label)


def move_url(record: Any, transition: Transition) -> str:
    """Return the page on which a move of a record is confirmed."""
    return url_of(record, "move", move=transition.slug)


def blocked_button(user: Reader, record: Any, item: BlockedMove) -> BlockedButton:
    """Return a move that is not open, with the reasons: for whom it is, and what stands against it.

    The first few are told in words; the page of the move lists them all.
    """
    reasons = [Reason(item.only)] if item.only else []
    found = blockers(item.problems)
    # Who may not make the move reads what stands against it; who may mends it.
    reasons += reasons_of(user, record, found[:SOME_REASONS], mends=not item.reason)
    if (more := len(found) - SOME_REASONS) > 0:
        words = ngettext("%(n)d more reason", "%(n)d more reasons", more) % {"n": more}
        reasons.append(Reason(words, "" if item.reason else move_url(record, item.transition)))
    return BlockedButton(str(item.transition.label), reasons)


def reasons_of(user: Reader, record: Any, problems: Sequence[Problem], *, mends: bool = True) -> list[Reason]:
    """Return problems as reasons, each with the place where it can be mended, or by others read, if there is one.

    One query where a problem names a field of the record, and what the announced places cost.
    """
    columns = {item.name for item in record._meta.concrete_fields}
    own = any(problem.field in columns for problem in problems)
    writable = editable_fields(user, record) if own and mends else ()
    return [
        Reason(problem.text.rstrip("."), _place_of(record, problem.field, writable, mends=mends), problem.who)
        for problem in problems
    ]


def _place_of(record: Any, field: str, writable: Sequence[str], *, mends: bool) -> str:
    for item in registry.all(Places):
        if item.model is type(record) and (found := item.find(record, field, mends)):
            return found
    address = url_of(record, "edit") if field in writable else ""
    return f"{address}#id_{field}" if address else ""
