"""Who comes after whom in step 4; what is due comes from its charts."""

from cycles.permissions import commission, secretariat
from empact.notifications.sources import Escalation
from evaluation.models import Consultation, Evaluation, Recommendation, RoadmapItem
from evaluation.permissions import ITEM_OWNERS, OWNERS, the_evaluator

ESCALATIONS = (
    Escalation(Evaluation, to=(the_evaluator(Evaluation), commission(Evaluation), secretariat(Evaluation))),
    Escalation(Consultation, to=(commission(Consultation),)),
    Escalation(Recommendation, to=(OWNERS, secretariat(Recommendation))),
    Escalation(RoadmapItem, to=(ITEM_OWNERS, secretariat(RoadmapItem))),
)
