"""The REST routes of the ground floor's own records."""

from empact.api.ground import views
from empact.api.ground.changes import ChangeViewSet
from empact.api.resources import Resource
from empact.api.routing import list_route, routes

urlpatterns = [
    *routes(
        Resource("organisations", views.OrganisationViewSet),
        Resource("countries", views.CountryViewSet),
    ),
    list_route("changes", ChangeViewSet),
]
