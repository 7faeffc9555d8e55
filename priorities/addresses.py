"""Where the pages of priority sets, priorities, OAP areas, G-MASPs and strategic goals are."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cycles.addresses import above_cycle
from cycles.models import Cycle
from empact.web.addresses import Address
from empact.web.parts import Crumb
from empact.web.turns import Places
from priorities.models import (
    G_MASP,
    Priority,
    PrioritySet,
    PriorityThreat,
    StrategicGoal,
    StrategicPlan,
    SubPriority,
    meant_by,
    part_of,
)


def above_priorities(cycle: Cycle) -> tuple[Crumb, ...]:
    """Return the way to the priorities of a cycle."""
    return (*above_cycle(cycle), Crumb(_("Priorities"), reverse("priority-list", query={"cycle": cycle.code})))


def _above_area(area: SubPriority) -> Sequence[Crumb]:
    return (*above_priorities(area.cycle), Crumb(numbered(area.priority), area.priority.get_absolute_url()))


def _above_goal(goal: StrategicGoal) -> Sequence[Crumb]:
    return (*above_cycle(goal.plan.cycle), Crumb(_("G-MASP"), goal.plan.get_absolute_url()))


def numbered(record: Priority | SubPriority) -> str:
    """Return number and title: 10 Firearms trafficking."""
    return f"{record.number} {record.title}"


def set_title(record: PrioritySet) -> str:
    """Return the title, with the revision where there is one."""
    return _("{title}, revision {n}").format(title=record.title, n=record.revision) if record.revision else record.title


def _g_masp(part: str) -> Q:
    return meant_by(part, "", "") if part.startswith(G_MASP) else Q(pk__in=[])


PRIORITY_SET = Address(
    model=PrioritySet,
    name="priority-set",
    section="priorities",
    lookups={"cycle": "cycle__code", "revision": "revision"},
    above=lambda record: above_priorities(record.cycle),
    title=lambda record: _("Council document") if not record.revision else _("Revision {n}").format(n=record.revision),
)
PRIORITY = Address(
    model=Priority,
    name="priority",
    section="priorities",
    lookups={"cycle": "priority_set__cycle__code"},
    find={"code": lambda part: meant_by(part, "code", "priority_set")},
    part={"code": lambda priority: priority.part},
    above=lambda priority: above_priorities(priority.cycle),
    title=numbered,
)
PRIORITY_THREAT = Address(
    model=PriorityThreat,
    name="priority-threat",
    section="priorities",
    lookups={"cycle": "priority__priority_set__cycle__code", "pk": "pk"},
    above=lambda link: PRIORITY.crumbs(link.priority),
)
AREA = Address(
    model=SubPriority,
    name="sub-priority",
    section="priorities",
    lookups={"cycle": "cycle__code", "code": "code"},
    above=_above_area,
)
STRATEGIC_PLAN = Address(
    model=StrategicPlan,
    name="strategic-plan",
    section="priorities",
    lookups={"cycle": "cycle__code"},
    find={"plan": _g_masp},
    part={"plan": lambda plan: plan.part},
    above=lambda plan: above_cycle(plan.cycle),
    title=lambda plan: _("G-MASP") if not plan.revision else _("G-MASP, revision {n}").format(n=plan.revision),
)
GOAL = Address(
    model=StrategicGoal,
    name="strategic-goal",
    section="priorities",
    lookups={"cycle": "plan__cycle__code"},
    find={"number": lambda part: meant_by(part, "number", "plan")},
    part={"number": lambda goal: goal.part},
    above=_above_goal,
)


def place_in_set(record: PrioritySet, field: str, mends: bool) -> str:
    """Return where "FA:aim" or "FA:threats" of a set's problem is mended, or read; where a priority is added."""
    code, colon, name = field.partition(":")
    if field == "priorities":
        return reverse("priority-create", args=[record.cycle.code, record.revision]) if mends else ""
    if not colon:
        return ""
    parts = [record.cycle.code, part_of(code, record)]
    if not mends:
        return reverse("priority-detail", args=parts)
    return (
        reverse("priority-threat", args=parts)
        if name == "threats"
        else f"{reverse('priority-edit', args=parts)}#id_{name}"
    )


def place_in_strategic_plan(plan: StrategicPlan, field: str, mends: bool) -> str:
    """Return where "3:objective" of a plan's problem is mended, or read; where its first goal is entered."""
    number, colon, name = field.partition(":")
    if field == "goals":
        return reverse("strategic-goal-create", args=[plan.cycle.code, plan.part]) if mends else ""
    if not colon:
        return ""
    parts = [plan.cycle.code, part_of(number, plan)]
    return (
        f"{reverse('strategic-goal-edit', args=parts)}#id_{name}"
        if mends
        else reverse("strategic-goal-detail", args=parts)
    )


PLACES = (Places(PrioritySet, place_in_set), Places(StrategicPlan, place_in_strategic_plan))
ADDRESSES = (PRIORITY_SET, PRIORITY, PRIORITY_THREAT, AREA, STRATEGIC_PLAN, GOAL)
