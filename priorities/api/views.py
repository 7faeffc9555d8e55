"""The resources of step 2."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view

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

PRIORITY_EXAMPLE = OpenApiExample(
    "A priority of the cycle 2022-2025",
    value={
        "id": 1,
        "code": "FA",
        "number": 10,
        "title": "Firearms trafficking",
        "aim": "The aim, word for word as the Council adopted it.",
        "aliases": [],
        "cycle": {"id": 2, "code": "2022-2025", "title": "EMPACT 2022-2025"},
        "status": "adopted",
        "standing": "sourced",
        "source": "Council document and page",
        "council_reference": "8665/21",
        "adopted_on": "2021-05-26",
        "sub_priorities": [{"id": 15, "code": "FA", "number": 15, "title": "Firearms trafficking"}],
        "threats": [{"id": 7, "code": "SOCTA-2021/7", "number": 7, "title": "Firearms trafficking"}],
        "version": 1,
        "updated_at": "2025-11-24T14:20:00+01:00",
    },
    response_only=True,
    status_codes=["200"],
)


class PrioritySetViewSet(RecordViewSet):
    """Priority sets, the latest cycle first."""

    serializer_class = PrioritySetSerializer
    filterset_class = PrioritySetFilters
    orderings = {"cycle": ("cycle__starts",), "adopted_on": ("adopted_on",), "status": ("status",)}
    default_order = ("-cycle__starts", "-revision")


@extend_schema_view(
    list=extend_schema(examples=[PRIORITY_EXAMPLE]), retrieve=extend_schema(examples=[PRIORITY_EXAMPLE])
)
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
