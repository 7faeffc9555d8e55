"""The REST routes of step 4."""

from empact.api.resources import Resource
from empact.api.routing import routes
from evaluation.api import views

urlpatterns = routes(
    Resource("evaluations", views.EvaluationViewSet),
    Resource("evaluation-questions", views.AskedQuestionViewSet),
    Resource("findings", views.FindingViewSet),
    Resource("evidence", views.EvidenceViewSet),
    Resource("citations", views.CitationViewSet),
    Resource("consultations", views.ConsultationViewSet),
    Resource("recommendations", views.RecommendationViewSet),
    Resource("findings-behind", views.FindingBehindViewSet),
    Resource("roadmap-items", views.RoadmapItemViewSet),
)
