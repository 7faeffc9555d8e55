"""The form over an action, with its indicators and milestones as rows."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.web.forms import DateInput, RecordForm, Several
from empact.web.values import tidy
from oaps.forms.plans import GoalNumbersField
from oaps.models import (
    OAP,
    Aggregation,
    AnalysisProject,
    Indicator,
    Milestone,
    MilestoneKind,
    OperationalAction,
    PlanGoal,
)
from oaps.services.actions import RowChange

# The numbers follow from the goal.
FIELDS = (
    "title",
    "code_name",
    "goal",
    "other_goals",
    "continues",
    "marking",
    "objective",
    "background",
    "activities",
    "expected_results",
    "kind",
    "is_preventive",
    "is_repressive",
    "starts",
    "ends",
    "funding",
    "funding_need",
    "funding_note",
    "training",
    "fundamental_rights",
    "analysis_projects",
    "siena_note",
)
# Empty rows under those there are.
MORE_ROWS = 2
MOST_ROWS = 60


class ContinuesField(forms.CharField):
    """An action of an earlier plan, named by its code; among the actions given."""

    default_error_messages = {"unknown": _("There is no action with this code in an earlier plan.")}

    def __init__(self, *, actions: QuerySet[OperationalAction], **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.actions = actions

    def clean(self, value: Any) -> Any:
        """Return the action, or None for an empty field.

        Raises ValidationError for a code that no action has.
        """
        code = super().clean(value)
        if not code:
            return None
        found = self.actions.by_code(code).first()  # type: ignore[attr-defined]
        if found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return the code of a stored action."""
        if isinstance(value, int):
            stored = OperationalAction.objects.select_related("oap").filter(pk=value).first()
            return stored.code if stored else ""
        return value


def shape(form: RecordForm, plan: OAP, earlier: QuerySet[OperationalAction]) -> None:
    """Give the fields of an action their choices: goals of the plan, Analysis Projects, actions of earlier plans."""
    fields = form.fields
    if "goal" in fields:
        fields["goal"].queryset = PlanGoal.objects.filter(oap=plan).order_by("number")  # type: ignore[attr-defined]
    if "other_goals" in fields:
        fields["other_goals"] = GoalNumbersField(plan=plan, label=fields["other_goals"].label, required=False)
    if "analysis_projects" in fields:
        projects = [(item.code, item.name) for item in AnalysisProject.objects.filter(is_current=True)]
        fields["analysis_projects"] = Several(label=fields["analysis_projects"].label, choices=projects, required=False)
    if "continues" in fields:
        fields["continues"] = ContinuesField(
            actions=earlier,
            label=fields["continues"].label,
            required=False,
            help_text=_("Code of an action of an earlier plan, for example FA-2024-25/8.1."),
        )
    for name in ("starts", "ends"):
        if name in form.fields:
            form.fields[name].help_text = gettext("In the plan’s period, {first} to {last}.").format(
                first=date_format(plan.period_start), last=date_format(plan.period_end)
            )


class ActionForm(RecordForm):
    """What of an action is written by hand, besides its rows."""

    class Meta(RecordForm.Meta):
        model = OperationalAction
        fields = FIELDS

    def _post_clean(self) -> None:
        """Leave the record's own checks to `edits`, which says everything that is wrong at once, rows included."""


class NewActionForm(RecordForm):
    """What one must know to open an action; the rest follows in its form."""

    class Meta(RecordForm.Meta):
        model = OperationalAction
        fields = ("goal", "title", "kind", "objective", "starts", "ends")

    def _post_clean(self) -> None:
        """Leave the record's own checks to `edits`."""


class RowForm(forms.Form):
    """A row under an action. A row in which nothing was written is none."""

    model: type[Indicator | Milestone]
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())
    drop = forms.BooleanField(required=False, label=_("Remove"))
    # What a new row holds before anybody writes in it.
    given: frozenset[str] = frozenset()

    @property
    def values(self) -> dict[str, Any]:
        """Return what was written."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"pk", "version", "drop"}}

    @property
    def is_blank(self) -> bool:
        """Tell whether it is a new row in which nobody wrote."""
        return not self.cleaned_data.get("pk") and not any(
            value for name, value in self.values.items() if name not in self.given
        )

    def change(self) -> RowChange | None:
        """Return what is to be done with the row, or None."""
        if self.is_blank:
            return None
        return RowChange(
            model=self.model,
            prefix=str(self.prefix),
            values=self.values,
            pk=self.cleaned_data.get("pk"),
            seen=self.cleaned_data.get("version") or 0,
            remove=bool(self.cleaned_data.get("drop")),
        )


class IndicatorRow(RowForm):
    """An indicator."""

    model = Indicator
    given = frozenset({"aggregation"})
    title = forms.CharField(label=_("Indicator"), max_length=200, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    baseline = forms.DecimalField(label=_("Baseline"), max_digits=18, decimal_places=2, required=False)
    target = forms.DecimalField(label=_("Target"), max_digits=18, decimal_places=2, required=False)
    no_target_reason = forms.CharField(label=_("Why there is no target"), max_length=300, required=False)
    aggregation = forms.ChoiceField(
        label=_("Adds up as"), choices=Aggregation.choices, initial=Aggregation.SUM, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask title and unit of a row in which something was written."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["aggregation"] = cleaned.get("aggregation") or Aggregation.SUM
        if not self.is_blank and not cleaned.get("drop"):
            _require(self, "title", "unit")
        return cleaned


class MilestoneRow(RowForm):
    """A milestone or joint action days."""

    model = Milestone
    given = frozenset({"kind"})
    kind = forms.ChoiceField(
        label=_("Kind"), choices=MilestoneKind.choices, initial=MilestoneKind.MILESTONE, required=False
    )
    title = forms.CharField(label=_("What"), max_length=160, required=False)
    starts = forms.DateField(label=_("From, or on"), required=False, widget=DateInput())
    ends = forms.DateField(label=_("Until"), required=False, widget=DateInput())
    place = forms.CharField(label=_("Place of the coordination centre"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask title and day of a row in which something was written."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["kind"] = cleaned.get("kind") or MilestoneKind.MILESTONE
        if not self.is_blank and not cleaned.get("drop"):
            _require(self, "title", "starts")
        return cleaned


def _require(form: forms.Form, *names: str) -> None:
    for name in names:
        if not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, forms.ValidationError(gettext("This field is required."), code="required"))


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The rows of one kind under an action, with empty ones at the end."""

    def __init__(self, kind: type[RowForm], data: Any = None, *, records: Iterable[Any] = (), more: int = 0) -> None:
        self.form, self.extra = kind, MORE_ROWS + more
        self.min_num, self.max_num, self.absolute_max = 0, MOST_ROWS, MOST_ROWS
        self.can_order = self.can_delete = self.validate_max = self.validate_min = False
        self.can_delete_extra = False
        self.renderer = forms.renderers.get_default_renderer()
        names = [name for name in kind.base_fields if name not in {"pk", "version", "drop"}]
        initial = [
            {"pk": item.pk, "version": item.version, **{name: _shown(getattr(item, name)) for name in names}}
            for item in records
        ]
        super().__init__(data, initial=initial, prefix=f"{kind.model._meta.model_name}s")

    def changes(self) -> list[RowChange]:
        """Return what is to be done with the rows; the rows must be valid."""
        return [change for form in self.forms if (change := form.change()) is not None]


def _shown(value: Any) -> Any:
    """Return a number without zeros behind the point that say nothing."""
    return tidy(value) if isinstance(value, Decimal) else value
