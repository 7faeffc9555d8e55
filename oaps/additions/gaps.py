"""The gaps under a priority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Model

from cycles.models import Cycle
from empact.lineage.gaps import Gap
from empact.registry import registry
from empact.web.views.details import DetailPage
from oaps.models import Indicator, OperationalAction
from priorities.models import Priority, SubPriority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


# How each kind of record that may have a gap leads to its priority.
TO_PRIORITY: dict[type[Model], str] = {
    Priority: "pk",
    SubPriority: "priority",
    OperationalAction: "oap__sub_priority__priority",
    Indicator: "action__oap__sub_priority__priority",
}
MOST_LISTED = 20


def gap_counts(cycle: Cycle, reader: Reader) -> Counter[int]:
    """Return how many gaps lie under each priority. One query for each kind of gap."""
    found: Counter[int] = Counter()
    for gap in registry.all(Gap):
        if path := TO_PRIORITY.get(gap.model):
            rows = gap.rows(reader, cycle).order_by().values_list(path).annotate(n=Count("pk", distinct=True))
            found.update({key: n for key, n in rows if key is not None})
    return found


def gaps_of_priority(page: DetailPage[Priority]) -> Mapping[str, Any]:
    """Return the gaps under a priority with their first rows. Two queries for each kind of gap."""
    found = []
    for gap in registry.all(Gap):
        if path := TO_PRIORITY.get(gap.model):
            rows = gap.rows(page.user, page.record.cycle).filter(**{path: page.record.pk})
            found.append((gap, rows.count(), list(rows[:MOST_LISTED])))
    return {"gaps": sorted(found, key=lambda item: (not item[1], item[0].weight != "serious"))}
