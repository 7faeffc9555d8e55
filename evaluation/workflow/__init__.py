"""The charts of step 4, and what it asks of the cycle's own moves."""

from evaluation.workflow.consultations import CONSULTATION_CHART
from evaluation.workflow.evaluations import EVALUATION_CHART
from evaluation.workflow.guards import GUARDS
from evaluation.workflow.recommendations import RECOMMENDATION_CHART
from evaluation.workflow.roadmap import ROADMAP_CHART

CHARTS = (EVALUATION_CHART, CONSULTATION_CHART, RECOMMENDATION_CHART, ROADMAP_CHART)

__all__ = ["CHARTS", "GUARDS"]
