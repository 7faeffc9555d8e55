"""Point 5, from the browser: what the Council adopted is there for everybody, the rest for who has signed in."""

from typing import Any

from tests.journeys.conftest import Enter
from tests.journeys.test_chain import AIM, PRIORITIES
from tests.journeys.walking import Walk

ADOPTED = "/api/v1/priorities/?cycle=2022-2025"
PLANS = "/api/v1/oaps/?cycle=2026-2029"


def asked(walk: Walk, path: str) -> Any:
    """Return what the page's own script would get, in the session of who sits there."""
    return walk.page.evaluate("path => fetch(path).then(answer => answer.json())", path)["results"]


def test_the_api_is_told_and_answers_in_the_session_of_the_reader(enter: Enter) -> None:
    anybody = enter()
    anybody.opens("/").follows("The same as data: the REST API").sees("/api/v1/priorities/", "Bearer")
    found = asked(anybody, ADOPTED)
    assert [item["title"] for item in found] == list(PRIORITIES)
    assert (found[-1]["aim"], found[-1]["standing"]) == (AIM, "sourced")
    assert asked(anybody, PLANS) == []
    plans = asked(enter("est"), PLANS)
    assert len(plans) == 13
    assert {item["status"] for item in plans} >= {"drafting", "checked", "validated", "tabled", "adopted"}
