"""The records of step 2 as the API gives them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cycles.api.serializers import CycleRef, DocumentRef, ThreatRef
from cycles.models import ReferenceDocument
from empact.api.serializers import RECORD_FIELDS, RecordSerializer
from priorities.models import Priority, PrioritySet, PrioritySetStatus, StrategicGoal, StrategicPlan, SubPriority


@extend_schema_field(OpenApiTypes.STR)
class DocumentNumber(RecordSerializer):
    """The number of a reference document, as text."""

    class Meta:
        model = ReferenceDocument
        fields = ("number",)

    def to_representation(self, instance: Any) -> Any:
        """Return the number alone."""
        return instance.number


class PriorityRef(RecordSerializer):
    """A priority named by another record."""

    class Meta:
        model = Priority
        fields = ("id", "code", "number", "title")


class SubPriorityRef(RecordSerializer):
    """An OAP area named by another record."""

    class Meta:
        model = SubPriority
        fields = ("id", "code", "number", "title")


class StrategicPlanRef(RecordSerializer):
    """A G-MASP named by another record."""

    class Meta:
        model = StrategicPlan
        fields = ("id", "revision", "title")


class StrategicGoalRef(RecordSerializer):
    """A strategic goal named by another record."""

    code = serializers.CharField(read_only=True)

    class Meta:
        model = StrategicGoal
        fields = ("id", "code", "number", "title")


class PrioritySetSerializer(RecordSerializer):
    """One Council document that sets the priorities of a cycle; they have no adoption of their own."""

    select = ("cycle",)
    code = serializers.SerializerMethodField()
    cycle = CycleRef.one("cycle")
    council_document = DocumentRef.one("council_document")
    priorities = PriorityRef.each("priorities")

    class Meta:
        model = PrioritySet
        fields = (
            "id",
            "code",
            "revision",
            "title",
            "cycle",
            "stage",
            "tabled_on",
            "adopted_on",
            "council_document",
            "note",
            "priorities",
            "status",
            *RECORD_FIELDS,
        )

    def get_code(self, row: Any) -> str:
        """Return the cycle's code, with the revision once there is one."""
        return f"{row.cycle.code}-r{row.revision}" if row.revision else str(row.cycle.code)


class PrioritySerializer(RecordSerializer):
    """A priority of the Union in the fight against organised crime, in the Council's own words."""

    select = ("priority_set",)
    cycle = CycleRef.one("priority_set__cycle")
    status = serializers.ChoiceField(PrioritySetStatus.choices, source="priority_set.status", read_only=True)
    council_reference = DocumentNumber.one(
        "priority_set__council_document", help_text="Number of the Council document."
    )
    adopted_on = serializers.DateField(read_only=True, allow_null=True)
    sub_priorities = SubPriorityRef.each("sub_priorities")
    threats = ThreatRef.each("threats")

    class Meta:
        model = Priority
        fields = (
            "id",
            "code",
            "number",
            "title",
            "aim",
            "aliases",
            "cycle",
            "status",
            "standing",
            "source",
            "council_reference",
            "adopted_on",
            "sub_priorities",
            "threats",
            "version",
            "updated_at",
        )


class SubPrioritySerializer(RecordSerializer):
    """An OAP area: what one series of OAPs is about; a priority has one or several."""

    priority = PriorityRef.one("priority")
    cycle = CycleRef.one("cycle")

    class Meta:
        model = SubPriority
        fields = ("id", "code", "number", "title", "aim", "aliases", "priority", "cycle", *RECORD_FIELDS)


class StrategicPlanSerializer(RecordSerializer):
    """The General Multi-Annual Strategic Plan (G-MASP) of a cycle, approved by COSI."""

    select = ("cycle",)
    code = serializers.SerializerMethodField()
    cycle = CycleRef.one("cycle")
    cosi_document = DocumentRef.one("cosi_document")
    goals = StrategicGoalRef.each("goals")

    class Meta:
        model = StrategicPlan
        fields = (
            "id",
            "code",
            "revision",
            "title",
            "cycle",
            "summary",
            "consulted_on",
            "approved_on",
            "cosi_document",
            "goals",
            "status",
            *RECORD_FIELDS,
        )

    def get_code(self, row: Any) -> str:
        """Return the code of the cycle's G-MASP, with the revision once there is one."""
        code = f"GMASP-{row.cycle.code}"
        return f"{code}-r{row.revision}" if row.revision else code


class StrategicGoalSerializer(RecordSerializer):
    """A common horizontal strategic goal (CHSG); its number is the first part of an action's number."""

    code = serializers.CharField(read_only=True)
    plan = StrategicPlanRef.one("plan")
    cycle = CycleRef.one("plan__cycle")

    class Meta:
        model = StrategicGoal
        fields = (
            "id",
            "code",
            "number",
            "title",
            "objective",
            "indicators",
            "benefits",
            "plan",
            "cycle",
            *RECORD_FIELDS,
        )
