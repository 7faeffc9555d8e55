"""Step 4: evaluations with their questions, evidence, findings, recommendations, and the roadmap that follows."""

from evaluation.models.evaluations import (
    AskedQuestion,
    Consultation,
    ConsultationStatus,
    Criterion,
    Evaluation,
    EvaluationStatus,
    Question,
)
from evaluation.models.findings import Evidence, EvidenceKind, Finding, FindingEvidence
from evaluation.models.recommendations import (
    Recommendation,
    RecommendationFinding,
    RecommendationStatus,
    RoadmapItem,
    RoadmapStatus,
)

__all__ = [
    "AskedQuestion",
    "Consultation",
    "ConsultationStatus",
    "Criterion",
    "Evaluation",
    "EvaluationStatus",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "FindingEvidence",
    "Question",
    "Recommendation",
    "RecommendationFinding",
    "RecommendationStatus",
    "RoadmapItem",
    "RoadmapStatus",
]
