"""Every list and every record's page costs what is recorded, as the least privileged reader who sees it, and costs no
more when there are more rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from empact.accounts.models import User
from empact.accounts.rules import Reader
from empact.registry import registry
from empact.web.addresses import Address
from tests.cast import Cast
from tests.contracts.costs import answer_of, check
from tests.contracts.growth import grow, remember
from tests.contracts.routes import routes

# From the least privileged reader to the one who sees all.
READERS = ("", "nobody", "contact.fr", "nec.lv", "driver", "est", "secretariat")
# Pages of a record that are measured where it has them.
PAGES = ("detail", "history")
FEW, MANY = range(1, 3), range(3, 9)
LONGEST = 3_000


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    if name:
        client.force_login(User.objects.get(pk=cast.people[name].pk))
    return client


def list_addresses() -> Iterator[str]:
    """Yield the address of every list."""
    for route in routes():
        if route.name.endswith("-list") and "<" not in route.pattern and not route.pattern.startswith("api/"):
            yield reverse(route.name)


def rows_of(answer: Any) -> int:
    """Return how many rows a list has for somebody; none where they may not open it."""
    if answer.status_code != 200:
        return 0
    return answer.context["listing"].page.paginator.count if "listing" in answer.context else 1


def record_addresses(cast: Cast) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield, for each kind of record and page, its address for each reader who sees such a record."""
    for address in registry.all(Address):
        for page in PAGES:
            urls = {name: _first_url(address, cast[name] if name else AnonymousUser(), page) for name in READERS}
            if found := {name: url for name, url in urls.items() if url}:
                yield f"{address.name}-{page}", found


def _first_url(address: Address[Any], reader: Reader, page: str) -> str:
    record = address.rows(reader).order_by("pk").first()
    return address.url(record, page) if record is not None else ""


@dataclass
class Page:
    """A page, and the least privileged reader who sees something on it."""

    name: str
    client: Client
    address: str
    is_list: bool = False

    def seen(self) -> tuple[list[str], int]:
        """Return the queries, and how many rows a list has."""
        answer, queries = answer_of(self.client, self.address)
        return queries, rows_of(answer) if self.is_list else 0


def pages(cast: Cast) -> Iterator[Page]:
    """Yield every list with its file, and the pages of one record of each kind."""
    clients = {name: client_of(cast, name) for name in READERS}
    for url in list_addresses():
        name = next((name for name, client in clients.items() if rows_of(client.get(url))), None)
        assert name is not None, f"Nobody of the cast sees a row of {url}; let tests/contracts/growth.py make some."
        yield Page(f"GET {url} as {name or 'the public'}", clients[name], url, is_list=True)
        yield Page(f"GET {url}?format=csv as {name or 'the public'}", clients[name], f"{url}?format=csv")
    for page, urls in record_addresses(cast):
        name = next((name for name, url in urls.items() if clients[name].get(url).status_code == 200), None)
        if name is not None:
            yield Page(f"{page} as {name or 'the public'}", clients[name], urls[name])


def test_every_page_costs_what_is_recorded_and_no_more_with_more_rows(cast: Cast) -> None:
    grow(cast, FEW)
    remember(cast, 1)
    known = list(pages(cast))
    before = {page.name: page.seen() for page in known}
    check({name: queries for name, (queries, _rows) in before.items()})
    grow(cast, MANY)
    remember(cast, 8)
    for page in known:
        (queries, rows), (after, more) = before[page.name], page.seen()
        new = "\n".join(sorted(set(after) - set(queries)))
        assert len(after) == len(queries), f"{page.name} costs more with more rows:\n{new[:LONGEST]}"
        assert not page.is_list or more > rows, f"{page.address} did not grow."
