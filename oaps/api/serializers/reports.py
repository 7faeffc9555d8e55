"""Reporting rounds, progress reports, results and published figures, as the API gives them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cycles.api.serializers import CycleRef
from empact.api.ground.serializers import CountryRef
from empact.api.serializers import RECORD_FIELDS, CodeField, RecordSerializer
from oaps.api.serializers.references import ActionRef, IndicatorRef, MeasureRef, OAPRef, ReportRef, RoundRef
from oaps.models import (
    IndicatorValue,
    NationalReport,
    PlanReport,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)

CONTENT_HELP = "Counts changes of the report, its values and results; moves of the report compare it (If-Match)."


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
        fields = ("id", "indicator", "state", "number", "note", "to_confirm", "version")


class ProgressReportSerializer(RecordSerializer):
    """What an Action Leader reports on an action in a round; a correction is a new revision."""

    select = ("round", "action__oap")
    code = serializers.SerializerMethodField()
    round = RoundRef.one("round")
    action = ActionRef.one("action")
    oap = OAPRef.one("action__oap")
    carried_to = ActionRef.one("carried_to")
    corrects = ReportRef.one("corrects")
    values = IndicatorValueRef.each("values")
    content = serializers.IntegerField(read_only=True, help_text=CONTENT_HELP)

    class Meta:
        model = ProgressReport
        fields = (
            "id",
            "code",
            "round",
            "action",
            "oap",
            "revision",
            "corrects",
            "state",
            "new_end",
            "carried_to",
            "narrative",
            "action_days",
            "action_days_note",
            "obstacles",
            "next_steps",
            "to_confirm",
            "values",
            "first_submitted_at",
            "submitted_at",
            "accepted_at",
            "status",
            "content",
            *RECORD_FIELDS,
        )

    def get_code(self, row: Any) -> str:
        """Return the codes of round and action, with the revision once there is one."""
        code = f"{row.round.code}/{row.action.code}"
        return f"{code}-r{row.revision}" if row.revision else code


class PlanReportSerializer(RecordSerializer):
    """What a Driver reports on a plan in a round; `figures` are those it was submitted with."""

    select = ("round", "oap")
    code = CodeField("{row.round.code}/{row.oap.code}", "The codes of round and plan.")
    round = RoundRef.one("round")
    oap = OAPRef.one("oap")

    class Meta:
        model = PlanReport
        fields = (
            "id",
            "code",
            "round",
            "oap",
            "summary",
            "achievements",
            "obstacles",
            "outlook",
            "figures",
            "submitted_at",
            "accepted_at",
            "status",
            *RECORD_FIELDS,
        )


class NationalReportSerializer(RecordSerializer):
    """What a country reports in a round; `figures` are those it was submitted with."""

    select = ("round", "country")
    code = CodeField("{row.round.code}/{row.country.code}", "The codes of round and country.")
    round = RoundRef.one("round")
    country = CountryRef.one("country")

    class Meta:
        model = NationalReport
        fields = (
            "id",
            "code",
            "round",
            "country",
            "summary",
            "obstacles",
            "needs",
            "figures",
            "submitted_at",
            "status",
            *RECORD_FIELDS,
        )


class ResultSerializer(RecordSerializer):
    """One line of results: it belongs to exactly one report and keeps its revisions."""

    select = ("report__action__oap",)
    code = CodeField("{row.report.action.code}/result-{row.pk}", "The action’s code and the id.")
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


class PublishedFigureSerializer(RecordSerializer):
    """A total that the Council or Europol published; never mixed with our own results."""

    select = ("measure", "cycle")
    code = CodeField("{row.cycle.code}/{row.measure.code}-{row.pk}", "The codes of cycle and measure, and the id.")
    cycle = CycleRef.one("cycle")
    measure = MeasureRef.one("measure")

    class Meta:
        model = PublishedFigure
        fields = ("id", "code", "cycle", "measure", "year", "scope", "number", "qualifier", *RECORD_FIELDS)
