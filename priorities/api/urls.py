"""The REST routes of step 2."""

from empact.api.resources import Resource
from empact.api.routing import routes
from priorities.api import views

urlpatterns = routes(
    Resource("priority-sets", views.PrioritySetViewSet),
    Resource("priorities", views.PriorityViewSet),
    Resource("sub-priorities", views.SubPriorityViewSet),
    Resource("strategic-plans", views.StrategicPlanViewSet),
    Resource("strategic-goals", views.StrategicGoalViewSet),
)
