"""Every route of the HTML door; the apps' own by name."""

from django.urls import URLPattern, URLResolver, include, path

from empact.web.views.pages import AccessibilityPage, HomePage, livez, readyz, robots
from empact.web.views.search import SearchPage
from empact.web.views.work import MyWorkPage

handler500 = "empact.web.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", HomePage.as_view(), name="home"),
    path("my-work/", MyWorkPage.as_view(), name="my-work"),
    path("search/", SearchPage.as_view(), name="search"),
    path("accessibility/", AccessibilityPage.as_view(), name="accessibility"),
    path("robots.txt", robots, name="robots"),
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("", include("empact.web.people.urls")),
    path("", include("evaluation.urls")),
    path("api/v1/", include("empact.api_urls")),
    path("", include("oaps.urls")),
]
