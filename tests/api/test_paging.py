"""Every row exactly once, whatever the order, the ties, the NULLs and the writers."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from cycles.models import KeyThreat, ReferenceDocument, ThreatAssessment
from empact.api.paging import Cursor, Term, fetch, total_order
from tests.api.conftest import As
from tests.api.world import SOURCED, World

API = "/api/v1"
ROWS = 10_000
ORDERS = (
    ("title",),
    ("-title",),
    ("issued_on",),
    ("-issued_on",),
    ("issued_on", "-title"),
    ("-issued_on", "marking", "-title"),
    ("-pk",),
    ("updated_at", "-issued_on"),
)


def documents(first: int, count: int, dice: random.Random) -> list[ReferenceDocument]:
    """Return rows with many equal titles and dates, and many without a date."""
    return [
        ReferenceDocument(
            number=f"N{number}",
            title=f"Title {dice.randrange(7)}",
            marking=dice.choice(("public", "limite")),
            issued_on=None if dice.random() < 0.4 else date(2020, 1, 1) + timedelta(dice.randrange(5)),
            **SOURCED,
        )
        for number in range(first, first + count)
    ]


def walk(order: tuple[str, ...], size: int, between: Any = lambda: None) -> list[int]:
    """Return the keys in the order of the pages, forwards; something happens between two pages."""
    terms = total_order([Term.of(path) for path in order])
    page = fetch(ReferenceDocument.objects.only("pk"), terms, size)
    keys = [row.pk for row in page.rows]
    while page.following is not None:
        between()
        cursor = Cursor.read(page.following.sign("here"), "here", terms)
        page = fetch(ReferenceDocument.objects.only("pk"), terms, size, cursor)
        keys += [row.pk for row in page.rows]
    return keys


@pytest.mark.django_db
def test_each_of_ten_thousand_rows_comes_exactly_once_while_rows_are_added() -> None:
    dice = random.Random(7)
    ReferenceDocument.objects.bulk_create(documents(0, ROWS, dice))
    before = set(ReferenceDocument.objects.values_list("pk", flat=True))
    for number, order in enumerate(ORDERS):
        added = iter(documents(ROWS * (number + 2), 400, dice))

        def add_some(added: Any = added) -> None:
            ReferenceDocument.objects.bulk_create([row for row in (next(added, None) for _ in range(3)) if row])

        keys = walk(order, 199, add_some)
        assert len(keys) == len(set(keys)), order
        assert before <= set(keys), order


@pytest.mark.django_db
@pytest.mark.parametrize("order", ORDERS)
def test_pages_follow_the_order_with_nulls_last_and_the_way_back_is_the_same(order: tuple[str, ...]) -> None:
    dice = random.Random(11)
    ReferenceDocument.objects.bulk_create(documents(0, 60, dice))
    terms = total_order([Term.of(path) for path in order])
    wanted = list(ReferenceDocument.objects.order_by(*(term.order_by() for term in terms)).values_list("pk", flat=True))
    assert walk(order, 7) == wanted

    rows = ReferenceDocument.objects.all()
    page = fetch(rows, terms, 7)
    while page.following is not None:
        page = fetch(rows, terms, 7, page.following)
    keys = [row.pk for row in page.rows]
    while page.preceding is not None:
        page = fetch(rows, terms, 7, page.preceding)
        keys = [row.pk for row in page.rows] + keys
    assert keys == wanted


def test_nulls_come_last_in_both_directions(anonymous: APIClient, world: World) -> None:
    ReferenceDocument.objects.create(number="A", title="A", issued_on=date(2024, 1, 1), **SOURCED)
    ReferenceDocument.objects.create(number="B", title="B", issued_on=date(2025, 1, 1), **SOURCED)
    for order, wanted in (("issued_on", "AB"), ("-issued_on", "BA")):
        rows = anonymous.get(f"{API}/reference-documents/", {"ordering": order}).json()["results"]
        assert "".join(row["code"] for row in rows[:2]) == wanted
        assert rows[2]["issued_on"] is None


def test_links_lead_through_all_pages_and_back(as_person: As, world: World) -> None:
    assessment = ThreatAssessment.objects.get()
    for number in range(2, 12):
        KeyThreat.objects.create(assessment=assessment, number=number, title=f"Threat {number % 3}", **SOURCED)
    client = as_person(world["est"])
    seen: list[int] = []
    address: str | None = f"{API}/threats/?page_size=4&ordering=-title&cycle=2022-2025"
    last = ""
    while address:
        last = address
        body = client.get(address).json()
        seen += [row["id"] for row in body["results"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == 11
    back: list[int] = []
    address = last
    while address:
        body = client.get(address).json()
        back = [row["id"] for row in body["results"]] + back
        address = body["previous"]
    assert back == seen


@pytest.mark.parametrize("size", ["0", "-1", "201", "9" * 400, "ten", "1e2", "٣", ""])
def test_a_page_size_out_of_bounds_is_refused(anonymous: APIClient, db: None, size: str) -> None:
    answer = anonymous.get(f"{API}/cycles/", {"page_size": size})
    assert answer.status_code == 400
    (reason,) = answer.json()["reasons"]
    assert reason["field"] == "page_size"
    assert "200" in reason["text"]


def test_the_total_is_counted_only_when_asked_for(anonymous: APIClient, world: World) -> None:
    assert "total" not in anonymous.get(f"{API}/cycles/").json()
    assert anonymous.get(f"{API}/cycles/", {"total": "1"}).json()["total"] == 2
    assert anonymous.get(f"{API}/cycles/", {"total": "yes"}).status_code == 400


def test_a_cursor_made_by_hand_or_for_other_filters_is_refused(anonymous: APIClient, world: World) -> None:
    following = anonymous.get(f"{API}/cycles/", {"page_size": "1"}).json()["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]
    for params in (
        {"cursor": "made-by-hand"},
        {"cursor": ""},
        {"cursor": "x" * 5000},
        {"cursor": cursor[:-2] + "xx"},
        {"cursor": cursor, "status": "running"},
        {"cursor": cursor, "ordering": "code"},
    ):
        answer = anonymous.get(f"{API}/cycles/", params)
        assert answer.status_code == 400, params
        assert answer.json()["reasons"][0]["field"] == "cursor"
    assert anonymous.get(f"{API}/priorities/", {"cursor": cursor}).status_code == 400
    assert anonymous.get(following).status_code == 200


def test_an_order_that_nobody_declared_is_refused(anonymous: APIClient, db: None) -> None:
    for text in ("secret", "title,,title", "-", "code,code,code,code,code", "priority__title", "\x00"):
        answer = anonymous.get(f"{API}/cycles/", {"ordering": text})
        assert answer.status_code == 400, text
        assert "starts" in answer.json()["reasons"][0]["text"]
