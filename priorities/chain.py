"""The chain of a priority, from the threats it answers to what became of it in the next cycle.

Each floor announces the columns it knows; a column builds on the keys of those before it and never looks up.

    registry.add(ChainColumn(40, plans_column))

The same parts give the table under the picture, goal by goal, and its file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from empact.registry import registry
from empact.web.pictures.chain import Chain, Column, Line, Link, Node

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from empact.accounts.rules import Reader
    from empact.web.values import Told
    from priorities.models import Priority, StrategicGoal

PRIORITY_KEY = "priority"


def goal_key(number: int) -> str:
    """Return the key of a goal's node; the path that a reader follows is named by it."""
    return f"goal-{number}"


@dataclass(frozen=True, slots=True)
class Story:
    """Whose chain is told, to whom; `goals` are those of the cycle's G-MASP that the reader sees."""

    priority: Priority
    reader: Reader
    goals: Sequence[StrategicGoal] = ()
    # The keys of the nodes told so far, by the ten of their column's order.
    told: dict[int, list[str]] = field(default_factory=dict)

    def last_before(self, order: int) -> list[str]:
        """Return the keys of the nearest column before this order that has nodes."""
        filled = [ten for ten, keys in self.told.items() if keys and ten < order // 10]
        return self.told[max(filled)] if filled else []


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of the table under the picture, and what its file holds."""

    html: SafeString | str
    told: Told


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table under the picture: a cell for each goal, by its number, and one for all."""

    head: str
    cells: Mapping[int, TableCell]
    total: TableCell | None = None
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What one floor adds: a column of nodes, links, lines under the nodes of others, columns of the table.

    A link told twice counts as the later floor tells it. `gaps` are the keys of nodes behind which nothing follows.
    """

    column: Column | None = None
    links: Sequence[Link] = ()
    notes: Mapping[str, Sequence[Line | str]] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()
    table: Sequence[TableColumn] = ()


@dataclass(frozen=True, slots=True)
class ChainColumn:
    """Announced: a column of the chain; strips whose orders are of the same ten share one, from top to bottom."""

    order: int
    build: Callable[[Story], Strip]


@dataclass(frozen=True, slots=True)
class Telling:
    """The chain as it is drawn, and the columns of the table that says the same."""

    picture: Chain
    table: Sequence[TableColumn]


def tell(story: Story, follow: str = "") -> Telling:
    """Return the chain of a priority as its reader sees it, the path through one goal lit. The columns cost."""
    announced = sorted(registry.all(ChainColumn), key=lambda item: item.order)
    strips: list[tuple[int, Strip]] = []
    for item in announced:
        strip = item.build(story)
        strips.append((item.order, strip))
        if strip.column:
            story.told.setdefault(item.order // 10, []).extend(node.key for node in strip.column.nodes)
    notes: defaultdict[str, list[Line | str]] = defaultdict(list)
    gaps: set[str] = set()
    links: dict[tuple[str, str], Link] = {}
    for _order, strip in strips:
        gaps |= strip.gaps
        for key, lines in strip.notes.items():
            notes[key].extend(lines)
        links |= {(link.source, link.target): link for link in strip.links}
    columns = [
        _joined([strip.column for _order, strip in same if strip.column], notes, gaps)
        for _order, same in groupby(strips, key=lambda pair: pair[0] // 10)
    ]
    return Telling(
        Chain(
            title=_("From the threat to what became of it"),
            columns=[column for column in columns if column.nodes],
            links=list(links.values()),
            follow=follow,
        ),
        [column for _order, strip in strips for column in strip.table],
    )


def _joined(columns: Sequence[Column], notes: Mapping[str, Sequence[Line | str]], gaps: set[str]) -> Column:
    """Return strips of one order as one column; the first that has a title gives it."""
    if not columns:
        return Column("")
    titled = next((column for column in columns if column.title), columns[0])
    nodes = [_noted(node, notes.get(node.key, ()), node.key in gaps) for column in columns for node in column.nodes]
    return replace(titled, nodes=nodes)


def _noted(node: Node, lines: Sequence[Line | str], is_gap: bool) -> Node:
    return replace(node, lines=(*node.lines, *lines), kind="gap" if is_gap else node.kind)
