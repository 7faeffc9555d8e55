"""What is due: found by sources. One is made from every chart; the apps announce others in their `notices`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Model, Q, QuerySet

from empact.accounts.rules import Rule
from empact.history.models import Entry
from empact.history.naming import kind_of, label_of, root_key, root_model
from empact.registry import registry
from empact.workflow.charts import Chart, Transition, charts

if TYPE_CHECKING:
    from empact.accounts.gathering import Gathering, People
    from empact.words import Words

# The kind and key of the root to which a run is limited; None is everything.
type Root = tuple[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something awaited of somebody.

    `move` names it for good ("submit"), `what` in words ("Submit the plan"), `who` whom it waits on ("the Driver's
    team of this plan"). `people` names exactly those who may do it. `turn` is the key of the entry by which it came to
    them, `by` who wrote that.
    """

    record: Model
    move: str
    what: Words
    who: Words
    people: Rule | Callable[[Gathering], People]
    due: datetime | None = None
    turn: int = 0
    by: int | None = None
    label: str = ""
    url: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of the record: "oaps.oap"."""
        return kind_of(self.record)

    @property
    def name(self) -> str:
        """Return how the record is called."""
        return self.label or label_of(self.record)

    @property
    def place(self) -> str:
        """Return where it is done."""
        return self.url or str(self.record.get_absolute_url())  # type: ignore[attr-defined]  # what is due has a page

    @property
    def root(self) -> tuple[str, int]:
        """Return kind and key of the record's root."""
        return root_key(self.record)


@dataclass(frozen=True, slots=True)
class DueSource:
    """Announced: what is due of one kind of record, looked for every morning.

    `kind` names the rhythm of its reminders: the kind of record or another word. `event` is why people are told,
    unless the deadline says it (events.py). Where it is not `early`, nothing is said before the first of the days that
    the rhythm names.
    """

    kind: str
    find: Callable[[], Iterable[Due]]
    event: str = ""
    early: bool = True


@dataclass(frozen=True, slots=True)
class Escalation:
    """Announced: who is told, one after the other, when those who may act let a deadline of such records pass.

    It begins after those who may act: what the Driver owes goes to who comes after the Driver.
    """

    model: type[Model]
    to: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Announced: of which records of a chart nobody is reminded, because what they await cannot be done now."""

    model: type[Model]
    when: Callable[[], Q]


def sources(root: Root = None) -> list[DueSource]:
    """Return the sources: of all charts that await something and, unless limited to a root, the announced ones."""
    of_charts = [_of_chart(chart, root) for chart in charts() if _awaited(chart)]
    return of_charts if root else [*of_charts, *registry.all(DueSource)]


def awaited_moves() -> set[tuple[str, str]]:
    """Return what charts await of people: kind of record and name of the move."""
    return {(chart.label, move.name) for chart in charts() for move in _awaited(chart).values()}


def escalation_of(model: type[Model]) -> tuple[Rule, ...]:
    """Return whom to tell when records of the model are late."""
    return next((item.to for item in registry.all(Escalation) if item.model is model), ())


def _awaited(chart: Chart) -> dict[str, Transition]:
    """Return the moves that are awaited of people, by state."""
    found = {state: chart.awaited(state) for state in chart.awaits}
    return {state: move for state, move in found.items() if move is not None and move.who is not None}


def _of_chart(chart: Chart, root: Root) -> DueSource:
    return DueSource(chart.label, lambda: _found(chart, root))


def _found(chart: Chart, root: Root) -> Iterator[Due]:
    """Yield the chart's records that await somebody. Two queries."""
    awaited = _awaited(chart)
    rows = under(chart.model, root)
    if rows is None:
        return
    rows = rows.filter(status__in=awaited)
    for quiet in registry.all(Quiet):
        if quiet.model is chart.model:
            rows = rows.exclude(quiet.when())
    found = rows.select_related(*chart.related) if chart.related else rows
    records: list[Any] = [record for record in found if not chart.rests(record)]
    turns = last_moves(chart, [record.pk for record in records])
    for record in records:
        yield _due(chart, awaited[record.status], record, *turns.get(record.pk, (0, None)))


def _due(chart: Chart, move: Transition, record: Any, turn: int, by: int | None) -> Due:
    who = move.who
    if who is None:
        raise TypeError(f"{chart.label} {move.name} is nobody's.")
    return Due(
        record=record,
        move=move.name,
        what=chart.asks.get(record.status, move.label),
        who=who.name,
        people=who,
        due=chart.due(record),
        turn=turn,
        by=by,
    )


def under(model: type[Model], root: Root) -> QuerySet[Any] | None:
    """Return the rows of a model that lie under a root, all without one; None when none can."""
    rows = model._base_manager.all()
    if root is None:
        return rows
    kind, key = root
    if kind_of(root_model(model)) != kind:
        return None
    return rows.filter(**{getattr(model, "root_path", "") or "pk": key})


def last_moves(chart: Chart, keys: Iterable[int]) -> dict[int, tuple[int, int | None]]:
    """Return, by record, the entry of its last move and who made it. One query."""
    verbs = [move.name for move in chart.transitions]
    moves = Entry.objects.filter(kind=chart.label, record_id__in=list(keys), verb__in=verbs)
    last = moves.order_by().values("record_id").annotate(last=Max("pk")).values("last")
    found = Entry.objects.filter(pk__in=last).values_list("record_id", "pk", "actor_id")
    return {record: (entry, actor) for record, entry, actor in found}
