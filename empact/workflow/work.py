"""My work: what a person owes, by when, and who waits on whom; every announced chart × the rules.

Cost: one query for each chart that awaits a move of the reader, one to ask what kinds they moved, and one for each of
these; never per row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery

from empact import clock
from empact.accounts.rules import NOTHING, any_of, both
from empact.history.models import Entry
from empact.history.naming import label_of
from empact.workflow.charts import Chart, Transition, charts
from empact.workflow.locks import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model, QuerySet

    from empact.accounts.models import User
    from empact.words import Words

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """A record and the move that is awaited of it; `since` is when it came to whom it waits on, if that is known."""

    record: Model
    chart: Chart
    transition: Transition
    due: datetime | None
    since: datetime | None = None

    @property
    def kind(self) -> str:
        """Return what the record is, in words: "operational action plan"."""
        return str(self.record._meta.verbose_name)

    @property
    def label(self) -> str:
        """Return how the record is named."""
        return label_of(self.record)

    @property
    def url(self) -> str:
        """Return the place to act."""
        return str(self.record.get_absolute_url())  # type: ignore[attr-defined]  # every record with a chart has one

    @property
    def waits_on(self) -> str:
        """Return whose turn it is, in words: "the Driver's team of this plan"."""
        return str(self.transition.who.name) if self.transition.who else ""

    @property
    def asked(self) -> Words:
        """Return what is to be done, in words: "Give the position"."""
        return self.chart.asks.get(self.record.status, self.transition.label)  # type: ignore[attr-defined]  # charted

    @property
    def late(self) -> bool:
        """Tell whether the move is overdue."""
        return self.due is not None and self.due < clock.now()


def owed_by(user: User) -> list[Item]:
    """Return the records whose awaited move is the user's to make, the soonest due first."""
    found = (item for chart in charts() for item in _owed(chart, user))
    return sorted(found, key=_urgency)


def waiting_on_others(user: User) -> list[Item]:
    """Return the records that the user moved last and that now wait on somebody else, the soonest due first."""
    # Most people move records of one kind or two: what nobody moved is not asked for.
    moved = set(Entry.objects.filter(actor=user).order_by().values_list("kind", flat=True).distinct())
    found = (item for chart in charts() if chart.label in moved for item in _passed_on(chart, user))
    return sorted(found, key=_urgency)


def _urgency(item: Item) -> tuple[datetime, str, int]:
    return item.due or NEVER, item.chart.label, item.record.pk


def _awaited(chart: Chart) -> dict[str, Transition]:
    """Return the awaited moves of people by state; the system reminds itself."""
    found = {state: chart.transition(name) for state, name in chart.awaits.items()}
    return {state: move for state, move in found.items() if move is not None and move.who is not None}


def _is_turn_of(chart: Chart, user: User) -> Q:
    """Return the records whose awaited move is the user's to make."""
    return any_of(
        both(Q(status=state), move.who.records(user)) for state, move in _awaited(chart).items() if move.who is not None
    )


def _rows(chart: Chart, user: User) -> QuerySet[Any]:
    rows: QuerySet[Any] = visible(chart.model, user).filter(status__in=_awaited(chart))
    return rows.select_related(*chart.related) if chart.related else rows


def _owed(chart: Chart, user: User) -> Iterator[Item]:
    awaited, turn = _awaited(chart), _is_turn_of(chart, user)
    if turn is NOTHING:
        return
    for record in _rows(chart, user).filter(turn):
        if not chart.rests(record):
            yield Item(record, chart, awaited[record.status], chart.due(record))


def _passed_on(chart: Chart, user: User) -> Iterator[Item]:
    if not (awaited := _awaited(chart)):
        return
    moves = Entry.objects.filter(kind=chart.label, verb__in=[move.name for move in chart.transitions])
    touched = moves.filter(actor=user).values("record_id")
    last = moves.filter(record_id=OuterRef("pk")).order_by("-id")
    rows = _rows(chart, user).filter(pk__in=touched).exclude(_is_turn_of(chart, user))
    rows = rows.annotate(last_mover=Subquery(last.values("actor")[:1]), moved_at=Subquery(last.values("at")[:1]))
    for record in rows.filter(last_mover=user.pk):
        if not chart.rests(record):
            yield Item(record, chart, awaited[record.status], chart.due(record), record.moved_at)
