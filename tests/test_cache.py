"""The cache serves on when Redis dies, and finds it again."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import redis
from django.conf import settings

from empact.cache import REST_S, TIME_LIMITS, SteadyCache
from tools.devservers.valkey import Valkey


@pytest.fixture
def server() -> Iterator[Valkey]:
    made = Valkey()
    made.start()
    yield made
    made.stop()


def cache(server: Valkey, **limits: float) -> SteadyCache:
    """Return a cache that waits as long as it must on a busy machine, unless the limits of its patience are given."""
    return SteadyCache(server.url, {"KEY_PREFIX": "test", "OPTIONS": limits or settings.CACHES["default"]["OPTIONS"]})


def test_values_are_shared_between_processes_while_redis_answers(server: Valkey) -> None:
    one, other = cache(server), cache(server)
    assert one.add("key", [1.5, 2], 60)
    assert not other.add("key", [], 60)
    assert other.get("key") == [1.5, 2]
    assert other.touch("key", 90)
    one.set("count", 1)
    assert other.incr("count") == 2
    assert one.delete("key")
    assert other.get("key", "gone") == "gone"


def test_a_dead_redis_costs_nothing_but_what_was_in_it(server: Valkey) -> None:
    steady = cache(server)
    steady.set("key", "shared")
    server.stop()
    assert steady.get("key") is None
    steady.set("key", "own")
    assert steady.get("key") == "own"
    assert cache(server).get("key") == "own", "every thread of the process has the same"


def test_a_silent_redis_slows_one_request_and_is_asked_again_later(
    server: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("empact.cache.time", SimpleNamespace(monotonic=lambda: now))
    steady = cache(server, **TIME_LIMITS)
    redis.Redis.from_url(server.url).set("test:1:key", '"shared"')
    assert server.pid
    os.kill(server.pid, signal.SIGSTOP)
    begun = time.perf_counter()
    assert [steady.get("key") for _ in range(100)] == [None] * 100
    assert time.perf_counter() - begun < 50 * TIME_LIMITS["socket_timeout"], "it was not asked a hundred times"
    os.kill(server.pid, signal.SIGCONT)
    assert redis.Redis.from_url(server.url).ping()
    now += REST_S - 1
    assert steady.get("key") is None
    # Even now a busy machine may keep it from answering in time.
    found = None
    for _attempt in range(20):
        now += REST_S
        found = found or steady.get("key")
    assert found == "shared"


def test_only_values_that_run_no_code_are_kept(server: Valkey) -> None:
    with pytest.raises(TypeError):
        cache(server).set("key", threading.Thread())


def test_clearing_leaves_redis_alone_for_the_jobs_queue_there(server: Valkey) -> None:
    steady: Any = cache(server)
    steady.set("key", "shared")
    steady.clear()
    assert steady.get("key") == "shared"
