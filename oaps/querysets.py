"""Every way the records of step 3 are fetched."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Prefetch

from empact.accounts.querysets import VisibleQuerySet

# Actions in these states are part of the plan no more; they are only remembered.
GONE = ("dropped", "cancelled", "carried_over")

# "32767.32767", as the two numbers are small integers.
LONGEST_NUMBER = 9

# A participation in one of these states counts; the others are the memory of an answer.
LIVE_PARTICIPATION = ("invited", "offered", "confirmed")

if TYPE_CHECKING:
    from oaps.models import (
        OAP,
        Indicator,
        Milestone,
        NationalPosition,
        OapSupport,
        OperationalAction,
        Participation,
        PlanGoal,
        ProgressReport,
        ReportingRound,
        Result,
    )


class OAPQuerySet(VisibleQuerySet["OAP"]):
    """Ways to fetch plans."""

    def for_list(self) -> Self:
        """Return rows with cycle, area, priority and documents."""
        return self.select_related(
            "cycle", "sub_priority__priority__priority_set__cycle", "tabled_document", "adoption_document"
        )


class PlanGoalQuerySet(VisibleQuerySet["PlanGoal"]):
    """Ways to fetch the goals of plans."""

    def for_list(self) -> Self:
        """Return rows with plan, cycle and strategic goal."""
        return self.select_related("oap__cycle", "strategic_goal__plan__cycle")


class OapSupportQuerySet(VisibleQuerySet["OapSupport"]):
    """Ways to fetch agency support."""

    def for_list(self) -> Self:
        """Return rows with plan and agency."""
        return self.select_related("oap__cycle", "organisation__country")


class NationalPositionQuerySet(VisibleQuerySet["NationalPosition"]):
    """Ways to fetch national positions."""

    def current(self) -> Self:
        """Return those of the last round in which the plan's states were asked."""
        return self.exclude(status="overtaken")

    def for_list(self) -> Self:
        """Return rows with plan and country."""
        return self.select_related("oap__cycle", "country")


class ActionQuerySet(VisibleQuerySet["OperationalAction"]):
    """Ways to fetch operational actions."""

    def by_code(self, code: str) -> Self:
        """Return the actions with this public code (FA-2026-27/8.1); none when it is no such code."""
        plan, _slash, number = code.strip().partition("/")
        goal, _dot, sequence = number.partition(".")
        if not (goal.isdecimal() and sequence.isdecimal() and len(number) <= LONGEST_NUMBER):
            return self.none()
        return self.filter(oap__code=plan, goal_number=int(goal), sequence=int(sequence))

    def for_list(self) -> Self:
        """Return rows with plan, goal, and the live participations with their organisations. Two queries."""
        participations: ParticipationQuerySet = apps.get_model("oaps", "Participation").objects.all()
        live = participations.live().select_related("organisation__country").order_by("role", "position", "id")
        return self.select_related("oap__cycle", "goal").prefetch_related(
            Prefetch("participations", queryset=live, to_attr="live_participations")
        )


class ParticipationQuerySet(VisibleQuerySet["Participation"]):
    """Ways to fetch participations."""

    def live(self) -> Self:
        """Return those that are asked, offered or confirmed: the ones that count."""
        return self.filter(status__in=LIVE_PARTICIPATION)

    def for_list(self) -> Self:
        """Return rows with action, plan and organisation."""
        return self.select_related("action__oap__cycle", "organisation__country", "contact")


class IndicatorQuerySet(VisibleQuerySet["Indicator"]):
    """Ways to fetch indicators."""

    def for_list(self) -> Self:
        """Return rows with action and plan."""
        return self.select_related("action__oap__cycle")


class MilestoneQuerySet(VisibleQuerySet["Milestone"]):
    """Ways to fetch milestones."""

    def for_list(self) -> Self:
        """Return rows with action and plan."""
        return self.select_related("action__oap__cycle")


class ReportingRoundQuerySet(VisibleQuerySet["ReportingRound"]):
    """Ways to fetch reporting rounds."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")


class ProgressReportQuerySet(VisibleQuerySet["ProgressReport"]):
    """Ways to fetch progress reports."""

    def for_list(self) -> Self:
        """Return rows with round, action and plan."""
        return self.select_related("round__cycle", "action__oap__cycle")


class ResultQuerySet(VisibleQuerySet["Result"]):
    """Ways to fetch results."""

    def for_list(self) -> Self:
        """Return rows with measure, report, action, plan and country."""
        return self.select_related("measure", "country", "report__round", "report__action__oap__cycle")
