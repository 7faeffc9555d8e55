"""Pages that belong to no record: home, accessibility, and what machines ask."""

from __future__ import annotations

from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from empact.cache import TIME_LIMITS
from empact.web.errors import RETRY_AFTER_SECONDS
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
    """Say whether all that the service stands on answers: 503, naming what does not, with the time to ask again.

    Pages need the database alone; without the broker they are served, and jobs wait.
    """
    missing = [name for name, answers in (("database", _database), ("broker", _broker)) if not answers()]
    if missing:
        text = f"does not answer: {', '.join(missing)}\n"
        return HttpResponse(text, status=503, content_type=PLAIN, headers={"Retry-After": RETRY_AFTER_SECONDS})
    return HttpResponse("ok\n", content_type=PLAIN)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker() -> bool:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **TIME_LIMITS) as client:
            client.ping()
    except redis.RedisError:
        return False
    return True
