"""What every journey stands on: a browser, the site with its demonstration, and somebody who walks.

The demonstration is loaded once; the journeys that only look share one copy of it, each that writes
begins with a fresh one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import databases
from tests.journeys.entering import Doorkeeper
from tests.journeys.looking import Known
from tests.journeys.site import Site
from tests.journeys.walking import Walk
from tools import browser as chromium

HERE = Path(__file__).parent
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
WRITING = "own_site"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what lies here as a journey; one xdist worker walks those that look, one those that write."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)
            if config.pluginmanager.hasplugin("xdist"):
                writes = WRITING in getattr(item, "fixturenames", ())
                item.add_marker(pytest.mark.xdist_group("journeys that write" if writes else "journeys that look"))


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
    """Serve a copy of the demonstration that nobody changes."""
    with Site(demonstration, f"{demonstration}_read_{WORKER}", tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="package")
def own_site(demonstration: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a copy of the demonstration for the journeys that write."""
    with Site(demonstration, f"{demonstration}_write_{WORKER}", tmp_path_factory.mktemp("site")) as served:
        yield served


@dataclass(frozen=True)
class Lobby:
    """What all walks of a run share: the browser, who has signed in, what has been looked at."""

    browser: Browser
    doorkeeper: Doorkeeper
    known: Known


@pytest.fixture(scope="package")
def lobby(browser: Browser) -> Lobby:
    """Return the lobby of this worker."""
    return Lobby(browser, Doorkeeper(), Known())


type Enter = Callable[..., Walk]


@pytest.fixture
def enter(lobby: Lobby, site: Site) -> Iterator[Enter]:
    """Return a function that lets somebody in at the site that is only looked at: enter("est"), or enter()."""
    with _entrance(lobby, site) as let_in:
        yield let_in


@pytest.fixture
def enter_own(lobby: Lobby, own_site: Site) -> Iterator[Enter]:
    """Return a function that lets somebody in at the site of those who write, as it was loaded."""
    with _entrance(lobby, own_site) as let_in:
        yield let_in
    own_site.restore()


@contextmanager
def _entrance(lobby: Lobby, site: Site) -> Iterator[Enter]:
    inside: list[Walk] = []

    def let_in(name: str = "", to: str = "") -> Walk:
        walk = Walk(lobby.browser, site, lobby.known, name)
        inside.append(walk)
        return walk.is_let_in(lobby.doorkeeper, to) if name else walk

    yield let_in
    for walk in inside:
        walk.close()
