"""What belongs to an evaluation when it is put on paper."""

from typing import Any

from empact.history.freezing import Freezer, picture
from evaluation.models import Evaluation

FINDING_FIELDS = ("number", "criterion", "title", "text", "evidence", "priority", "standing")
RECOMMENDATION_FIELDS = (
    "number", "title", "text", "owner", "due_on", "response", "responded_on", "status", "standing",
)  # fmt: skip


def evaluation_snapshot(evaluation: Evaluation) -> dict[str, Any]:
    """Return the evaluation with its findings and recommendations. Two queries."""
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
        findings=[
            picture(item, *FINDING_FIELDS) for item in evaluation.findings.select_related("priority").order_by("number")
        ],
        recommendations=[
            picture(item, *RECOMMENDATION_FIELDS)
            for item in evaluation.recommendations.select_related("owner").order_by("number")
        ],
    )


FREEZERS = (Freezer(Evaluation, evaluation_snapshot),)
