"""Step 2: the Council's priorities, the areas they split into, the G-MASP and its strategic goals."""

from priorities.models.areas import SubPriority, SubPrioritySuccession
from priorities.models.parts import G_MASP, IN_FORCE, meant_by, part_of
from priorities.models.sets import (
    CouncilStage,
    Priority,
    PrioritySet,
    PrioritySetStatus,
    PrioritySuccession,
    PriorityThreat,
)
from priorities.models.strategy import StrategicGoal, StrategicPlan, StrategicPlanStatus

__all__ = [
    "G_MASP",
    "IN_FORCE",
    "CouncilStage",
    "Priority",
    "PrioritySet",
    "PrioritySetStatus",
    "PrioritySuccession",
    "PriorityThreat",
    "StrategicGoal",
    "StrategicPlan",
    "StrategicPlanStatus",
    "SubPriority",
    "SubPrioritySuccession",
    "meant_by",
    "part_of",
]
