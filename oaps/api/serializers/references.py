"""How other records name a record of step 3: one serializer for each kind, short."""

from __future__ import annotations

from rest_framework import serializers

from empact.api.ground.serializers import OrganisationRef
from empact.api.serializers import RecordSerializer
from oaps.models import (
    OAP,
    Indicator,
    Measure,
    Milestone,
    OapSupport,
    OperationalAction,
    Participation,
    PlanGoal,
    ProgressReport,
    ReportingRound,
)


class OAPRef(RecordSerializer):
    """An OAP named by another record."""

    class Meta:
        model = OAP
        fields = ("id", "code", "title")


class PlanGoalRef(RecordSerializer):
    """A goal of a plan named by another record."""

    class Meta:
        model = PlanGoal
        fields = ("id", "number", "title")


class ActionRef(RecordSerializer):
    """An operational action named by another record."""

    select = ("oap",)
    code = serializers.CharField(read_only=True)
    number = serializers.CharField(read_only=True)

    class Meta:
        model = OperationalAction
        fields = ("id", "code", "number", "title")


class RoundRef(RecordSerializer):
    """A reporting round named by another record."""

    class Meta:
        model = ReportingRound
        fields = ("id", "code", "title")


class MeasureRef(RecordSerializer):
    """What is counted, with its unit."""

    class Meta:
        model = Measure
        fields = ("id", "code", "title", "unit")


class IndicatorRef(RecordSerializer):
    """An indicator in its action."""

    class Meta:
        model = Indicator
        fields = ("id", "title", "unit", "baseline", "target")


class MilestoneRef(RecordSerializer):
    """A milestone or joint action day in its action."""

    class Meta:
        model = Milestone
        fields = ("id", "kind", "title", "starts", "ends", "place")


class ParticipationRef(RecordSerializer):
    """Who takes part in an action, and how."""

    organisation = OrganisationRef.one("organisation")

    class Meta:
        model = Participation
        fields = ("id", "organisation", "role", "status")


class SupportRef(RecordSerializer):
    """An agency's support in its plan."""

    organisation = OrganisationRef.one("organisation")

    class Meta:
        model = OapSupport
        fields = ("id", "organisation", "kinds", "goals", "note")


class ReportRef(RecordSerializer):
    """A progress report named by another record."""

    class Meta:
        model = ProgressReport
        fields = ("id", "revision", "status")
