"""The form over a progress report: its texts, the values of its indicators and its results as rows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models import Country
from empact.texts.numbers import Read, Unclear, read, written
from empact.web import marks
from empact.web.forms import RecordForm
from oaps.forms.codes import ActionField
from oaps.forms.rows import RowForm, require
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
from oaps.permissions import CARRIED, NATIONAL_REPORT_FIELDS, NEVER_CARRIED, PLAN_REPORT_FIELDS, ROUND_FIELDS

# The columns hold 15 digits before the point and three behind it.
MOST_DECIMALS = 3


class NumberField(forms.CharField):
    """A number as people write it; one that can mean two things is asked about at the field."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def clean(self, value: Any) -> Decimal | None:
        """Return the number; None for an empty field.

        Raises ValidationError for what is no number or is negative, and with the code "unclear" for one that can mean
        two things; its params hold both, as `written` writes them.
        """
        text = super().clean(value)
        number, self.unit = (None, "") if not text else self.understood(text)
        return number

    def understood(self, text: str) -> tuple[Decimal, str]:
        """Return number and unit of a text."""
        found = read(text)
        if isinstance(found, Unclear):
            raise forms.ValidationError(
                gettext("“%(text)s” can be read in two ways. Which do you mean?"),
                code="unclear",
                params={
                    "text": text,
                    "thousands": written(found.thousands),
                    "decimals": written(found.decimals),
                },
            )
        if not isinstance(found, Read):
            words = gettext("“%(text)s” is no number. Write digits only, such as 13 871; say the rest in the note.")
            raise forms.ValidationError(words, code="no_number", params={"text": text})
        if found.number < 0:
            raise forms.ValidationError(gettext("A number here is not negative; zero is a number."), code="negative")
        exponent = found.number.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > MOST_DECIMALS:
            words = gettext("Give at most {n} digits behind the point.").format(n=MOST_DECIMALS)
            raise forms.ValidationError(words, code="too_exact")
        return found.number, found.unit

    def prepare_value(self, value: Any) -> Any:
        """Return a stored number so that it is understood in one way when it comes back."""
        return written(value) if isinstance(value, Decimal) else value


def choices_of(form: forms.BaseForm, name: str) -> list[tuple[str, str]]:
    """Return what an unclear number can mean, as value and words, for the two buttons at its field."""
    for error in form.errors.as_data().get(name, []):
        if error.code == "unclear" and error.params:
            whole, part = Decimal(error.params["thousands"]), Decimal(error.params["decimals"])
            return [
                (error.params["thousands"], gettext("{n}, with thousands").format(n=marks.count(int(whole)))),
                (error.params["decimals"], gettext("{n}, with decimals").format(n=f"{part.normalize():f}")),
            ]
    return []


def check_unit(form: forms.Form, name: str, unit: str) -> None:
    """Refuse a number that was written with another unit than the one it is counted in."""
    field: Any = form.fields[name]
    told = getattr(field, "unit", "")
    if told and not _same_unit(told, unit):
        text = gettext("This is counted in {unit}; you wrote “{told}”. Convert it, and write the number alone.")
        form.add_error(name, forms.ValidationError(text.format(unit=unit, told=told), code="wrong_unit"))


def _same_unit(told: str, unit: str) -> bool:
    one, other = told.casefold().rstrip("s."), unit.casefold().rstrip("s.")
    return one == other or (one, other) in {("€", "eur"), ("euro", "eur"), ("eur", "euro"), ("€", "euro")}


class ReportForm(RecordForm):
    """What of a report is written by hand, besides its rows."""

    class Meta(RecordForm.Meta):
        model = ProgressReport
        fields = (*CARRIED, *NEVER_CARRIED)

    def __init__(self, *args: Any, later: QuerySet[OperationalAction], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"] = forms.ChoiceField(
            label=_("State of the action"), choices=StateOfAction.choices, required=False, widget=forms.RadioSelect()
        )
        self.fields["carried_to"] = LaterField(
            actions=later,
            label=_("Continued by"),
            required=False,
            help_text=_("Code of an action of a later plan, for example FA-2026-27/8.1."),
        )
        self.fields["action_days"] = DaysField(label=_("Joint action days held"), required=False)

    def _post_clean(self) -> None:
        """Leave the record's own checks to `edits`, which says everything that is wrong at once, rows included."""


class LaterField(ActionField):
    """An action of a later plan, named by its code."""

    default_error_messages = {"unknown": _("There is no action with this code in a later plan that you see.")}


class DaysField(NumberField):
    """How many joint action days there were: empty when nothing is reported, which is not zero."""

    MOST = 366

    def clean(self, value: Any) -> Any:
        """Return whole days."""
        number = super().clean(value)
        if number is None:
            return None
        if number != int(number) or number > self.MOST:
            raise forms.ValidationError(gettext("Give whole days, at most {n}.").format(n=self.MOST), code="no_days")
        return int(number)


class ValueRow(RowForm):
    """The value of an indicator. Nothing written, zero and not applicable are three things."""

    model = IndicatorValue
    blank_rows = 0
    number = NumberField(label=_("Value"), required=False)
    not_applicable = forms.BooleanField(label=_("Not applicable"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    confirm = forms.BooleanField(label=_("Unchanged"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.stored: IndicatorValue | None = choices["values"].get(self.initial.get("pk"))

    @classmethod
    def initial_of(cls, record: IndicatorValue) -> dict[str, Any]:
        """Return what the row of a stored value holds."""
        is_off = record.state == ValueState.NOT_APPLICABLE
        return {"number": record.number, "not_applicable": is_off, "note": record.note}

    @property
    def values(self) -> dict[str, Any]:
        """Return state, number and note, and that what was carried over is confirmed."""
        number = self.cleaned_data.get("number")
        is_off = self.cleaned_data.get("not_applicable")
        state = ValueState.NOT_APPLICABLE if is_off else ValueState.NOTHING if number is None else ValueState.REPORTED
        confirmed = {"to_confirm": False} if self.cleaned_data.get("confirm") else {}
        return {"state": state, "number": number, "note": self.cleaned_data.get("note", ""), **confirmed}

    def clean(self) -> dict[str, Any]:
        """Refuse a number of what is not applicable, and one in another unit than the indicator's."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("not_applicable") and cleaned.get("number") is not None:
            text = gettext("It has a number and is not applicable: keep one of the two.")
            self.add_error("number", forms.ValidationError(text, code="two_answers"))
        if self.stored is not None and "number" in cleaned:
            check_unit(self, "number", self.stored.indicator.unit)
        return cleaned


class ResultRow(RowForm):
    """A line of results."""

    model = Result
    given = frozenset({"qualifier", "year"})
    measure = forms.TypedChoiceField(label=_("Measure"), coerce=int, required=False, empty_value=None)
    number = NumberField(label=_("Number"), required=False)
    qualifier = forms.ChoiceField(
        label=_("How exact"), choices=Qualifier.choices, initial=Qualifier.EXACT, required=False
    )
    year = forms.IntegerField(label=_("Year"), required=False)
    country = forms.TypedChoiceField(label=_("Country"), coerce=int, required=False, empty_value=None)
    crime_type = forms.CharField(label=_("Type of crime"), max_length=120, required=False)
    commodity = forms.CharField(label=_("Commodity"), max_length=120, required=False)
    origin = forms.CharField(label=_("Where the number comes from"), max_length=300, required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.units: Mapping[int, str] = choices["units"]
        self.fields["measure"].choices = choices["measures"]  # type: ignore[attr-defined]
        self.fields["country"].choices = choices["countries"]  # type: ignore[attr-defined]
        self.fields["year"].initial = choices["year"]

    @classmethod
    def initial_of(cls, record: Result) -> dict[str, Any]:
        """Return what the row of a stored result holds; a number as it is understood in one way."""
        names = ("number", "qualifier", "year", "crime_type", "commodity", "origin")
        keys = {"measure": record.measure_id, "country": record.country_id}
        return {**{name: getattr(record, name) for name in names}, **keys}

    def clean(self) -> dict[str, Any]:
        """Ask measure and number of a row in which something was written; hold the unit against the measure's."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["qualifier"] = cleaned.get("qualifier") or Qualifier.EXACT
        if self.is_blank or cleaned.get("drop"):
            return cleaned
        if cleaned.get("number") is None and "number" not in self.errors:
            self.add_error("number", forms.ValidationError(gettext("This field is required."), code="required"))
        require(self, "measure", "year")
        if (measure := cleaned.get("measure")) and "number" in cleaned:
            check_unit(self, "number", self.units[measure])
        return cleaned

    @property
    def is_blank(self) -> bool:
        """Tell whether it is a new row in which nobody wrote; a zero is something."""
        written_in = (value not in (None, "") for name, value in self.values.items() if name not in self.given)
        return not self.cleaned_data.get("pk") and not any(written_in)


def result_choices(item: ReportingRound) -> dict[str, Any]:
    """Return what the rows of results choose from. Two queries."""
    measures = list(Measure.objects.order_by("group", "title"))
    groups: dict[str, list[tuple[int, str]]] = {}
    for measure in measures:
        groups.setdefault(measure.group, []).append((measure.pk, f"{measure.title} ({measure.unit})"))
    countries = Country.objects.order_by("protocol_order", "name")
    return {
        "units": {measure.pk: measure.unit for measure in measures},
        "measures": [("", "–"), *((name, rows) for name, rows in groups.items())],
        "countries": [("", "–"), *((country.pk, f"{country.code} {country.name}") for country in countries)],
        "year": min(clock.today().year, item.period_end.year),
    }


class RoundForm(RecordForm):
    """What of a round is planned by hand."""

    class Meta(RecordForm.Meta):
        model = ReportingRound
        fields = ROUND_FIELDS


class NewRoundForm(RecordForm):
    """A round to be planned."""

    class Meta(RecordForm.Meta):
        model = ReportingRound
        fields = ("code", *ROUND_FIELDS)


class PlanReportForm(RecordForm):
    """The texts of a Driver's report."""

    class Meta(RecordForm.Meta):
        model = PlanReport
        fields = PLAN_REPORT_FIELDS


class NationalReportForm(RecordForm):
    """The texts of a national report."""

    class Meta(RecordForm.Meta):
        model = NationalReport
        fields = NATIONAL_REPORT_FIELDS
