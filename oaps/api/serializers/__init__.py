"""The records of step 3 as the API gives them."""

from oaps.api.serializers.actions import ActionSerializer, IndicatorSerializer, ParticipationSerializer
from oaps.api.serializers.plans import OAPSerializer, PlanGoalSerializer, PositionSerializer
from oaps.api.serializers.references import ActionRef, OAPRef
from oaps.api.serializers.reports import (
    NationalReportSerializer,
    PlanReportSerializer,
    ProgressReportSerializer,
    PublishedFigureSerializer,
    ResultSerializer,
    RoundSerializer,
)

__all__ = [
    "ActionRef",
    "ActionSerializer",
    "IndicatorSerializer",
    "NationalReportSerializer",
    "OAPRef",
    "OAPSerializer",
    "ParticipationSerializer",
    "PlanGoalSerializer",
    "PlanReportSerializer",
    "PositionSerializer",
    "ProgressReportSerializer",
    "PublishedFigureSerializer",
    "ResultSerializer",
    "RoundSerializer",
]
