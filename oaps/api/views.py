"""The resources of step 3."""

from __future__ import annotations

from empact.api.views import RecordViewSet
from oaps.api import filters, serializers, writes


class OAPViewSet(RecordViewSet):
    """Operational action plans, the latest period first, by OAP area."""

    serializer_class = serializers.OAPSerializer
    filterset_class = filters.OAPFilters
    orderings = {
        "area": ("sub_priority__number",),
        "code": ("code",),
        "title": ("title",),
        "status": ("status",),
        "period_start": ("period_start",),
        "adopted_on": ("adopted_on",),
        "decision_due": ("decision_due",),
    }
    default_order = ("-period_start", "sub_priority__number")


class PlanGoalViewSet(RecordViewSet):
    """Goals of plans, by plan and number."""

    serializer_class = serializers.PlanGoalSerializer
    filterset_class = filters.PlanGoalFilters
    orderings = {"number": ("number",), "title": ("title",), "oap": ("oap__code",)}
    default_order = ("oap__code", "number")


class ActionViewSet(RecordViewSet):
    """Operational actions, by plan and number."""

    serializer_class = serializers.ActionSerializer
    filterset_class = filters.ActionFilters
    orderings = {
        "number": ("goal_number", "sequence"),
        "title": ("title",),
        "oap": ("oap__code",),
        "status": ("status",),
        "starts": ("starts",),
        "ends": ("ends",),
        "funding_need": ("funding_need",),
    }
    default_order = ("oap__code", "goal_number", "sequence")


class ParticipationViewSet(RecordViewSet):
    """Participations, by plan, action and organisation."""

    serializer_class = serializers.ParticipationSerializer
    filterset_class = filters.ParticipationFilters
    orderings = {
        "action": ("action__oap__code", "action__goal_number", "action__sequence"),
        "organisation": ("organisation__short_name",),
        "role": ("role", "position"),
        "status": ("status",),
        "answer_due": ("answer_due",),
    }
    default_order = (
        "action__oap__code", "action__goal_number", "action__sequence", "role", "position", "organisation__short_name",
    )  # fmt: skip


class IndicatorViewSet(RecordViewSet):
    """Indicators, by action and place in it."""

    serializer_class = serializers.IndicatorSerializer
    filterset_class = filters.IndicatorFilters
    orderings = {"action": ("action__oap__code", "action__goal_number", "action__sequence"), "title": ("title",)}
    default_order = ("action__oap__code", "action__goal_number", "action__sequence", "position")


class PositionViewSet(RecordViewSet):
    """National positions, by plan, round and protocol order."""

    serializer_class = serializers.PositionSerializer
    filterset_class = filters.PositionFilters
    orderings = {
        "country": ("country__protocol_order",),
        "oap": ("oap__code",),
        "due": ("due",),
        "status": ("status",),
        "answered_at": ("answered_at",),
    }
    default_order = ("oap__code", "round", "country__protocol_order")


class RoundViewSet(RecordViewSet):
    """Reporting rounds, the latest first."""

    serializer_class = serializers.RoundSerializer
    write_class = writes.RoundWrite
    create_class = writes.RoundCreate
    removable = True
    filterset_class = filters.RoundFilters
    orderings = {"opens_on": ("opens_on",), "code": ("code",), "status": ("status",)}
    default_order = ("-opens_on",)


class ProgressReportViewSet(RecordViewSet):
    """Progress reports, the latest round first, by action."""

    serializer_class = serializers.ProgressReportSerializer
    write_class = writes.ReportWrite
    filterset_class = filters.ProgressReportFilters
    orderings = {
        "round": ("round__opens_on",),
        "action": ("action__oap__code", "action__goal_number", "action__sequence"),
        "submitted_at": ("submitted_at",),
        "accepted_at": ("accepted_at",),
        "status": ("status",),
    }
    default_order = ("-round__opens_on", "action__oap__code", "action__goal_number", "action__sequence", "-revision")


class PlanReportViewSet(RecordViewSet):
    """Drivers' reports on plans, the latest round first."""

    serializer_class = serializers.PlanReportSerializer
    write_class = writes.PlanReportWrite
    filterset_class = filters.PlanReportFilters
    orderings = {
        "round": ("round__opens_on",),
        "oap": ("oap__code",),
        "submitted_at": ("submitted_at",),
        "accepted_at": ("accepted_at",),
        "status": ("status",),
    }
    default_order = ("-round__opens_on", "oap__code")


class NationalReportViewSet(RecordViewSet):
    """National reports, the latest round first."""

    serializer_class = serializers.NationalReportSerializer
    write_class = writes.NationalReportWrite
    create_class = writes.NationalReportCreate
    filterset_class = filters.NationalReportFilters
    orderings = {
        "round": ("round__opens_on",),
        "country": ("country__code",),
        "submitted_at": ("submitted_at",),
        "status": ("status",),
    }
    default_order = ("-round__opens_on", "country__code")


class ResultViewSet(RecordViewSet):
    """Results, the latest year first."""

    serializer_class = serializers.ResultSerializer
    filterset_class = filters.ResultFilters
    orderings = {"year": ("year",), "number": ("number",), "measure": ("measure__code",)}
    default_order = ("-year", "measure__code")


class PublishedFigureViewSet(RecordViewSet):
    """Published totals, the latest year first; those of a whole cycle come last."""

    serializer_class = serializers.PublishedFigureSerializer
    filterset_class = filters.PublishedFigureFilters
    orderings = {"year": ("year",), "number": ("number",), "measure": ("measure__code",)}
    default_order = ("-year", "measure__code")
