"""EMPACT as it runs in earnest, for the journeys: gunicorn over a database of its own that holds the demonstration.

Nothing here goes through the tests' own database or Django: what a journey meets, a person meets.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Self

import psycopg
import redis
from psycopg import sql

from tests.databases import address_of, create_database, drop_database
from tests.journeys.stem import Stem
from tools.devservers.environment import ROOT
from tools.devservers.valkey import Valkey, free_port
from tools.services import Service, services

# What a worker would do by now, without waiting for one; before it what the schedules owe.
SCHEDULED = """
from empact.jobs.schedules import fill_slots
fill_slots()
"""
WORK = """
from empact.jobs.models import Job
from empact.jobs.running import work_off
Job.objects.open().update(not_before=None)
work_off("prompt")
"""
# It lies beside the pages' own scripts, for who looks at them (tests/journeys/looking.py).
AXE = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
START_S = 120
STOP_S = 10
LAST_WORDS = 3000  # characters


class Site:
    """One web server over one copy of the demonstration; use it as a context."""

    def __init__(self, demonstration: str, copy: str, folder: Path) -> None:
        """Take the database to copy, the name of the copy, and an empty folder."""
        self.url = ""
        self._demonstration = demonstration
        self._copy = copy
        self._folder = folder
        self._environment: dict[str, str] = {}
        self._leaving = ExitStack()
        # What ends when the data is brought back.
        self._working = ExitStack()
        self._port = 0
        self._web: int | None = None
        self._today: str | None = None

    def __enter__(self) -> Self:
        """Copy, start, and wait for the first page."""
        try:
            self._leaving.callback(drop_database, self._copy)
            # A Valkey of its own: what is cached and counted there belongs to this copy alone.
            valkey = Valkey()
            self._leaving.callback(valkey.stop)
            valkey.start()
            (self._folder / "staticfiles").mkdir()
            shutil.copy(AXE, self._folder / "staticfiles")
            self._environment = {
                **os.environ,
                "DATABASE_URL": address_of(self._copy),
                "REDIS_URL": valkey.url,
                "DJANGO_SETTINGS_MODULE": "empact.settings",
                "EMPACT_VAR": os.fspath(self._folder),
                "PYTHONUNBUFFERED": "1",
            }
            self._stem = self._leaving.enter_context(Stem(self._environment, self._folder / "stem.log"))
            create_database(self._copy, template=self._demonstration)
            self._leaving.callback(self._stop_serving)
            self._leaving.callback(self._working.close)
            self._serve()
        except BaseException:
            self._leaving.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """End what was started, drop the copy."""
        self._leaving.close()

    def restore(self) -> None:
        """Bring the data back to what was loaded. Half a second; whoever was signed in no longer is."""
        # A worker goes on at its own day, and takes the jobs of others.
        self._working.close()
        create_database(self._copy, template=self._demonstration)
        redis.Redis.from_url(self._environment["REDIS_URL"]).flushdb()
        if self._today:
            self._today = None
            self._serve_anew()

    def moves_clock(self, day: date) -> None:
        """Let the demonstration's clock stand at a day until the data is brought back. Starts the web server anew."""
        self._today = day.isoformat()
        self._serve_anew()

    def works(self, *, scheduled: bool = False) -> None:
        """Do what waits, as a worker would, a second; `scheduled`, also what the day asks for, which takes as long."""
        self.manage("shell", "-v", "0", "-c", SCHEDULED + WORK if scheduled else WORK)

    def session(self, key: str) -> str:
        """Return what a session holds, sealed as it is stored."""
        with psycopg.connect(address_of(self._copy)) as connection:
            found = connection.execute("SELECT session_data FROM django_session WHERE session_key = %s", [key])
            return str(found.fetchall()[0][0])

    def open_session(self, held: str) -> str:
        """Begin a session that holds this and return its key."""
        key = secrets.token_hex(16)
        with psycopg.connect(address_of(self._copy)) as connection:
            connection.execute(
                "INSERT INTO django_session VALUES (%s, %s, statement_timestamp() + interval '1 hour')", [key, held]
            )
        return key

    @contextmanager
    def without(self, table: str) -> Iterator[None]:
        """Take a table away for a while, for a fault that no person can bring about."""
        names = {"table": sql.Identifier(table), "away": sql.Identifier(f"{table}_away")}
        rename = sql.SQL("ALTER TABLE {} RENAME TO {}")
        with psycopg.connect(address_of(self._copy), autocommit=True) as connection:
            connection.execute(rename.format(names["table"], names["away"]))
            yield
            connection.execute(rename.format(names["away"], names["table"]))

    @property
    def last_words(self) -> str:
        """What the web server has said of late, but for what it found lying ready."""
        lines = (self._folder / "web.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if not line.startswith("GET /static/"))[-LAST_WORDS:]

    def manage(self, *words: str) -> str:
        """Run a management command on the site's data; return what it printed.

        Raises RuntimeError with all of its words when it fails.
        """
        log = self._folder / "manage.log"
        failed = self._stem.wait(self._fork("manage", *words, log=log), patience=START_S)
        printed = log.read_text(encoding="utf-8")
        if failed != 0:
            raise RuntimeError(f"manage {' '.join(words)} failed, {failed}:\n{printed}")
        return printed

    def starts_work(self) -> None:
        """Start the worker that does the site's jobs, until the data is brought back. Some 3 s until its first."""
        worker = services(0, self._folder)[1]
        process = self._fork(*_module(worker), log=self._folder / "worker.log")
        self._working.callback(self._stem.stop, process, worker.patience)

    def _fork(self, *words: str, log: Path) -> int:
        return self._stem.fork(words, log, self._today)

    def _serve_anew(self) -> None:
        self._stop_serving()
        self._serve()

    def _stop_serving(self) -> None:
        if self._web is not None:
            self._stem.stop(self._web, STOP_S)
            self._web = None

    def _serve(self) -> None:
        # The same address again, so that whoever was signed in still is.
        self._port = self._port or free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        web = services(self._port, self._folder)[0]
        self._web = self._fork(*_module(web), "--workers=1", log=self._folder / "web.log")
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self._stem.wait(self._web, patience=0.05) is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The web server does not answer:\n{self.last_words}")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/livez", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _module(service: Service) -> list[str]:
    """Return the module that is the service, and its words."""
    return [*service.command[service.command.index("-m") + 1 :]]
