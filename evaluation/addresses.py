"""Where the pages of evaluations, findings and recommendations are."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from empact.web.addresses import Address, record_url
from empact.web.parts import Crumb
from evaluation.models import Evaluation, Finding, Recommendation


def above_evaluation() -> tuple[Crumb, ...]:
    """Return the crumb of all evaluations."""
    return (Crumb(_("Evaluation"), reverse("evaluation-list")),)


def _within(record: Finding | Recommendation) -> Sequence[Crumb]:
    return (*above_evaluation(), Crumb(str(record.evaluation), record_url(record.evaluation)))


UNDER_EVALUATION = {"cycle": "evaluation__cycle__code", "code": "evaluation__code", "number": "number"}

EVALUATION = Address(
    model=Evaluation,
    name="evaluation",
    section="evaluation",
    lookups={"cycle": "cycle__code", "code": "code"},
    above=lambda evaluation: above_evaluation(),
)
FINDING = Address(model=Finding, name="finding", section="evaluation", lookups=UNDER_EVALUATION, above=_within)
RECOMMENDATION = Address(
    model=Recommendation, name="recommendation", section="evaluation", lookups=UNDER_EVALUATION, above=_within
)
ADDRESSES = (EVALUATION, FINDING, RECOMMENDATION)
