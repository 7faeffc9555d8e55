"""The pages of step 3."""

from django.urls import path

from empact.web.routes import record_paths
from oaps.addresses import ACTION, PARTICIPATION, PLAN, POSITION, REPORT, ROUND
from oaps.views import plans, reporting, results
from oaps.views.action_form import ActionEdit
from oaps.views.actions import ActionDetail, ActionList
from oaps.views.plan import PlanDetail
from oaps.views.plan_edits import PlanEdit
from oaps.views.positions import PositionDetail

A_PLAN = "cycles/<slug:cycle>/oaps/<slug:code>/"
IN_A_PLAN = "cycles/<slug:cycle>/oaps/<slug:oap>/"

urlpatterns = [
    path("oaps/", plans.PlanList.as_view(), name="oap-list"),
    path("oaps/moves/", plans.PlanBulkMove.as_view(), name="oap-bulk-move"),
    path("actions/", ActionList.as_view(), name="action-list"),
    *record_paths(A_PLAN, PLAN, detail=PlanDetail, edit=PlanEdit),
    *record_paths(f"{IN_A_PLAN}actions/<str:action>/", ACTION, detail=ActionDetail, edit=ActionEdit),
    *record_paths(f"{IN_A_PLAN}positions/<slug:country>/", POSITION, detail=PositionDetail),
    *record_paths("participations/<int:pk>/", PARTICIPATION),
    path("reporting/", reporting.RoundList.as_view(), name="reporting-round-list"),
    path("reports/", reporting.ReportList.as_view(), name="progress-report-list"),
    path("results/", results.ResultList.as_view(), name="result-list"),
    path("published-figures/", results.FigureList.as_view(), name="published-figure-list"),
    path("measures/", results.MeasureList.as_view(), name="measure-list"),
    path("indicators/", results.IndicatorList.as_view(), name="indicator-list"),
    *record_paths("cycles/<slug:cycle>/rounds/<slug:code>/", ROUND, detail=reporting.RoundDetail),
    *record_paths("reports/<int:pk>/", REPORT, detail=reporting.ReportDetail),
]
