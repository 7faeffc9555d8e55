"""A real worker over a database of the test's own, with a Valkey of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import pytest
from django.db import connection

from empact.jobs.models import Job
from tests.programs import gone
from tools.devservers.environment import ROOT
from tools.devservers.processes import kill_group, start
from tools.devservers.valkey import Valkey
from tools.services import CELERY, QUIET, WORKER

# A lease, a sweep and a start of Celery lie between a kill and the end: some 8 s, and many times as much on a machine
# that is busy. Only a test that fails waits so long.
PATIENCE_S = 180
# Beat's work is done by hand where a test wants it.
ALONE = (*CELERY, "worker", *WORKER)


class Worker:
    """Celery as `make run` starts it; may be killed and started again."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as output:
            command = (sys.executable, *QUIET, "-m", "celery", *ALONE)
            self.process = start(command, end=signal.SIGKILL, output=output, environment=self._environment, folder=ROOT)

    @property
    def children(self) -> list[psutil.Process]:
        """The processes that do the jobs."""
        return self._me.children(recursive=True)

    def kill_child(self) -> None:
        """Kill what does the jobs, as the kernel does when memory is short."""
        for child in self.children:
            child.kill()

    def kill_main(self) -> list[psutil.Process]:
        """Kill the main process only; return its children, which must not outlive it."""
        children = self.children
        self._me.kill()
        self._me.wait()
        return children

    def stop(self) -> None:
        # To end in peace takes it seconds; its database goes with the test.
        if self.process is not None:
            kill_group(self.process.pid)
            self.process.wait()

    @property
    def last_words(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-3000:]

    @property
    def _me(self) -> psutil.Process:
        assert self.process is not None
        return psutil.Process(self.process.pid)


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    """Start a broker that a test may end."""
    server = Valkey()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def more_environment() -> dict[str, str]:
    """Return what a module's workers are given besides."""
    return {}


@pytest.fixture
def worker(
    db: None, own_database: None, valkey: Valkey, tmp_path: Path, more_environment: dict[str, str]
) -> Iterator[Worker]:
    """Start a worker over the test's database."""
    name = str(connection.settings_dict["NAME"])
    environment = {
        **os.environ,
        "DATABASE_URL": urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")),
        "REDIS_URL": valkey.url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONUNBUFFERED": "1",
        "JOB_LEASE_S": "3",
        **more_environment,
    }
    worker = Worker(environment, tmp_path / "worker.log")
    worker.start()
    yield worker
    worker.stop()


def wait_until(holds: Callable[[], bool], worker: Worker) -> None:
    """Wait until something holds; fail with the worker's last words when it does not come."""
    until = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > until:
            pytest.fail(f"Not within {PATIENCE_S} s. The worker's last words:\n{worker.last_words}")
        time.sleep(0.05)


def kill(worker: Worker, victim: str) -> None:
    """Kill; a dead main process is started again, as its supervisor would."""
    if victim == "child":
        worker.kill_child()
        return
    if victim == "both":
        worker.kill_child()
    assert [child.pid for child in worker.kill_main() if not gone(child)] == []
    worker.start()


def all_done() -> bool:
    return not Job.objects.open().exists()
