"""Every way the records of step 3 are fetched."""

from oaps.querysets.actions import (
    GONE,
    LIVE_PARTICIPATION,
    PLAN_OVER,
    ActionQuerySet,
    IndicatorQuerySet,
    MilestoneQuerySet,
    NationalPositionQuerySet,
    OAPQuerySet,
    OapSupportQuerySet,
    ParticipationQuerySet,
    PlanGoalQuerySet,
    numbered,
)
from oaps.querysets.reports import (
    COUNTED,
    OWED,
    NationalReportQuerySet,
    PlanReportQuerySet,
    ProgressReportQuerySet,
    ReportingRoundQuerySet,
    ResultQuerySet,
)

__all__ = [
    "COUNTED",
    "GONE",
    "LIVE_PARTICIPATION",
    "OWED",
    "PLAN_OVER",
    "ActionQuerySet",
    "IndicatorQuerySet",
    "MilestoneQuerySet",
    "NationalPositionQuerySet",
    "NationalReportQuerySet",
    "OAPQuerySet",
    "OapSupportQuerySet",
    "ParticipationQuerySet",
    "PlanGoalQuerySet",
    "PlanReportQuerySet",
    "ProgressReportQuerySet",
    "ReportingRoundQuerySet",
    "ResultQuerySet",
    "numbered",
]
