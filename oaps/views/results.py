"""Results, the figures others published, what can be counted, and indicators: lists beside each other, never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web import marks
from empact.web.parts import Crumb
from empact.web.tables import Column, Group, Table
from empact.web.values import link, tidy
from empact.web.views.lists import ListPage
from oaps.figures import Reached, reached
from oaps.filters import FigureFilters, IndicatorFilters, MeasureFilters, ResultFilters
from oaps.models import Indicator, IndicatorValue, Measure, PublishedFigure, Qualifier, Result

# An exact or a final number needs no word beside it.
SILENT = frozenset((Qualifier.EXACT, Qualifier.FINAL))


def number(item: Result | PublishedFigure) -> SafeString:
    """Return a number with how exact it is: "at least 1 200"."""
    figure = marks.count(tidy(item.number))
    if item.qualifier in SILENT:
        return format_html("{}", figure)
    return format_html('<span class="muted">{}</span> {}', item.get_qualifier_display(), figure)


MEASURE: Column[Any] = Column("measure.title", gettext_lazy("Measure"), ordering="measure__title", css="cell-words")
NUMBER: Column[Any] = Column(
    "number",
    gettext_lazy("Number"),
    cell=number,
    text=lambda item: item.number,
    numeric=True,
    ordering="number",
    css="nowrap",
)
# A year is no quantity: it has no space between its thousands.
YEAR: Column[Any] = Column(
    "year", cell=lambda item: item.year or "", text=lambda item: item.year, numeric=True, ordering="year"
)
RESULTS: Table[Result] = Table(
    columns=(
        MEASURE,
        NUMBER,
        Column("measure.unit", gettext_lazy("Unit")),
        YEAR,
        Column("country", ordering="country__name"),
        Column("crime_type", ordering="crime_type"),
        Column(
            "action",
            gettext_lazy("Action"),
            cell=lambda result: link(result.report, result.report.action),
            text=lambda result: result.report.action.code,
            ordering=("report__action__oap__code", "report__action__goal_number", "report__action__sequence"),
        ),
        Column("standing"),
    ),
    filters=ResultFilters,
    ordering=("-year", "measure__title"),
    group=Group(lambda result: result.measure.group, lambda result: result.measure.group, ("measure__group",)),
    empty_next=gettext_lazy("Results come with the reports of the actions, once these are accepted."),
    file_name="results",
)
RESULTS_OF_REPORT: Table[Result] = Table(
    columns=(
        MEASURE,
        NUMBER,
        Column("measure.unit", gettext_lazy("Unit")),
        Column("country"),
        Column("crime_type"),
        Column("commodity"),
        Column("origin"),
    ),
    empty_title=gettext_lazy("The report holds no results."),
)
FIGURES: Table[PublishedFigure] = Table(
    columns=(
        MEASURE,
        YEAR,
        NUMBER,
        Column("measure.unit", gettext_lazy("Unit")),
        Column("scope", ordering="scope"),
        Column("cycle.label", gettext_lazy("Cycle"), ordering="cycle__starts", css="nowrap"),
        Column("standing"),
        Column("source"),
    ),
    filters=FigureFilters,
    ordering=("-year", "measure__title", "scope"),
    group=Group(lambda figure: figure.measure.group, lambda figure: figure.measure.group, ("measure__group",)),
    file_name="published-figures",
)
MEASURES: Table[Measure] = Table(
    columns=(
        Column("title", ordering="title"),
        Column("code", ordering="code"),
        Column("unit"),
        Column("definition"),
        Column("standing"),
    ),
    filters=MeasureFilters,
    ordering=("title",),
    group=Group(lambda measure: measure.group, lambda measure: measure.group, ("group",)),
    file_name="measures",
)


def reached_cell(indicator: Indicator) -> SafeString:
    """Return how far the indicator has come: a bar against its target, or which of the three things it is."""
    found: Reached = indicator.reached  # type: ignore[attr-defined]  # given by `with_reached`
    if found.number is None:
        return format_html('<span class="muted">{}</span>', found.stand.label)
    words = marks.count(tidy(found.number))
    if not found.target:
        return format_html("{}", words)
    return marks.bar(float(found.number), float(found.target), "good" if found.met else "", words)


def with_reached(indicators: Sequence[Indicator], reader: Reader) -> None:
    """Give the indicators what is reported of each, `reached`. Two queries."""
    rows = Indicator.objects.filter(pk__in=[item.pk for item in indicators])
    found = {item.indicator: item for item in reached(rows, IndicatorValue.objects.visible_to(reader))}
    for item in indicators:
        item.reached = found[item.pk]  # type: ignore[attr-defined]


INDICATORS: Table[Indicator] = Table(
    columns=(
        Column("title", main=True, ordering="title"),
        Column("unit", ordering="unit"),
        Column("baseline", ordering="baseline"),
        Column("target", ordering="target"),
        Column("reached", gettext_lazy("Reached"), cell=reached_cell, in_file=False, css="nowrap"),
        Column("no_target_reason"),
        Column(
            "action",
            gettext_lazy("Action"),
            cell=lambda indicator: link(indicator.action, indicator.action),
            text=lambda indicator: indicator.action.code,
            ordering=("action__goal_number", "action__sequence"),
        ),
        Column("standing"),
    ),
    filters=IndicatorFilters,
    ordering=("action__goal_number", "action__sequence", "position"),
    group=Group(
        lambda indicator: indicator.action.oap_id,
        lambda indicator: format_html(
            '{} <span class="muted">{}</span>', indicator.action.oap, indicator.action.oap.code
        ),
        ("-action__oap__period_start", "action__oap__code"),
    ),
    empty_next=gettext_lazy("Indicators are written in the actions while their plan is drafted."),
    file_name="indicators",
)


class _UnderReporting[M: (Result, PublishedFigure, Measure)](ListPage[M]):
    """A list that belongs to reporting."""

    section = "reporting"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("Reporting"), reverse("reporting-round-list")), Crumb(str(self.title)))


class ResultList(_UnderReporting[Result]):
    """Every line of results the reader may see."""

    model = Result
    title = gettext_lazy("Results")
    lead = gettext_lazy("Each line belongs to exactly one report, so nothing is counted twice.")
    table = RESULTS


class FigureList(_UnderReporting[PublishedFigure]):
    """The totals that the Council and Europol published."""

    model = PublishedFigure
    title = gettext_lazy("Published figures")
    lead = gettext_lazy(
        "What the Council and Europol published; it stands beside our results and is never mixed with them."
    )
    table = FIGURES

    def rows(self) -> QuerySet[PublishedFigure]:
        """Return the figures with measure and cycle."""
        return super().rows().select_related("measure", "cycle")

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here, which the public does not have."""
        return super().crumbs() if self.user.is_authenticated else (Crumb(str(self.title)),)


class MeasureList(_UnderReporting[Measure]):
    """What can be counted, and its exact definition."""

    model = Measure
    title = gettext_lazy("Measures")
    table = MEASURES


class IndicatorList(ListPage[Indicator]):
    """The indicators of all actions."""

    model = Indicator
    section = "actions"
    title = gettext_lazy("Indicators")
    table = INDICATORS

    def context(self) -> dict[str, Any]:
        """Return the list with what is reported of each indicator."""
        with_reached(list(self.listing.page), self.user)
        return super().context()
