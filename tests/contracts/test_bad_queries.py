"""Whatever stands in an address, the answer is a page and never a fault: every list, every parameter it reads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from empact.registry import registry
from empact.web.addresses import Address
from tests.cast import Cast
from tests.contracts.growth import grow
from tests.contracts.routes import routes

NONSENSE = ("\0", "9" * 25, "🌻'\"\\%")
# What every list reads; these are sent together, a filter each time alone, because one that is not understood ends it.
COMMON = ("page", "page_size", "ordering", "tab", "q")
BACKEND = "empact.accounts.backends.AccountBackend"


@pytest.fixture
def client(cast: Cast) -> Client:
    grow(cast, range(1, 2))
    client = Client(raise_request_exception=False)
    client.force_login(cast["auditor"], backend=BACKEND)
    return client


def faults(client: Client, address: str, *queries: dict[str, str]) -> list[tuple[str, dict[str, str], int]]:
    answers = [(query, client.get(address, query).status_code) for query in queries]
    return [(address, query, code) for query, code in answers if code not in {200, 302, 400, 404}]


def test_no_list_is_broken_by_what_stands_in_its_address(client: Client) -> None:
    broken = []
    for route in routes():
        if route.name.endswith("-list") and "<" not in route.pattern and not route.pattern.startswith("api/"):
            address = reverse(route.name)
            context = client.get(address).context or {}
            filterset = context["listing"].filterset if "listing" in context else None
            queries = [dict.fromkeys(COMMON, value) for value in NONSENSE]
            queries += [{name: value} for name in getattr(filterset, "filters", ()) for value in NONSENSE[:2]]
            broken += faults(client, address, *queries)
    assert broken == []


def test_no_record_is_broken_by_what_stands_in_its_address(client: Client, cast: Cast) -> None:
    broken = []
    for address in registry.all(Address):
        record = address.rows(cast["auditor"]).first()
        for page in ("detail", "history"):
            if record is not None and (url := address.url(record, page)):
                broken += faults(client, url, *(dict.fromkeys((*COMMON, "after"), value) for value in NONSENSE[:2]))
    assert broken == []
