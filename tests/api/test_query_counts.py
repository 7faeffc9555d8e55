"""What an answer costs: recorded per endpoint, and independent of the number of rows.

UPDATE_QUERY_COUNTS=1 records anew; look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

import empact.api_urls  # noqa: F401  # the resources are known once the routes are
from empact.api.resources import resources
from tests.api.conftest import As
from tests.api.world import World, add_actions

API = "/api/v1"
RECORDED = Path(__file__).parent / "query_counts.json"
READERS = ("anonymous", "nobody", "nec.fr", "est")


def cost(client: APIClient, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(queries)


def counts_of(world: World, as_person: As) -> dict[str, int]:
    """Return the queries of every list and detail, by reader."""
    found: dict[str, int] = {}
    for name in READERS:
        client = APIClient() if name == "anonymous" else as_person(world[name])
        client.get(f"{API}/cycles/")  # notes the use of the token
        for resource in resources():
            address = f"{API}/{resource.name}/"
            found[f"{name} GET {address}"] = cost(client, address)
            row = client.get(address, {"fields": "id", "page_size": "1"}).json()["results"]
            if row:
                found[f"{name} GET {address}id/"] = cost(client, f"{address}{row[0]['id']}/")
        found[f"{name} GET {API}/changes/"] = cost(client, f"{API}/changes/")
    return found


def test_every_answer_costs_what_is_recorded(world: World, as_person: As) -> None:
    found = counts_of(world, as_person)
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        RECORDED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    assert {key: value for key, value in found.items() if recorded.get(key) != value} == {}
    assert set(recorded) == set(found)


OF_ACTIONS = ("actions", "participations", "indicators", "oaps", "plan-goals")


@pytest.mark.parametrize("name", OF_ACTIONS)
@pytest.mark.parametrize("reader", ["nec.fr", "est"])
def test_more_rows_cost_no_more_queries(name: str, reader: str, world: World, as_person: As) -> None:
    client = as_person(world[reader])
    client.get(f"{API}/cycles/")
    address = f"{API}/{name}/?page_size=200"
    before, few = cost(client, address), len(client.get(address).json()["results"])
    add_actions(world.plan, 12)
    add_actions(world.other_plan, 12)
    after, many = cost(client, address), len(client.get(address).json()["results"])
    assert after == before
    if name not in {"oaps", "plan-goals"}:
        assert many > few + 20


def test_fields_that_are_left_out_are_not_fetched(world: World, as_person: As) -> None:
    client = as_person(world["est"])
    client.get(f"{API}/cycles/")
    assert cost(client, f"{API}/actions/?fields=id,title") < cost(client, f"{API}/actions/") - 8
