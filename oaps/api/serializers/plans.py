"""Plans, their goals and what the Member States say to them, as the API gives them."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from rest_framework import serializers

from cycles.api.serializers import CycleRef, DocumentRef
from empact.accounts.rules import Reader
from empact.api.ground.serializers import CountryRef
from empact.api.serializers import RECORD_FIELDS, CodeField, RecordSerializer
from oaps.api.serializers.references import OAPRef, PlanGoalRef, SupportRef
from oaps.models import OAP, NationalPosition, PlanGoal
from oaps.permissions import READ_COMMENT
from priorities.api.serializers import PriorityRef, StrategicGoalRef, SubPriorityRef

CONTENT_HELP = "Counts changes of the plan and everything in it; moves of the plan compare it (If-Match)."


class OAPSerializer(RecordSerializer):
    """One operational action plan: an OAP area for a period of one or two years."""

    cycle = CycleRef.one("cycle")
    sub_priority = SubPriorityRef.one("sub_priority")
    priority = PriorityRef.one("sub_priority__priority")
    tabled_document = DocumentRef.one("tabled_document")
    adoption_document = DocumentRef.one("adoption_document")
    goals = PlanGoalRef.each("goals")
    supports = SupportRef.each("supports")
    content = serializers.IntegerField(read_only=True, help_text=CONTENT_HELP)
    select = ("sub_priority",)

    class Meta:
        model = OAP
        fields = (
            "id",
            "code",
            "title",
            "cycle",
            "priority",
            "sub_priority",
            "period_start",
            "period_end",
            "introduction",
            "marking",
            "opened_to_states_on",
            "drafting_due",
            "check_due",
            "positions_due",
            "tabling_due",
            "decision_due",
            "final_report_due",
            "cosi_sg_on",
            "decision_method",
            "tabled_document",
            "adopted_on",
            "outcome",
            "adoption_document",
            "goals",
            "supports",
            "status",
            "standing",
            "source",
            "version",
            "content",
            "updated_at",
        )


class PlanGoalSerializer(RecordSerializer):
    """A goal of one plan: a common horizontal one taken over, or a targeted one of its own."""

    select = ("oap",)
    code = CodeField("{row.oap.code}/{row.number}", "The plan’s code and the number.")
    oap = OAPRef.one("oap")
    strategic_goal = StrategicGoalRef.one("strategic_goal")

    class Meta:
        model = PlanGoal
        fields = ("id", "code", "number", "title", "objective", "oap", "strategic_goal", *RECORD_FIELDS)


class PositionSerializer(RecordSerializer):
    """What one Member State says to one checked plan."""

    select = ("oap", "country")
    code = serializers.SerializerMethodField()
    oap = OAPRef.one("oap")
    country = CountryRef.one("country")
    comment = serializers.CharField(
        source="shown_comment",
        read_only=True,
        help_text="Empty for other delegations: only the country, those who run the process and the Driver read it.",
    )

    class Meta:
        model = NationalPosition
        fields = (
            "id",
            "code",
            "oap",
            "country",
            "round",
            "due",
            "comment",
            "answered_at",
            "content_seen",
            "status",
            *RECORD_FIELDS,
        )

    @classmethod
    def visible_rows(cls, reader: Reader) -> QuerySet[Any]:
        """Return the visible positions, each with the comment that the reader may read."""
        shown = Case(When(READ_COMMENT.records(reader), then=F("comment")), default=Value(""), output_field=TextField())
        rows: QuerySet[Any] = super().visible_rows(reader).annotate(shown_comment=shown)
        return rows

    def get_code(self, row: Any) -> str:
        """Return the codes of plan and country, with the round once it is asked again."""
        code = f"{row.oap.code}/{row.country.code}"
        return code if row.round == 1 else f"{code}-{row.round}"
