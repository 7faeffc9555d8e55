"""Every way the records of step 4 are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Prefetch, QuerySet

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem

_PRIORITY = "priority__priority_set__cycle"
# What the things that a roadmap item may change need for their links, and for the priority they stand under.
NEEDED = {
    "threat": ("assessment__cycle",),
    "priority": ("priority_set__cycle",),
    "sub_priority": ("cycle", _PRIORITY),
    "strategic_goal": ("plan__cycle",),
    "oap": ("cycle", f"sub_priority__{_PRIORITY}"),
    "action": ("oap__cycle", f"oap__sub_priority__{_PRIORITY}"),
}


class EvaluationQuerySet(VisibleQuerySet["Evaluation"]):
    """Ways to fetch evaluations."""

    def for_list(self) -> Self:
        """Return rows with cycle and evaluator."""
        return self.select_related("cycle", "evaluator")

    def for_reader(self, reader: Reader) -> Self:
        """Return the rows the reader may see, with cycle, evaluator and documents."""
        return super().for_reader(reader).naming(reader, "final_document", "cosi_document")


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

    def for_reader(self, reader: Reader) -> Self:
        """Return the rows the reader may see, with what they change as far as the reader may see that.

        What they may not see is as if it were not named. A query for each kind of thing that is changed.
        """
        rows = self.visible_to(reader).select_related("recommendation__evaluation__cycle", "owner__country")
        return rows.prefetch_related(*(Prefetch(name, _seen_by(reader, name)) for name in NEEDED))


def _seen_by(reader: Reader, name: str) -> QuerySet[Any]:
    """Return the targets of this kind that the reader may see: a roadmap does not tell of a plan still drafted."""
    model: Any = apps.get_model("evaluation", "RoadmapItem")._meta.get_field(name).related_model
    rows: QuerySet[Any] = model.objects.visible_to(reader).select_related(*NEEDED[name])
    return rows
