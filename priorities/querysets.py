"""Every way the records of step 2 are fetched."""

from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, IntegerField, Prefetch, Q, When

from cycles.models import KeyThreat
from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority

# Sets and plans in these states are only remembered.
PAST = ("revised", "withdrawn")


class PrioritySetQuerySet(VisibleQuerySet["PrioritySet"]):
    """Ways to fetch priority sets."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")

    def for_reader(self, reader: "Reader") -> Self:
        """Return the rows the reader may see, with cycle and Council document."""
        return super().for_reader(reader).naming(reader, "council_document")

    def foremost(self) -> Self:
        """Put the one in force first, then what is being prepared, then what is only remembered."""
        return self.order_by(_rank("adopted", "closed", "tabled", "proposed"), "-revision")


class PriorityQuerySet(VisibleQuerySet["Priority"]):
    """Ways to fetch priorities."""

    def for_list(self) -> Self:
        """Return rows with set and cycle."""
        return self.select_related("priority_set__cycle")

    def for_reader(self, reader: "Reader") -> Self:
        """Return the rows the reader may see, with set, cycle and Council document."""
        return super().for_reader(reader).naming(reader, "priority_set__council_document")

    def current(self) -> Self:
        """Return those in force and those being prepared, not those of revised or withdrawn sets."""
        return self.exclude(priority_set__status__in=PAST)

    def in_force(self) -> Self:
        """Return those that the Council adopted and no later set has revised."""
        return self.filter(priority_set__status__in=("adopted", "closed"))

    def with_threats(self, reader: "Reader") -> Self:
        """Add the threats it answers that the reader sees (threats_seen). One query."""
        seen = KeyThreat.objects.visible_to(reader).for_list().order_by("assessment", "number")
        return self.prefetch_related(Prefetch("threats", queryset=seen, to_attr="threats_seen"))

    def with_area_counts(self) -> Self:
        """Add how many OAP areas each has (area_count)."""
        return self.annotate(area_count=Count("sub_priorities", distinct=True))


class PriorityThreatQuerySet(VisibleQuerySet["PriorityThreat"]):
    """Ways to fetch which priority answers which threat."""

    def for_list(self) -> Self:
        """Return rows with both ends."""
        return self.select_related("priority__priority_set__cycle", "threat__assessment__cycle")


class SubPriorityQuerySet(VisibleQuerySet["SubPriority"]):
    """Ways to fetch OAP areas."""

    def for_list(self) -> Self:
        """Return rows with cycle and priority."""
        return self.select_related("cycle", "priority__priority_set__cycle")


class StrategicPlanQuerySet(VisibleQuerySet["StrategicPlan"]):
    """Ways to fetch G-MASPs."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")

    def for_reader(self, reader: "Reader") -> Self:
        """Return the rows the reader may see, with cycle and COSI document."""
        return super().for_reader(reader).naming(reader, "cosi_document")

    def foremost(self) -> Self:
        """Put the one in force first, then what is being prepared, then what is only remembered."""
        return self.order_by(_rank("approved", "consulted", "drafting"), "-revision")


class StrategicGoalQuerySet(VisibleQuerySet["StrategicGoal"]):
    """Ways to fetch strategic goals."""

    def for_list(self) -> Self:
        """Return rows with plan and cycle."""
        return self.select_related("plan__cycle")

    def current(self) -> Self:
        """Return those in force and those being prepared."""
        return self.exclude(plan__status__in=PAST)


def _rank(*states: str) -> Case:
    """Return an order by state, the first named first, the others last."""
    whens = (When(Q(status=state), then=place) for place, state in enumerate(states))
    return Case(*whens, default=len(states), output_field=IntegerField())
