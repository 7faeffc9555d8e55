"""Which indicators of a priority reached their target."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from oaps.models import Aggregation, Indicator, IndicatorValue, ProgressReport
from priorities.chain import Story


@dataclass(frozen=True)
class Indicators:
    """Which indicators of a priority's actions reached their target, by goal. Two queries.

    Counted are those with a target and at least one reported number in an accepted report.
    """

    story: Story

    @cached_property
    def values(self) -> dict[int, list[Decimal]]:
        """Return the reported numbers of each indicator, the earliest first."""
        reports = ProgressReport.objects.visible_to(self.story.reader).filter(status="accepted")
        rows = IndicatorValue.objects.filter(
            report__in=reports, number__isnull=False, indicator__action__oap__sub_priority__priority=self.story.priority
        )
        found: defaultdict[int, list[Decimal]] = defaultdict(list)
        for indicator, number in rows.order_by("report__round__opens_on", "pk").values_list("indicator", "number"):
            if number is not None:
                found[indicator].append(number)
        return dict(found)

    @cached_property
    def by_goal(self) -> dict[int, tuple[int, int]]:
        """Return for each goal how many indicators met their target, and how many were measured."""
        rows = Indicator.objects.visible_to(self.story.reader).filter(
            action__oap__sub_priority__priority=self.story.priority, target__isnull=False
        )
        met: Counter[int] = Counter()
        measured: Counter[int] = Counter()
        for key, goal, target, way in rows.order_by().values_list("pk", "action__goal_number", "target", "aggregation"):
            if (numbers := self.values.get(key)) and target is not None:
                measured[goal] += 1
                met[goal] += reached(numbers, way) >= target
        return {goal: (met[goal], measured[goal]) for goal in measured}

    def of_goal(self, number: int | None) -> tuple[int, int]:
        """Return how many indicators of a goal, or of all, met their target, and how many were measured."""
        if number is not None:
            return self.by_goal.get(number, (0, 0))
        pairs = self.by_goal.values()
        return sum(met for met, _measured in pairs), sum(measured for _met, measured in pairs)


def reached(numbers: Sequence[Decimal], way: str) -> Decimal:
    """Return what an indicator has reached, as it is declared to add up over its reports."""
    if way == Aggregation.LATEST:
        return numbers[-1]
    if way == Aggregation.MAXIMUM:
        return max(numbers)
    total = sum(numbers, Decimal(0))
    return total / len(numbers) if way == Aggregation.AVERAGE else total
