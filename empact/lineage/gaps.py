"""Where the chain is broken: a threat that no priority answers, an action without an indicator.

The apps announce what they call a gap; a page shows how many there are, and each number opens to its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import Count

from empact.lineage.links import visible
from empact.registry import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, Q, QuerySet

    from empact.accounts.rules import Reader
    from empact.words import Words


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: the rows of `model` for which `missing()` holds, in the cycle that `cycle` (a lookup) reaches.

    `url_name` is the list that shows the rows, filtered by `gap=<code>`.
    """

    code: str
    label: Words
    model: type[Model]
    missing: Callable[[], Q]
    cycle: str
    url_name: str
    weight: Literal["serious", "notable"] = "notable"

    def all_rows(self, user: Reader, cycle: Model) -> QuerySet[Any]:
        """Return the rows of the cycle that the reader sees, with the gap or without."""
        return visible(self.model, user).filter(**{self.cycle: cycle.pk})

    def rows(self, user: Reader, cycle: Model) -> QuerySet[Any]:
        """Return the rows with the gap that the reader sees in the cycle."""
        return self.all_rows(user, cycle).filter(self.missing())


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows of a cycle have a gap."""

    gap: Gap
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one kind a cycle has, and how many of them have a gap."""

    model: type[Model]
    total: int
    broken: int
    serious: bool


def gap(code: str) -> Gap | None:
    """Return the announced gap of this code, if there is one."""
    return next((item for item in registry.all(Gap) if item.code == code), None)


def gaps_of(model: type[Model]) -> tuple[Gap, ...]:
    """Return the gaps announced for a model's rows."""
    return tuple(item for item in registry.all(Gap) if item.model is model)


def gaps(user: Reader, cycle: Model) -> list[Found]:
    """Return every announced gap with its number in the cycle, as the reader sees it. One query each."""
    return [Found(item, item.rows(user, cycle).count()) for item in registry.all(Gap)]


def tallies(user: Reader, cycle: Model) -> list[Tally]:
    """Return, for each kind of record that is looked at, how many the cycle has and how many have a gap.

    In the order of announcement, which is the order of the chain. One query per kind.
    """
    found = []
    for model in dict.fromkeys(item.model for item in registry.all(Gap)):
        looked_at = gaps_of(model)
        broken = reduce(or_, (item.missing() for item in looked_at))
        numbers = looked_at[0].all_rows(user, cycle).aggregate(total=Count("pk"), broken=Count("pk", filter=broken))
        serious = any(item.weight == "serious" for item in looked_at)
        found.append(Tally(model, numbers["total"], numbers["broken"], serious))
    return found
