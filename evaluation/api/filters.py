"""The query parameters of the lists of step 4."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.api.filters import of_cycle
from empact.accounts.models import Organisation
from empact.api.filters import Day, OneOf, RecordFilters, Reference, Search, YesNo
from evaluation.models import (
    ConsultationStatus,
    Criterion,
    Evaluation,
    EvaluationStatus,
    EvidenceKind,
    Recommendation,
    RecommendationStatus,
    RoadmapStatus,
)
from priorities.api.filters import of_priority


def of_evaluation(path: str) -> Reference:
    """Return the parameter that names evaluations; `path` reaches the evaluation from a row."""
    return Reference(path, Evaluation, help_text=_("Code of an evaluation."))


def by_recommendation_code(text: str) -> Q:
    """Return the recommendations with a code such as EVAL-2025/R3."""
    evaluation, _slash, number = text.upper().rpartition("/R")
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        return Q(pk__in=[])
    return Q(evaluation__code__iexact=evaluation, number=int(number))


def of_recommendation(path: str) -> Reference:
    """Return the parameter that names recommendations; `path` reaches the recommendation from a row."""
    text = _("Code of a recommendation, such as EVAL-2025/R3.")
    return Reference(path, Recommendation, by_code=by_recommendation_code, help_text=text)


class EvaluationFilters(RecordFilters):
    """Parameters of the list of evaluations."""

    q = Search("title", "code")
    cycle = of_cycle("cycle")
    status = OneOf("status", EvaluationStatus)


class AskedQuestionFilters(RecordFilters):
    """Parameters of the list of questions of evaluations."""

    q = Search("text")
    cycle = of_cycle("evaluation__cycle")
    evaluation = of_evaluation("evaluation")
    criterion = Reference("criterion", Criterion, help_text=_("Code of a criterion, such as effectiveness."))


class CitationFilters(RecordFilters):
    """Parameters of the list of citations of evidence."""

    cycle = of_cycle("finding__evaluation__cycle")
    evaluation = of_evaluation("finding__evaluation")


class FindingBehindFilters(RecordFilters):
    """Parameters of the list of findings behind recommendations."""

    cycle = of_cycle("recommendation__evaluation__cycle")
    evaluation = of_evaluation("recommendation__evaluation")
    recommendation = of_recommendation("recommendation")


class FindingFilters(RecordFilters):
    """Parameters of the list of findings."""

    q = Search("title")
    cycle = of_cycle("evaluation__cycle")
    evaluation = of_evaluation("evaluation")
    priority = of_priority("priority")
    criterion = Reference("criterion", Criterion, help_text=_("Code of a criterion, such as effectiveness."))


class EvidenceFilters(RecordFilters):
    """Parameters of the list of evidence."""

    q = Search("title", "said")
    cycle = of_cycle("evaluation__cycle")
    evaluation = of_evaluation("evaluation")
    kind = OneOf("kind", EvidenceKind)


class ConsultationFilters(RecordFilters):
    """Parameters of the list of consultations."""

    cycle = of_cycle("evaluation__cycle")
    evaluation = of_evaluation("evaluation")
    organisation = Reference("organisation", Organisation, help_text=_("Code of the body that is consulted."))
    status = OneOf("status", ConsultationStatus)


class RecommendationFilters(RecordFilters):
    """Parameters of the list of recommendations."""

    q = Search("title")
    cycle = of_cycle("evaluation__cycle")
    evaluation = of_evaluation("evaluation")
    owner = Reference("owner", Organisation, help_text=_("Code of the organisation that it is addressed to."))
    status = OneOf("status", RecommendationStatus)
    due_until = Day("due_on__lte", help_text=_("Due on or before this day."))


class RoadmapItemFilters(RecordFilters):
    """Parameters of the list of roadmap items."""

    q = Search("title", "process")
    cycle = of_cycle("recommendation__evaluation__cycle")
    evaluation = of_evaluation("recommendation__evaluation")
    recommendation = of_recommendation("recommendation")
    owner = Reference("owner", Organisation, help_text=_("Code of the owner."))
    status = OneOf("status", RoadmapStatus)
    done = YesNo(rows=Q(done_on__isnull=False), help_text=_("Done, or not yet."))
