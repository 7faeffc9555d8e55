"""What a reader gets: rows, nested records, fields, parameters."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

import empact.api_urls  # noqa: F401  # the resources are known once the routes are
from empact.api.resources import resources
from tests.api.conftest import As
from tests.api.world import World

API = "/api/v1"


def test_the_root_lists_every_resource(anonymous: APIClient, db: None) -> None:
    body = anonymous.get(f"{API}/").json()
    assert {"cycles", "priorities", "oaps", "actions", "changes", "countries", "figures", "targets"} <= set(
        body["resources"]
    )
    for address in body["resources"].values():
        assert anonymous.get(address).status_code == 200


def test_priorities_of_a_cycle_have_the_promised_shape(anonymous: APIClient, world: World) -> None:
    body = anonymous.get(f"{API}/priorities/", {"cycle": "2022-2025"}).json()
    assert list(body) == ["next", "previous", "results"]
    (priority,) = body["results"]
    assert list(priority) == [
        "id", "code", "number", "title", "aim", "aliases", "cycle", "status", "standing", "source",
        "council_reference", "adopted_on", "sub_priorities", "threats", "version", "updated_at",
    ]  # fmt: skip
    assert priority["cycle"] == {"id": world.past.pk, "code": "2022-2025", "title": "EMPACT 2022–2025"}
    assert priority["council_reference"] == "8665/21"
    assert priority["adopted_on"] == "2021-05-26"
    assert priority["status"] == "adopted"
    assert [threat["code"] for threat in priority["threats"]] == ["SOCTA-2021/1"]
    assert [area["code"] for area in priority["sub_priorities"]] == ["FA"]


def test_an_anonymous_reader_gets_what_is_adopted_and_sourced_only(anonymous: APIClient, world: World) -> None:
    assert anonymous.get(f"{API}/priorities/").json()["results"][0]["id"] == world.priority.pk
    assert anonymous.get(f"{API}/priorities/{world.hidden_priority.pk}/").status_code == 404
    assert anonymous.get(f"{API}/oaps/").json()["results"] == []
    assert anonymous.get(f"{API}/oaps/{world.plan.pk}/").status_code == 404


def test_hidden_and_absent_are_one_answer(anonymous: APIClient, world: World) -> None:
    hidden = anonymous.get(f"{API}/oaps/{world.plan.pk}/")
    absent = anonymous.get(f"{API}/oaps/999999/")
    assert hidden.json() == absent.json()
    for code in ("FA-2026-27", "ZZ-2026-27"):
        reasons = anonymous.get(f"{API}/actions/", {"oap": code}).json()["reasons"]
        assert reasons == [
            {"code": "unknown_code", "text": f"There is no OAP “{code}” that you may see.", "field": "oap", "who": ""}
        ]


def test_a_nested_record_that_the_reader_may_not_see_is_null(anonymous: APIClient, as_person: As, world: World) -> None:
    items = anonymous.get(f"{API}/roadmap-items/", {"ordering": "id"}).json()["results"]
    assert [item["oap"] for item in items] == [None, None, None]
    assert items[1]["priority"]["code"] == "FA"
    items = as_person(world["est"]).get(f"{API}/roadmap-items/", {"ordering": "id"}).json()["results"]
    assert items[0]["oap"]["code"] == "FA-2026-27"


def test_comments_of_other_delegations_stay_hidden(as_person: As, world: World) -> None:
    def comments(name: str) -> dict[str, str]:
        rows = as_person(world[name]).get(f"{API}/positions/", {"oap": "CC-2026-27"}).json()["results"]
        return {row["country"]["code"]: row["comment"] for row in rows}

    assert comments("nec.fr") == {"DE": "", "FR": "Comment of FR", "LV": ""}
    assert comments("est") == {"DE": "", "FR": "Comment of FR", "LV": "Comment of LV"}


def test_an_administrator_reads_no_content(as_person: As, world: World) -> None:
    assert as_person(world["admin"]).get(f"{API}/actions/").json()["results"] == []


def test_fields_and_omit_choose_what_an_answer_holds(anonymous: APIClient, world: World) -> None:
    row = anonymous.get(f"{API}/priorities/", {"fields": "id,threats"}).json()["results"][0]
    assert list(row) == ["id", "threats"]
    row = anonymous.get(f"{API}/priorities/{world.priority.pk}/", {"omit": "aim,threats"}).json()
    assert "aim" not in row
    assert "threats" not in row
    assert "code" in row
    answer = anonymous.get(f"{API}/priorities/", {"fields": "id,secret"})
    assert answer.status_code == 400
    assert answer.json()["reasons"][0]["code"] == "unknown_field"


def test_search_ignores_accents_and_case_and_looks_into_aliases(as_person: As, world: World) -> None:
    world.priority.title = "Armes à feu et Explosifs"
    world.priority.save()
    client = as_person(world["est"])
    for text in ("explosifs a FEU", "weapons"):
        found = client.get(f"{API}/priorities/", {"q": text}).json()["results"]
        assert [row["id"] for row in found] == [world.priority.pk], text
    assert client.get(f"{API}/priorities/", {"q": "100%_"}).json()["results"] == []


def test_greece_and_the_kingdom_are_understood_either_way(as_person: As, world: World) -> None:
    client = as_person(world["est"])
    for code in ("EL", "GR", "el"):
        (country,) = client.get(f"{API}/countries/", {"country": code}).json()["results"]
        assert country["code"] == "EL"
    answer = client.get(f"{API}/actions/", {"country": "XX"})
    assert answer.status_code == 400
    (reason,) = answer.json()["reasons"]
    assert reason["field"] == "country"
    assert "Known: DE, EL, FR, LV." in reason["text"]


def test_filters_by_code_and_by_country_of_participants(as_person: As, world: World) -> None:
    client = as_person(world["est"])
    rows = client.get(f"{API}/actions/", {"oap": "FA-2026-27", "country": "DE", "total": "1"}).json()
    assert rows["total"] == 2
    assert {row["code"] for row in rows["results"]} == {"FA-2026-27/1.1", "FA-2026-27/1.2"}
    assert client.get(f"{API}/actions/", {"country": "FR", "total": "1"}).json()["total"] == 0
    assert client.get(f"{API}/actions/", {"code": "FA-2026-27/1.2"}).json()["results"][0]["number"] == "1.2"
    both = client.get(f"{API}/oaps/", {"status": "drafting,checked", "cycle": "2026-2029"}).json()["results"]
    assert {row["code"] for row in both} == {"FA-2026-27", "CC-2026-27"}


def test_updated_since_takes_an_instant_or_a_day(anonymous: APIClient, world: World) -> None:
    stamp = world.past.updated_at.isoformat()
    for text, count in ((stamp, 2), (stamp.replace("+", " "), 2), ("2000-01-01", 2), ("2999-01-01", 0)):
        body = anonymous.get(f"{API}/cycles/", {"updated_since": text}).json()
        assert len(body["results"]) == count, (text, body)
    for text in ("yesterday", "2025-13-01", "2025-11-24T10:00:00"):
        assert anonymous.get(f"{API}/cycles/", {"updated_since": text}).status_code == 400


@pytest.mark.parametrize("name", [resource.name for resource in resources()])
def test_every_resource_can_be_read_filtered_and_sorted(name: str, as_person: As, world: World) -> None:
    client = as_person(world["est"])
    (resource,) = (resource for resource in resources() if resource.name == name)
    rows = client.get(f"{API}/{name}/", {"total": "1"}).json()
    assert rows["total"] > 0
    one = rows["results"][0]
    assert {"id", "code", "standing", "source", "version", "updated_at"} <= set(one)
    assert client.get(f"{API}/{name}/{one['id']}/").json() == one
    for order in resource.viewset.known_orderings():
        for sign in ("", "-"):
            assert client.get(f"{API}/{name}/", {"ordering": sign + order}).status_code == 200
    for parameter in resource.viewset.filterset_class.base_filters:
        answer = client.get(f"{API}/{name}/", {parameter: "§"})
        assert answer.status_code in {200, 400}, parameter
