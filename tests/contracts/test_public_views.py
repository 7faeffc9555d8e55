"""Nothing is shown without signing in but what is named here."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from empact.web.public import public_names
from tests.cast import Cast
from tests.contracts.routes import Route, routes

# The pages that anybody may open; each shows only what `visible_to` gives to the public.
PUBLIC = {
    "home",
    "search",
    "neighbours",
    "accessibility",
    "api-docs",
    "robots",
    "livez",
    "readyz",
    "published-figure-list",
    "cycle-list",
    "cycle-detail",
    "calendar",
    "cycle-calendar",
    "threat-assessment-detail",
    "threat-detail",
    "reference-document-list",
    "reference-document-detail",
    "priority-set-detail",
    "evaluation-list",
    "finding-list",
    "recommendation-list",
    "roadmap-list",
    "roadmap-item-detail",
    "criterion-list",
    "criterion-detail",
    "evaluation-detail",
    "finding-detail",
    "recommendation-detail",
    "priority-list",
    "priority-detail",
    "sub-priority-detail",
    "invitation",
    "password-reset",
    "calendar-feed",
}
# These look after themselves: sign-in, links that carry their own secret, and the REST door, which asks for a token.
LOOK_AFTER_THEMSELVES = {"account_login", "account_logout", "account_inactive"}
REST = "api-"


def is_rest(route: Route) -> bool:
    return route.name.startswith(REST) or route.pattern.startswith("api/")


def test_the_public_pages_are_the_ones_named_here() -> None:
    assert public_names() == PUBLIC


def test_only_the_views_named_here_do_without_the_sign_in_middleware() -> None:
    found = {route.name for route in routes() if not getattr(route.view, "login_required", True) and not is_rest(route)}
    assert found == LOOK_AFTER_THEMSELVES


def test_every_public_page_exists() -> None:
    assert {route.name for route in routes()} >= PUBLIC


@pytest.mark.django_db
def test_every_other_page_sends_the_public_to_sign_in(cast: Cast) -> None:
    client = Client()
    shown = []
    for route in routes():
        if is_rest(route) or "<" in route.pattern or route.name in PUBLIC | LOOK_AFTER_THEMSELVES:
            continue
        answer = client.get(reverse(route.name))
        if answer.status_code != 302 or not answer["Location"].startswith("/accounts/login/"):
            shown.append((route.name, answer.status_code))
    assert shown == []
