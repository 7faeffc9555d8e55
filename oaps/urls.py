"""The pages of step 3."""

from django.urls import path

from empact.web.routes import record_paths
from oaps.addresses import ACTION, PARTICIPATION, PLAN, POSITION
from oaps.views import plans
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
]
