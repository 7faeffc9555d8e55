"""The actions under the goals of a strategic plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet

from oaps.chain.plans import period_words
from oaps.models import OperationalAction
from oaps.querysets import GONE
from priorities.models import StrategicGoal, StrategicPlan

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A strategic goal with the number of actions under it in each period."""

    goal: StrategicGoal
    counts: Sequence[int]
    plans: int


def goals_with_actions(plan: StrategicPlan, reader: Reader) -> Mapping[str, Any] | None:
    """Return the goals with their actions period by period, and how many plans take each over. Two queries."""
    goals = list(StrategicGoal.objects.visible_to(reader).for_list().filter(plan=plan).order_by("number"))
    if not goals:
        return None
    rows = OperationalAction.objects.visible_to(reader).filter(goal__strategic_goal__plan=plan)
    grouped = (
        rows.exclude(status__in=GONE)
        .order_by()
        .values_list("goal__strategic_goal", "oap__period_start", "oap__period_end")
        .annotate(n=Count("pk"), plans=Count("oap", distinct=True))
    )
    counts: Counter[tuple[int, date]] = Counter()
    plans: Counter[int] = Counter()
    periods = set()
    for goal, start, end, actions, of_plans in grouped:
        counts[goal, start] += actions
        plans[goal] += of_plans
        periods.add((start, end))
    order = sorted(periods)
    return {
        "periods": [period_words(*period) for period in order],
        "rows": [GoalRow(goal, [counts[goal.pk, start] for start, _end in order], plans[goal.pk]) for goal in goals],
        "totals": [sum(counts[goal.pk, start] for goal in goals) for start, _end in order],
    }


def actions_of_goal(goal: StrategicGoal, reader: Reader) -> QuerySet[OperationalAction]:
    """Return every action under a strategic goal, in all plans."""
    rows = OperationalAction.objects.visible_to(reader).for_table().with_plan_seen(reader).exclude(status__in=GONE)
    return rows.filter(goal__strategic_goal=goal)
