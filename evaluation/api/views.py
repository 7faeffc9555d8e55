"""The resources of step 4."""

from __future__ import annotations

from empact.api.views import RecordViewSet
from evaluation.api import filters, serializers, writes


class EvaluationViewSet(RecordViewSet):
    """Independent evaluations, the latest cycle first."""

    serializer_class = serializers.EvaluationSerializer
    write_class = writes.EvaluationWrite
    create_class = writes.EvaluationCreate
    filterset_class = filters.EvaluationFilters
    orderings = {"cycle": ("cycle__starts",), "due_on": ("due_on",), "status": ("status",)}
    default_order = ("-cycle__starts",)


class FindingViewSet(RecordViewSet):
    """Findings, by evaluation and number."""

    serializer_class = serializers.FindingSerializer
    write_class = writes.FindingWrite
    create_class = writes.FindingCreate
    removable = True
    filterset_class = filters.FindingFilters
    orderings = {"number": ("number",), "criterion": ("criterion__number",), "title": ("title",)}
    default_order = ("evaluation__code", "number")


class AskedQuestionViewSet(RecordViewSet):
    """Questions of evaluations, by evaluation and number."""

    serializer_class = serializers.AskedQuestionSerializer
    write_class = writes.AskedQuestionWrite
    create_class = writes.AskedQuestionCreate
    removable = True
    filterset_class = filters.AskedQuestionFilters
    orderings = {"number": ("number",), "criterion": ("criterion__number",)}
    default_order = ("evaluation__code", "number")


class CitationViewSet(RecordViewSet):
    """Citations of evidence by findings, by evaluation."""

    serializer_class = serializers.CitationSerializer
    create_class = writes.CitationCreate
    removable = True
    filterset_class = filters.CitationFilters
    orderings = {"finding": ("finding__number",), "evidence": ("evidence__number",)}
    default_order = ("finding__evaluation__code", "finding__number", "evidence__number")


class FindingBehindViewSet(RecordViewSet):
    """Findings behind recommendations, by evaluation."""

    serializer_class = serializers.FindingBehindSerializer
    create_class = writes.FindingBehindCreate
    removable = True
    filterset_class = filters.FindingBehindFilters
    orderings = {"recommendation": ("recommendation__number",), "finding": ("finding__number",)}
    default_order = ("recommendation__evaluation__code", "recommendation__number", "finding__number")


class EvidenceViewSet(RecordViewSet):
    """Evidence, by evaluation and number."""

    serializer_class = serializers.EvidenceSerializer
    write_class = writes.EvidenceWrite
    create_class = writes.EvidenceCreate
    removable = True
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
    write_class = writes.RecommendationWrite
    create_class = writes.RecommendationCreate
    removable = True
    filterset_class = filters.RecommendationFilters
    orderings = {"number": ("number",), "due_on": ("due_on",), "status": ("status",), "title": ("title",)}
    default_order = ("evaluation__code", "number")


class RoadmapItemViewSet(RecordViewSet):
    """Roadmap items, by evaluation and recommendation."""

    serializer_class = serializers.RoadmapItemSerializer
    write_class = writes.RoadmapItemWrite
    create_class = writes.RoadmapItemCreate
    removable = True
    filterset_class = filters.RoadmapItemFilters
    orderings = {"due_on": ("due_on",), "done_on": ("done_on",), "title": ("title",)}
    default_order = ("recommendation__evaluation__code", "recommendation__number")
