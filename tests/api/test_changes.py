"""What happened, as far as the reader may see the records; removed ones included."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from rest_framework.test import APIClient

from empact.accounts.models import User
from empact.history.acting import acting
from empact.workflow.engine import perform
from oaps.models import Indicator, NationalPosition, OperationalAction
from tests.api.conftest import As
from tests.api.world import World
from tests.cast import Cast

API = "/api/v1"


def note(record: Model, verb: str = "edited", actor: User | None = None, **what: Any) -> None:
    with acting(actor) as act:
        act.record(verb, record, **what)


def test_changes_are_those_of_records_that_the_reader_sees(anonymous: APIClient, as_person: As, world: World) -> None:
    note(world.priority, actor=world["est"], before={"title": "Old"}, after={"title": "New"})
    note(world.plan, actor=world["driver"], comment="Secret reason", after={"introduction": "Secret words"})

    seen = anonymous.get(f"{API}/changes/").json()["results"]
    assert [(row["resource"], row["record_id"], row["verb"], row["actor"]) for row in seen] == [
        ("priorities", world.priority.pk, "", "")
    ]
    seen = as_person(world["est"]).get(f"{API}/changes/").json()["results"]
    assert [row["resource"] for row in seen] == ["priorities", "oaps"]
    assert seen[0]["changed"] == ["title"]
    assert seen[0]["verb"] == "edited"
    assert seen[1]["actor"] == "Driver, FR"
    assert "Secret" not in str(seen)


def test_a_removed_record_is_told_to_those_who_see_its_root(as_person: As, anonymous: APIClient, world: World) -> None:
    indicator = Indicator.objects.filter(action__oap=world.plan).first()
    assert indicator is not None
    key = indicator.pk
    with acting(world["driver"]) as act:
        act.record("removed", indicator, before={"title": "Gone"})
        indicator.delete()
    (row,) = as_person(world["est"]).get(f"{API}/changes/").json()["results"]
    assert (row["resource"], row["record_id"], row["removed"]) == ("indicators", key, True)
    assert anonymous.get(f"{API}/changes/").json()["results"] == []
    assert as_person(world["nobody"]).get(f"{API}/changes/").json()["results"] == []


def test_what_moved_along_is_named(cast: Cast, as_person: As) -> None:
    perform("oaps.oap", "submit", cast.plan.pk, actor=cast["driver"], seen=_content(cast))
    cast.open_positions(cast.plan)
    perform("oaps.oap", "return", cast.plan.pk, actor=cast["est"], seen=_content(cast), comment="Mend it")
    rows = as_person(cast["est"]).get(f"{API}/changes/", {"page_size": "200", "after": "0"}).json()["results"]
    (returned,) = (row for row in rows if row["verb"] == "return")
    keys = set(NationalPosition.objects.filter(oap=cast.plan).values_list("pk", flat=True))
    assert {item["id"] for item in returned["along"]} == keys
    assert {item["resource"] for item in returned["along"]} == {"positions"}


def _content(cast: Cast) -> int:
    cast.plan.refresh_from_db()
    return cast.plan.content


def test_since_and_after_say_where_to_go_on(as_person: As, world: World) -> None:
    for number in range(5):
        note(world.plan, after={"title": str(number)})
    client = as_person(world["est"])
    rows = client.get(f"{API}/changes/", {"page_size": "2"}).json()
    assert len(rows["results"]) == 2
    keys = [row["id"] for row in rows["results"]]
    while rows["next"]:
        rows = client.get(rows["next"]).json()
        keys += [row["id"] for row in rows["results"]]
    assert keys == sorted(keys)
    assert len(keys) == 5
    rest = client.get(f"{API}/changes/", {"after": str(keys[2])}).json()["results"]
    assert [row["id"] for row in rest] == keys[3:]
    at = rows["results"][-1]["at"]
    assert len(client.get(f"{API}/changes/", {"since": at}).json()["results"]) >= 1
    assert client.get(f"{API}/changes/", {"since": "2999-01-01"}).json()["results"] == []
    for params in ({"since": "x"}, {"after": "-1"}, {"ordering": "id"}, {"resource": "oaps"}):
        assert client.get(f"{API}/changes/", params).status_code == 400


def test_a_hidden_record_that_moved_along_is_not_named(as_person: As, world: World) -> None:
    hidden = OperationalAction.objects.filter(oap=world.plan).first()
    assert hidden is not None
    note(world.priority, detail={"along": [{"kind": "oaps.operationalaction", "id": hidden.pk}]})
    (row,) = as_person(world["nobody"]).get(f"{API}/changes/").json()["results"]
    assert row["along"] == []
    (row,) = as_person(world["est"]).get(f"{API}/changes/").json()["results"]
    assert row["along"] == [{"resource": "actions", "id": hidden.pk}]
