"""The results of a cycle on two pages: what was published, and apart from it what the reports here add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from empact.documents.subjects import Subject
from empact.documents.wording import number, span
from empact.history.records import Standing
from oaps.models import PublishedFigure, Qualifier, Result

# So many charts and rows fit on a page; the lists of the site have all.
MOST_CHARTS = 4
MOST_MEASURES = 16
FEWEST_BARS = 2
SILENT = frozenset((Qualifier.EXACT, Qualifier.FINAL))


@dataclass(frozen=True, slots=True)
class Point:
    """A number of one year: how exact it is, and what it covers."""

    year: int
    value: Decimal
    words: str
    scope: str = ""


def results_sheet(subject: Subject) -> dict[str, Any]:
    """Return both halves as the reader may see them. Three queries."""
    cycle = subject.record
    figures = PublishedFigure.objects.visible_to(subject.reader).filter(cycle=cycle).select_related("measure")
    published = list(figures.order_by("measure__title", "scope", "year"))
    reported = accepted_results(subject).filter(report__action__oap__cycle=cycle)
    return {
        "kicker": _("Results of the cycle"),
        "title": cycle.title,
        "code": cycle.label,
        "facts": [[_("Runs"), span(cycle.starts, cycle.ends)], [_("State"), cycle.get_status_display()]],
        "published": {
            "charts": _charts(_published_points(published)),
            "rows": [_published_row(item) for item in published],
            "sources": sorted({item.source for item in published if item.source}),
        },
        "reported": _reported(reported),
    }


def accepted_results(subject: Subject) -> QuerySet[Result]:
    """Return the lines of results that count: of accepted reports, each in its last form, as far as they are seen."""
    return Result.objects.visible_to(subject.reader).counting()


def _published_points(figures: Iterable[PublishedFigure]) -> dict[tuple[str, str], list[Point]]:
    found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for item in figures:
        if item.year is not None:
            point = Point(item.year, item.number, _exactly(item), item.scope)
            found[item.measure.title, item.measure.unit].append(point)
    return found


def _published_row(item: PublishedFigure) -> list[str]:
    year = str(item.year) if item.year else _("all years")
    return [item.measure.title, year, item.scope, _exactly(item), item.measure.unit, item.get_standing_display()]


def _exactly(item: PublishedFigure) -> str:
    words = number(item.number)
    return words if item.qualifier in SILENT else f"{item.get_qualifier_display()} {words}"


def _reported(rows: QuerySet[Result]) -> dict[str, Any]:
    grouped = rows.order_by().values_list("measure__title", "measure__unit", "year")
    points: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    lines: Counter[tuple[str, str]] = Counter()
    for title, unit, year, total, count in grouped.annotate(total=Sum("number"), lines=Count("pk")):
        points[title, unit].append(Point(year, total, number(total)))
        lines[title, unit] += count
    shown = [measure for measure, _count in lines.most_common(MOST_MEASURES)]
    years = sorted({point.year for measure in shown for point in points[measure]})
    return {
        "charts": _charts({measure: points[measure] for measure in shown}),
        "years": [str(year) for year in years],
        "rows": [_reported_row(measure, points[measure], years) for measure in shown],
        "lines": str(sum(lines.values())),
        "left": _further(len(lines) - len(shown)),
        "standing": standings(rows),
    }


def _further(left: int) -> str:
    if not left:
        return ""
    one, many = _("%d further measure is in the list of results."), _("%d further measures are in the list of results.")
    return (one if left == 1 else many) % left


def standings(rows: QuerySet[Result]) -> str:
    """Return how far the lines can be relied on, in words."""
    found = set(rows.order_by().values_list("standing", flat=True).distinct())
    return ", ".join(str(item.label) for item in Standing if item.value in found)


def _reported_row(measure: tuple[str, str], points: Sequence[Point], years: Sequence[int]) -> list[str]:
    by_year = {point.year: point.words for point in points}
    return [*measure, *(by_year.get(year, "–") for year in years)]


def _charts(measures: dict[tuple[str, str], list[Point]]) -> list[dict[str, Any]]:
    """Return a chart for each of the first measures of which several years are known."""
    charts = []
    for (title, unit), points in measures.items():
        ordered = sorted(points, key=lambda point: (point.year, point.scope))
        most = max(point.value for point in ordered)
        if len(ordered) < FEWEST_BARS or not most:
            continue
        bars = [
            [f"{point.year} {point.scope}".strip(), int(1000 * point.value / most), point.words] for point in ordered
        ]
        told = "; ".join(f"{label}: {words}" for label, _share, words in bars)
        charts.append({"title": f"{title} ({unit})", "bars": bars, "told": _("Bar chart. %s") % told})
    return charts[:MOST_CHARTS]
