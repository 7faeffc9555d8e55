"""The REST routes of the ground floor's own records."""

from django.urls import path

from empact.api.ground import views
from empact.api.ground.changes import ChangeViewSet
from empact.api.resources import Resource
from empact.api.routing import routes

urlpatterns = [
    *routes(
        Resource("organisations", views.OrganisationViewSet),
        Resource("countries", views.CountryViewSet),
    ),
    path("changes/", ChangeViewSet.as_view({"get": "list"}), name="api-changes-list"),
]
