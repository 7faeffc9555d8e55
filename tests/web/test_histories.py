"""Histories as sentences, and frozen versions with their digests."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from empact.accounts.models import User
from empact.accounts.rules import EVERYTHING, NOTHING, Rule
from empact.accounts.sights import Sight
from empact.history.models import FrozenVersion
from empact.registry import registry
from empact.workflow.discretion import Discretion
from empact.workflow.edits import edit, remove
from empact.workflow.engine import perform
from tests.garden.models import Bed, Garden
from tests.garden.workflow import Opening
from tests.web.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages")]


def sentences(user: User, garden: Garden, query: str = "") -> list[str]:
    page = signed_in(user).get(f"/gardens/{garden.pk}/history/{query}")
    assert page.status_code == 200
    return [item.sentence for item in page.context["told"]]


@pytest.fixture
def lived(garden: Garden, gardener: User, visitor: User, inspector: User) -> Garden:
    """A garden that was edited, submitted, checked and opened, so that it has a frozen version."""
    bed = garden.beds.get()
    edit(Bed, bed.pk, actor=gardener, seen=bed.version, changes={"note": "Peas"}, comment="Beans are over")
    for name, actor, data in (
        ("submit", gardener, None),
        ("check", visitor, None),
        ("open", inspector, Opening(date(2099, 6, 1))),
    ):
        garden.refresh_from_db()
        perform(Garden, name, garden.pk, actor=actor, seen=garden.content, data=data)
    garden.refresh_from_db()
    return garden


def test_a_history_reads_as_sentences_newest_first(lived: Garden, gardener: User) -> None:
    told = sentences(gardener, lived)
    assert told[0].startswith("No role opened Kitchen garden, day 1 June 2099")
    assert told[1:] == [
        "No role checked Kitchen garden",
        "No role submitted Kitchen garden",
        "No role changed the note of bed 1 from Beans to Peas",
    ]


def test_each_entry_shows_its_fields_before_and_after(lived: Garden, gardener: User) -> None:
    page = signed_in(gardener).get(f"/gardens/{lived.pk}/history/").content.decode()
    assert '<td class="plain">Beans</td><td class="plain">Peas</td>' in page
    assert "<blockquote>Beans are over</blockquote>" in page


def test_a_history_is_filtered(lived: Garden, gardener: User) -> None:
    assert len(sentences(gardener, lived, "?moves=on")) == 3
    assert sentences(gardener, lived, "?q=bed") == ["No role changed the note of bed 1 from Beans to Peas"]
    assert sentences(gardener, lived, "?before=2020-01-01") == []
    assert sentences(gardener, lived, "?after=never") == []


def test_entries_about_records_that_are_not_seen_are_not_told(lived: Garden, gardener: User, visitor: User) -> None:
    nobody = Rule("nobody", lambda user: NOTHING, lambda _: User.objects.none())
    others = [item for item in registry.all(Sight) if item.model is not Bed]
    registry._items[Sight] = [*others, Sight(Bed, nobody)]
    assert len(sentences(visitor, lived)) == 3


def test_what_a_reader_may_not_read_of_a_record_is_not_told(lived: Garden, gardener: User, visitor: User) -> None:
    only_gardener = Rule(
        "the gardener",
        lambda user: EVERYTHING if user == gardener else Q(pk__in=[]),
        lambda _: User.objects.filter(pk=gardener.pk),
    )
    registry._items[Discretion] = [Discretion(Bed, only_gardener)]
    assert "Beans" in sentences(gardener, lived)[-1]
    page = signed_in(visitor).get(f"/gardens/{lived.pk}/history/").content.decode()
    assert "Beans" not in page
    assert "Peas" not in page
    assert "edited bed 1" in page


def test_a_removed_record_stays_in_the_history(garden: Garden, gardener: User) -> None:
    bed = garden.beds.get()
    remove(Bed, bed.pk, actor=gardener, seen=bed.version)
    assert sentences(gardener, garden) == ["No role removed bed 1"]


def test_a_frozen_version_shows_its_digest_and_that_it_is_whole(lived: Garden, gardener: User) -> None:
    version = FrozenVersion.objects.get()
    client = signed_in(gardener)
    assert f"/gardens/{lived.pk}/versions/1/".encode() in client.get(f"/gardens/{lived.pk}/history/").content
    page = client.get(f"/gardens/{lived.pk}/versions/1/")
    assert page.context["is_whole"]
    assert version.sha256.encode() in page.content
    assert b"Peas" in page.content
    assert client.get(f"/gardens/{lived.pk}/versions/1/?format=json").content.decode() == version.text
    assert client.get(f"/gardens/{lived.pk}/versions/2/").status_code == 404


def test_who_does_not_see_the_record_sees_no_history(lived: Garden, stranger: User) -> None:
    assert signed_in(stranger).get(f"/gardens/{lived.pk}/history/").status_code == 404
    assert signed_in(stranger).get(f"/gardens/{lived.pk}/versions/1/").status_code == 404
