"""The routes of step 4."""

from django.urls import URLPattern, path

from cycles.addresses import CYCLE
from empact.web.routes import record_paths
from evaluation.addresses import (
    ASKED,
    CITATION,
    CONSULTATION,
    CRITERION,
    EVALUATION,
    EVIDENCE,
    FINDING,
    FINDING_BEHIND,
    ITEM,
    QUESTION,
    RECOMMENDATION,
)
from evaluation.views import consultations, criteria, evaluations, evidence, findings, recommendations

ONE = "cycles/<slug:cycle>/evaluations/<slug:code>/"
ONE_FINDING = f"{ONE}findings/<int:number>/"
ONE_RECOMMENDATION = f"{ONE}recommendations/<int:number>/"
ONE_CRITERION = "evaluations/criteria/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("evaluations/", evaluations.EvaluationList.as_view(), name="evaluation-list"),
    path("findings/", evaluations.FindingList.as_view(), name="finding-list"),
    path("recommendations/", evaluations.RecommendationList.as_view(), name="recommendation-list"),
    path("roadmap/", evaluations.RoadmapList.as_view(), name="roadmap-list"),
    path(
        "cycles/<slug:cycle>/new-evaluation/",
        evaluations.EvaluationCreate.as_view(address=CYCLE),
        name="evaluation-create",
    ),
    *record_paths(ONE, EVALUATION, detail=evaluations.EvaluationDetail, edit=evaluations.EvaluationEdit),
    path(f"{ONE}new-question/", criteria.AskedQuestionCreate.as_view(), name="asked-question-create"),
    *record_paths(
        f"{ONE}questions/<int:number>/",
        ASKED,
        edit=criteria.AskedQuestionEdit,
        remove=criteria.AskedQuestionRemove,
    ),
    path(f"{ONE}new-finding/", findings.FindingCreate.as_view(), name="finding-create"),
    path(f"{ONE_FINDING}cite/", findings.CitationCreate.as_view(), name="finding-cite"),
    path(f"{ONE_FINDING}recommend/", recommendations.RecommendationFromFinding.as_view(), name="finding-recommend"),
    *record_paths(
        ONE_FINDING,
        FINDING,
        detail=findings.FindingDetail,
        edit=findings.FindingEdit,
        remove=findings.FindingRemove,
    ),
    *record_paths("citations/<int:pk>/", CITATION, remove=findings.CitationRemove),
    path(f"{ONE}attach-evidence/", evidence.EvidenceAttach.as_view(), name="evidence-attach"),
    *record_paths(
        f"{ONE}evidence/<int:number>/",
        EVIDENCE,
        detail=evidence.EvidenceDetail,
        edit=evidence.EvidenceEdit,
        remove=evidence.EvidenceRemove,
    ),
    path(f"{ONE}new-recommendation/", recommendations.RecommendationCreate.as_view(), name="recommendation-create"),
    path(f"{ONE_RECOMMENDATION}behind/", recommendations.FindingBehindCreate.as_view(), name="recommendation-behind"),
    path(f"{ONE_RECOMMENDATION}follow/", recommendations.RoadmapItemCreate.as_view(), name="recommendation-follow"),
    *record_paths(
        ONE_RECOMMENDATION,
        RECOMMENDATION,
        detail=recommendations.RecommendationDetail,
        edit=recommendations.RecommendationEdit,
        remove=recommendations.RecommendationRemove,
    ),
    *record_paths("findings-behind/<int:pk>/", FINDING_BEHIND, remove=recommendations.FindingBehindRemove),
    *record_paths("consultations/<int:pk>/", CONSULTATION, detail=consultations.ConsultationDetail),
    *record_paths(
        "roadmap/<int:pk>/",
        ITEM,
        detail=recommendations.RoadmapItemDetail,
        edit=recommendations.RoadmapItemEdit,
        remove=recommendations.RoadmapItemRemove,
    ),
    path("evaluations/criteria/", criteria.CriterionList.as_view(), name="criterion-list"),
    path("evaluations/new-criterion/", criteria.CriterionCreate.as_view(), name="criterion-create"),
    path(f"{ONE_CRITERION}new-question/", criteria.QuestionCreate.as_view(), name="question-create"),
    *record_paths(ONE_CRITERION, CRITERION, detail=criteria.CriterionDetail, edit=criteria.CriterionEdit),
    *record_paths(
        "evaluations/questions/<int:pk>/", QUESTION, detail=criteria.QuestionDetail, edit=criteria.QuestionEdit
    ),
]
