"""What My work shows of what a person owes: by urgency, and many of a kind as one line.

The apps announce how many of a kind are told (`Fold`) and what is said under a single one (`Note`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.models import User
from empact.history.naming import root_key
from empact.registry import registry
from empact.web.turns import move_url
from empact.words import Words
from empact.workflow.edits import root_of
from empact.workflow.work import NEVER, Item

A_WEEK = timedelta(days=7)
# So many of a kind are still told one by one.
FEW = 3


@dataclass(frozen=True, slots=True)
class Fold:
    """How many awaited moves of one kind are told in one line: "Answer 18 invitations to participate".

    `label` holds {n}; `url(user, items)` is the one place where they are all done.
    """

    kind: str
    move: str
    label: Words
    url: Callable[[User, Sequence[Item]], str]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said under the awaited records of one kind: `of(user, records)` returns texts by key, in few queries."""

    kind: str
    of: Callable[[User, Sequence[Any]], Mapping[int, Words]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Announced: where what a move waits for is written, when that is another page than the record's own."""

    kind: str
    move: str
    url: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of My work: what, where it is read, by when, and the button to the place where it is done."""

    title: Words
    note: Words
    url: str
    button: Words
    act: str
    due: datetime | None
    icon: str = "edit"

    @property
    def spoken(self) -> str:
        """Return the button's words for those who listen: what it says, and what it says it of."""
        button, title = str(self.button), str(self.title)
        return title if button in title else f"{button}: {title}"

    @property
    def late(self) -> bool:
        """Tell whether it is overdue."""
        return self.due is not None and self.due < clock.now()


@dataclass(frozen=True, slots=True)
class Besides:
    """Announced: what waits on a person, and what of theirs waits on others, that is no move of a chart."""

    owed: Callable[[User], Iterable[Line]]
    waiting: Callable[[User], Iterable[Waiting]]


@dataclass(frozen=True, slots=True)
class Worklist:
    """What a person owes, by urgency."""

    overdue: Sequence[Line]
    week: Sequence[Line]
    later: Sequence[Line]


def worklist(user: User, items: Sequence[Item]) -> Worklist:
    """Return the lines of what is owed, the soonest due first in each part.

    The notes, and what is announced besides, cost a query or two each.
    """
    now = clock.now()
    notes = _notes(user, items)
    overdue = [item for item in items if item.late]
    week = [item for item in items if item.due and not item.late and item.due <= now + A_WEEK]
    later = [item for item in items if item not in overdue and item not in week]
    besides = [line for item in registry.all(Besides) for line in item.owed(user)]
    return Worklist(
        _by_day([*_lines(user, overdue, notes), *(line for line in besides if line.late)]),
        _by_day([*_lines(user, week, notes), *(line for line in besides if _is_soon(line, now))]),
        _by_day(
            [*_lines(user, later, notes), *(line for line in besides if not line.late and not _is_soon(line, now))]
        ),
    )


def _is_soon(line: Line, now: datetime) -> bool:
    return line.due is not None and not line.late and line.due <= now + A_WEEK


def _by_day(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.due or NEVER)


def notes_on(user: User, kind: str, records: Sequence[Any]) -> dict[int, Words]:
    """Return what is said under records of one kind, by key. The queries of what was announced for it."""
    found: dict[int, Words] = {}
    for note in registry.all(Note):
        if note.kind == kind and records:
            found |= note.of(user, records)
    return found


def _notes(user: User, items: Sequence[Item]) -> dict[tuple[str, int], Words]:
    kinds: dict[str, list[Any]] = {}
    for item in items:
        kinds.setdefault(item.chart.label, []).append(item.record)
    return {(kind, key): text for kind, records in kinds.items() for key, text in notes_on(user, kind, records).items()}


def _lines(user: User, items: Sequence[Item], notes: Mapping[tuple[str, int], Words]) -> Iterator[Line]:
    """Yield one line per item, or one for many of a kind where a fold was announced."""
    folds = {(fold.kind, fold.move): fold for fold in registry.all(Fold)}
    folded: set[tuple[str, str]] = set()
    numbers = {key: len(list(group)) for key, group in groupby(sorted(items, key=_kind_key), key=_kind_key)}
    for item in items:
        key = _kind_key(item)
        fold = folds.get(key)
        if fold is None or numbers[key] <= FEW:
            yield _line(item, notes)
        elif key not in folded:
            folded.add(key)
            yield _folded(user, fold, [other for other in items if _kind_key(other) == key])


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on others: who owes what, since when, by when; many of a kind in one plan are one line."""

    who: str
    what: str
    url: str
    since: datetime | None
    due: datetime | None
    late: int


def waiting_besides(user: User) -> list[Waiting]:
    """Return what of the user's waits on others and is no move of a chart."""
    return [line for item in registry.all(Besides) for line in item.waiting(user)]


def waiting_lines(items: Sequence[Item]) -> list[Waiting]:
    """Return what waits on others, many of a kind under one root as one line. No query: the roots are loaded."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        groups.setdefault((*_kind_key(item), root_key(item.record)), []).append(item)
    return [
        line
        for group in groups.values()
        for line in ([_waiting(group)] if len(group) > FEW else [_waiting([item]) for item in group])
    ]


def _waiting(items: Sequence[Item]) -> Waiting:
    first = items[0]
    what, url = first.label, first.url
    if len(items) > 1:
        root: Any = root_of(first.record)
        kinds = first.record._meta.verbose_name_plural
        what = _("{n} {kinds} in {root}").format(n=len(items), kinds=kinds, root=root)
        url = str(root.get_absolute_url())
    dues = [item.due for item in items if item.due]
    sinces = [item.since for item in items if item.since]
    return Waiting(
        who=first.waits_on,
        what=f"{first.asked}: {what}",
        url=url,
        since=min(sinces, default=None),
        due=min(dues, default=None),
        late=sum(item.late for item in items),
    )


def _kind_key(item: Item) -> tuple[str, str]:
    return item.chart.label, item.transition.name


def _line(item: Item, notes: Mapping[tuple[str, int], Words]) -> Line:
    return Line(
        title=f"{item.asked}: {item.label}",
        note=notes.get((item.chart.label, item.record.pk), item.kind),
        url=item.url,
        button=item.asked,
        act=_place_to_act(item),
        due=item.due,
    )


def _place_to_act(item: Item) -> str:
    desks = {(desk.kind, desk.move): desk for desk in registry.all(Desk)}
    if desk := desks.get(_kind_key(item)):
        return desk.url(item.record)
    if item.record.status in item.chart.asks:  # type: ignore[attr-defined]  # charted
        return item.url
    return move_url(item.record, item.transition)


def _folded(user: User, fold: Fold, items: Sequence[Item]) -> Line:
    dues = [item.due for item in items if item.due]
    place = fold.url(user, items)
    return Line(
        title=str(fold.label).format(n=len(items)),
        note=", ".join(dict.fromkeys(item.label for item in items[:FEW])) + " …",
        url=place,
        button=items[0].asked,
        act=place,
        due=min(dues) if dues else None,
        icon="check-filled",
    )
