"""The figures of a cycle: progress against targets, results by year beside what others published, who has not reported.

Everything is counted by `oaps.figures` over the rows that the reader may see, and each number leads to its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact.accounts.models import Country
from empact.web.parts import Crumb
from empact.web.views.base import Page
from oaps.addresses import above_report
from oaps.figures import Total, reached, totals
from oaps.models import (
    OAP,
    OWED,
    Indicator,
    IndicatorValue,
    OperationalAction,
    ProgressReport,
    PublishedFigure,
    Result,
    RoundStatus,
)
from oaps.querysets import GONE
from priorities.models import Priority

# The levels at which results are added up, with the model whose records are the places.
PLACES: Mapping[str, tuple[Any, type[Model]]] = {
    "cycle": (gettext_lazy("Cycle"), Cycle),
    "priority": (gettext_lazy("Priority"), Priority),
    "plan": (gettext_lazy("Plan"), OAP),
    "action": (gettext_lazy("Action"), OperationalAction),
    "country": (gettext_lazy("Country"), Country),
}
# What the list of results calls the filter of each level; an action's lines are on its own page.
FILTERS = {"cycle": "cycle", "priority": "priority", "plan": "plan", "country": "country"}
# So many rows are drawn; narrower filters show the rest.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A total with its place in words, where its lines are, and what others published of the same."""

    total: Total
    place: str
    url: str
    published: Sequence[PublishedFigure] = ()


@dataclass(slots=True)
class Progress:
    """How the indicators of one plan stand."""

    plan: OAP
    all: int = 0
    with_target: int = 0
    met: int = 0
    nothing: int = 0
    not_applicable: int = 0
    late: list[ProgressReport] = field(default_factory=list)


class FiguresPage(Page):
    """Results, targets and missing reports of a cycle, at the level that the address asks for."""

    section = "reporting"
    title = gettext_lazy("Figures")
    template_name = "oaps/figures.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_report(), Crumb(str(self.title)))

    @cached_property
    def cycles(self) -> list[Cycle]:
        """Return the cycles the reader may see, the latest first."""
        return list(Cycle.objects.visible_to(self.user).order_by("-starts"))

    @cached_property
    def cycle(self) -> Cycle | None:
        """Return the cycle the address names; else the latest that has results the reader may see."""
        asked = self.request.GET.get("cycle")
        if asked:
            return next((item for item in self.cycles if item.code == asked), None)
        with_results = set(self.results.values_list("report__action__oap__cycle", flat=True).distinct())
        return next((item for item in self.cycles if item.pk in with_results), self.cycles[0] if self.cycles else None)

    @property
    def level(self) -> str:
        """Return the level the address asks for."""
        asked = self.request.GET.get("by", "")
        return asked if asked in PLACES else "cycle"

    @property
    def results(self) -> QuerySet[Result]:
        """Return the lines the reader may see."""
        return Result.objects.visible_to(self.user)

    def context(self) -> dict[str, Any]:
        """Return the totals, the progress by plan, and what is missing."""
        level, cycle = self.level, self.cycle
        rows = self.rows(cycle, level) if cycle is not None else []
        return {
            "cycle": cycle,
            "cycles": self.cycles,
            "level": level,
            "levels": [(key, label) for key, (label, _model) in PLACES.items()],
            "place_label": PLACES[level][0],
            "rows": rows[:MOST_ROWS],
            "more": max(0, len(rows) - MOST_ROWS),
            "progress": self.progress(cycle) if cycle is not None else [],
        }

    def rows(self, cycle: Cycle, level: str) -> list[Row]:
        """Return the totals of the cycle at the level. Three queries."""
        found = totals(self.results.filter(report__action__oap__cycle=cycle), level)
        places = self.places(level, {item.place for item in found if item.place is not None})
        published: dict[tuple[int, int | None], list[PublishedFigure]] = {}
        if level == "cycle":
            for figure in PublishedFigure.objects.visible_to(self.user).filter(cycle=cycle):
                published.setdefault((figure.measure_id, figure.year), []).append(figure)
        return [
            Row(
                item,
                str(places.get(item.place, _("not open to you")) if item.place is not None else _("no country given")),
                self.lines_of(item, level, cycle, places.get(item.place)),
                published.get((item.measure, item.year), ()),
            )
            for item in found
        ]

    def places(self, level: str, keys: Iterable[int]) -> dict[int | None, Any]:
        """Return the places by key, those the reader may see. One query."""
        model: Any = PLACES[level][1]
        rows = model._default_manager.visible_to(self.user).filter(pk__in=list(keys))
        related = {"action": ("oap__cycle",), "plan": ("cycle",)}.get(level, ())
        return {item.pk: item for item in (rows.select_related(*related) if related else rows)}

    def lines_of(self, item: Total, level: str, cycle: Cycle, place: Any) -> str:
        """Return the address of the lines that a total is made of; nothing where it cannot be asked for."""
        query = {"cycle": cycle.code, "measure": item.code, "year": str(item.year), "counted": "on"}
        if level == "action":
            return f"{place.get_absolute_url()}?tab=reports" if place is not None else ""
        if level != "cycle":
            if place is None:
                return ""
            query[FILTERS[level]] = place.code
        return reverse("result-list", query=query)

    def progress(self, cycle: Cycle) -> list[Progress]:
        """Return how the indicators of each plan stand, and which reports on it are late. Five queries."""
        plans = OAP.objects.visible_to(self.user).filter(cycle=cycle).select_related("cycle").order_by("code")
        found = {plan.pk: Progress(plan) for plan in plans}
        actions = dict(
            OperationalAction.objects.visible_to(self.user)
            .filter(oap__in=list(found))
            .exclude(status__in=GONE)
            .values_list("pk", "oap_id")
        )
        values = IndicatorValue.objects.visible_to(self.user)
        for item in reached(Indicator.objects.filter(action__in=list(actions)), values):
            line = found[actions[item.action]]
            line.all += 1
            line.with_target += item.target is not None
            line.met += item.met
            line.nothing += item.number is None and item.applies
            line.not_applicable += not item.applies
        owed = ProgressReport.objects.current(self.user).filter(
            status__in=OWED, round__status=RoundStatus.OPEN, action__oap__in=list(found)
        )
        for report in owed.exclude(action__status__in=GONE).for_list():
            found[report.action.oap_id].late.append(report)
        return [line for line in found.values() if line.all or line.late]
