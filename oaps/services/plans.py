"""What is written of a plan besides its moves: the goals it takes over from the G-MASP."""

from collections.abc import Sequence

from django.db.models import QuerySet

from empact.accounts.models import User
from empact.accounts.rules import Reader
from empact.history.acting import acting
from empact.workflow.edits import create
from oaps.models import OAP, PlanGoal
from priorities.models import StrategicGoal


def goals_to_take_over(plan: OAP, reader: Reader) -> QuerySet[StrategicGoal]:
    """Return the strategic goals of the plan's cycle that it has not taken over and whose number is free in it.

    Only those that the reader sees: a G-MASP that is still being drafted lends no goals to its plans.
    """
    own = PlanGoal.objects.filter(oap=plan)
    return (
        StrategicGoal.objects.visible_to(reader)
        .filter(plan__cycle=plan.cycle_id)
        .exclude(plan__status="revised")
        .exclude(pk__in=own.filter(strategic_goal__isnull=False).values("strategic_goal"))
        .exclude(number__in=own.values("number"))
        .order_by("number")
    )


def take_over_goals(plan: OAP, goals: Sequence[StrategicGoal], *, actor: User) -> list[PlanGoal]:
    """Take over strategic goals with their numbers and texts: all of them, or none. One transaction.

    Raises what `create` raises.
    """
    with acting(actor):
        return [
            create(
                PlanGoal,
                actor=actor,
                parent=plan,
                values={
                    "number": goal.number,
                    "title": goal.title,
                    "objective": goal.objective,
                    "strategic_goal": goal,
                },
            )
            for goal in goals
        ]
