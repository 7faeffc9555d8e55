"""A request never talks to the broker: what cannot wait for Valkey cannot be slowed by it."""

from __future__ import annotations

from typing import Any

import pytest
import redis
from django.test import Client
from pytest_django import Settings

from empact.jobs.asking import ask
from tests.cast import Cast
from tests.workshop import kinds
from tools.devservers.valkey import Valkey

# What a client says when it connects, and what our counting says.
GREETINGS = {"cmdstat_info", "cmdstat_auth", "cmdstat_hello", "cmdstat_client", "cmdstat_ping", "cmdstat_command"}


@pytest.fixture
def heard(valkey: Valkey, settings: Settings) -> Any:
    """Let the application use a Valkey of its own; return what counts the commands it hears."""
    settings.REDIS_URL = valkey.url
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": valkey.url}}
    client = redis.Redis.from_url(valkey.url)

    def commands() -> int:
        return sum(
            numbers["calls"]
            for name, numbers in client.info("commandstats").items()
            if name.partition("|")[0] not in GREETINGS
        )

    return commands


def test_pages_saving_and_asking_for_a_job_leave_the_broker_alone(cast: Cast, client: Client, heard: Any) -> None:
    client.force_login(cast["nec.fr"])
    before = heard()
    assert client.get("/my-work/").status_code == 200
    details = {"given_name": "Test", "family_name": "Saved", "phone": ""}
    assert client.post("/profile/", details).status_code in {200, 302}
    ask(kinds.MAKE, "chair", actor=None)
    assert heard() == before


def test_the_counter_would_hear_it(heard: Any, valkey: Valkey) -> None:
    before = heard()
    redis.Redis.from_url(valkey.url).get("anything")
    assert heard() == before + 1
