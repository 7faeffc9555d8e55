"""The G-MASP and its strategic goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.addresses import CYCLE
from cycles.models import Cycle
from empact.accounts.rules import Reader
from empact.history.records import Standing
from empact.web import moments
from empact.web.deeds import create_button, edit_button, remove_button
from empact.web.parts import Button
from empact.web.tables import Column, Group, Table
from empact.web.values import link
from empact.web.views.details import DetailPage, Facts
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of
from priorities.addresses import STRATEGIC_PLAN
from priorities.filters import GoalFilters, StrategicPlanFilters
from priorities.forms import GOAL_SECTIONS, STRATEGIC_PLAN_SECTIONS, GoalForm, StrategicPlanForm
from priorities.models import StrategicGoal, StrategicPlan
from priorities.services import draft_plan, may_revise, next_revision

COLUMNS = (
    Column[StrategicGoal]("number", gettext_lazy("No"), ordering="number", css="code-cell"),
    Column[StrategicGoal]("title", main=True, ordering="title", sub=lambda goal: goal.objective),
    Column[StrategicGoal]("indicators"),
    Column[StrategicGoal]("standing", gettext_lazy("Source"), text=lambda goal: goal.source),
)
GOALS = Table(
    columns=COLUMNS,
    filters=GoalFilters,
    ordering=("number",),
    group=Group[StrategicGoal](
        key=lambda goal: goal.plan_id,
        head=lambda goal: link(goal.plan, str(goal.plan)),
        ordering=("-plan__cycle__starts", "-plan__revision"),
    ),
)
PLANS = Table(
    columns=(
        Column[StrategicPlan]("title", main=True, ordering="title"),
        Column[StrategicPlan]("cycle", cell=lambda plan: link(plan.cycle, plan.cycle.label), ordering="cycle__starts"),
        Column[StrategicPlan]("revision", ordering="revision"),
        Column[StrategicPlan]("cosi_document"),
        Column[StrategicPlan]("approved_on", ordering="approved_on"),
        Column[StrategicPlan]("status", ordering="status"),
        Column[StrategicPlan]("standing", gettext_lazy("Source"), text=lambda plan: plan.source),
    ),
    filters=StrategicPlanFilters,
)


class GoalList(ListPage[StrategicGoal]):
    """The strategic goals of all G-MASPs in force or being drafted."""

    model = StrategicGoal
    section = "priorities"
    title = gettext_lazy("Strategic goals")
    lead = gettext_lazy("Common horizontal strategic goals (CHSGs); the number of every action begins with its goal.")
    table = GOALS

    def rows(self) -> QuerySet[StrategicGoal]:
        """Leave out those of revised plans."""
        return super().rows().current()  # type: ignore[attr-defined,no-any-return]


class StrategicPlanList(ListPage[StrategicPlan]):
    """The G-MASPs of all cycles, with their revisions."""

    model = StrategicPlan
    section = "priorities"
    title = gettext_lazy("General Multi-Annual Strategic Plans (G-MASP)")
    table = PLANS


def goals_of(plan: StrategicPlan, user: Reader) -> list[StrategicGoal]:
    """Return the goals of a plan that the reader sees. One query."""
    return list(StrategicGoal.objects.visible_to(user).for_list().filter(plan=plan).order_by("number"))


class StrategicPlanDetail(DetailPage[StrategicPlan]):
    """One G-MASP: whose turn it is, its goals, and what is done under each."""

    chain = True
    template_name = "priorities/strategic_plan.html"
    facts = (Facts("", ("summary", "consulted_on", "cosi_document", "approved_on")),)

    def heading(self) -> str:
        """Return the title with its revision."""
        record = self.record
        return (
            _("{title}, revision {n}").format(title=record.title, n=record.revision)
            if record.revision
            else record.title
        )

    def meta(self) -> Sequence[object]:
        """Return the cycle and COSI's approval."""
        record = self.record
        cycle = link(record.cycle, _("cycle {}").format(record.cycle.label))
        if record.approved_on is None:
            return (cycle,)
        return (cycle, _("approved by COSI on {day}").format(day=moments.in_plain(record.approved_on)))

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, to a new goal, to a revision."""
        record = self.record
        new = reverse("strategic-goal-create", args=[record.cycle.code, record.part])
        return (
            *edit_button(self.user, record),
            *create_button(self.user, StrategicGoal, record, new),
            *self.revision_button(),
        )

    def revision_button(self) -> tuple[Button, ...]:
        """Return the door to a revision of the plan in force."""
        if not may_revise(self.user, self.record):
            return ()
        return (Button(_("Draft a revision"), STRATEGIC_PLAN.url(self.record, "revise"), icon="copy"),)

    def context(self) -> dict[str, Any]:
        """Return the goals too."""
        return {
            **super().context(),
            "goals": goals_of(self.record, self.user),
        }


class GoalDetail(DetailPage[StrategicGoal]):
    """One strategic goal, and every action under it, plan by plan."""

    chain = True
    facts = (Facts("", ("objective", "indicators", "benefits"), keep_empty=True),)

    def heading(self) -> str:
        """Return number and title."""
        return _("Strategic goal {number}: {title}").format(number=self.record.number, title=self.record.title)

    def meta(self) -> Sequence[object]:
        """Return the plan."""
        return (link(self.record.plan, str(self.record.plan)),)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form and out."""
        return (*edit_button(self.user, self.record), *remove_button(self.user, self.record))


class StrategicPlanCreate(CreatePage[Cycle]):
    """Begins the first G-MASP of a cycle."""

    address = CYCLE
    model = StrategicPlan
    form_class = StrategicPlanForm
    sections = STRATEGIC_PLAN_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin as what nobody has checked yet."""
        return {"standing": Standing.TO_CONFIRM}

    def values(self, form: Any) -> dict[str, Any]:
        """Return what is written, with the next revision."""
        return {**super().values(form), "revision": next_revision(StrategicPlan, self.record)}


class StrategicPlanRevise(CreatePage[StrategicPlan]):
    """Drafts a revision of a G-MASP: a new plan with copies of its goals."""

    address = STRATEGIC_PLAN
    model = StrategicPlan
    form_class = StrategicPlanForm
    sections = STRATEGIC_PLAN_SECTIONS
    intro = gettext_lazy(
        "The new plan begins with copies of these goals. The one in force stays until COSI approves the new one."
    )

    def heading(self) -> str:
        """Return what is being done."""
        return _("Draft a revision")

    def new(self) -> StrategicPlan:
        """Return the plan to be, in the cycle of the one it revises."""
        return StrategicPlan(cycle=self.record.cycle, revision=next_revision(StrategicPlan, self.record.cycle))

    def initial(self) -> dict[str, Any]:
        """Begin with the texts of the plan in force."""
        return {"title": self.record.title, "summary": self.record.summary, "standing": Standing.TO_CONFIRM}

    def make(self, values: dict[str, Any]) -> StrategicPlan:
        """Draft the new plan."""
        return draft_plan(self.record, actor=actor_of(self), values=values)


class StrategicPlanEdit(EditPage[StrategicPlan]):
    """Edits a G-MASP while it is being drafted."""

    form_class = StrategicPlanForm
    sections = STRATEGIC_PLAN_SECTIONS

    def heading(self) -> str:
        """Return the whole title."""
        return self.record.title


class GoalCreate(CreatePage[StrategicPlan]):
    """Adds a strategic goal to a G-MASP that is being drafted."""

    address = STRATEGIC_PLAN
    model = StrategicGoal
    form_class = GoalForm
    sections = GOAL_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        last = self.record.goals.aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "standing": Standing.TO_CONFIRM}


class GoalEdit(EditPage[StrategicGoal]):
    """Edits a strategic goal while its G-MASP is being drafted."""

    form_class = GoalForm
    sections = GOAL_SECTIONS


class GoalRemove(RemovePage[StrategicGoal]):
    """Takes a strategic goal out of a G-MASP that is being drafted."""
