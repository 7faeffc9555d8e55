"""The resources of step 4."""

from __future__ import annotations

from empact.api.views import RecordViewSet
from evaluation.api import filters, serializers


class EvaluationViewSet(RecordViewSet):
    """Independent evaluations, the latest cycle first."""

    serializer_class = serializers.EvaluationSerializer
    filterset_class = filters.EvaluationFilters
    orderings = {"cycle": ("cycle__starts",), "due_on": ("due_on",), "status": ("status",)}
    default_order = ("-cycle__starts",)


class FindingViewSet(RecordViewSet):
    """Findings, by evaluation and number."""

    serializer_class = serializers.FindingSerializer
    filterset_class = filters.FindingFilters
    orderings = {"number": ("number",), "criterion": ("criterion__number",), "title": ("title",)}
    default_order = ("evaluation__code", "number")


class EvidenceViewSet(RecordViewSet):
    """Evidence, by evaluation and number."""

    serializer_class = serializers.EvidenceSerializer
    filterset_class = filters.EvidenceFilters
    orderings = {"number": ("number",), "taken_at": ("taken_at",), "title": ("title",)}
    default_order = ("evaluation__code", "number")


class ConsultationViewSet(RecordViewSet):
    """Consultations on drafts, by evaluation and round."""

    serializer_class = serializers.ConsultationSerializer
    filterset_class = filters.ConsultationFilters
    orderings = {"round": ("round",), "answered_on": ("answered_on",), "status": ("status",)}
    default_order = ("evaluation__code", "round", "organisation__code")


class RecommendationViewSet(RecordViewSet):
    """Recommendations, by evaluation and number."""

    serializer_class = serializers.RecommendationSerializer
    filterset_class = filters.RecommendationFilters
    orderings = {"number": ("number",), "due_on": ("due_on",), "status": ("status",), "title": ("title",)}
    default_order = ("evaluation__code", "number")


class RoadmapItemViewSet(RecordViewSet):
    """Roadmap items, by evaluation and recommendation."""

    serializer_class = serializers.RoadmapItemSerializer
    filterset_class = filters.RoadmapItemFilters
    orderings = {"due_on": ("due_on",), "done_on": ("done_on",), "title": ("title",)}
    default_order = ("recommendation__evaluation__code", "recommendation__number")
