"""The forms of step 3; none of them saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from empact.web.forms import RecordForm
from empact.workflow.charts import Transition
from oaps.models import OAP, OapSupport, OperationalAction, PlanGoal
from oaps.permissions import ACTION_FIELDS, PLAN_DATES, PLAN_FIELDS, PLAN_GOAL_FIELDS, SUPPORT_FIELDS

LONGEST_COMMENT = 4_000


class PlanForm(RecordForm):
    """What of a plan is written by hand."""

    class Meta(RecordForm.Meta):
        model = OAP
        fields = (*PLAN_FIELDS, *PLAN_DATES)


class GoalForm(RecordForm):
    """A goal of a plan."""

    class Meta(RecordForm.Meta):
        model = PlanGoal
        fields = PLAN_GOAL_FIELDS


class SupportForm(RecordForm):
    """An agency's support of a plan."""

    class Meta(RecordForm.Meta):
        model = OapSupport
        fields = SUPPORT_FIELDS


class AnswerForm(forms.Form):
    """A Member State's answer on a plan: one of the moves that are open, and a comment."""

    move = forms.ChoiceField(
        label=_("Position"), widget=forms.RadioSelect(), error_messages={"required": _("Choose one of the answers.")}
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed for everything but plain agreement. Other delegations do not read it."),
    )

    def __init__(self, *args: Any, moves: list[Transition], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["move"].choices = [(move.name, move.label) for move in moves]  # type: ignore[attr-defined]


class ActionForm(RecordForm):
    """What of an action is written by hand."""

    class Meta(RecordForm.Meta):
        model = OperationalAction
        fields = ACTION_FIELDS
