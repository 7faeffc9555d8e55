"""The figures of a cycle: results by year beside what others published, progress against targets, who is missing.

Everything is counted by `oaps.figures` over the rows that the reader may see, and each number leads to its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact.web.exports import csv_response
from empact.web.parts import Crumb, Tab
from empact.web.values import Told, tidy
from empact.web.views.base import Page, WebRequest
from oaps.addresses import above_report
from oaps.figures import Progress, Stand, Total, progress, totals
from oaps.filters import LED_BY_NONE, OF_NONE, FiguresFilters
from oaps.models import PublishedFigure, Result
from oaps.views.figures.charts import SHOWN, Charts, charts, ours
from oaps.views.figures.places import PLACES, indicators_url, lines_url, place_words, places
from oaps.views.figures.rows import ProgressRow, ResultRow, progress_row
from oaps.views.figures.scope import Scope

# So many rows are shown of each list until all are asked for; then so many on a page.
SHORT, LONG = 12, 100


class FiguresPage(Page):
    """Results, targets and missing reports of a cycle, at the level that the address asks for."""

    section = "reporting"
    title = gettext_lazy("Figures")
    template_name = "oaps/figures.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_report(), Crumb(str(self.title)))

    # -- What the address asks for -----------------------------------------------------------------

    @cached_property
    def filters(self) -> FiguresFilters:
        """Return the filters, bound to the address; without a cycle there, the latest that has results."""
        query: QueryDict = self.request.GET.copy()
        if not query.get("cycle"):
            query["cycle"] = self.latest()
        rows = Result.objects.visible_to(self.user)
        return FiguresFilters(query, queryset=rows, request=self.request)

    def latest(self) -> str:
        """Return the code of the latest cycle with results the reader may see; the latest they see where none has."""
        cycles = Cycle.objects.visible_to(self.user).order_by("-starts")
        counted = Result.objects.visible_to(self.user).order_by().values("report__action__oap__cycle").distinct()
        found = cycles.filter(pk__in=counted).first() or cycles.first()
        return found.code if found is not None else ""

    @property
    def level(self) -> str:
        """Return the level the address asks for."""
        asked = self.request.GET.get("by", "")
        return asked if asked in PLACES else "cycle"

    def shows_all(self, part: str) -> bool:
        """Tell whether the address asks for all of a part of the page."""
        return part in self.request.GET.getlist("all")

    @cached_property
    def scope(self) -> Scope | None:
        """Return what the figures are about; None where the address is not understood."""
        if not self.filters.is_valid() or self.filters.form.cleaned_data["cycle"] is None:
            return None
        return Scope.of(self.filters.form.cleaned_data, self.user)

    @property
    def results(self) -> QuerySet[Result]:
        """Return the lines the reader may see and the filters leave."""
        found: QuerySet[Result] = self.filters.qs
        return found

    # -- The page ----------------------------------------------------------------------------------

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the page, or one of its tables as a file."""
        if request.GET.get("format") == "csv" and self.scope is not None:
            return self.as_file(self.scope)
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the charts, the totals, the progress, and what is missing. Some twenty queries."""
        scope = self.scope
        shown = {} if scope is None else self.figures(scope)
        return {
            "filters": self.filters.form,
            "cycle": scope.cycle if scope else None,
            "level": self.level,
            "place_label": PLACES[self.level][0],
            "levels": [Tab(str(label), self.here(by=key), key == self.level) for key, (label, _m) in PLACES.items()],
            "file_url": self.here(format="csv"),
            "indicators_file_url": self.here(format="csv", of="indicators"),
            **shown,
        }

    def figures(self, scope: Scope) -> dict[str, Any]:
        """Return what the page shows of a cycle."""
        found = self.rows(scope)
        lines = self.progress(scope)
        whole = self.shows_all("results")
        return {
            "summary": scope.summary(),
            "charts": self.charts(scope),
            "all_charts_url": self.here(all="charts", at="by-year"),
            "years": sorted({year for row in found for year in row.totals}),
            "rows": Paginator(found, LONG if whole else SHORT).get_page(self.request.GET.get("page") if whole else 1),
            "whole": whole,
            "all_rows_url": self.here(all="results", at="results"),
            "progress": lines if self.shows_all("targets") else lines[:SHORT],
            "progress_count": len(lines),
            "all_progress_url": self.here(all="targets", at="targets"),
            "missing": scope.missing(SHORT),
            "missing_url": scope.missing_url(),
        }

    def here(self, at: str = "", **more: str) -> str:
        """Return the address of this page with something else asked for; `at` is the part it leads to."""
        query = self.request.GET.copy()
        for name in ("page", "format", "of"):
            query.pop(name, None)
        if "by" in more:
            query.pop("all", None)
        for name, value in more.items():
            query[name] = value
        return f"?{query.urlencode()}{'#' + at if at else ''}"

    def charts(self, scope: Scope) -> Charts:
        """Return the charts by year, of all that the filters leave; what others published is of whole cycles only."""
        found = totals(self.results)
        published = None if scope.is_narrow else self.published(scope.cycle)
        return charts(
            found,
            published,
            lambda item: lines_url(item, "cycle", scope.cycle, scope.cycle, **scope.narrow),
            most=None if self.shows_all("charts") else SHOWN,
        )

    def published(self, cycle: Cycle) -> list[PublishedFigure]:
        """Return what others published of the cycle. One query."""
        return list(PublishedFigure.objects.visible_to(self.user).filter(cycle=cycle).order_by("year", "scope"))

    def rows(self, scope: Scope) -> list[ResultRow]:
        """Return the totals of the cycle at the level, a row for each place and measure. Two or three queries."""
        found = totals(self.results, self.level)
        where = places(self.level, {item.place for item in found if item.place is not None}, self.user)
        published: dict[int, list[PublishedFigure]] = {}
        if self.level == "cycle" and not scope.is_narrow:
            for figure in self.published(scope.cycle):
                published.setdefault(figure.measure_id, []).append(figure)
        rows = [
            ResultRow(
                place_words(where.get(place), place, nowhere=str(OF_NONE)),
                by_year,
                {year: self.opens(item, scope, where.get(place)) for year, item in by_year.items()},
                published.get(measure, ()),
            )
            for (place, measure), by_year in ours(found).items()
        ]
        return sorted(rows, key=lambda row: (row.place, row.first.title))

    def opens(self, item: Total, scope: Scope, place: Any) -> str:
        """Return where the lines of a total are listed."""
        return lines_url(item, self.level, scope.cycle, place, **scope.narrow)

    def progress(self, scope: Scope) -> list[ProgressRow]:
        """Return how the indicators stand at each place of the level. Four queries."""
        found = progress(scope.indicators, scope.values, self.level)
        where = places(self.level, {item.place for item in found if item.place is not None}, self.user)
        rows = [self.progress_row(item, where.get(item.place), scope) for item in found]
        return sorted(rows, key=lambda row: row.place)

    def progress_row(self, item: Progress, place: Any, scope: Scope) -> ProgressRow:
        """Return a place with how its indicators stand, each number with where they are listed."""

        def opens(stand: Stand | None) -> str:
            return indicators_url(self.level, scope.cycle, place, stand, **scope.narrow_lead)

        words = place_words(place, item.place, nowhere=_("led by {whom}").format(whom=LED_BY_NONE))
        return progress_row(item, words, place, opens)

    # -- The files ---------------------------------------------------------------------------------

    def as_file(self, scope: Scope) -> StreamingHttpResponse:
        """Return all rows of what is shown: of results, or of indicators where the address says so."""
        place = str(PLACES[self.level][0])
        if self.request.GET.get("of") == "indicators":
            return csv_response("targets", [place, *progress_head()], _progress_lines(self.progress(scope)))
        return csv_response("figures", [place, *result_head()], _result_lines(self.rows(scope)))


def result_head() -> list[str]:
    """Return the heads of the file of results."""
    return [_("Measure"), _("Year"), _("Reported here"), _("Unit"), _("Lines"), _("Lines not exact")]


def progress_head() -> list[str]:
    """Return the heads of the file of indicators."""
    return [
        _("Indicators"), _("With a target"), _("Target met"), _("Not met yet"), _("Reported, no target"),
        _("Nothing reported"), _("Not applicable"),
    ]  # fmt: skip


def _result_lines(rows: Iterable[ResultRow]) -> Iterator[list[Told]]:
    for row in rows:
        for year, item in sorted(row.totals.items()):
            yield [row.place, item.title, year, tidy(item.number), item.unit, item.lines, item.inexact]


def _progress_lines(rows: Iterable[ProgressRow]) -> Iterator[list[Told]]:
    for row in rows:
        yield [row.place, row.all, row.with_target, *(count for _words, count, _url in row.stands)]
