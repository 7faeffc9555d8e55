"""What belongs to an evaluation when it is put on paper."""

from typing import Any

from empact.history.freezing import Freezer, picture
from evaluation.models import Evaluation, Finding

QUESTION_FIELDS = ("number", "criterion", "text", "standing")
EVIDENCE_FIELDS = ("number", "kind", "title", "said", "address", "sha256", "taken_at", "taken_as", "standing")
FINDING_FIELDS = ("number", "criterion", "question", "title", "text", "evidence", "priority", "standing")
RECOMMENDATION_FIELDS = (
    "number", "title", "text", "owner", "due_on", "response", "responded_on", "status", "standing",
)  # fmt: skip


def evaluation_snapshot(evaluation: Evaluation) -> dict[str, Any]:
    """Return the evaluation with questions, evidence (by its digests), findings and recommendations. Six queries."""
    return picture(
        evaluation,
        "code",
        "title",
        "summary",
        "evaluator",
        "commissioned_on",
        "due_on",
        "final_on",
        "decided_on",
        cycle=evaluation.cycle.code,
        questions=[
            picture(item, *QUESTION_FIELDS)
            for item in evaluation.questions.select_related("criterion").order_by("number")
        ],
        evidence_attached=[
            picture(item, *EVIDENCE_FIELDS) for item in evaluation.evidence.defer("text").order_by("number")
        ],
        findings=[
            _finding(item) for item in evaluation.findings.for_list().prefetch_related("cited").order_by("number")
        ],
        recommendations=[
            picture(
                item, *RECOMMENDATION_FIELDS, follows_from=sorted(finding.number for finding in item.findings.all())
            )
            for item in evaluation.recommendations.select_related("owner")
            .prefetch_related("findings")
            .order_by("number")
        ],
    )


def _finding(item: Finding) -> dict[str, Any]:
    cited = sorted(evidence.number for evidence in item.cited.all())
    return picture(item, *FINDING_FIELDS, cites=cited)


FREEZERS = (Freezer(Evaluation, evaluation_snapshot),)
