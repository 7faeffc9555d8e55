"""Letting the people of the demonstration in without the sign-in page: each signs in once at each site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext

from tests.journeys.site import Site

LOGIN = "/accounts/login/"
PASSWORD = "empact-demo"


@dataclass
class Doorkeeper:
    """Keeps the cookies of those who have been let in, by site, age of its data, and name."""

    kept: dict[tuple[str, int, str], Any] = field(default_factory=dict)

    def lets_in(self, context: BrowserContext, site: Site, name: str) -> None:
        """Give a window the session of somebody; the first time costs two requests."""
        key = (site.url, site.age, name)
        if key not in self.kept:
            self._sign_in(context, name)
            self.kept[key] = context.cookies()
        context.add_cookies(self.kept[key])

    def _sign_in(self, context: BrowserContext, name: str) -> None:
        context.request.get(LOGIN)
        (token,) = (cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken")
        form: dict[str, str | float | bool] = {
            "login": f"{name}@empact.example",
            "password": PASSWORD,
            "csrfmiddlewaretoken": token,
        }
        answer = context.request.post(LOGIN, form=form, max_redirects=0)
        assert answer.status == 302, f"{name} is not let in: {answer.status} {answer.text()[:1000]}"
