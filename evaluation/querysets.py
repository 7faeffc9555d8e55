"""Every way the records of step 4 are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import FETCH_PEERS, Prefetch, QuerySet

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from evaluation.models import (
        AskedQuestion,
        Consultation,
        Criterion,
        Evaluation,
        Evidence,
        Finding,
        FindingEvidence,
        Question,
        Recommendation,
        RecommendationFinding,
        RoadmapItem,
    )

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


class CriterionQuerySet(VisibleQuerySet["Criterion"]):
    """Ways to fetch criteria."""


class QuestionQuerySet(VisibleQuerySet["Question"]):
    """Ways to fetch typical questions."""

    def for_list(self) -> Self:
        """Return rows with their criterion."""
        return self.select_related("criterion")

    def offered(self) -> Self:
        """Return those that a new evaluation may take over, by criterion."""
        return self.filter(is_current=True).select_related("criterion").order_by("criterion__number", "number")


class AskedQuestionQuerySet(VisibleQuerySet["AskedQuestion"]):
    """Ways to fetch the questions of evaluations."""

    def for_list(self) -> Self:
        """Return rows with criterion, evaluation and cycle."""
        return self.select_related("criterion", "evaluation__cycle")


class ConsultationQuerySet(VisibleQuerySet["Consultation"]):
    """Ways to fetch consultations."""

    def for_list(self) -> Self:
        """Return rows with body, evaluation and cycle."""
        return self.select_related("organisation__country", "evaluation__cycle")

    def current(self) -> Self:
        """Return those of the draft as it stands; revised drafts overtook the others."""
        return self.exclude(status="overtaken")


class EvidenceQuerySet(VisibleQuerySet["Evidence"]):
    """Ways to fetch evidence."""

    def for_list(self) -> Self:
        """Return rows with evaluation and cycle, without the kept text."""
        return self.select_related("evaluation__cycle").defer("text")


class FindingEvidenceQuerySet(VisibleQuerySet["FindingEvidence"]):
    """Ways to fetch citations."""

    def for_list(self) -> Self:
        """Return rows with both ends."""
        return self.select_related("finding__evaluation__cycle", "evidence")


class RecommendationFindingQuerySet(VisibleQuerySet["RecommendationFinding"]):
    """Ways to fetch the findings behind recommendations."""

    def for_list(self) -> Self:
        """Return rows with both ends."""
        return self.select_related("recommendation__evaluation__cycle", "finding")


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
        return self.select_related("evaluation__cycle", "priority__priority_set__cycle", "criterion", "question")


class RecommendationQuerySet(VisibleQuerySet["Recommendation"]):
    """Ways to fetch recommendations."""

    def for_list(self) -> Self:
        """Return rows with evaluation, cycle and owner."""
        return self.select_related("evaluation__cycle", "owner__country")


class RoadmapItemQuerySet(VisibleQuerySet["RoadmapItem"]):
    """Ways to fetch roadmap items."""

    def for_list(self) -> Self:
        """Return rows with recommendation and owner.

        What they change is fetched for all of them when somebody asks: six kinds of things joined to every row took
        PostgreSQL 30 ms to plan, on each page that only names the items.
        """
        rows = self.select_related("recommendation__evaluation__cycle", "owner__country", "carried_into")
        return rows.fetch_mode(FETCH_PEERS)

    def for_reader(self, reader: Reader) -> Self:
        """Return the rows the reader may see, with what they change as far as the reader may see that.

        What they may not see is as if it were not named. A query for each kind of thing that is changed.
        """
        rows = self.visible_to(reader).select_related(
            "recommendation__evaluation__cycle", "owner__country", "carried_into"
        )
        return rows.prefetch_related(*(Prefetch(name, _seen_by(reader, name)) for name in NEEDED))


def _seen_by(reader: Reader, name: str) -> QuerySet[Any]:
    """Return the targets of this kind that the reader may see: a roadmap does not tell of a plan still drafted."""
    model: Any = apps.get_model("evaluation", "RoadmapItem")._meta.get_field(name).related_model
    rows: QuerySet[Any] = model.objects.visible_to(reader).select_related(*NEEDED[name])
    return rows
