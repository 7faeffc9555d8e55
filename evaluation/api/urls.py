"""The REST routes of step 4."""

from empact.api.resources import Resource
from empact.api.routing import routes
from evaluation.api import views

urlpatterns = routes(
    Resource("evaluations", views.EvaluationViewSet),
    Resource("findings", views.FindingViewSet),
    Resource("evidence", views.EvidenceViewSet),
    Resource("consultations", views.ConsultationViewSet),
    Resource("recommendations", views.RecommendationViewSet),
    Resource("roadmap-items", views.RoadmapItemViewSet),
)
