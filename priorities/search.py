"""How the records of step 2 are found."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from empact.web.search import SearchIndex
from priorities.models import Priority, PrioritySet, StrategicGoal, StrategicPlan, SubPriority


def _goal(code: str) -> Q:
    """Return the goals with this public code: CHSG-3."""
    number = code.strip().upper().removeprefix("CHSG").strip(" -")
    if not code.strip().upper().startswith("CHSG") or not (number.isdecimal() and len(number) < len("100000")):
        return Q(pk__in=[])
    return Q(number=int(number))


INDEXES = (
    SearchIndex(
        model=Priority,
        fields=("title", "aim"),
        label=_("Priorities"),
        order=20,
        codes=lambda code: Q(code__iexact=code.strip()) | Q(aliases__contains=[code.strip()]),
        list_name="priority-list",
        note=lambda record: record.cycle.label,
    ),
    SearchIndex(
        model=SubPriority,
        fields=("title", "aim"),
        label=_("OAP areas"),
        order=25,
        codes=lambda code: Q(code__iexact=code.strip()) | Q(aliases__contains=[code.strip()]),
        list_name="sub-priority-list",
        note=lambda record: record.cycle.label,
    ),
    SearchIndex(
        model=StrategicGoal,
        fields=("title", "objective"),
        label=_("Strategic goals"),
        order=30,
        codes=_goal,
        list_name="strategic-goal-list",
        note=lambda record: str(record.plan),
    ),
    SearchIndex(
        model=StrategicPlan,
        fields=("title", "summary"),
        label=_("G-MASPs"),
        order=32,
        list_name="strategic-plan-list",
        note=lambda record: record.cycle.label,
    ),
    SearchIndex(
        model=PrioritySet,
        fields=("title", "note"),
        label=_("Priority sets"),
        order=34,
        list_name="priority-set-list",
        note=lambda record: record.cycle.label,
    ),
)
