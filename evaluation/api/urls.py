"""The REST routes of step 4."""

from empact.api.routing import Resource, routes
from evaluation.api import views

urlpatterns = routes(
    Resource("evaluations", views.EvaluationViewSet),
    Resource("findings", views.FindingViewSet),
    Resource("recommendations", views.RecommendationViewSet),
    Resource("roadmap-items", views.RoadmapItemViewSet),
)
