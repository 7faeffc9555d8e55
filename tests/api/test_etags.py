"""Unchanged answers cost nothing, and never hide a change or leak what another reader gets."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from empact.accounts.models import Assignment
from empact.api.etags import newest_entries
from empact.history.acting import acting
from empact.history.models import Entry
from tests.api.conftest import As
from tests.api.world import World

API = "/api/v1"


def test_an_unchanged_answer_is_304_without_reading_a_record(anonymous: APIClient, world: World) -> None:
    first = anonymous.get(f"{API}/priorities/")
    assert first["ETag"].startswith('W/"')
    assert first["Vary"] == "Authorization, Cookie, Accept" or {"Authorization", "Cookie", "Accept"} <= set(
        first["Vary"].split(", ")
    )
    assert first["Cache-Control"] == "public, no-cache"
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = anonymous.get(f"{API}/priorities/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert len(queries) == 1


def test_every_entry_changes_the_tag(anonymous: APIClient, world: World) -> None:
    first = anonymous.get(f"{API}/priorities/")
    with acting(None) as act:
        world.priority.title = "Other words"
        world.priority.save()
        act.record("edited", world.priority)
    again = anonymous.get(f"{API}/priorities/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_an_entry_that_commits_late_changes_what_the_tag_is_made_of(world: World) -> None:
    """Its key is smaller than the newest: the newest key alone would not tell."""
    with acting(None) as act:
        for _number in range(3):
            act.record("edited", world.priority)
    newest = newest_entries()
    late = Entry.objects.order_by("-id")[1]
    values = {field.attname: getattr(late, field.attname) for field in Entry._meta.concrete_fields}
    gap = Entry(**values | {"id": late.pk - 100})
    gap.save(force_insert=True)
    assert newest_entries() != newest
    assert newest_entries()[0] == newest[0]


def test_the_tag_belongs_to_the_reader_and_their_hats(as_person: As, world: World) -> None:
    etag = as_person(world["est"]).get(f"{API}/oaps/")["ETag"]
    answer = as_person(world["nobody"]).get(f"{API}/oaps/", headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    client = as_person(world["est"])
    etag = client.get(f"{API}/oaps/")["ETag"]
    assert client.get(f"{API}/oaps/", headers={"If-None-Match": etag}).status_code == 304
    Assignment.objects.filter(person=world["est"]).update(ends=date(2024, 1, 1))
    assert client.get(f"{API}/oaps/", headers={"If-None-Match": etag}).status_code == 200


def test_the_tag_belongs_to_the_address(anonymous: APIClient, world: World) -> None:
    etag = anonymous.get(f"{API}/cycles/")["ETag"]
    assert anonymous.get(f"{API}/cycles/", {"fields": "id"}, headers={"If-None-Match": etag}).status_code == 200
    made_up = anonymous.get(f"{API}/oaps/999/", headers={"If-None-Match": 'W/"0123456789abcdef0123456789abcdef"'})
    assert made_up.status_code == 404


def test_a_problem_is_never_kept(anonymous: APIClient, world: World) -> None:
    answer = anonymous.get(f"{API}/oaps/999/")
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer
