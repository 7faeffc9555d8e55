"""The relay: in each worker's main process a thread hears PostgreSQL say "there is work" and rings Celery's bells.

It keeps one connection of its own, without Django: the pool must not be there when Celery forks.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

import psycopg
from celery import bootsteps
from django.conf import settings

from empact.jobs.asking import CHANNEL
from empact.jobs.bells import ring

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

SWEEP_EVERY_S = 5.0
REST_S = 2.0
# More workers than this do not start at one bell; the next sweep rings for the others.
MOST_BELLS = 8

CLAIMABLE = """
    SELECT queue, count(*) FROM jobs_job
    WHERE (state = 'waiting' AND (not_before IS NULL OR not_before <= now()))
       OR (state = 'running' AND lease_until < now())
    GROUP BY queue
"""


class Relay(threading.Thread):
    """Listen and sweep until told to stop; survive a database that goes away."""

    def __init__(self) -> None:
        super().__init__(name="relay of jobs", daemon=True)
        self._over = threading.Event()

    def run(self) -> None:
        """Listen; after any trouble rest a little and connect anew."""
        while not self._over.is_set():
            try:
                with psycopg.connect(**_where(), autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._serve(connection)
            except psycopg.Error as error:
                logger.warning("The relay lost the database and tries again: %s", error)
                self._over.wait(REST_S)

    def stop(self) -> None:
        """Ask the thread to end; it does within a sweep."""
        self._over.set()

    def _serve(self, connection: psycopg.Connection[Any]) -> None:
        while not self._over.is_set():
            for queue, waiting in _claimable(connection):
                ring(queue, min(waiting, MOST_BELLS))
            # Ends at the first sign of work, at the latest after a sweep's time; what came meanwhile is swept up.
            for _said in connection.notifies(timeout=SWEEP_EVERY_S, stop_after=1):
                pass


def _claimable(connection: psycopg.Connection[Any]) -> Iterator[tuple[str, int]]:
    yield from connection.execute(CLAIMABLE).fetchall()


def _where() -> dict[str, Any]:
    database = settings.DATABASES["default"]
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    where = {names[key]: database[key] for key in names if database.get(key)}
    return where | {"application_name": "empact relay", "connect_timeout": 5}


class RelayStep(bootsteps.StartStopStep):
    """Start the relay with the worker and stop it with the worker."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, worker: Any, **options: Any) -> None:
        super().__init__(worker, **options)
        self._relay: Relay | None = None

    def start(self, worker: Any) -> None:
        self._relay = Relay()
        self._relay.start()

    def stop(self, worker: Any) -> None:
        if self._relay is not None:
            self._relay.stop()

    def terminate(self, worker: Any) -> None:
        self.stop(worker)
