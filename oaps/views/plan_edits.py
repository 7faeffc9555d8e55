"""The forms of a plan: itself, a new one, its goals, its support by agencies."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.web.forms import RecordForm, Section
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.edits import CreatePage, EditPage
from empact.web.views.moves import actor_of
from empact.workflow.edits import refuse_creator
from oaps.forms.plans import GoalForm, NewPlanForm, PlanForm, SupportForm
from oaps.models import OAP, OapSupport, PlanGoal
from oaps.services.plans import goals_to_take_over, take_over_goals
from priorities.models import SubPriority


class PlanEdit(EditPage[OAP]):
    """Edits a plan."""

    form_class = PlanForm
    sections = (
        Section(gettext_lazy("The plan"), ("title", "introduction", "marking")),
        Section(gettext_lazy("Period"), ("period_start", "period_end", "opened_to_states_on")),
        Section(
            gettext_lazy("By when"),
            ("drafting_due", "check_due", "tabling_due", "final_report_due"),
            gettext_lazy("The EMPACT Support Team sets these."),
        ),
    )


class PlanCreate(CreatePage[SubPriority]):
    """Opens a plan for an area and a period."""

    model = OAP
    form_class = NewPlanForm
    intro = gettext_lazy("The plan is open to its Driver’s team at once, to the Member States from the day given.")

    def new(self) -> OAP:
        """Return the plan to be, in the cycle of its area."""
        return OAP(sub_priority=self.record, cycle=self.record.cycle)

    def initial(self) -> dict[str, Any]:
        """Begin with the first years of the cycle for which the area has no plan."""
        cycle = self.record.cycle
        taken = {plan.period_end.year for plan in self.record.oaps.exclude(status="withdrawn")}
        first = max((year + 1 for year in taken), default=cycle.starts.year)
        last = min(first + 1, cycle.ends.year)
        return {
            "title": self.record.title,
            "code": f"{self.record.code}-{first}-{last % 100:02}",
            "period_start": f"{first}-01-01",
            "period_end": f"{last}-12-31",
        }

    def values(self, form: RecordForm) -> dict[str, Any]:
        """Return what is written; the plan's cycle is the area's."""
        return {**super().values(form), "cycle": self.record.cycle}


class GoalEdit(EditPage[PlanGoal]):
    """Edits a goal of a plan."""

    form_class = GoalForm

    def form(self, data: Any = None, **options: Any) -> RecordForm:
        """Return the form; a strategic goal is one of the plan's cycle."""
        form = super().form(data, **options)
        limit_goals(form, self.record.oap)
        return form


class GoalCreate(CreatePage[OAP]):
    """Adds a targeted goal of the plan's own."""

    model = PlanGoal
    form_class = GoalForm

    def heading(self) -> str:
        """Return the title."""
        return _("Add a targeted goal")

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        return {"number": max(self.record.goals.values_list("number", flat=True), default=0) + 1}

    def form(self, data: Any = None) -> RecordForm:
        """Return the form; a strategic goal is one of the plan's cycle."""
        form = super().form(data)
        limit_goals(form, self.record)
        return form


def limit_goals(form: RecordForm, plan: OAP) -> None:
    """Let only the strategic goals of the plan's cycle be chosen."""
    if "strategic_goal" in form.fields:
        field: Any = form.fields["strategic_goal"]
        field.queryset = field.queryset.filter(plan__cycle=plan.cycle_id).order_by("number")


class TakeOverGoals(RecordPage[OAP]):
    """Takes over the common horizontal strategic goals that the plan does not have yet."""

    template_name = "oaps/take_over.html"

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask which.

        Raises Refused, and Blocked when the plan is not drafted any more.
        """
        refuse_creator(PlanGoal, self.record, actor_of(self))
        return self.respond(title=_("Take over strategic goals"), record=self.record, goals=self.missing())

    def missing(self) -> Any:
        """Return the goals that can be taken over."""
        return goals_to_take_over(self.record, self.user)

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Take over those ticked.

        Raises Refused, and Blocked when the plan is not drafted any more.
        """
        chosen = request.POST.getlist("goals")
        goals = [goal for goal in self.missing() if str(goal.number) in chosen]
        if not goals:
            messages.warning(request, _("Tick the goals to take over first."))
            return HttpResponseRedirect(request.path)
        taken = take_over_goals(self.record, goals, actor=actor_of(self))
        messages.success(request, _("Taken over: {goals}.").format(goals=", ".join(map(str, taken))))
        return HttpResponseRedirect(f"{self.url()}?tab=goals")


class SupportEdit(EditPage[OapSupport]):
    """Edits an agency's support."""

    form_class = SupportForm


class SupportCreate(CreatePage[OAP]):
    """Records that an agency supports the plan."""

    model = OapSupport
    form_class = SupportForm

    def heading(self) -> str:
        """Return the title."""
        return _("Add support by an agency")
