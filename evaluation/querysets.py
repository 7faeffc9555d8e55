"""Every way the records of step 4 are fetched."""

from typing import TYPE_CHECKING, Self

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem


class EvaluationQuerySet(VisibleQuerySet["Evaluation"]):
    """Ways to fetch evaluations."""

    def for_list(self) -> Self:
        """Return rows with cycle and documents."""
        return self.select_related("cycle", "evaluator", "final_document", "cosi_document")


class FindingQuerySet(VisibleQuerySet["Finding"]):
    """Ways to fetch findings."""

    def for_list(self) -> Self:
        """Return rows with evaluation, cycle and what the finding is about."""
        return self.select_related("evaluation__cycle", "priority__priority_set__cycle")


class RecommendationQuerySet(VisibleQuerySet["Recommendation"]):
    """Ways to fetch recommendations."""

    def for_list(self) -> Self:
        """Return rows with evaluation, cycle and owner."""
        return self.select_related("evaluation__cycle", "owner__country")


class RoadmapItemQuerySet(VisibleQuerySet["RoadmapItem"]):
    """Ways to fetch roadmap items."""

    def for_list(self) -> Self:
        """Return rows with recommendation, owner and what they change."""
        return self.select_related(
            "recommendation__evaluation__cycle",
            "owner__country",
            "priority__priority_set__cycle",
            "sub_priority__cycle",
            "strategic_goal__plan__cycle",
            "oap__cycle",
            "action__oap__cycle",
            "threat__assessment__cycle",
        )
