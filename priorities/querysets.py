"""Every way the records of step 2 are fetched."""

from typing import TYPE_CHECKING, Self

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from priorities.models import Priority, PrioritySet, StrategicGoal, StrategicPlan, SubPriority


class PrioritySetQuerySet(VisibleQuerySet["PrioritySet"]):
    """Ways to fetch priority sets."""

    def for_list(self) -> Self:
        """Return rows with cycle and Council document."""
        return self.select_related("cycle", "council_document")


class PriorityQuerySet(VisibleQuerySet["Priority"]):
    """Ways to fetch priorities."""

    def for_list(self) -> Self:
        """Return rows with set, cycle and Council document."""
        return self.select_related("priority_set__cycle", "priority_set__council_document")


class SubPriorityQuerySet(VisibleQuerySet["SubPriority"]):
    """Ways to fetch OAP areas."""

    def for_list(self) -> Self:
        """Return rows with cycle and priority."""
        return self.select_related("cycle", "priority__priority_set__cycle")


class StrategicPlanQuerySet(VisibleQuerySet["StrategicPlan"]):
    """Ways to fetch G-MASPs."""

    def for_list(self) -> Self:
        """Return rows with cycle and COSI document."""
        return self.select_related("cycle", "cosi_document")


class StrategicGoalQuerySet(VisibleQuerySet["StrategicGoal"]):
    """Ways to fetch strategic goals."""

    def for_list(self) -> Self:
        """Return rows with plan and cycle."""
        return self.select_related("plan__cycle")
