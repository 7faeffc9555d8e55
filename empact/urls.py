"""Every route of the HTML door; the apps' own by name."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from empact.api import handler
from empact.web import errors
from empact.web.views.bulk import BulkResultPage
from empact.web.views.neighbours import NeighboursPage
from empact.web.views.pages import AccessibilityPage, HomePage, livez, readyz, robots
from empact.web.views.search import SearchPage
from empact.web.views.work import MyWorkPage

handler400 = errors.bad_request


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer what nobody foresaw in the language of the door it came through."""
    if request.path.startswith("/api/"):
        return handler.server_error(request)
    return errors.server_error(request)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", HomePage.as_view(), name="home"),
    path("my-work/", MyWorkPage.as_view(), name="my-work"),
    path("search/", SearchPage.as_view(), name="search"),
    path("chain/<slug:kind>/<int:pk>/<slug:link>/<slug:direction>/", NeighboursPage.as_view(), name="neighbours"),
    path("moves/<uuid:group>/", BulkResultPage.as_view(), name="bulk-result"),
    path("accessibility/", AccessibilityPage.as_view(), name="accessibility"),
    path("robots.txt", robots, name="robots"),
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("", include("empact.web.people.urls")),
    path("", include("empact.web.workers.urls")),
    path("", include("empact.web.documents.urls")),
    path("", include("empact.web.told.urls")),
    path("", include("cycles.urls")),
    path("", include("priorities.urls")),
    path("", include("evaluation.urls")),
    path("api/v1/", include("empact.api_urls")),
    path("", include("oaps.urls")),
]
