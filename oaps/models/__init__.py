"""Step 3: plans, actions, participation, national positions, reporting rounds, progress and results."""

from oaps.models.actions import (
    ActionKind,
    ActionStatus,
    Aggregation,
    AnalysisProject,
    Funding,
    Indicator,
    Milestone,
    MilestoneKind,
    OperationalAction,
)
from oaps.models.national_reports import NationalReport, NationalReportStatus
from oaps.models.participations import Participation, ParticipationRole, ParticipationStatus
from oaps.models.plan_reports import PlanReport, PlanReportStatus
from oaps.models.plans import (
    OAP,
    DecisionMethod,
    NationalPosition,
    OAPStatus,
    OapSupport,
    Outcome,
    PlanGoal,
    PositionStatus,
    SupportKind,
)
from oaps.models.reports import (
    OWED,
    IndicatorValue,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    RoundStatus,
    StateOfAction,
    ValueState,
)
from oaps.models.results import Measure, PublishedFigure, Qualifier, Result

__all__ = [
    "OAP",
    "OWED",
    "ActionKind",
    "ActionStatus",
    "Aggregation",
    "AnalysisProject",
    "DecisionMethod",
    "Funding",
    "Indicator",
    "IndicatorValue",
    "Measure",
    "Milestone",
    "MilestoneKind",
    "NationalPosition",
    "NationalReport",
    "NationalReportStatus",
    "OAPStatus",
    "OapSupport",
    "OperationalAction",
    "Outcome",
    "Participation",
    "ParticipationRole",
    "ParticipationStatus",
    "PlanGoal",
    "PlanReport",
    "PlanReportStatus",
    "PositionStatus",
    "ProgressReport",
    "PublishedFigure",
    "Qualifier",
    "ReportStatus",
    "ReportingRound",
    "Result",
    "RoundStatus",
    "StateOfAction",
    "SupportKind",
    "ValueState",
]
