"""The pages of step 3."""

from django.urls import path

from cycles.addresses import CYCLE
from empact.web.routes import record_paths
from empact.web.views.edits import RemovePage
from oaps.addresses import (
    ACTION,
    AREA,
    GOAL,
    NATIONAL_REPORT,
    PARTICIPATION,
    PLAN,
    PLAN_REPORT,
    POSITION,
    REPORT,
    ROUND,
    SUPPORT,
)
from oaps.views import plans, reporting, results, rounds
from oaps.views.action_form import ActionCreate, ActionEdit
from oaps.views.actions import ActionDetail, ActionList
from oaps.views.cosi import CosiPage
from oaps.views.country import AnswerMany, MyCountry
from oaps.views.country_matrix import CountryMatrix
from oaps.views.figures.page import FiguresPage
from oaps.views.national_reports import (
    NationalReportCreate,
    NationalReportDetail,
    NationalReportEdit,
    NationalReportList,
)
from oaps.views.participations import InvitePage, OfferPage, ParticipationEdit, RecordPartnerPage
from oaps.views.plan import PlanDetail
from oaps.views.plan_edits import (
    GoalCreate,
    GoalEdit,
    PlanCreate,
    PlanEdit,
    SupportCreate,
    SupportEdit,
    TakeOverGoals,
)
from oaps.views.plan_moves import PlanMove
from oaps.views.plan_new import NewPlan
from oaps.views.plan_reports import (
    PlanReportBulkMove,
    PlanReportDetail,
    PlanReportEdit,
    PlanReportList,
    ReportBulkMove,
)
from oaps.views.positions import PositionDetail
from oaps.views.report_form import CorrectPage, ReportEdit
from oaps.views.round_forms import RoundCreate, RoundEdit

A_PLAN = "cycles/<slug:cycle>/oaps/<slug:code>/"
IN_A_PLAN = "cycles/<slug:cycle>/oaps/<slug:oap>/"
AN_ACTION = f"{IN_A_PLAN}actions/<str:action>/"

urlpatterns = [
    path("oaps/", plans.PlanList.as_view(), name="oap-list"),
    path("oaps/new/", NewPlan.as_view(), name="oap-new"),
    path("oaps/moves/", plans.PlanBulkMove.as_view(), name="oap-bulk-move"),
    path("my-country/", MyCountry.as_view(), name="my-country"),
    path("matrix/", CountryMatrix.as_view(), name="country-matrix"),
    path("participations/moves/", AnswerMany.as_view(), name="participation-bulk-move"),
    path("actions/", ActionList.as_view(), name="action-list"),
    path("cycles/<slug:cycle>/areas/<slug:area>/oaps/new/", PlanCreate.as_view(address=AREA), name="oap-create"),
    path(f"{A_PLAN}actions/new/", ActionCreate.as_view(address=PLAN), name="action-create"),
    path(f"{A_PLAN}goals/new/", GoalCreate.as_view(address=PLAN), name="plan-goal-create"),
    path(f"{A_PLAN}goals/take-over/", TakeOverGoals.as_view(address=PLAN), name="plan-goal-take-over"),
    path(f"{A_PLAN}support/new/", SupportCreate.as_view(address=PLAN), name="oap-support-create"),
    *record_paths(A_PLAN, PLAN, detail=PlanDetail, edit=PlanEdit, move=PlanMove),
    *record_paths(f"{IN_A_PLAN}goals/<int:number>/", GOAL, edit=GoalEdit, remove=RemovePage),
    *record_paths(f"{IN_A_PLAN}support/<slug:organisation>/", SUPPORT, edit=SupportEdit, remove=RemovePage),
    *record_paths(AN_ACTION, ACTION, detail=ActionDetail, edit=ActionEdit),
    *record_paths(f"{IN_A_PLAN}positions/<slug:country>/", POSITION, detail=PositionDetail),
    path("reporting/", rounds.RoundList.as_view(), name="reporting-round-list"),
    path("reports/", reporting.ReportList.as_view(), name="progress-report-list"),
    path("reports/moves/", ReportBulkMove.as_view(), name="progress-report-bulk-move"),
    path("driver-reports/", PlanReportList.as_view(), name="plan-report-list"),
    path("driver-reports/moves/", PlanReportBulkMove.as_view(), name="plan-report-bulk-move"),
    path("national-reports/", NationalReportList.as_view(), name="national-report-list"),
    path(
        "cycles/<slug:cycle>/rounds/<slug:code>/national-reports/new/",
        NationalReportCreate.as_view(address=ROUND),
        name="national-report-create",
    ),
    path("cycles/<slug:cycle>/new-round/", RoundCreate.as_view(address=CYCLE), name="reporting-round-create"),
    path("reports/<int:pk>/correct/", CorrectPage.as_view(address=REPORT), name="progress-report-correct"),
    path("results/", results.ResultList.as_view(), name="result-list"),
    path("implementation/", CosiPage.as_view(), name="cosi"),
    path("figures/", FiguresPage.as_view(), name="figures"),
    path("published-figures/", results.FigureList.as_view(), name="published-figure-list"),
    path("measures/", results.MeasureList.as_view(), name="measure-list"),
    path("indicators/", results.IndicatorList.as_view(), name="indicator-list"),
    *record_paths(
        "cycles/<slug:cycle>/rounds/<slug:code>/",
        ROUND,
        detail=rounds.RoundDetail,
        edit=RoundEdit,
        remove=RemovePage,
    ),
    *record_paths("reports/<int:pk>/", REPORT, detail=reporting.ReportDetail, edit=ReportEdit),
    *record_paths("driver-reports/<int:pk>/", PLAN_REPORT, detail=PlanReportDetail, edit=PlanReportEdit),
    *record_paths("national-reports/<int:pk>/", NATIONAL_REPORT, detail=NationalReportDetail, edit=NationalReportEdit),
    path(f"{AN_ACTION}invite/", InvitePage.as_view(address=ACTION), name="participation-invite"),
    path(f"{AN_ACTION}offer/", OfferPage.as_view(address=ACTION), name="participation-offer"),
    path(f"{AN_ACTION}record/", RecordPartnerPage.as_view(address=ACTION), name="participation-record"),
    *record_paths("participations/<int:pk>/", PARTICIPATION, edit=ParticipationEdit),
]
