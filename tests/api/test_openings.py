"""Moves that start a record over REST: invitations, offers and records of partners under an action."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from empact.api.models import TokenScope
from empact.history.models import Entry
from oaps.models import OAP, Participation
from tests.api.conftest import As
from tests.cast import Cast, put

API = "/api/v1"


class Door:
    """Knocks at the openings of action 1.1 as different people, each having seen its plan as it is."""

    def __init__(self, cast: Cast, as_person: As) -> None:
        self.cast, self.as_person = cast, as_person
        self.address = f"{API}/actions/{cast.actions[0].pk}/openings/"

    def content(self) -> int:
        return OAP.objects.values_list("content", flat=True).get(pk=self.cast.plan.pk)

    def openings(self, name: str) -> dict[str, Any]:
        answer = self.as_person(self.cast[name]).get(self.address)
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = answer.json()
        return found

    def start(self, name: str | APIClient, opening: str, body: Any = None, *, seen: int | str | None = None) -> Any:
        client = self.as_person(self.cast[name]) if isinstance(name, str) else name
        headers = {} if seen == "" else {"If-Match": f'"{self.content() if seen is None else seen}"'}
        return client.post(f"{self.address}{opening}/", body or {}, format="json", headers=headers)

    def organisation(self, code: str) -> int:
        return self.cast.organisations[code].pk


@pytest.fixture
def door(cast: Cast, as_person: As) -> Door:
    return Door(cast, as_person)


def test_the_openings_say_what_may_be_started_and_what_to_tell(door: Door) -> None:
    found = door.openings("driver")
    assert (found["counter"], found["if_match"]) == ("content", f'"{door.content()}"')
    assert [(item["name"], item["starts"]) for item in found["open"]] == [
        ("invite", "participations"),
        ("record-for", "participations"),
    ]
    invite, record = found["open"]
    assert [(item["name"], item["type"], item["required"]) for item in invite["data"]] == [
        ("organisation", "id", True),
        ("role", "choice", False),
        ("contribution", "string", False),
        ("answer_due", "date", False),
    ]
    assert invite["data"][0]["choices"] == []
    assert (invite["comment_required"], record["comment_required"]) == (False, True)
    [offer] = found["blocked"]
    assert offer["reasons"][0]["text"] == (
        "Only a national EMPACT coordinator, or the coordinator or contact of an agency can do this."
    )


def test_an_invitation_is_made_and_answered_with_where_it_is(door: Door) -> None:
    data = {"organisation": door.organisation("BE"), "contribution": "Two officers", "answer_due": "2025-12-05"}
    answer = door.start("driver", "invite", {"data": data})
    assert answer.status_code == 201, answer.content
    body = answer.json()
    assert answer["Location"] == f"{API}/participations/{body['id']}/"
    assert (body["status"], body["role"], body["organisation"]["code"]) == ("invited", "participant", "be")
    assert body["answer_due"].startswith("2025-12-05T17:00")
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.actor, entry.after["organisation"]["label"]) == ("invite", door.cast["driver"], "BE")
    again = door.start("driver", "invite", {"data": data})
    assert again.status_code == 400
    assert again.json()["reasons"][0]["text"] == "This organisation is in the action already."


def test_a_coordinator_offers_the_own_country_only(door: Door) -> None:
    door.cast.give("nec.it", "nec", "IT")
    assert [item["name"] for item in door.openings("nec.it")["open"]] == ["offer"]
    answer = door.start("nec.it", "offer", {"data": {"organisation": door.organisation("IT"), "role": "co_lead"}})
    assert answer.status_code == 201, answer.content
    assert (answer.json()["status"], answer.json()["role"]) == ("offered", "co_lead")
    other = door.start("nec.it", "offer", {"data": {"organisation": door.organisation("BE")}})
    assert other.status_code == 403
    assert not Participation.objects.filter(organisation=door.organisation("BE")).exists()


def test_a_partner_is_recorded_with_how_it_is_known(door: Door) -> None:
    body: dict[str, Any] = {"data": {"organisation": door.organisation("UK")}}
    assert door.start("leader.fr", "record-for", body).status_code == 403
    refused = door.start("driver", "record-for", body)
    assert refused.status_code == 400
    assert [reason["field"] for reason in refused.json()["reasons"]] == ["comment"]
    answer = door.start("driver", "record-for", {**body, "comment": "Letter of 3 November"})
    assert answer.status_code == 201, answer.content
    assert answer.json()["status"] == "confirmed"
    assert answer.json()["reason"] == "Letter of 3 November"


def test_refusals_come_in_their_order(door: Door, anonymous: APIClient) -> None:
    """Each request is wrong in every later way too: what comes first is told."""
    wrong = {"surprise": 1}
    current = door.content()
    assert door.start(anonymous, "invite", wrong).status_code == 404
    assert door.start("nobody", "invite", wrong, seen="").status_code == 404
    assert door.start("nec.fr", "invite", wrong, seen="").status_code == 403
    assert door.start("nec.fr", "invite", wrong, seen=current + 7).status_code == 403
    assert door.start("driver", "invite", wrong, seen="").status_code == 428
    stale = door.start("driver", "invite", wrong, seen=current + 7)
    assert (stale.status_code, stale.json()["current"]) == (412, current)
    assert door.start("driver", "invite", wrong, seen=current).status_code == 400
    assert door.start("driver", "confirm", wrong, seen=current).status_code == 404


def test_somebody_who_saw_an_older_plan_is_told_what_happened(door: Door) -> None:
    seen = door.content()
    assert door.start("driver", "invite", {"data": {"organisation": door.organisation("BE")}}).status_code == 201
    answer = door.start("codriver", "invite", {"data": {"organisation": door.organisation("LV")}}, seen=seen)
    assert answer.status_code == 412
    assert (answer.json()["seen"], answer.json()["current"]) == (seen, door.content())
    assert "asked for the participation of BE" in answer.json()["happened"][0]["text"]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "data.organisation"),
        ({"organisation": None}, "data.organisation"),
        ({"organisation": 999999}, "data.organisation"),
        ({"organisation": "be"}, "data.organisation"),
        ({"organisation": 2**70}, "data.organisation"),
        ({"organisation": True}, "data.organisation"),
        ({"organisation": "BE", "role": "boss"}, "data.role"),
        ({"organisation": "BE", "answer_due": "soon"}, "data.answer_due"),
        ({"organisation": "BE", "answer_due": "2025-11-03"}, "answer_due"),
        ({"organisation": "BE", "contribution": "SECRET UE"}, "contribution"),
        ({"organisation": "BE", "contribution": "\0"}, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field(door: Door, data: dict[str, Any], field: str) -> None:
    if data.get("organisation") == "BE":
        data = {**data, "organisation": door.organisation("BE")}
    answer = door.start("driver", "invite", {"data": data})
    assert answer.status_code == 400, answer.content
    assert field in {reason["field"] for reason in answer.json()["reasons"]}
    assert not Participation.objects.filter(organisation=door.organisation("BE")).exists()


def test_an_institution_takes_part_in_no_action(door: Door) -> None:
    council = next(code for code, item in door.cast.organisations.items() if item.kind == "institution")
    answer = door.start("driver", "invite", {"data": {"organisation": door.organisation(council)}})
    assert answer.status_code == 400
    assert [reason["code"] for reason in answer.json()["reasons"]] == ["takes_no_part"]


def test_nothing_is_started_while_the_plan_stands_still(door: Door) -> None:
    put(door.cast.plan, "validated")
    found = door.openings("driver")
    assert found["open"] == []
    assert {item["reasons"][0]["code"] for item in found["blocked"]} == {"plan_stands_still", "refused"}
    answer = door.start("driver", "invite", {"data": {"organisation": door.organisation("BE")}})
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (400, "plan_stands_still")


def test_a_token_that_only_reads_starts_nothing(door: Door, as_person: As) -> None:
    client = as_person(door.cast["driver"], TokenScope.READ)
    answer = door.start(client, "invite", {"data": {"organisation": door.organisation("BE")}})
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (403, "insufficient_scope")


def test_other_resources_have_no_openings(door: Door) -> None:
    assert door.as_person(door.cast["driver"]).get(f"{API}/oaps/{door.cast.plan.pk}/openings/").status_code == 404
