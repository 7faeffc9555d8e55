"""Results by year as charts: a chart for each measure, what others published in a series of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from empact.web import marks
from empact.web.pictures.groups import Bar, BarGroup, Groups
from empact.web.values import tidy
from oaps.figures import Total
from oaps.models import PublishedFigure, Qualifier

# So many charts are drawn until all are asked for.
SHOWN = 4
EXACT = (Qualifier.EXACT, Qualifier.FINAL)

type Opens = Callable[[Total], str]


@dataclass(frozen=True, slots=True)
class Year:
    """What a year of a chart says: ours with where its lines are, and what others published."""

    year: int
    own: Total | None
    url: str
    published: Sequence[PublishedFigure]


@dataclass(frozen=True, slots=True)
class YearChart:
    """The results of one measure by year, the same as a table, and what was published of no single year."""

    title: str
    unit: str
    picture: Groups
    years: Sequence[Year]
    whole: Sequence[PublishedFigure]
    compared: bool


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of a page; `more` measures have results, too."""

    shown: Sequence[YearChart]
    more: int
    compared: bool
    inexact: bool


def charts(
    found: Sequence[Total],
    published: Iterable[PublishedFigure] | None,
    opens: Opens,
    *,
    most: int | None = SHOWN,
) -> Charts:
    """Return a chart for each measure, those that others published of first, then those with most lines.

    `published` is None where nothing may stand beside: the totals of others are of a whole cycle.
    """
    by_measure: defaultdict[int, list[Total]] = defaultdict(list)
    lines: Counter[int] = Counter()
    for item in found:
        by_measure[item.measure].append(item)
        lines[item.measure] += item.lines
    others: defaultdict[int, list[PublishedFigure]] = defaultdict(list)
    for figure in published or ():
        others[figure.measure_id].append(figure)
    order = sorted(by_measure, key=lambda key: (not _yearly(others[key]), -lines[key], by_measure[key][0].title))
    chosen = order[:most]
    years = _years([item for key in chosen for item in by_measure[key]], [one for key in chosen for one in others[key]])
    shown = [_chart(by_measure[key], others[key], years, opens, compared=published is not None) for key in chosen]
    return Charts(
        shown,
        len(order) - len(chosen),
        compared=published is not None and any(_yearly(others[key]) for key in chosen),
        inexact=any(item.inexact for key in chosen for item in by_measure[key]),
    )


def _yearly(figures: Iterable[PublishedFigure]) -> list[PublishedFigure]:
    return [item for item in figures if item.year is not None]


def _years(found: Iterable[Total], published: Iterable[PublishedFigure]) -> list[int]:
    """Return the years of all charts of a page, which have one scale of time."""
    named = {item.year for item in found} | {item.year for item in published if item.year is not None}
    return list(range(min(named), max(named) + 1)) if named else []


def _chart(
    found: Sequence[Total], published: Sequence[PublishedFigure], years: Iterable[int], opens: Opens, *, compared: bool
) -> YearChart:
    own = {item.year: item for item in found}
    first = found[0]
    told = [
        Year(
            year,
            own.get(year),
            opens(own[year]) if year in own else "",
            [item for item in published if item.year == year],
        )
        for year in years
    ]
    beside = compared and bool(_yearly(published))
    title = _("{measure} by year").format(measure=first.title)
    picture = Groups(first.code, title, [BarGroup(str(item.year), _bars(item, first.unit, beside)) for item in told])
    return YearChart(
        first.title, first.unit, picture, told, [item for item in published if item.year is None], compared
    )


def _bars(item: Year, unit: str, beside: bool) -> list[Bar]:
    bars = [_own(item, unit)]
    if beside:
        bars += [_published(figure, item.year, unit) for figure in item.published]
        if not item.published:
            bars.append(Bar("none", 0, name=_("{year}: none published").format(year=item.year)))
    return bars


def _own(item: Year, unit: str) -> Bar:
    if item.own is None:
        return Bar("own", 0, "–", _("{year}: nothing reported").format(year=item.year))
    words = written(item.own.number, unit)
    text = _("{year}: about {number} reported here") if item.own.inexact else _("{year}: {number} reported here")
    return Bar(
        "inexact" if item.own.inexact else "own",
        float(item.own.number),
        marks.brief(float(item.own.number)),
        text.format(year=item.year, number=words),
        item.url,
    )


def _published(figure: PublishedFigure, year: int, unit: str) -> Bar:
    sign = "" if figure.qualifier in EXACT else ">" if figure.qualifier == Qualifier.AT_LEAST else "~"
    text = _("{year}: {qualifier} {number} published, {scope}")
    words = text.format(
        year=year, qualifier=figure.get_qualifier_display(), number=written(figure.number, unit), scope=figure.scope
    )
    return Bar("other", float(figure.number), f"{sign}{marks.brief(float(figure.number))}", words)


def written(number: Decimal, unit: str) -> str:
    """Return a number in full with its unit: "13 871 arrests"."""
    return f"{marks.count(tidy(number))} {unit}"


def ours(found: Iterable[Total]) -> dict[tuple[Any, int], dict[int, Total]]:
    """Return the totals by place and measure, and there by year."""
    rows: dict[tuple[Any, int], dict[int, Total]] = {}
    for item in found:
        rows.setdefault((item.place, item.measure), {})[item.year] = item
    return rows
