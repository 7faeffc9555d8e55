"""The form over an action, with its indicators and milestones as rows."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.web.forms import DateInput, RecordForm, Several
from oaps.forms.codes import ActionField
from oaps.forms.plans import GoalNumbersField
from oaps.forms.rows import RowForm, require
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
        fields["continues"] = ActionField(
            actions=earlier,
            label=fields["continues"].label,
            required=False,
            help_text=_("Code of an action of an earlier plan, for example FA-2024-25/8.1."),
            error_messages={
                "unknown": _("There is no action with this code in an earlier plan. Give plan and number.")
            },
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
            require(self, "title", "unit")
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
            require(self, "title", "starts")
        return cleaned
