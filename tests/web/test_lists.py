"""Lists: filters, order, pages, groups, the region for htmx, and the file."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from empact.accounts.models import User
from tests.garden.models import Garden
from tests.web.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages")]


@pytest.fixture
def client(gardener: User) -> Client:
    return signed_in(gardener)


def titles(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/gardens/{query}")
    assert page.status_code == 200
    return [line.title for line in page.context["listing"].page]


def test_a_list_shows_what_the_reader_may_see(client: Client, garden: Garden, stranger: User) -> None:
    assert titles(client) == ["Kitchen garden"]
    assert titles(signed_in(stranger)) == []


def test_who_has_not_signed_in_is_sent_to_sign_in(db: None, announced: None) -> None:
    answer = Client().get("/gardens/?q=a")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/gardens/%3Fq%3Da"


def test_htmx_is_told_to_load_the_sign_in_page_whole(db: None, announced: None) -> None:
    answer = Client().get("/gardens/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/accounts/login/")


def test_words_are_found_without_accents_and_case(client: Client) -> None:
    Garden.objects.create(title="Jardín de Álvaro")
    assert titles(client, "?q=ALVARO+jardin") == ["Jardín de Álvaro"]
    assert titles(client, "?q=alvaro+kitchen") == []


@pytest.mark.parametrize(
    ("query", "label", "said"),
    [
        ("?status=burnt", "Status", "“burnt” is not one of the choices."),
        ("?year=soon", "Year", "Enter a whole number."),
        ("?year=99999999999999999999", "Year", "less than or equal to 2100"),
        ("?q=a%00b", "Search in this list", "Null characters are not allowed."),
        (f"?q={'x' * 10_000}", "Search in this list", "at most 200 characters"),
        ("?ordering=password", "Order", "This list cannot be sorted by “password”."),
    ],
)
def test_what_is_not_understood_is_said_at_its_field(client: Client, query: str, label: str, said: str) -> None:
    page = client.get(f"/gardens/{query}")
    assert page.status_code == 200
    [(where, message)] = page.context["listing"].problems
    assert where == label
    assert said in message
    assert said.encode() in page.content


def test_a_record_is_chosen_by_its_code(client: Client, garden: Garden) -> None:
    beds = signed_in(User.objects.get(email="gardener@empact.example"))
    page = beds.get("/gardens/?status=drafting")
    assert [row.pk for row in page.context["listing"].page] == [garden.pk]


@pytest.mark.parametrize("page", ["0", "-1", "999999", "x", "9" * 5000, "1.5", "\u0661"])
def test_a_page_that_does_not_exist_is_the_nearest_one(client: Client, garden: Garden, page: str) -> None:
    assert titles(client, f"?page={page}") == ["Kitchen garden"]


@pytest.mark.parametrize(
    ("asked", "size"), [("1", 1), ("200", 200), ("999999999999", 200), ("0", 1), ("-5", 50), ("x", 50)]
)
def test_a_page_has_at_most_200_rows(client: Client, asked: str, size: int) -> None:
    assert client.get(f"/gardens/?page_size={asked}").context["listing"].page_size == size


def test_every_row_is_on_exactly_one_page_with_ties_and_unknown_values(client: Client) -> None:
    Garden.objects.bulk_create(Garden(title="Same") for _ in range(23))
    for ordering in ("title", "-title", "opened_on", "-opened_on", ""):
        keys = [
            row.pk
            for number in (1, 2, 3)
            for row in client.get(f"/gardens/?page_size=10&page={number}&ordering={ordering}").context["listing"].page
        ]
        assert len(keys) == len(set(keys)) == 23


def test_a_list_in_its_own_order_is_grouped_and_a_sorted_one_is_not(client: Client, garden: Garden) -> None:
    assert b'scope="rowgroup">Drafting' in client.get("/gardens/").content
    assert b"rowgroup" not in client.get("/gardens/?ordering=-title").content


def test_htmx_gets_the_region_alone_and_says_so_to_caches(client: Client, garden: Garden) -> None:
    answer = client.get("/gardens/?q=kitchen", headers={"HX-Request": "true", "HX-Target": "list"})
    assert answer.content.lstrip().startswith(b'<div id="list"')
    assert b"<html" not in answer.content
    assert b"Kitchen garden" in answer.content
    assert "HX-Request" in answer["Vary"]


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    assert b"Sow something." in client.get("/gardens/").content
    page = client.get("/gardens/?q=nothing").content
    assert b"Nothing fits these filters." in page
    assert b"Clear the filters" in page


def rows_of(client: Client, query: str) -> list[list[str]]:
    answer = client.get(f"/gardens/{query}")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="gardens-2025-11-24.csv"'
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_file_holds_all_pages_of_what_is_shown(client: Client, garden: Garden) -> None:
    Garden.objects.bulk_create(Garden(title=f"Plot {number:03}") for number in range(120))
    head, *rows = rows_of(client, "?format=csv&q=plot&ordering=-title&page=2")
    assert head == ["Title", "Area", "Status", "Opening day"]
    assert len(rows) == 120
    assert rows[0] == ["Plot 119", "1.00", "Drafting", ""]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_of_the_file_is_a_formula(client: Client, start: str) -> None:
    Garden.objects.create(title=start)
    _head, row = rows_of(client, "?format=csv")
    assert row[0].startswith("'")


def test_the_file_of_filters_not_understood_is_empty(client: Client, garden: Garden) -> None:
    assert len(rows_of(client, "?format=csv&status=burnt")) == 1
