"""The forms over a plan, its goals and its support, and a Member State's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Organisation, OrganisationKind
from empact.web.forms import LinesInput, RecordForm
from empact.workflow.charts import Transition
from oaps.models import OAP, OapSupport, PlanGoal
from oaps.permissions import PLAN_DATES, PLAN_FIELDS, PLAN_GOAL_FIELDS, SUPPORT_FIELDS

LONGEST_COMMENT = 4_000
SUPPORTERS = (OrganisationKind.AGENCY, OrganisationKind.INSTITUTION, OrganisationKind.INTERNATIONAL)


class PlanForm(RecordForm):
    """What of a plan is written by hand."""

    class Meta(RecordForm.Meta):
        model = OAP
        fields = (*PLAN_FIELDS, *PLAN_DATES)


class NewPlanForm(RecordForm):
    """A plan to be opened for an area and a period."""

    class Meta(RecordForm.Meta):
        model = OAP
        fields = ("code", "title", "period_start", "period_end", "opened_to_states_on", "drafting_due")


class GoalForm(RecordForm):
    """A goal of a plan: one taken over from the G-MASP, or a targeted one."""

    class Meta(RecordForm.Meta):
        model = PlanGoal
        fields = PLAN_GOAL_FIELDS


class GoalNumbersField(forms.TypedMultipleChoiceField):
    """Goals of a plan by their numbers."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, plan: OAP, **options: Any) -> None:
        goals = plan.goals.order_by("number")
        super().__init__(choices=[(goal.number, str(goal)) for goal in goals], coerce=int, **options)


class SupportForm(RecordForm):
    """An agency's support of a plan."""

    class Meta(RecordForm.Meta):
        model = OapSupport
        fields = SUPPORT_FIELDS

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["goals"] = GoalNumbersField(plan=self.instance.oap, label=_("Under goals"), required=False)
        bodies = Organisation.objects.filter(kind__in=SUPPORTERS).select_related("country").order_by("short_name")
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """A Member State's answer on a plan: one of the moves that are open, and a comment."""

    move = forms.ChoiceField(
        label=_("Position"), widget=forms.RadioSelect(), error_messages={"required": _("Choose one of the answers.")}
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=LinesInput(attrs={"rows": 4}),
        help_text=_("Needed for everything but plain agreement. Other delegations do not read it."),
    )

    def __init__(self, *args: Any, moves: list[Transition], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["move"].choices = [(move.name, move.label) for move in moves]  # type: ignore[attr-defined]
