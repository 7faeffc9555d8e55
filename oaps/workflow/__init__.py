"""The charts of step 3, one module each; and what they ask of the cycle's own moves."""

from oaps.workflow.actions import ACTION_CHART
from oaps.workflow.guards import GUARDS
from oaps.workflow.national_reports import NATIONAL_REPORT_CHART
from oaps.workflow.participations import PARTICIPATION_CHART
from oaps.workflow.plan_reports import PLAN_REPORT_CHART
from oaps.workflow.plans import PLAN_CHART
from oaps.workflow.positions import POSITION_CHART
from oaps.workflow.reports import REPORT_CHART
from oaps.workflow.rounds import ROUND_CHART

CHARTS = (
    PLAN_CHART,
    POSITION_CHART,
    ACTION_CHART,
    PARTICIPATION_CHART,
    ROUND_CHART,
    REPORT_CHART,
    PLAN_REPORT_CHART,
    NATIONAL_REPORT_CHART,
)

__all__ = [
    "ACTION_CHART",
    "CHARTS",
    "GUARDS",
    "NATIONAL_REPORT_CHART",
    "PARTICIPATION_CHART",
    "PLAN_CHART",
    "PLAN_REPORT_CHART",
    "POSITION_CHART",
    "REPORT_CHART",
    "ROUND_CHART",
]
