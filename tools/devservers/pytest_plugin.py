"""Give a test run PostgreSQL and Valkey of its own, unless DATABASE_URL and REDIS_URL name some.

pyproject.toml loads it with `-p`, because the servers must run before pytest-django reads the settings. pytest's
controller starts them once; the xdist workers inherit the addresses in their environment. Costs about a second.
"""

import os
import signal
from types import FrameType

import pytest

from tools import browser
from tools.devservers.temporary import TemporaryServers


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the servers in the controller, before pytest-django imports the settings."""
    options = early_config.known_args_namespace
    if "PYTEST_XDIST_WORKER" in os.environ or options.help or options.version:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    servers = TemporaryServers(os.environ)
    early_config.add_cleanup(servers.stop)
    servers.start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the journeys where there is no browser."""
    if browser.find() is None:
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason=browser.MISSING))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that the journeys were left out."""
    left_out = [
        report for report in terminalreporter.stats.get("skipped", []) if browser.MISSING in str(report.longrepr)
    ]
    if left_out:
        terminalreporter.write_line(f"Left out: {len(left_out)} tests in a browser, because {browser.MISSING}.")


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End the run as Ctrl-C does, so that the servers end too."""
    raise KeyboardInterrupt(signal.Signals(number).name)
