"""Operational actions, who takes part and how they are measured, as the API gives them."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from rest_framework import serializers

from cycles.api.serializers import CycleRef
from empact.accounts.rules import Reader
from empact.api.ground.serializers import OrganisationRef
from empact.api.serializers import RECORD_FIELDS, CodeField, RecordSerializer
from oaps.api.serializers.references import ActionRef, IndicatorRef, MilestoneRef, OAPRef, ParticipationRef, PlanGoalRef
from oaps.models import Indicator, OperationalAction, Participation
from oaps.permissions import READ_REASON


class ActionSerializer(RecordSerializer):
    """An operational action: one numbered line of a plan, led by one organisation."""

    select = ("oap",)
    code = serializers.CharField(read_only=True)
    number = serializers.CharField(read_only=True, help_text="Number of the goal and number under it, such as 8.1.")
    oap = OAPRef.one("oap")
    cycle = CycleRef.one("oap__cycle")
    goal = PlanGoalRef.one("goal")
    continues = ActionRef.one("continues")
    participations = ParticipationRef.each("participations")
    indicators = IndicatorRef.each("indicators")
    milestones = MilestoneRef.each("milestones")

    class Meta:
        model = OperationalAction
        fields = (
            "id",
            "code",
            "number",
            "goal_number",
            "sequence",
            "title",
            "code_name",
            "oap",
            "cycle",
            "goal",
            "other_goals",
            "objective",
            "background",
            "activities",
            "expected_results",
            "kind",
            "is_preventive",
            "is_repressive",
            "starts",
            "ends",
            "participations",
            "indicators",
            "milestones",
            "analysis_projects",
            "siena_note",
            "funding",
            "funding_need",
            "funding_note",
            "training",
            "fundamental_rights",
            "continues",
            "marking",
            "status",
            *RECORD_FIELDS,
        )


class ParticipationSerializer(RecordSerializer):
    """An organisation leads, co-leads or takes part in an action; asked or offered, then confirmed."""

    select = ("action__oap", "organisation")
    code = CodeField(
        "{row.action.code}/{row.organisation.code}-{row.pk}",
        "The codes of action and organisation, and the id: an organisation may come back.",
    )
    action = ActionRef.one("action")
    oap = OAPRef.one("action__oap")
    organisation = OrganisationRef.one("organisation")
    reason = serializers.CharField(
        source="shown_reason",
        read_only=True,
        help_text="Given while the plan was drafted, it is empty for who did not see the draft.",
    )

    class Meta:
        model = Participation
        fields = (
            "id",
            "code",
            "action",
            "oap",
            "organisation",
            "role",
            "position",
            "contribution",
            "answer_due",
            "answered_at",
            "reason",
            "status",
            *RECORD_FIELDS,
        )

    @classmethod
    def visible_rows(cls, reader: Reader) -> QuerySet[Any]:
        """Return the visible participations, each with the reason that the reader may read."""
        shown = Case(When(READ_REASON.records(reader), then=F("reason")), default=Value(""), output_field=TextField())
        rows: QuerySet[Any] = super().visible_rows(reader).annotate(shown_reason=shown)
        return rows


class IndicatorSerializer(RecordSerializer):
    """How an action is measured: unit, baseline, target, and how values add up."""

    select = ("action__oap",)
    code = CodeField("{row.action.code}/indicator-{row.pk}", "The action’s code and the id.")
    action = ActionRef.one("action")

    class Meta:
        model = Indicator
        fields = (
            "id",
            "code",
            "action",
            "position",
            "title",
            "unit",
            "baseline",
            "target",
            "no_target_reason",
            "aggregation",
            "frequency",
            *RECORD_FIELDS,
        )
