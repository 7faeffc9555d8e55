"""An OAP from draft to adopted over REST; who is refused, why, and in which order the refusals come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rest_framework.test import APIClient

from empact.history.acting import acting
from empact.history.models import Entry, FrozenVersion
from oaps.models import OAP, NationalPosition
from tests.api.conftest import As
from tests.cast import Cast, put

API = "/api/v1"
TABLING = {"document_number": "ST 15207/25", "document_date": "2025-11-20", "decision_due": "2025-12-04"}
ADOPTION = {"document_number": "ST 16120/25", "adopted_on": "2025-11-24"}


class Desk:
    """Makes moves of one plan as different people, each having seen the plan as it is."""

    def __init__(self, cast: Cast, as_person: As) -> None:
        self.cast, self.as_person = cast, as_person
        self.plan = cast.plan

    def client(self, name: str) -> APIClient:
        return self.as_person(self.cast[name])

    def content(self) -> int:
        return OAP.objects.values_list("content", flat=True).get(pk=self.plan.pk)

    def move(self, name: str, move: str, body: Any = None, *, seen: int | str | None = None) -> Any:
        """Make the move; `seen` "" sends no If-Match."""
        headers = {} if seen == "" else {"If-Match": f'"{self.content() if seen is None else seen}"'}
        address = f"{API}/oaps/{self.plan.pk}/moves/{move}/"
        return self.client(name).post(address, body or {}, format="json", headers=headers)

    def moves(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client(name).get(f"{API}/oaps/{self.plan.pk}/moves/").json()
        return found


@pytest.fixture
def desk(cast: Cast, as_person: As) -> Desk:
    return Desk(cast, as_person)


def test_a_comment_with_a_marking_is_refused_at_its_field(desk: Desk) -> None:
    answer = desk.move("driver", "submit", {"comment": "As in the R-UE/EU-R annex"})
    assert answer.status_code == 400
    [reason] = answer.json()["reasons"]
    assert (reason["code"], reason["field"]) == ("classified_text", "comment")


def test_a_plan_goes_from_draft_to_adopted(desk: Desk, cast: Cast) -> None:
    def done(name: str, move: str, status: str, body: Any = None) -> dict[str, Any]:
        answer = desk.move(name, move, body)
        assert answer.status_code == 200, answer.content
        assert answer.json()["status"] == status
        found: dict[str, Any] = answer.json()
        return found

    done("driver", "submit", "submitted", {"comment": "Ready"})
    done("est", "check", "checked", {"data": {"positions_due": "2025-12-08"}})
    for name in ("nec.fr", "nec.de", "nec.lv"):
        client = desk.client(name)
        country = name.partition(".")[2].upper()
        (position,) = client.get(f"{API}/positions/", {"oap": "FA-2026-27", "country": country}).json()["results"]
        moves = client.get(f"{API}/positions/{position['id']}/moves/").json()
        assert moves["counter"] == "content"
        answer = client.post(
            f"{API}/positions/{position['id']}/moves/agree/", format="json", headers={"If-Match": moves["if_match"]}
        )
        assert answer.status_code == 200, answer.content
        assert answer.json()["status"] == "agreed"
    refused = desk.move("est.2", "validate")
    assert refused.status_code == 400
    assert refused.json()["type"].endswith("#problem-blocked")
    for position_left in NationalPosition.objects.filter(oap=desk.plan, status="pending"):
        put(position_left, "agreed")
    done("est.2", "validate", "validated")
    done("secretariat", "table", "tabled", {"data": TABLING})
    adopted = done("secretariat", "adopt", "adopted", {"data": ADOPTION})
    assert adopted["adoption_document"]["number"] == "ST 16120/25"
    assert adopted["outcome"] == "adopted"
    assert FrozenVersion.objects.filter(kind="oaps.oap", record_id=desk.plan.pk).count() == 1
    verbs = list(
        Entry.objects.filter(kind="oaps.oap", record_id=desk.plan.pk).order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["loaded", "submit", "check", "validate", "table", "adopt"]


def test_the_situation_tells_what_is_open_what_is_not_and_why(desk: Desk) -> None:
    mine = desk.moves("driver")
    assert mine["if_match"] == f'"{desk.content()}"'
    assert mine["turn"]["name"] == "submit"
    assert mine["turn"]["mine"] is True
    assert {item["name"] for item in mine["open"]} == {"submit", "withdraw"}
    theirs = desk.moves("nec.fr")
    assert theirs["open"] == []
    (submit,) = (item for item in theirs["blocked"] if item["name"] == "submit")
    assert submit["reasons"][0]["code"] == "refused"
    assert submit["reasons"][0]["who"] == "the Driver's team of this plan"


def test_the_situation_describes_what_a_move_is_told(desk: Desk) -> None:
    desk.move("driver", "submit")
    (check,) = (item for item in desk.moves("est")["open"] if item["name"] == "check")
    assert check["data"] == [
        {
            "name": "positions_due",
            "type": "date",
            "label": "National positions due on",
            "help": "Until 17:00 in Brussels. Ten working days are customary.",
            "required": True,
            "choices": [],
        }
    ]


def ask(desk: Desk, cast: Cast) -> Callable[..., Any]:
    def post(client: APIClient, body: Any = None, seen: str = "", pk: int = 0) -> Any:
        headers = {"If-Match": seen} if seen else {}
        address = f"{API}/oaps/{pk or cast.plan.pk}/moves/submit/"
        return client.post(address, body, format="json", headers=headers)

    return post


def test_refusals_come_in_their_order(desk: Desk, cast: Cast, anonymous: APIClient) -> None:
    """Each request is wrong in every later way too: what comes first is told."""
    post = ask(desk, cast)
    wrong = {"surprise": 1}
    current = desk.content()
    assert post(anonymous, wrong).status_code == 404
    assert post(desk.client("nobody"), wrong).status_code == 404
    assert post(desk.client("nec.fr"), wrong).status_code == 403
    assert post(desk.client("driver"), wrong).status_code == 428
    assert post(desk.client("driver"), wrong, seen="W/whatever").status_code == 428
    assert post(desk.client("driver"), wrong, seen="*").status_code == 428
    assert post(desk.client("driver"), wrong, seen=f'"{current + 7}"').status_code == 412
    assert post(desk.client("driver"), wrong, seen=f'"{current}"').status_code == 400
    cast.plan.refresh_from_db()
    assert cast.plan.status == "drafting"


def test_an_anonymous_mover_of_a_visible_record_is_asked_to_sign_in(cast: Cast, anonymous: APIClient) -> None:
    answer = anonymous.post(f"{API}/cycles/{cast.cycle.pk}/moves/start/", {"surprise": 1}, format="json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="EMPACT"'


def test_a_refusal_says_who_could(desk: Desk) -> None:
    answer = desk.move("nec.fr", "submit")
    assert answer.status_code == 403
    (reason,) = answer.json()["reasons"]
    assert reason["text"] == "Only the Driver's team of this plan can do this."
    assert "Driver, ES" in reason["who"]


def test_four_eyes_hold_over_rest(desk: Desk, cast: Cast) -> None:
    cast.give("both", "driver", "ES", cast.plan)
    cast.give("both", "est", "Europol")
    assert desk.move("both", "submit").status_code == 200
    answer = desk.move("both", "check", {"data": {"positions_due": "2025-12-08"}})
    assert answer.status_code == 403


def test_a_stale_mover_sees_both_counts_and_what_happened(desk: Desk, cast: Cast) -> None:
    seen = desk.content()
    with acting(cast["codriver"]) as act:
        cast.plan.introduction = "Other words"
        cast.plan.save()
        act.record("edited", cast.plan, before={"introduction": ""}, after={"introduction": "Other words"})
    answer = desk.move("driver", "submit", seen=seen)
    assert answer.status_code == 412
    body = answer.json()
    assert (body["seen"], body["current"]) == (seen, desk.content())
    assert body["seen"] < body["current"]
    assert "Co-driver, SE" in body["happened"][0]["text"]
    assert body["happened"][0]["at"].endswith(("+01:00", "+02:00"))
    assert desk.move("driver", "submit").status_code == 200


def test_the_second_of_two_movers_learns_what_happened_meanwhile(desk: Desk) -> None:
    seen = desk.content()
    assert desk.move("driver", "submit", seen=seen).status_code == 200
    answer = desk.move("codriver", "submit", seen=seen)
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("#problem-overtaken")
    assert "submitted" in answer.json()["detail"]


def test_a_move_needs_its_data_and_its_comment(desk: Desk) -> None:
    desk.move("driver", "submit")
    wrong: tuple[Any, ...] = ({}, {"data": {}}, {"data": {"positions_due": "soon"}}, {"data": {"positions_due": None}})
    for body in wrong:
        answer = desk.move("est", "check", body)
        assert answer.status_code == 400
        assert any(reason["field"].startswith("data") for reason in answer.json()["reasons"]), answer.json()
    assert desk.move("est", "check", {"data": {"positions_due": "2020-01-01"}}).json()["reasons"][0]["field"] == (
        "positions_due"
    )
    for silent in ({}, {"comment": ""}, {"comment": "   "}):
        answer = desk.move("est", "return", silent)
        assert answer.status_code == 400
        assert [reason["field"] for reason in answer.json()["reasons"]] == ["comment"]
    assert desk.move("est", "return", {"comment": "Please mend it"}).status_code == 200


def test_a_move_of_the_system_has_no_address(desk: Desk) -> None:
    assert desk.move("secretariat", "enter-into-force").status_code == 404


def test_several_plans_move_at_once_with_a_result_each(cast: Cast, as_person: As) -> None:
    other = OAP.objects.create(
        sub_priority=cast.areas[1], cycle=cast.cycle, code="X-2028", title="X", period_start=date(2028, 1, 1),
        period_end=date(2028, 12, 31), standing="fictitious", source="tests",
    )  # fmt: skip
    put(other, "validated")
    put(cast.plan, "validated")
    plans = {plan.pk: plan for plan in OAP.objects.filter(pk__in=[other.pk, cast.plan.pk, cast.adopted_plan.pk])}
    items = [
        {"id": cast.plan.pk, "if_match": f'"{plans[cast.plan.pk].content}"'},
        {"id": other.pk, "if_match": str(plans[other.pk].content + 5)},
        {"id": cast.adopted_plan.pk, "if_match": f'"{plans[cast.adopted_plan.pk].content}"'},
        {"id": 999_999, "if_match": '"1"'},
    ]
    client = as_person(cast["secretariat"])
    address = f"{API}/oaps/moves/table/"
    answer = client.post(address, {"items": items, "data": TABLING}, format="json")
    assert answer.status_code == 200, answer.content
    results = answer.json()["results"]
    assert [result["status"] for result in results] == [200, 412, 409, 404]
    assert results[0]["record"]["status"] == "tabled"
    assert results[0]["record"]["code"] == "FA-2026-27"
    assert results[1]["problem"]["current"] == plans[other.pk].content
    again = client.post(address, {"items": items[:1] * 2, "data": TABLING}, format="json")
    assert again.status_code == 400
    assert client.post(address, {"items": [], "data": TABLING}, format="json").status_code == 400
    assert client.post(address, {"items": items}, format="json").status_code == 400
    refused = as_person(cast["est"]).post(address, {"items": items[1:2], "data": TABLING}, format="json")
    assert [result["status"] for result in refused.json()["results"]] == [403]


def test_only_moves_that_say_so_are_made_in_bulk(cast: Cast, as_person: As) -> None:
    answer = as_person(cast["driver"]).post(f"{API}/oaps/moves/submit/", {"items": []}, format="json")
    assert answer.status_code == 404


def test_a_mover_who_loses_sight_of_the_record_gets_an_empty_answer(cast: Cast, as_person: As) -> None:
    """An agency that declines takes no part in the action any more, and so does not see it."""
    client = as_person(cast["eurojust"])
    (row,) = client.get(f"{API}/participations/", {"organisation": "eurojust"}).json()["results"]
    address = f"{API}/participations/{row['id']}/moves/"
    answer = client.post(
        f"{address}decline/",
        {"comment": "No capacity"},
        format="json",
        headers={"If-Match": client.get(address).json()["if_match"]},
    )
    assert answer.status_code == 204, answer.content
    assert answer.content == b""
    assert client.get(address).status_code == 404
