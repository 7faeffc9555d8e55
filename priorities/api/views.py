"""The resources of step 2."""

from __future__ import annotations

from empact.api.views import RecordViewSet
from priorities.api.filters import (
    PriorityFilters,
    PrioritySetFilters,
    StrategicGoalFilters,
    StrategicPlanFilters,
    SubPriorityFilters,
)
from priorities.api.serializers import (
    PrioritySerializer,
    PrioritySetSerializer,
    StrategicGoalSerializer,
    StrategicPlanSerializer,
    SubPrioritySerializer,
)


class PrioritySetViewSet(RecordViewSet):
    """Priority sets, the latest cycle first."""

    serializer_class = PrioritySetSerializer
    filterset_class = PrioritySetFilters
    orderings = {"cycle": ("cycle__starts",), "adopted_on": ("adopted_on",), "status": ("status",)}
    default_order = ("-cycle__starts", "-revision")


class PriorityViewSet(RecordViewSet):
    """The Council's priorities, the latest cycle first, by number."""

    serializer_class = PrioritySerializer
    filterset_class = PriorityFilters
    orderings = {
        "number": ("number",),
        "title": ("title",),
        "cycle": ("priority_set__cycle__starts",),
        "adopted_on": ("priority_set__adopted_on",),
    }
    default_order = ("-priority_set__cycle__starts", "number")


class SubPriorityViewSet(RecordViewSet):
    """OAP areas, the latest cycle first, by number."""

    serializer_class = SubPrioritySerializer
    filterset_class = SubPriorityFilters
    orderings = {"number": ("number",), "title": ("title",), "code": ("code",), "cycle": ("cycle__starts",)}
    default_order = ("-cycle__starts", "number")


class StrategicPlanViewSet(RecordViewSet):
    """G-MASPs, the latest cycle first."""

    serializer_class = StrategicPlanSerializer
    filterset_class = StrategicPlanFilters
    orderings = {"cycle": ("cycle__starts",), "approved_on": ("approved_on",), "status": ("status",)}
    default_order = ("-cycle__starts", "-revision")


class StrategicGoalViewSet(RecordViewSet):
    """Common horizontal strategic goals, the latest cycle first, by number."""

    serializer_class = StrategicGoalSerializer
    filterset_class = StrategicGoalFilters
    orderings = {"number": ("number",), "title": ("title",), "cycle": ("plan__cycle__starts",)}
    default_order = ("-plan__cycle__starts", "number")
