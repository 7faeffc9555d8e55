"""The routes of step 2."""

from django.urls import URLPattern, path

from cycles.addresses import CYCLE
from empact.web.routes import record_paths
from priorities.addresses import AREA, GOAL, PRIORITY, PRIORITY_SET, PRIORITY_THREAT, STRATEGIC_PLAN
from priorities.views import areas, goals, priorities, sets

ONE_CYCLE = "cycles/<slug:cycle>/"
ONE_SET = f"{ONE_CYCLE}priority-sets/<int:revision>/"
ONE_PRIORITY = f"{ONE_CYCLE}priorities/<slug:code>/"
ONE_PLAN = f"{ONE_CYCLE}strategic-plans/<slug:plan>/"

urlpatterns: list[URLPattern] = [
    path("priority-sets/", sets.PrioritySetList.as_view(), name="priority-set-list"),
    path(f"{ONE_CYCLE}new-priority-set/", sets.PrioritySetCreate.as_view(address=CYCLE), name="priority-set-create"),
    path(f"{ONE_SET}revise/", sets.PrioritySetRevise.as_view(), name="priority-set-revise"),
    path(f"{ONE_SET}new-priority/", priorities.PriorityCreate.as_view(), name="priority-create"),
    *record_paths(ONE_SET, PRIORITY_SET, detail=sets.PrioritySetDetail, edit=sets.PrioritySetEdit),
    path("priorities/", priorities.PriorityList.as_view(), name="priority-list"),
    path(f"{ONE_PRIORITY}link-threat/", priorities.ThreatLinkCreate.as_view(), name="priority-threat"),
    path(f"{ONE_PRIORITY}new-area/", areas.AreaCreate.as_view(), name="sub-priority-create"),
    *record_paths(
        ONE_PRIORITY,
        PRIORITY,
        detail=priorities.PriorityDetail,
        edit=priorities.PriorityEdit,
        remove=priorities.PriorityRemove,
    ),
    *record_paths(f"{ONE_CYCLE}threats-answered/<int:pk>/", PRIORITY_THREAT, remove=priorities.ThreatLinkRemove),
    path("areas/", areas.AreaList.as_view(), name="sub-priority-list"),
    *record_paths(f"{ONE_CYCLE}areas/<slug:code>/", AREA, detail=areas.AreaDetail, edit=areas.AreaEdit),
    path("strategic-plans/", goals.StrategicPlanList.as_view(), name="strategic-plan-list"),
    path(f"{ONE_CYCLE}new-strategic-plan/", goals.StrategicPlanCreate.as_view(), name="strategic-plan-create"),
    path(f"{ONE_PLAN}revise/", goals.StrategicPlanRevise.as_view(), name="strategic-plan-revise"),
    path(f"{ONE_PLAN}new-goal/", goals.GoalCreate.as_view(), name="strategic-goal-create"),
    *record_paths(ONE_PLAN, STRATEGIC_PLAN, detail=goals.StrategicPlanDetail, edit=goals.StrategicPlanEdit),
    path("strategic-goals/", goals.GoalList.as_view(), name="strategic-goal-list"),
    *record_paths(
        f"{ONE_CYCLE}strategic-goals/<slug:number>/",
        GOAL,
        detail=goals.GoalDetail,
        edit=goals.GoalEdit,
        remove=goals.GoalRemove,
    ),
]
