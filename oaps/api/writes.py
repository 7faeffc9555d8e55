"""What a PATCH of a report takes: its texts, the values of its indicators and its results, in one body.

National reports are begun, and rounds planned, changed and removed here too; their moves open and close them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from empact.accounts.models import User
from empact.api.move_data import MAX_ITEMS, MAX_TEXT, MomentField, StrictSerializer
from empact.api.writes import CountryField, Creation, Write, day, line
from empact.workflow.errors import Blocked
from oaps.models import (
    IndicatorValue,
    Measure,
    NationalReport,
    OperationalAction,
    PlanReport,
    ProgressReport,
    Qualifier,
    ReportingRound,
    Result,
    StateOfAction,
    ValueState,
)
from oaps.permissions import CARRIED, PLAN_REPORT_FIELDS, ROUND_DATES
from oaps.services.national_reports import begin_national_report, save_national_report
from oaps.services.reports import save_plan_report, save_report
from oaps.services.rows import RowChange

LONGEST_CODE, LONGEST_TITLE = 32, 160
# A problem of a row comes with the row's prefix: results.0-year.
ROW_FIELD = re.compile(r"^((?:values|results)\.\d+)-")
SEEN = gettext_lazy("The version of the row that you saw; needed for a row that exists.")


def _text(**options: Any) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=MAX_TEXT, **options)


def _number(**options: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=18, decimal_places=3, min_value=0, **options)


class ValueWrite(StrictSerializer):
    """The value of an indicator: nothing reported, a number (zero among them) or not applicable."""

    id = serializers.IntegerField()
    version = serializers.IntegerField(help_text=SEEN)
    state = serializers.ChoiceField(ValueState.choices, required=False)
    number = _number(required=False, allow_null=True)
    note = serializers.CharField(required=False, allow_blank=True, max_length=300)
    to_confirm = serializers.BooleanField(required=False)


class ResultWrite(StrictSerializer):
    """A line of results: a new one without `id`, else one to change, or to remove."""

    id = serializers.IntegerField(required=False)
    version = serializers.IntegerField(required=False, help_text=SEEN)
    remove = serializers.BooleanField(required=False)
    measure = serializers.SlugRelatedField(slug_field="code", queryset=Measure.objects.all(), required=False)
    number = _number(required=False)
    qualifier = serializers.ChoiceField(Qualifier.choices, required=False)
    year = serializers.IntegerField(required=False, min_value=2000, max_value=2100)
    country = CountryField(required=False, allow_null=True)
    crime_type = serializers.CharField(required=False, allow_blank=True, max_length=120)
    commodity = serializers.CharField(required=False, allow_blank=True, max_length=120)
    origin = serializers.CharField(required=False, allow_blank=True, max_length=300)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask measure, number and year of a new line."""
        missing = [name for name in ("measure", "number", "year") if "id" not in attrs and name not in attrs]
        if missing:
            raise serializers.ValidationError({name: [_("A new line needs this.")] for name in missing})
        return attrs


class ReportWrite(Write):
    """What of a progress report is written; `confirm` names fields that were carried over and stand as they are."""

    state = serializers.ChoiceField(StateOfAction.choices, required=False, allow_blank=True)
    new_end = serializers.DateField(required=False, allow_null=True)
    carried_to = serializers.PrimaryKeyRelatedField(
        queryset=OperationalAction.objects.none(), required=False, allow_null=True
    )
    narrative = _text()
    action_days = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=366)
    action_days_note = _text()
    obstacles = _text()
    next_steps = _text()
    confirm = serializers.ListField(child=serializers.ChoiceField(CARRIED), required=False, max_length=len(CARRIED))
    values: Any = serializers.ListSerializer(child=ValueWrite(), required=False, max_length=MAX_ITEMS)
    results: Any = serializers.ListSerializer(child=ResultWrite(), required=False, max_length=MAX_ITEMS)

    def get_fields(self) -> dict[str, Any]:
        """Let only later actions be named that the writer sees."""
        fields = super().get_fields()
        if "record" in self.context:
            later = OperationalAction.objects.visible_to(self.context["reader"])
            start = self.context["record"].action.oap.period_start
            fields["carried_to"].queryset = later.filter(oap__period_start__gt=start)  # type: ignore[attr-defined]
        return fields

    def save(self, record: ProgressReport, *, actor: User, seen: int) -> None:  # type: ignore[override]
        """Write the report with its rows. Raises what `save_report` raises."""
        told = dict(self.validated_data)
        rows = [*_changes(IndicatorValue, "values", told.pop("values", []))]
        rows += _changes(Result, "results", told.pop("results", []))
        confirm = told.pop("confirm", ())
        try:
            save_report(record.pk, actor=actor, seen=seen, changes=told, confirm=confirm, rows=rows)
        except Blocked as error:
            raise Blocked([replace(item, field=_dotted(item.field)) for item in error.problems]) from None


def _changes(model: Any, name: str, rows: list[dict[str, Any]]) -> Iterator[RowChange]:
    for place, row in enumerate(rows):
        values = {key: value for key, value in row.items() if key not in {"id", "version", "remove"}}
        yield RowChange(model, f"{name}.{place}", values, row.get("id"), row.get("version", 0), bool(row.get("remove")))


def _dotted(field: str) -> str:
    """Return the field of a row as bodies name it: results.0.year."""
    return ROW_FIELD.sub(r"\1.", field)


class PlanReportWrite(Write):
    """What of a Driver's report is written."""

    summary = _text()
    achievements = _text()
    obstacles = _text()
    outlook = _text()

    def save(self, record: PlanReport, *, actor: User, seen: int) -> None:  # type: ignore[override]
        """Write the texts. Raises what `save_plan_report` raises."""
        changes = {name: value for name, value in self.validated_data.items() if name in PLAN_REPORT_FIELDS}
        save_plan_report(record.pk, actor=actor, seen=seen, changes=changes)


class NationalReportWrite(Write):
    """What of a national report is written."""

    summary = _text()
    obstacles = _text()
    needs = _text()

    def save(self, record: NationalReport, *, actor: User, seen: int) -> None:  # type: ignore[override]
        """Write the texts. Raises what `save_national_report` raises."""
        save_national_report(record.pk, actor=actor, seen=seen, changes=dict(self.validated_data))


class NationalReportCreate(Creation, NationalReportWrite):
    """The report of a country in a round, begun by who coordinates the country."""

    model = NationalReport
    country = CountryField()

    def make(self, parent: ReportingRound, *, actor: User) -> NationalReport:
        """Begin the report. Raises what `begin_national_report` raises."""
        values = self.values(parent)
        return begin_national_report(parent, values.pop("country"), actor=actor, values=values)


def _due() -> MomentField:
    return MomentField(required=False)


class RoundWrite(Write):
    """What of a round is planned: all of it until it opens, its title and due dates while it is open."""

    title = line(LONGEST_TITLE)
    period_start = day()
    period_end = day()
    is_final = serializers.BooleanField(required=False)
    opens_on = day()
    due_action_leader = _due()
    due_driver = _due()
    due_est = _due()
    due_cosi = _due()


class RoundCreate(Creation, RoundWrite):
    """A round of a cycle, planned until it is opened."""

    model = ReportingRound
    needed = ("code", "title", "period_start", "period_end", "opens_on", *ROUND_DATES)
    code = serializers.SlugField(max_length=LONGEST_CODE)
