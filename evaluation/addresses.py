"""Where the pages of evaluations, findings and recommendations are."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from empact.web.addresses import Address, record_url
from empact.web.parts import Crumb
from empact.web.turns import Places
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


def above_evaluation() -> tuple[Crumb, ...]:
    """Return the crumb of all evaluations."""
    return (Crumb(_("Evaluation"), reverse("evaluation-list")),)


def above_criteria() -> tuple[Crumb, ...]:
    """Return the way to the criteria and typical questions."""
    return (*above_evaluation(), Crumb(_("Criteria and questions"), reverse("criterion-list")))


def _within(record: AskedQuestion | Consultation | Evidence | Finding | Recommendation) -> Sequence[Crumb]:
    return (*above_evaluation(), Crumb(str(record.evaluation), record_url(record.evaluation)))


def _under(record: Finding | Recommendation) -> Sequence[Crumb]:
    return (*_within(record), Crumb(str(record), record_url(record)))


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
EVIDENCE = Address(model=Evidence, name="evidence", section="evaluation", lookups=UNDER_EVALUATION, above=_within)
ASKED = Address(
    model=AskedQuestion, name="asked-question", section="evaluation", lookups=UNDER_EVALUATION, above=_within
)
CONSULTATION = Address(
    model=Consultation,
    name="consultation",
    section="evaluation",
    lookups={"pk": "pk"},
    above=_within,
    title=lambda item: str(item.organisation),
)
CITATION = Address(
    model=FindingEvidence,
    name="citation",
    section="evaluation",
    lookups={"pk": "pk"},
    above=lambda link: _under(link.finding),
)
FINDING_BEHIND = Address(
    model=RecommendationFinding,
    name="finding-behind",
    section="evaluation",
    lookups={"pk": "pk"},
    above=lambda link: _under(link.recommendation),
)
ITEM = Address(
    model=RoadmapItem,
    name="roadmap-item",
    section="evaluation",
    lookups={"pk": "pk"},
    above=lambda item: _under(item.recommendation),
)
CRITERION = Address(
    model=Criterion,
    name="criterion",
    section="evaluation",
    lookups={"code": "code"},
    above=lambda criterion: above_criteria(),
)
QUESTION = Address(
    model=Question,
    name="question",
    section="evaluation",
    lookups={"pk": "pk"},
    above=lambda question: (*above_criteria(), Crumb(str(question.criterion), record_url(question.criterion))),
)
ADDRESSES = (
    EVALUATION,
    ASKED,
    CONSULTATION,
    EVIDENCE,
    FINDING,
    CITATION,
    RECOMMENDATION,
    FINDING_BEHIND,
    ITEM,
    CRITERION,
    QUESTION,
)


# -- Where a problem is mended -----------------------------------------------------------------

TABS = {
    "findings": "findings",
    "recommendations": "recommendations",
    "consultations": "consultation",
    "roadmap": "roadmap",
}


def place_in_evaluation(evaluation: Evaluation, field: str, mends: bool) -> str:
    """Return where "question:3", "finding:2", "recommendation:1:owner" or "roadmap" of a problem is mended, or read."""
    if field in TABS:
        return f"{record_url(evaluation)}?tab={TABS[field]}"
    kind, _colon, rest = field.partition(":")
    number, _colon, name = rest.partition(":")
    parts = {"cycle": evaluation.cycle.code, "code": evaluation.code}
    if kind == "question":
        if mends:
            return reverse("finding-create", kwargs=parts) + f"?question={number}"
        return f"{record_url(evaluation)}?tab=questions"
    if kind not in {"finding", "recommendation"}:
        return ""
    parts["number"] = number
    if mends and name:
        return f"{reverse(f'{kind}-edit', kwargs=parts)}#id_{name}"
    return reverse(f"{kind}-detail", kwargs=parts)


def place_of_recommendation(item: Recommendation, field: str, mends: bool) -> str:
    """Return where the roadmap item of a problem is closed ("roadmap:12")."""
    kind, _colon, key = field.partition(":")
    return reverse("roadmap-item-detail", args=[key]) if kind == "roadmap" and key else ""


PLACES = (Places(Evaluation, place_in_evaluation), Places(Recommendation, place_of_recommendation))
