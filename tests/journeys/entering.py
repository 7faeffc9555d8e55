"""Letting the people of the demonstration in without the sign-in page: each signs in once."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext

from tests.journeys.site import Site

LOGIN = "/accounts/login/"
PASSWORD = "empact-demo"
SESSION = "sessionid"


@dataclass
class Doorkeeper:
    """Keeps what the session of each person held when they had signed in; every window gets one of its own."""

    kept: dict[str, str] = field(default_factory=dict)

    def lets_in(self, context: BrowserContext, site: Site, name: str) -> None:
        """Give a window a session of somebody; the first time costs two requests and the hash of a password."""
        if name not in self.kept:
            self._sign_in(context, name)
            self.kept[name] = site.session(_cookie(context, SESSION))
        context.add_cookies([{"name": SESSION, "value": site.open_session(self.kept[name]), "url": site.url}])

    def _sign_in(self, context: BrowserContext, name: str) -> None:
        context.request.get(LOGIN)
        form: dict[str, str | float | bool] = {
            "login": f"{name}@empact.example",
            "password": PASSWORD,
            "csrfmiddlewaretoken": _cookie(context, "csrftoken"),
        }
        answer = context.request.post(LOGIN, form=form, max_redirects=0)
        assert answer.status == 302, f"{name} is not let in: {answer.status} {answer.text()[:1000]}"


def _cookie(context: BrowserContext, name: str) -> str:
    (value,) = (str(cookie["value"]) for cookie in context.cookies() if cookie["name"] == name)
    return value
