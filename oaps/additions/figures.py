"""The figures of an action, a plan, a priority and a cycle on their own pages: charts, and numbers that open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse

from cycles.models import Cycle
from empact.web.views.details import DetailPage
from oaps.figures import Stand, Total, progress, totals
from oaps.models import OAP, OperationalAction, PublishedFigure, Result
from oaps.views.figures.charts import charts
from oaps.views.figures.places import indicators_url, lines_url
from oaps.views.figures.rows import progress_row
from oaps.views.figures.scope import Scope
from oaps.views.results import with_reached
from priorities.models import Priority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


def figures_of_plan(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the figures of a plan. Some twelve queries."""
    plan = page.record
    scope = Scope(page.user, plan.cycle, {"plan": plan.code})
    return _figures(scope, plan, "plan", Result.objects.filter(report__action__oap=plan))


def figures_of_priority(page: DetailPage[Priority]) -> Mapping[str, Any]:
    """Return the figures of a priority: of all its plans. Some twelve queries."""
    priority = page.record
    scope = Scope(page.user, priority.cycle, {"priority": priority.code})
    return _figures(
        scope, priority, "priority", Result.objects.filter(report__action__oap__sub_priority__priority=priority)
    )


def _figures(scope: Scope, place: Any, level: str, results: QuerySet[Result]) -> Mapping[str, Any]:
    """Return what the tab of a plan or a priority shows; what others published is of whole cycles."""
    found = totals(results.filter(pk__in=Result.objects.visible_to(scope.reader).values("pk")))
    rows = []
    for item in progress(scope.indicators, scope.values, "cycle"):

        def opens(stand: Stand | None) -> str:
            return indicators_url(level, scope.cycle, place, stand)

        rows.append(progress_row(item, str(place), place, opens))
    return {
        "summary": scope.summary(),
        "charts": charts(found, None, _opener(level, scope.cycle, place), most=None),
        "progress": rows,
        "missing": scope.missing(MOST_MISSING),
        "missing_url": scope.missing_url(),
        "figures_url": reverse("figures", query={"cycle": scope.cycle.code, **scope.narrow, "by": DEEPER[level]}),
    }


# What a place is looked at by on the page of all figures, and how many missing reports its own page names.
DEEPER = {"priority": "plan", "plan": "action"}
MOST_MISSING = 5


def _opener(level: str, cycle: Cycle, place: Any) -> Callable[[Total], str]:
    return lambda item: lines_url(item, level, cycle, place)


def figures_of_action(page: DetailPage[OperationalAction]) -> Mapping[str, Any]:
    """Return the results of an action by year, and how each of its indicators stands. Four queries."""
    action = page.record
    results = Result.objects.visible_to(page.user).filter(report__action=action)
    indicators = list(action.indicators.order_by("position", "id"))
    with_reached(indicators, page.user)
    return {
        "charts": charts(totals(results), None, _opener("action", action.oap.cycle, action), most=None),
        "indicators": indicators,
    }


def cycle_figures(cycle: Cycle, reader: Reader) -> Mapping[str, Any] | None:
    """Return the first charts of a cycle, for those who signed in; None without results. Two queries."""
    if not reader.is_authenticated:
        return None
    found = totals(Result.objects.visible_to(reader).filter(report__action__oap__cycle=cycle))
    if not found:
        return None
    published = PublishedFigure.objects.visible_to(reader).filter(cycle=cycle).order_by("year", "scope")
    return {
        "charts": charts(found, published, _opener("cycle", cycle, cycle)),
        "url": reverse("figures", query={"cycle": cycle.code}),
        "cosi_url": reverse("cosi"),
    }
