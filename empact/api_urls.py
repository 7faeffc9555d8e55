"""Every route of the REST door, version 1; the apps' own by name."""

from django.urls import include, path, re_path

from empact.api.docs import documentation
from empact.api.root import NowhereViewSet, OpenApiViewSet, RootViewSet

METHODS = ("get", "post", "put", "patch", "delete", "options")

urlpatterns = [
    path("", RootViewSet.as_view({"get": "list"}), name="api-root"),
    path("openapi.json", OpenApiViewSet.as_view({"get": "list"}), name="api-openapi"),
    path("docs/", documentation, name="api-docs"),
    path("", include("cycles.api.urls")),
    path("", include("priorities.api.urls")),
    path("", include("oaps.api.urls")),
    path("", include("evaluation.api.urls")),
    path("", include("empact.api.ground.urls")),
    re_path("^(?P<rest>.*)$", NowhereViewSet.as_view(dict.fromkeys(METHODS, "nowhere")), name="api-nowhere"),
]
