"""Whose turn it is, by when, what may be done and why not: what pages, API and work queue ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import BooleanField, Case, Value, When
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.rules import judge
from empact.workflow.charts import Chart, Transition, chart_of
from empact.workflow.engine import problems_of
from empact.workflow.moves import Move
from empact.workflow.problems import Problem, blockers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import Model, QuerySet

    from empact.accounts.models import User
    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class OpenMove:
    """A move that the reader may make now; the warnings do not stop it."""

    transition: Transition
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockedMove:
    """A move that the reader cannot make now: for somebody else (`reason` says for whom), or blocked by problems."""

    transition: Transition
    problems: tuple[Problem, ...]
    reason: str = ""

    @property
    def only(self) -> str:
        """Return for whom it is, as a sentence without capital and full stop; nothing when it is the reader's."""
        return self.transition.who.only() if self.reason and self.transition.who else ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: the awaited move, the post that makes it, and by when."""

    record: Model
    transition: Transition
    mine: bool
    due: datetime | None

    @property
    def label(self) -> str:
        """Return whose turn it is, in words: "the Driver's team of this plan"."""
        return str(self.transition.who.name) if self.transition.who else _("the system")

    @property
    def late(self) -> bool:
        """Tell whether the move is overdue; computed, never stored."""
        return self.due is not None and self.due < clock.now()

    @property
    def early(self) -> bool:
        """Tell whether the move may be made and nobody is urged to it yet."""
        from_when = self.transition.timely_from
        return from_when is not None and clock.now() < from_when(self.record)

    def people(self) -> QuerySet[User] | None:
        """Return who could make the move; None when it is the system's."""
        return self.transition.who.people(self.record) if self.transition.who else None


@dataclass(frozen=True, slots=True)
class Situation:
    """How a record stands for a reader."""

    open: tuple[OpenMove, ...]
    blocked: tuple[BlockedMove, ...]
    turn: Turn | None

    @property
    def due(self) -> datetime | None:
        """Return by when the awaited move is due."""
        return self.turn.due if self.turn else None


def situation(user: Reader, record: Any) -> Situation:
    """Return what may be done with the record, what not and why, and whose turn it is.

    Cost: one query for all rules together, and what the checks of the reader's own and of the awaited move cost.
    """
    chart = chart_of(record)
    leaving = [move for move in chart.leaving(record.status) if move.who is not None]
    allowed = judge(user, record, {move.name: move.who for move in leaving if move.who})
    awaited = chart.awaited_of(record)
    opened: list[OpenMove] = []
    blocked: list[BlockedMove] = []
    for move in leaving:
        asked = allowed[move.name] or move is awaited
        found = problems(record, move) if asked else []
        if allowed[move.name] and not blockers(found):
            opened.append(OpenMove(move, tuple(found)))
        else:
            reason = "" if allowed[move.name] or move.who is None else str(move.who.reason)
            blocked.append(BlockedMove(move, tuple(found), reason))
    turn = Turn(record, awaited, allowed.get(awaited.name, False), chart.due(record)) if awaited else None
    return Situation(tuple(opened), tuple(blocked), turn)


def turn_of(record: Any) -> Turn | None:
    """Return whose turn it is with a record, whoever asks; None when nobody is awaited. No query."""
    chart = chart_of(record)
    awaited = chart.awaited_of(record)
    return Turn(record, awaited, mine=False, due=chart.due(record)) if awaited else None


def open_to(user: Reader, record: Any) -> list[Transition]:
    """Return the moves that the reader may make now. Cost as `situation`."""
    return [item.transition for item in situation(user, record).open]


def problems(record: Any, transition: Transition) -> list[Problem]:
    """Return what stands against a move now, whoever makes it, before its data is known. The cost is the checks'."""
    return problems_of(Move(record, chart_of(record), transition, None, clock.now()))


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the stepper for one record."""

    label: str
    state: Literal["done", "current", "to_come"]
    day: date | datetime | None


def stages(record: Any, chart: Chart | None = None) -> list[Stage]:
    """Return the stepper of a record: done before the current step, to come after it. No query.

    A record in a state of no step (withdrawn) has no current one, and its steps are all to come. A step that was done
    before it was due shows no day: the day it was due by is not when it was done.
    """
    steps = (chart or chart_of(record)).steps
    current = next((place for place, step in enumerate(steps) if record.status in step.states), -1)
    found = []
    for place, step in enumerate(steps):
        done = step.done_field if place < current else ""
        field = done or step.date_field
        day = attrgetter(field)(record) if field else None
        if place < current and not done and day is not None and _is_ahead(day):
            day = None
        state: Literal["done", "current", "to_come"] = (
            "current" if place == current else "done" if place < current else "to_come"
        )
        found.append(Stage(str(step.label), state, day))
    return found


def _is_ahead(day: date | datetime) -> bool:
    """Tell whether a day or an instant is still to come."""
    return day > clock.now() if isinstance(day, datetime) else day > clock.today()


def open_to_each(user: Reader, records: Sequence[Any]) -> dict[int, list[Transition]]:
    """Return, for each of several records of one model, the moves that the reader may make now.

    Cost: one query for all rules and rows, and what the checks of the moves cost for each row.
    """
    if not records:
        return {}
    chart = chart_of(records[0])
    moves = [move for move in chart.transitions if move.sources and move.who is not None]
    verdicts = {
        f"may_{move.name}": Case(
            When(move.who.records(user), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for move in moves
        if move.who is not None
    }
    rows = chart.model._base_manager.filter(pk__in=[record.pk for record in records])
    allowed = {row["pk"]: row for row in rows.annotate(**verdicts).values("pk", *verdicts)}
    return {
        record.pk: [
            move
            for move in moves
            if record.status in move.sources
            and allowed.get(record.pk, {}).get(f"may_{move.name}")
            and not blockers(problems(record, move))
        ]
        for record in records
    }
