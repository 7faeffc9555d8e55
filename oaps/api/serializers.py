"""The records of step 3 as the API gives them."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from rest_framework import serializers

from cycles.api.serializers import CycleRef, DocumentRef
from empact.accounts.rules import Reader
from empact.api.ground.serializers import CountryRef, OrganisationRef
from empact.api.serializers import RECORD_FIELDS, RecordSerializer
from oaps.models import (
    OAP,
    Indicator,
    IndicatorValue,
    Measure,
    Milestone,
    NationalPosition,
    OapSupport,
    OperationalAction,
    Participation,
    PlanGoal,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from oaps.permissions import READ_COMMENT
from priorities.api.serializers import PriorityRef, StrategicGoalRef, SubPriorityRef

CONTENT_HELP = "Counts changes of the plan and everything in it; moves of the plan compare it (If-Match)."


# -- Named by other records ----------------------------------------------------------------------


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


# -- Resources -----------------------------------------------------------------------------------


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
    code = serializers.SerializerMethodField()
    oap = OAPRef.one("oap")
    strategic_goal = StrategicGoalRef.one("strategic_goal")

    class Meta:
        model = PlanGoal
        fields = ("id", "code", "number", "title", "objective", "oap", "strategic_goal", *RECORD_FIELDS)

    def get_code(self, goal: Any) -> str:
        """Return the plan's code and the number."""
        return f"{goal.oap.code}/{goal.number}"


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
    code = serializers.SerializerMethodField()
    action = ActionRef.one("action")
    oap = OAPRef.one("action__oap")
    organisation = OrganisationRef.one("organisation")

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

    def get_code(self, row: Any) -> str:
        """Return the codes of action and organisation, and the id: an organisation may come back."""
        return f"{row.action.code}/{row.organisation.code}-{row.pk}"


class IndicatorSerializer(RecordSerializer):
    """How an action is measured: unit, baseline, target, and how values add up."""

    select = ("action__oap",)
    code = serializers.SerializerMethodField()
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

    def get_code(self, row: Any) -> str:
        """Return the action's code and the id."""
        return f"{row.action.code}/indicator-{row.pk}"


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


class RoundSerializer(RecordSerializer):
    """One round of reports on the plans of a period, with its due dates from action to COSI."""

    cycle = CycleRef.one("cycle")

    class Meta:
        model = ReportingRound
        fields = (
            "id",
            "code",
            "title",
            "cycle",
            "period_start",
            "period_end",
            "is_final",
            "opens_on",
            "due_action_leader",
            "due_driver",
            "due_est",
            "due_cosi",
            "status",
            *RECORD_FIELDS,
        )


class IndicatorValueRef(RecordSerializer):
    """The value of an indicator in a report; nothing reported, a number and not applicable are three things."""

    indicator = IndicatorRef.one("indicator")

    class Meta:
        model = IndicatorValue
        fields = ("indicator", "state", "number", "note")


class ProgressReportSerializer(RecordSerializer):
    """What an Action Leader reports on an action in a round; a correction is a new revision."""

    select = ("round", "action__oap")
    code = serializers.SerializerMethodField()
    round = RoundRef.one("round")
    action = ActionRef.one("action")
    oap = OAPRef.one("action__oap")
    values = IndicatorValueRef.each("values")

    class Meta:
        model = ProgressReport
        fields = (
            "id",
            "code",
            "round",
            "action",
            "oap",
            "revision",
            "state",
            "narrative",
            "obstacles",
            "next_steps",
            "values",
            "submitted_at",
            "accepted_at",
            "status",
            *RECORD_FIELDS,
        )

    def get_code(self, row: Any) -> str:
        """Return the codes of round and action, with the revision once there is one."""
        code = f"{row.round.code}/{row.action.code}"
        return f"{code}-r{row.revision}" if row.revision else code


class ReportRef(RecordSerializer):
    """A progress report named by another record."""

    class Meta:
        model = ProgressReport
        fields = ("id", "revision", "status")


class ResultSerializer(RecordSerializer):
    """One line of results: it belongs to exactly one report and keeps its revisions."""

    select = ("report__action__oap",)
    code = serializers.SerializerMethodField()
    report = ReportRef.one("report")
    action = ActionRef.one("report__action")
    oap = OAPRef.one("report__action__oap")
    measure = MeasureRef.one("measure")
    country = CountryRef.one("country")
    replaces = serializers.IntegerField(
        source="replaces_id", read_only=True, allow_null=True, help_text="Id of the result that this one corrects."
    )

    class Meta:
        model = Result
        fields = (
            "id",
            "code",
            "report",
            "action",
            "oap",
            "measure",
            "number",
            "qualifier",
            "year",
            "country",
            "crime_type",
            "commodity",
            "origin",
            "replaces",
            *RECORD_FIELDS,
        )

    def get_code(self, row: Any) -> str:
        """Return the action's code and the id."""
        return f"{row.report.action.code}/result-{row.pk}"


class PublishedFigureSerializer(RecordSerializer):
    """A total that the Council or Europol published; never mixed with our own results."""

    select = ("measure", "cycle")
    code = serializers.SerializerMethodField()
    cycle = CycleRef.one("cycle")
    measure = MeasureRef.one("measure")

    class Meta:
        model = PublishedFigure
        fields = ("id", "code", "cycle", "measure", "year", "scope", "number", "qualifier", *RECORD_FIELDS)

    def get_code(self, row: Any) -> str:
        """Return the codes of cycle and measure, and the id."""
        return f"{row.cycle.code}/{row.measure.code}-{row.pk}"
