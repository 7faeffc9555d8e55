"""Whatever is sent, the answer is a problem document that says what is wrong; never a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from rest_framework.test import APIClient

from empact.api.parsers import MAX_BYTES
from empact.urls import handler500
from tests.api.conftest import As
from tests.api.world import World

API = "/api/v1"
NESTED = 100_000


def submit(world: World) -> str:
    return f"{API}/oaps/{world.plan.pk}/moves/submit/"


@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/oaps/abc/", "/oaps/-1/", "/oaps/1.5/", "/oaps/%00/", "/oaps/1/moves/fly/", "/oaps/1/moves/fly"],
)
def test_an_address_that_is_not_there_is_a_problem_document(anonymous: APIClient, db: None, path: str) -> None:
    for method in (anonymous.get, anonymous.post, anonymous.delete):
        answer = method(f"{API}{path}")
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"
        body = answer.json()
        assert body["type"] == "/api/v1/docs/#problem-not-found"
        assert body["status"] == 404
        assert body["detail"].startswith("There is no such ")
        assert body["detail"].count(".") > 1, "says no next step"


def test_an_id_beyond_every_number_is_absent(anonymous: APIClient, db: None) -> None:
    assert anonymous.get(f"{API}/cycles/{10**30}/").status_code == 404


def test_a_missing_slash_is_added(anonymous: APIClient, db: None) -> None:
    answer = anonymous.get(f"{API}/cycles?total=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"{API}/cycles/?total=1"


def test_an_unknown_parameter_is_refused_with_the_known_ones(anonymous: APIClient, db: None) -> None:
    answer = anonymous.get(f"{API}/cycles/", {"statsu": "running"})
    assert answer.status_code == 400
    (reason,) = answer.json()["reasons"]
    assert reason["code"] == "unknown_parameter"
    assert reason["field"] == "statsu"
    assert "status" in reason["text"]
    assert anonymous.get(f"{API}/cycles/", {"format": "xml"}).status_code == 400


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("status", "runing"),
        ("cycle", "2099-2100"),
        ("q", "nul\x00"),
        ("q", "x" * 500),
        ("cycle", "\x00"),
        ("updated_since", "\x00"),
        ("standing", "true"),
        ("fields", "\x00"),
        ("cycle", ",".join("abcdefgh" for _ in range(100))),
    ],
)
def test_a_value_that_is_not_understood_is_refused_at_its_parameter(
    anonymous: APIClient, db: None, parameter: str, value: str
) -> None:
    answer = anonymous.get(f"{API}/threat-assessments/", {parameter: value})
    assert answer.status_code == 400, answer.content
    assert answer.json()["reasons"][0]["field"] == parameter


def test_emoji_are_text_like_any_other(anonymous: APIClient, world: World) -> None:
    assert anonymous.get(f"{API}/cycles/", {"q": "🦊"}).json()["results"] == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[" * NESTED, "levels"),
        (b'{"a":' * NESTED + b"1" + b"}" * NESTED, "levels"),
        (b'{"comment": "' + b'\\"' * NESTED, "not JSON"),
        (b'{"comment": "a", "comment": "b"}', "twice"),
        (b'{"comment": NaN}', "NaN"),
        (b'{"comment": Infinity}', "Infinity"),
        (b'{"comment": 1e999}', "too large"),
        (b'{"comment": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"comment": "\\u0000"}', "NUL"),
        (b'{"\\u0000": 1}', "NUL"),
        (b'{"comment": "\\ud800"}', "surrogate"),
        (b'\xff\xfe{"comment": ""}', "UTF-8"),
        (b"{'comment': 1}", "not JSON"),
        (b"{", "not JSON"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(as_person: As, world: World, body: bytes, said: str) -> None:
    answer = as_person(world["driver"]).post(
        submit(world), body, content_type="application/json", headers={"If-Match": f'"{current(world)}"'}
    )
    assert answer.status_code == 400, answer.content
    assert said in answer.json()["detail"]
    assert answer.json()["type"].endswith("#problem-malformed")


def current(world: World) -> int:
    world.plan.refresh_from_db()
    return world.plan.content


@pytest.mark.parametrize("body", [[], "text", 5, True, None, {"surprise": 1}, {"comment": {}}, {"data": {"x": 1}}])
def test_a_body_of_another_shape_is_refused_at_its_field(as_person: As, world: World, body: object) -> None:
    answer = as_person(world["driver"]).post(
        submit(world), json.dumps(body), content_type="application/json", headers={"If-Match": f'"{current(world)}"'}
    )
    assert answer.status_code == 400, answer.content
    world.plan.refresh_from_db()
    assert world.plan.status == "drafting"


def test_an_unknown_field_of_a_body_is_named(as_person: As, world: World) -> None:
    answer = as_person(world["driver"]).post(
        submit(world), {"status": "adopted", "comment": ""}, format="json", headers={"If-Match": f'"{current(world)}"'}
    )
    (reason,) = answer.json()["reasons"]
    assert (reason["code"], reason["field"]) == ("unknown_field", "status")


def test_a_body_that_is_too_large_or_of_another_kind_is_refused(as_person: As, world: World) -> None:
    client = as_person(world["driver"])
    seen = {"If-Match": f'"{current(world)}"'}
    large = client.post(submit(world), b" " * (MAX_BYTES + 1), content_type="application/json", headers=seen)
    assert large.status_code == 413
    form = client.post(submit(world), "comment=x", content_type="application/x-www-form-urlencoded", headers=seen)
    assert form.status_code == 415
    assert form["Content-Type"] == "application/problem+json"


def test_methods_that_do_nothing_here_say_so(anonymous: APIClient, world: World) -> None:
    for method in (anonymous.post, anonymous.put, anonymous.patch, anonymous.delete, anonymous.options):
        answer = method(f"{API}/cycles/")
        assert answer.status_code == 405
        assert answer["Content-Type"] == "application/problem+json"


def test_only_json_is_given(anonymous: APIClient, db: None) -> None:
    answer = anonymous.get(f"{API}/cycles/", headers={"Accept": "text/csv"})
    assert answer.status_code == 406
    assert anonymous.get(f"{API}/cycles/", headers={"Accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_a_bad_token_is_told_before_anything_else_that_is_wrong(anonymous: APIClient, db: None) -> None:
    bad = {"Authorization": "Bearer nonsense", "Accept": "text/csv"}
    for path in ("/cycles/?surprise=1", "/nothing/", "/cycles/1/moves/fly/"):
        assert anonymous.get(f"{API}{path}", headers=bad).status_code == 401, path


def test_what_nobody_foresaw_is_a_problem_document_too() -> None:
    answer = handler500(RequestFactory().get(f"{API}/cycles/"))
    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["type"].endswith("#problem-unforeseen")
    assert "text/html" in handler500(RequestFactory().get("/"))["Content-Type"]


def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise OperationalError("the connection is lost")


@pytest.mark.parametrize("path", ["/cycles/", "/oaps/1/moves/", "/nothing/", "/changes/"])
def test_a_database_that_does_not_answer_is_503(as_person: As, world: World, path: str) -> None:
    client = as_person(world["est"])
    with connection.execute_wrapper(fail):
        answer = client.get(f"{API}{path}")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer["Content-Type"] == "application/problem+json"
