"""Give a test run PostgreSQL and Valkey of its own, unless DATABASE_URL and REDIS_URL name some.

pyproject.toml loads it with `-p`, because the servers must run before pytest-django reads the settings. pytest's
controller starts them once; the xdist workers inherit the addresses in their environment. Costs about a second.
"""

import os
import shutil
import signal
from pathlib import Path
from types import FrameType
from typing import IO

import pytest

from tools.devservers import folders
from tools.devservers.postgres import Postgres
from tools.devservers.valkey import Valkey

PREFIX = "empact-test-"
ENVIRONMENT = {"SECRET_KEY": "only-for-tests-" + "0" * 40, "EMPACT_DEMO": "1", "DEBUG": "0"}


class Servers:
    """The servers of one test run and the folder they live in."""

    def __init__(self) -> None:
        """Make the folder; nothing runs yet."""
        folders.sweep(PREFIX)
        self.folder: Path = folders.make(PREFIX)
        self._lock: IO[str] = folders.lock(self.folder)
        self._postgres = Postgres(self.folder / "postgres", careless=True)
        self._valkey = Valkey()

    def start(self) -> None:
        """Start what the environment does not name, and name it there for this process and the workers."""
        if not os.environ.get("DATABASE_URL"):
            self._postgres.start()
            os.environ["DATABASE_URL"] = self._postgres.url
        if not os.environ.get("REDIS_URL"):
            self._valkey.start()
            os.environ["REDIS_URL"] = self._valkey.url
        os.environ["EMPACT_VAR"] = str(self.folder / "var")

    def stop(self) -> None:
        """End the servers and remove every trace of them."""
        self._valkey.stop()
        self._postgres.stop()
        self._lock.close()
        shutil.rmtree(self.folder, ignore_errors=True)


RUNNING = pytest.StashKey[Servers]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the servers in the controller, before pytest-django imports the settings."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    options = early_config.known_args_namespace
    if "PYTEST_XDIST_WORKER" in os.environ or options.help or options.version:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    servers = Servers()
    early_config.stash[RUNNING] = servers
    early_config.add_cleanup(servers.stop)
    servers.start()


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End the run as Ctrl-C does, so that the servers end too."""
    raise KeyboardInterrupt(signal.Signals(number).name)
