"""What is frozen when COSI adopts a plan: the plan and all that belongs to it, in a fixed order."""

from typing import Any

from empact.history.freezing import Freezer, picture
from oaps.models import OAP, OperationalAction
from oaps.permissions import ACTION_FIELDS, INDICATOR_FIELDS, MILESTONE_FIELDS, PLAN_GOAL_FIELDS, SUPPORT_FIELDS
from oaps.querysets import GONE, LIVE_PARTICIPATION


def plan_snapshot(plan: OAP) -> dict[str, Any]:
    """Return the plan with goals, support, and its actions with participations, indicators and milestones.

    Six queries, whatever the size of the plan. Names of persons are not in it.
    """
    actions = (
        plan.actions.exclude(status__in=GONE).select_related("goal", "continues").order_by("goal_number", "sequence")
    )
    return picture(
        plan,
        "code",
        "title",
        "period_start",
        "period_end",
        "introduction",
        "marking",
        "adopted_on",
        "outcome",
        area=plan.sub_priority.code,
        cycle=plan.cycle.code,
        goals=[
            picture(goal, *PLAN_GOAL_FIELDS) for goal in plan.goals.select_related("strategic_goal").order_by("number")
        ],
        support=[
            picture(item, *SUPPORT_FIELDS)
            for item in plan.supports.select_related("organisation").order_by("organisation__code")
        ],
        actions=[
            _action(action)
            for action in actions.order_by("goal_number", "sequence").prefetch_related(
                "participations__organisation", "indicators", "milestones"
            )
        ],
    )


def _action(action: OperationalAction) -> dict[str, Any]:
    live = [item for item in action.participations.all() if item.status in LIVE_PARTICIPATION]
    return picture(
        action,
        *ACTION_FIELDS,
        number=action.number,
        participations=[
            {
                "organisation": item.organisation.code,
                "role": item.role,
                "status": item.status,
                "contribution": item.contribution,
            }
            for item in sorted(live, key=lambda item: (item.role, item.position, item.organisation.code))
        ],
        indicators=[picture(item, *INDICATOR_FIELDS) for item in action.indicators.all()],
        milestones=[picture(item, *MILESTONE_FIELDS) for item in action.milestones.all()],
    )


FREEZERS = (Freezer(OAP, plan_snapshot),)
