"""From the threat to the plans of the cast, and their actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from cycles.models import Cycle, KeyThreat, ThreatAssessment
from oaps.models import (
    OAP,
    Indicator,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanGoal,
)
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority
from tests.cast.people import FACT, FICTION, Cast, put


def make_chain(cast: Cast) -> None:
    cast.cycle = put(
        Cycle(code="2026-2029", title="EMPACT 2026-2029", starts=date(2026, 1, 1), ends=date(2029, 12, 31), **FACT),
        "preparing",
    )
    cast.earlier_cycle = put(
        Cycle(code="2022-2025", title="EMPACT 2022-2025", starts=date(2022, 1, 1), ends=date(2025, 12, 31), **FACT),
        "running",
    )
    cast.assessment = put(
        ThreatAssessment(
            cycle=cast.cycle, code="SOCTA-2025", title="SOCTA 2025", published_on=date(2025, 3, 18), **FACT
        ),
        "published",
    )
    cast.threats = [
        KeyThreat.objects.create(assessment=cast.assessment, number=number, title=title, **FACT)
        for number, title in ((1, "Firearms trafficking"), (2, "Drug trafficking"))
    ]
    cast.priority_set = put(
        PrioritySet(cycle=cast.cycle, title="Council conclusions", adopted_on=date(2025, 6, 13), **FACT), "adopted"
    )
    cast.priorities = [
        Priority.objects.create(
            priority_set=cast.priority_set, number=number, code=code, title=title, aim=f"To fight {title}.", **FACT
        )
        for number, code, title in ((1, "FA", "Firearms"), (2, "DRUGS", "Drugs"))
    ]
    for priority, threat in zip(cast.priorities, cast.threats, strict=True):
        PriorityThreat.objects.create(priority=priority, threat=threat, **FACT)
    cast.areas = [
        SubPriority.objects.create(
            priority=priority, cycle=cast.cycle, number=number, code=code, title=priority.title, **FACT
        )
        for number, (priority, code) in enumerate(zip(cast.priorities, ("FA", "CCH"), strict=True), 1)
    ]
    cast.strategic_plan = put(
        StrategicPlan(cycle=cast.cycle, title="G-MASP 2026-2029", approved_on=date(2025, 9, 25), **FICTION), "approved"
    )
    cast.strategic_goals = [
        StrategicGoal.objects.create(
            plan=cast.strategic_plan, number=number, title=title, objective="Better.", **FICTION
        )
        for number, title in ((1, "Criminal intelligence picture"), (2, "Investigations"))
    ]


def _plan(area: SubPriority, code: str, starts: date, ends: date, status: str, **more: Any) -> OAP:
    plan = OAP(
        sub_priority=area,
        cycle=area.cycle,
        code=code,
        title=area.title,
        period_start=starts,
        period_end=ends,
        **{**FICTION, **more},
    )
    return put(plan, status)


def make_plans(cast: Cast) -> None:
    firearms, drugs = cast.areas
    period = (date(2026, 1, 1), date(2027, 12, 31))
    cast.plan = _plan(firearms, "FA-2026-27", *period, "drafting")
    cast.adopted_plan = _plan(drugs, "CCH-2026-27", *period, "adopted", adopted_on=date(2025, 11, 18))
    earlier_set = put(
        PrioritySet(cycle=cast.earlier_cycle, title="Council conclusions", adopted_on=date(2021, 5, 26), **FACT),
        "adopted",
    )
    earlier = Priority.objects.create(
        priority_set=earlier_set, number=10, code="FA", title="Firearms trafficking", aim="To target.", **FACT
    )
    area = SubPriority.objects.create(
        priority=earlier, cycle=cast.earlier_cycle, number=15, code="FA", title="Firearms trafficking", **FACT
    )
    cast.running_plan = _plan(
        area, "FA-2024-25", date(2024, 1, 1), date(2025, 12, 31), "in_force", adopted_on=date(2023, 12, 5)
    )
    goal = PlanGoal.objects.create(
        oap=cast.plan, number=1, title="Intelligence", strategic_goal=cast.strategic_goals[0], **FICTION
    )
    cast.actions = [
        make_action(cast.plan, goal, 1, "Picture of 3D-printed firearms"),
        make_action(cast.plan, goal, 2, "Flows"),
    ]
    OapSupport.objects.create(
        oap=cast.plan, organisation=cast.organisations["Frontex"], kinds=["analysis"], goals=[1], **FICTION
    )
    take_part(cast, cast.actions[0], "FR", "lead", "confirmed")
    take_part(cast, cast.actions[0], "DE", "co_lead", "confirmed")
    take_part(cast, cast.actions[0], "Eurojust", "participant", "invited")
    take_part(cast, cast.actions[0], "LV", "participant", "invited")
    take_part(cast, cast.actions[1], "DE-BKA", "lead", "confirmed")
    take_part(cast, cast.actions[1], "FR-OFAST", "participant", "offered")
    other = PlanGoal.objects.create(
        oap=cast.adopted_plan, number=2, title="Investigations", strategic_goal=cast.strategic_goals[1], **FICTION
    )
    adopted = make_action(cast.adopted_plan, other, 1, "Ports", "adopted")
    take_part(cast, adopted, "FR", "lead", "confirmed")


def make_action(plan: OAP, goal: PlanGoal, sequence: int, title: str, status: str = "proposed") -> OperationalAction:
    action = put(
        OperationalAction(
            oap=plan,
            goal=goal,
            goal_number=goal.number,
            sequence=sequence,
            title=title,
            objective="Fewer weapons reach buyers.",
            kind="intelligence",
            starts=plan.period_start,
            ends=plan.period_end,
            funding=["none"],
            **FICTION,
        ),
        status,
    )
    Indicator.objects.create(action=action, title="Reports", unit="reports", baseline=0, target=4, **FICTION)
    return action


def take_part(cast: Cast, action: OperationalAction, organisation: str, role: str, status: str) -> Participation:
    """Let an organisation take part in an action, in some state of the handshake."""
    return put(
        Participation(
            action=action,
            organisation=cast.organisations[organisation],
            role=ParticipationRole(role),
            reason="No capacity" if status in {"declined", "withdrawn"} else "",
            **FICTION,
        ),
        status,
    )
