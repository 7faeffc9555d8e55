"""The cache serves on when Redis dies, and finds it again."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from empact.cache import TIME_LIMITS, SteadyCache
from tools.devservers.valkey import Valkey


@pytest.fixture
def server() -> Iterator[Valkey]:
    made = Valkey()
    made.start()
    yield made
    made.stop()


def cache(server: Valkey) -> SteadyCache:
    return SteadyCache(server.url, {"KEY_PREFIX": "test"})


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
    rest = 2 * TIME_LIMITS["socket_timeout"]
    monkeypatch.setattr("empact.cache.REST_S", rest)
    steady = cache(server)
    steady.set("key", "shared")
    assert server.pid
    os.kill(server.pid, signal.SIGSTOP)
    begun = time.perf_counter()
    assert [steady.get("key") for _ in range(100)] == [None] * 100
    assert time.perf_counter() - begun < rest
    os.kill(server.pid, signal.SIGCONT)
    time.sleep(rest)
    assert steady.get("key") == "shared"


def test_only_values_that_run_no_code_are_kept(server: Valkey) -> None:
    with pytest.raises(TypeError):
        cache(server).set("key", threading.Thread())


def test_clearing_leaves_redis_alone_for_the_jobs_queue_there(server: Valkey) -> None:
    steady: Any = cache(server)
    steady.set("key", "shared")
    steady.clear()
    assert steady.get("key") == "shared"
