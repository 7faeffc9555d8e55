"""The REST routes of step 3."""

from empact.api.resources import Resource
from empact.api.routing import list_route, routes
from oaps.api import views
from oaps.api.figures import FigureViewSet, TargetViewSet

urlpatterns = [
    list_route("figures", FigureViewSet),
    list_route("targets", TargetViewSet),
    *routes(
        Resource("oaps", views.OAPViewSet),
        Resource("plan-goals", views.PlanGoalViewSet),
        Resource("actions", views.ActionViewSet),
        Resource("participations", views.ParticipationViewSet),
        Resource("indicators", views.IndicatorViewSet),
        Resource("positions", views.PositionViewSet),
        Resource("reporting-rounds", views.RoundViewSet),
        Resource("progress-reports", views.ProgressReportViewSet),
        Resource("plan-reports", views.PlanReportViewSet),
        Resource("national-reports", views.NationalReportViewSet),
        Resource("results", views.ResultViewSet),
        Resource("published-figures", views.PublishedFigureViewSet),
    ),
]
