"""What every journey stands on: a browser, the site with its demonstration, and somebody who walks.

The demonstration is loaded once; the journeys of a worker share one copy of it, which each that writes brings back.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import databases
from tests.journeys.entering import Doorkeeper
from tests.journeys.looking import DESK, Known
from tests.journeys.site import Site
from tests.journeys.walking import Walk
from tools import browser as chromium

JOURNEYS = "tests/journeys/"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
# Only a journey that fails waits so long.
PATIENCE_MS = 60_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here as a journey."""
    for item in items:
        if item.nodeid.startswith(JOURNEYS):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium; it ends with the last journey, for while playwright runs Django takes this thread for async."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def demonstration() -> str:
    """Return the name of a database with reference and demonstration data, for each site to copy."""
    return databases.demonstration()


@pytest.fixture(scope="package")
def site(demonstration: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a copy of the demonstration."""
    with Site(demonstration, f"{demonstration}_{WORKER}", tmp_path_factory.mktemp("site")) as served:
        yield served


@dataclass
class Lobby:
    """What all walks of a worker share: the browser, who has signed in, what has been looked at."""

    browser: Browser
    known: Known
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    # Windows nobody sits at, by site: what they have fetched of the pages' looks they need not fetch again.
    free: defaultdict[str, list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    def window(self, site: Site) -> BrowserContext:
        """Return a window at the site in which nobody has signed in."""
        if self.free[site.url]:
            return self.free[site.url].pop()
        context = self.browser.new_context(base_url=site.url, viewport=DESK, locale="en-GB")
        context.set_default_timeout(PATIENCE_MS)
        return context

    def leave(self, site: Site, context: BrowserContext) -> None:
        """Take a window back."""
        context.clear_cookies()
        self.free[site.url].append(context)


@pytest.fixture(scope="package")
def lobby(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Lobby:
    """Return the lobby of this worker; what has been looked at all workers share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if WORKER == "alone" else own.parent) / "looked-at"
    folder.mkdir(exist_ok=True)
    return Lobby(browser, Known(folder))


type Enter = Callable[..., Walk]


@pytest.fixture
def enter(lobby: Lobby, site: Site) -> Iterator[Enter]:
    """Return a function that lets somebody in who only looks: enter("est"), or enter()."""
    with _entrance(lobby, site) as let_in:
        yield let_in


@pytest.fixture
def enter_own(lobby: Lobby, site: Site) -> Iterator[Enter]:
    """Return a function that lets somebody in who writes; afterwards the site is as it was loaded."""
    with _entrance(lobby, site) as let_in:
        yield let_in
    site.restore()


@contextmanager
def _entrance(lobby: Lobby, site: Site) -> Iterator[Enter]:
    inside: list[tuple[Walk, BrowserContext]] = []

    def let_in(name: str = "", to: str = "") -> Walk:
        window = lobby.window(site)
        walk = Walk(window, site, lobby.known, name)
        inside.append((walk, window))
        return walk.is_let_in(lobby.doorkeeper, to) if name else walk

    yield let_in
    for walk, window in inside:
        walk.close()
        lobby.leave(site, window)
