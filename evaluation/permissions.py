"""Who may do what with the records of step 4."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.permissions import COMMISSION, CYCLE, SECRETARIAT, commission, stewards
from empact.accounts.permissions import OFFICIALS, SOURCED
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import Rule, holders, lifted, where
from empact.accounts.sights import Sight
from evaluation.models import Evaluation, Finding, Recommendation, RecommendationFinding, RoadmapItem

EVALUATOR = "evaluator"
EVALUATION = "evaluation.evaluation"

ROLES = (
    Role(
        EVALUATOR,
        _("Independent evaluator"),
        # Not the evaluation itself: who holds it reads the whole cycle, which lies below.
        (CYCLE,),
        rank=80,
        oversees=True,
        short=_("Evaluator"),
        assigned_by=(COMMISSION, SECRETARIAT),
    ),
)
SCOPES = (
    Scope(EVALUATION, {EVALUATION: "pk", CYCLE: "cycle_id"}),
    Scope("evaluation.finding", {EVALUATION: "evaluation_id", CYCLE: "evaluation__cycle_id"}),
    Scope("evaluation.recommendation", {EVALUATION: "evaluation_id", CYCLE: "evaluation__cycle_id"}),
)

FINAL = where(Q(status__in=["final", "decided", "followed_up"]), reason=_("once the evaluation is final"))
EVALUATORS = holders(Evaluation, EVALUATOR, reason=_("the independent evaluator"))
SEE_EVALUATION = (FINAL & OFFICIALS) | EVALUATORS | commission(Evaluation) | stewards(Evaluation)
PUBLIC_EVALUATION = FINAL & SOURCED


def _under_evaluation(model: type[Finding | Recommendation]) -> Rule:
    return lifted(model, "evaluation", SEE_EVALUATION, Evaluation) | (
        SOURCED & lifted(model, "evaluation", PUBLIC_EVALUATION, Evaluation)
    )


SEE_RECOMMENDATION = _under_evaluation(Recommendation)
SIGHTS = (
    Sight(Evaluation, SEE_EVALUATION | PUBLIC_EVALUATION),
    Sight(Finding, _under_evaluation(Finding)),
    Sight(Recommendation, SEE_RECOMMENDATION),
    Sight(RecommendationFinding, lifted(RecommendationFinding, "recommendation", SEE_RECOMMENDATION, Recommendation)),
    Sight(RoadmapItem, lifted(RoadmapItem, "recommendation", SEE_RECOMMENDATION, Recommendation)),
)
