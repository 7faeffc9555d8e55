"""Pages that belong to no record: home, accessibility, and what machines ask."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from empact.web.panels import panels
from empact.web.views.base import Page

ROBOTS = "User-agent: *\nDisallow: /accounts/\nDisallow: /api/\nDisallow: /search/\n"
PLAIN = "text/plain; charset=utf-8"


class HomePage(Page):
    """What EMPACT is, its four steps, and what is public of the current cycle."""

    template_name = "web/home.html"
    title = _("EMPACT: the EU against organised and serious international crime")

    def context(self) -> dict[str, Any]:
        """Return what the apps show on the home page."""
        return {"panels": panels("home", self.user)}


class AccessibilityPage(Page):
    """The accessibility statement."""

    template_name = "web/accessibility.html"
    title = _("Accessibility statement")


def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what not to read."""
    return HttpResponse(ROBOTS, content_type=PLAIN)


def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process lives; it asks nobody else."""
    return HttpResponse("ok\n", content_type=PLAIN)


def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be answered: 503 while the database cannot be reached."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type=PLAIN)
    return HttpResponse("ok\n", content_type=PLAIN)
