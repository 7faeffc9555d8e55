"""How the records of step 4 are found."""

from django.utils.translation import gettext_lazy as _

from empact.web.search import SearchIndex
from evaluation.models import Evaluation, Finding, Recommendation

INDEXES = (
    SearchIndex(
        model=Evaluation,
        fields=("title", "code", "summary"),
        label=_("Evaluations"),
        order=80,
        list_name="evaluation-list",
        note=lambda evaluation: evaluation.cycle.label,
    ),
    SearchIndex(
        model=Finding,
        fields=("title", "text"),
        label=_("Findings"),
        order=81,
        list_name="finding-list",
        note=lambda finding: str(finding.evaluation),
    ),
    SearchIndex(
        model=Recommendation,
        fields=("title", "text"),
        label=_("Recommendations"),
        order=82,
        list_name="recommendation-list",
        note=lambda item: str(item.evaluation),
    ),
)
