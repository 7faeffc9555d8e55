"""Every route of the HTML door; the apps' own by name."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("empact.web.people.urls")),
    path("api/v1/", include("empact.api_urls")),
]
