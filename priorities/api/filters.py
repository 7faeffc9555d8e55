"""The query parameters of the lists of step 2."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.api.filters import by_threat_code, of_cycle
from cycles.models import KeyThreat
from empact.accounts.rules import Reader
from empact.api.filters import OneOf, RecordFilters, Reference, Search
from priorities.models import (
    CouncilStage,
    Priority,
    PrioritySet,
    PrioritySetStatus,
    PriorityThreat,
    StrategicGoal,
    StrategicPlanStatus,
)


def answering_threats(_reader: Reader, threats: list[int]) -> Q:
    """Return the priorities that answer one of the threats."""
    return Q(pk__in=PriorityThreat.objects.filter(threat__in=threats).values("priority"))


def by_goal_code(text: str) -> Q:
    """Return the strategic goals with a code such as CHSG-3."""
    number = text.upper().removeprefix("CHSG-")
    return Q(number=int(number)) if number.isascii() and number.isdigit() and len(number) < 5 else Q(pk__in=[])


def of_strategic_goal(path: str) -> Reference:
    """Return the parameter that names strategic goals; `path` reaches the goal from a row."""
    text = _("Code of a strategic goal, such as CHSG-3; name the cycle too.")
    return Reference(path, StrategicGoal, by_code=by_goal_code, help_text=text)


def of_priority(path: str) -> Reference:
    """Return the parameter that names priorities; `path` reaches the priority from a row."""
    return Reference(path, Priority, help_text=_("Code of a priority; name the cycle too."))


def threats_answered() -> Any:
    """Return the parameter that names threats which a priority answers."""
    return Reference(
        None,
        KeyThreat,
        by_code=by_threat_code,
        through=answering_threats,
        help_text=_("Code of a threat that is answered, such as SOCTA-2021/3."),
    )


class PrioritySetFilters(RecordFilters):
    """Parameters of the list of priority sets."""

    q = Search("title")
    cycle = of_cycle("cycle")
    stage = OneOf("stage", CouncilStage)
    status = OneOf("status", PrioritySetStatus)


class PriorityFilters(RecordFilters):
    """Parameters of the list of priorities."""

    q = Search("title", "code", aliases="aliases")
    cycle = of_cycle("priority_set__cycle")
    priority_set = Reference(
        "priority_set", PrioritySet, by_code=lambda _text: Q(pk__in=[]), help_text=_("Id of a set.")
    )
    status = OneOf("priority_set__status", PrioritySetStatus)
    threat = threats_answered()


class SubPriorityFilters(RecordFilters):
    """Parameters of the list of OAP areas."""

    q = Search("title", "code", aliases="aliases")
    cycle = of_cycle("cycle")
    priority = of_priority("priority")


class StrategicPlanFilters(RecordFilters):
    """Parameters of the list of G-MASPs."""

    q = Search("title")
    cycle = of_cycle("cycle")
    status = OneOf("status", StrategicPlanStatus)


class StrategicGoalFilters(RecordFilters):
    """Parameters of the list of strategic goals."""

    q = Search("title")
    cycle = of_cycle("plan__cycle")
