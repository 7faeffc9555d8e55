"""The relay rings when PostgreSQL says that there is work, and needs no sweep for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis
from django.conf import settings
from django.db import connection

from empact.celery import app
from empact.jobs.asking import ask, wake
from empact.jobs.relay import Relay
from tests.programs import PATIENCE_S
from tests.workshop import kinds

LISTENING = """
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'empact relay' AND state = 'idle'
      AND query LIKE '%jobs_job%'
"""


@pytest.fixture
def bells(db: None, own_database: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Any]]:
    """Start a relay that sweeps once, and return what counts its bells for the prompt queue."""
    app.set_default()
    monkeypatch.setattr("empact.jobs.relay.SWEEP_EVERY_S", 10 * PATIENCE_S)
    relay = Relay()
    relay.start()
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.delete("prompt")
    yield lambda: client.llen("prompt")
    client.delete("prompt")
    relay.stop()
    wake("prompt")
    relay.join(PATIENCE_S)
    assert not relay.is_alive()


def comes(holds: Callable[[], Any]) -> bool:
    """Wait until something holds; tell whether it came."""
    until = time.monotonic() + PATIENCE_S
    while not (held := bool(holds())) and time.monotonic() < until:
        time.sleep(0.02)
    return held


def is_listening() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(LISTENING)
        return bool(cursor.fetchall())


def test_a_job_is_rung_for_when_it_is_asked_for(bells: Callable[[], Any]) -> None:
    assert comes(is_listening)
    assert bells() == 0
    ask(kinds.MAKE, "chair", actor=None)
    assert comes(bells)
