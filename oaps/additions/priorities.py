"""Who does what under a priority and its areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet

from empact.accounts.models import Country
from empact.web.views.details import DetailPage
from oaps.chain.plans import period_words
from oaps.models import OAP, OperationalAction, Participation
from oaps.querysets import GONE, LIVE_PARTICIPATION
from oaps.summaries import DECIDED, is_late, turn_chip
from oaps.views import cells
from priorities.models import Priority, SubPriority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


def area_plans(area: SubPriority, reader: Reader) -> Mapping[str, Any] | None:
    """Return the plans of every period under an area, the newest first. One query."""
    rows = OAP.objects.visible_to(reader).for_list().with_counts().with_teams().with_answers()
    plans: list[Any] = list(rows.filter(sub_priority=area).order_by("-period_start"))
    if not plans and not reader.is_authenticated:
        return None
    return {
        "plans": [
            (plan, cells.posts(plan.drivers), turn_chip(plan), is_late(plan), plan.status in DECIDED) for plan in plans
        ]
    }


def actions_of_priority(priority: Priority, reader: Reader) -> QuerySet[OperationalAction]:
    """Return every action in the plans under a priority."""
    rows = OperationalAction.objects.visible_to(reader).for_table().with_plan_seen(reader).exclude(status__in=GONE)
    return rows.filter(oap__sub_priority__priority=priority)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country, or a body without one, with its actions by role and by period."""

    country: Country | None
    name: str
    lead: int
    co_lead: int
    participant: int
    periods: Sequence[int]

    @property
    def total(self) -> int:
        """Return in how many actions it takes part."""
        return sum(self.periods)


def countries_of_priority(page: DetailPage[Priority]) -> Mapping[str, Any]:
    """Return who takes part under a priority, those with most actions first. Two queries."""
    rows = Participation.objects.visible_to(page.user).filter(
        action__oap__sub_priority__priority=page.record, status__in=LIVE_PARTICIPATION
    )
    grouped = (
        rows.exclude(action__status__in=GONE)
        .order_by()
        .values_list(
            "organisation__country", "organisation__short_name", "role", "action__oap__period_start",
            "action__oap__period_end",
        )
        .annotate(n=Count("action", distinct=True))
    )  # fmt: skip
    countries = Country.objects.in_bulk()
    by_role: Counter[tuple[str, str]] = Counter()
    by_period: Counter[tuple[str, date]] = Counter()
    known: dict[str, Country | None] = {}
    periods = set()
    for key, name, role, start, end, n in grouped:
        country = countries.get(key) if key else None
        label = country.code if country else name
        known[label] = country
        by_role[label, role] += n
        by_period[label, start] += n
        periods.add((start, end))
    order = sorted(periods)
    found = [
        CountryRow(
            country,
            country.name if country else label,
            by_role[label, "lead"],
            by_role[label, "co_lead"],
            by_role[label, "participant"],
            [by_period[label, start] for start, _end in order],
        )
        for label, country in known.items()
    ]
    return {
        "countries": sorted(found, key=lambda row: (-row.total, row.name)),
        "periods": [period_words(*period) for period in order],
    }
