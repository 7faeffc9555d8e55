"""Search: every announced index, only what the reader may see, whatever is typed."""

from __future__ import annotations

import pytest
from django.db.models import Q
from django.test import Client

from empact.accounts.models import User
from empact.registry import registry
from empact.web.public import PublicPage
from empact.web.search import SearchIndex
from tests.garden.models import Bed, Garden
from tests.web.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages")]

GARDENS = SearchIndex(
    model=Garden,
    fields=("title",),
    label="Gardens",
    order=2,
    codes=lambda text: Q(title__iexact=f"plot {text}"),
    list_name="garden-list",
    note=lambda garden: f"{garden.area} ha",
)
BEDS = SearchIndex(model=Bed, fields=("note",), label="Beds", order=1)


@pytest.fixture(autouse=True)
def _announced(announced: None) -> None:
    registry._items[SearchIndex] = [GARDENS, BEDS]


def found(client: Client, text: str) -> dict[str, list[str]]:
    page = client.get("/search/", {"q": text})
    assert page.status_code == 200
    return {hits.index.label: [str(row) for row in hits.rows] for hits in page.context["found"]}


def test_hits_are_grouped_by_what_they_are_in_the_announced_order(garden: Garden, gardener: User) -> None:
    Garden.objects.create(title="Beans and more")
    assert list(found(signed_in(gardener), "bean").items()) == [("Beds", ["bed 1"]), ("Gardens", ["Beans and more"])]


def test_only_what_the_reader_may_see_is_found_and_counted(garden: Garden, stranger: User, gardener: User) -> None:
    assert found(signed_in(stranger), "kitchen") == {}
    assert found(signed_in(gardener), "kitchen") == {"Gardens": ["Kitchen garden"]}


def test_accents_and_case_do_not_matter(gardener: User) -> None:
    Garden.objects.create(title="Vergers d’Évêché")
    assert found(signed_in(gardener), "EVECHE vergers") == {"Gardens": ["Vergers d’Évêché"]}


def test_a_misspelt_word_finds_what_is_alike(garden: Garden, gardener: User) -> None:
    assert found(signed_in(gardener), "kichen gardn") == {"Gardens": ["Kitchen garden"]}


def test_a_record_meant_by_its_code_comes_first(gardener: User) -> None:
    for title in ("Plot 7 of the 7", "A plot 7", "Plot 7"):
        Garden.objects.create(title=title)
    assert found(signed_in(gardener), "7")["Gardens"][0] == "Plot 7"


def test_a_count_opens_to_the_list(gardener: User) -> None:
    Garden.objects.bulk_create(Garden(title=f"Plot {number}") for number in range(12))
    page = signed_in(gardener).get("/search/?q=plot")
    [hits] = page.context["found"]
    assert (hits.count, len(hits.rows)) == (12, 8)
    assert b'href="/gardens/?q=plot"' in page.content


@pytest.mark.parametrize("text", ["", "   ", "\0", "a\0b", "🌻🌻", "x" * 10_000, "%", "_", "'; --", "\\", "a " * 5000])
def test_whatever_is_typed_is_answered(garden: Garden, gardener: User, text: str) -> None:
    assert signed_in(gardener).get("/search/", {"q": text}).status_code == 200


def test_what_is_typed_is_text_and_not_html(gardener: User) -> None:
    assert b"<i>x</i>" not in signed_in(gardener).get("/search/", {"q": "<i>x</i>"}).content


def test_the_public_finds_only_what_has_a_public_page(garden: Garden, announced: None) -> None:
    registry._items[PublicPage] = [PublicPage("search", "test")]
    page = Client().get("/search/?q=kitchen")
    assert page.status_code == 200
    assert page.context["found"] == []
