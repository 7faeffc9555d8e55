"""The routes of step 4."""

from django.urls import URLPattern, path

from empact.web.routes import record_paths
from evaluation.addresses import EVALUATION, FINDING, RECOMMENDATION
from evaluation.views import (
    EvaluationDetail,
    EvaluationList,
    FindingDetail,
    FindingList,
    RecommendationDetail,
    RecommendationList,
    RoadmapList,
)

ONE = "cycles/<slug:cycle>/evaluations/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("evaluations/", EvaluationList.as_view(), name="evaluation-list"),
    path("findings/", FindingList.as_view(), name="finding-list"),
    path("recommendations/", RecommendationList.as_view(), name="recommendation-list"),
    path("roadmap/", RoadmapList.as_view(), name="roadmap-list"),
    *record_paths(ONE, EVALUATION, detail=EvaluationDetail),
    *record_paths(f"{ONE}findings/<int:number>/", FINDING, detail=FindingDetail),
    *record_paths(f"{ONE}recommendations/<int:number>/", RECOMMENDATION, detail=RecommendationDetail),
]
