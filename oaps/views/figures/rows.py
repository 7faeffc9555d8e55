"""The rows of the tables of figures: a place and measure by year, a place and its indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from empact.web.addresses import record_url
from empact.words import Words
from oaps.figures import Progress, Stand, Total
from oaps.models import PublishedFigure


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A place and measure: the totals by year, where their lines are, and what others published of the same."""

    place: str
    totals: Mapping[int, Total]
    urls: Mapping[int, str]
    published: Sequence[PublishedFigure] = ()

    @property
    def first(self) -> Total:
        """Return one of the totals: they share place, measure and unit."""
        return next(iter(self.totals.values()))

    def cells(self, years: Sequence[int]) -> list[tuple[int, Total | None, str]]:
        """Return total and address for each year of the table."""
        return [(year, self.totals.get(year), self.urls.get(year, "")) for year in years]

    def others(self, years: Sequence[int]) -> list[tuple[int, list[PublishedFigure]]]:
        """Return what others published, for each year of the table."""
        return [(year, [item for item in self.published if item.year == year]) for year in years]

    @property
    def has_others(self) -> bool:
        """Tell whether others published a number of one of the years."""
        return any(item.year in self.totals for item in self.published)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A place and how its indicators stand: words, count and address of each way."""

    place: str
    url: str
    all: int
    all_url: str
    with_target: int
    met: int
    stands: Sequence[tuple[Words, int, str]]


def progress_row(item: Progress, words: str, place: Any, opens: Callable[[Stand | None], str]) -> ProgressRow:
    """Return the row of a place; a number of zero leads nowhere."""
    stands = [(stand.label, item.stands[stand], opens(stand) if item.stands[stand] else "") for stand in Stand]
    return ProgressRow(words, record_url(place), item.all, opens(None), item.with_target, item.met, stands)
