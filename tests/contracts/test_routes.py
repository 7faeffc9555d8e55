"""Every route × method × role × relation, with real requests: found only by who may see it, and nothing leaks.

The routes come from the URL resolver, so a new one is in the matrix as soon as it exists; one that is neither
public, nor about a record, nor a list, has to be named here with its reason. Every text of every record carries a
token; a page that shows the token of a record that its reader may not see has leaked it.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from django.db.models import Model
from django.test import Client

from empact.web.addresses import record_url
from empact.web.public import public_names
from tests.cast import Cast
from tests.contracts.matrix import BACKEND, RELATIONS, TEXTS, Marked, Route, all_routes

SAFE_ANSWERS = {200, 302, 304, 400, 403, 404, 405, 409}
REFUSED = {302, 401, 403, 404, 405, 415}
WRITTEN_OR_NOT = {200, 302, 400, 401, 403, 404, 405, 409, 412, 415, 422, 428}
WITHOUT_A_RIGHT = {"ended assignment", "delegation", "evaluator", "administrator", "none", "anonymous"}
ABOUT_RECORDS = [item for item in all_routes() if item.model is not None and item.parameters]
READ = [item for item in ABOUT_RECORDS if "get" in item.methods]
WRITTEN = [item for item in ABOUT_RECORDS if "post" in item.methods]
LISTS = [item for item in all_routes() if not item.parameters and "get" in item.methods]
QUERIES = {"page": "", "csv": "?format=csv", "search": "?q=cnry"}
SEARCHED = {"search", *(item.name for item in LISTS if item.is_list)}
FETCHED = SEARCHED - {"search"}


def cells(found: list[Route]) -> list[ParameterSet]:
    """Return each route with each relation."""
    return [pytest.param(route, relation, id=f"{relation}: {route}") for relation, route in product(RELATIONS, found)]


def list_cells() -> list[ParameterSet]:
    """Return each list with each relation: its page, and where it has them its file and its search."""
    asked = {"page": {item.name for item in LISTS}, "csv": FETCHED, "search": SEARCHED}
    return [
        pytest.param(route, relation, query, id=f"{relation}: {route} {query}")
        for query, route, relation in product(QUERIES, LISTS, RELATIONS)
        if route.name in asked[query]
    ]


def body(response: Any) -> str:
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode()
    return str(response.content.decode())


@pytest.mark.parametrize(("route", "relation"), cells(READ))
def test_a_record_is_found_by_those_who_may_see_it_and_nothing_leaks(
    marked: Marked, route: Route, relation: str
) -> None:
    assert route.model is not None
    client = marked.client(relation)
    for path, key in marked.paths[route.route]:
        response = client.get(path)
        found = SAFE_ANSWERS if marked.sees(relation, route.model, key) else {302, 404}
        assert response.status_code in found, path
        assert marked.leaked(relation, body(response)) == [], path


@pytest.mark.parametrize(("route", "relation", "query"), list_cells())
def test_a_list_shows_what_its_reader_may_see(marked: Marked, route: Route, relation: str, query: str) -> None:
    response = marked.client(relation).get(f"/{route.route}{QUERIES[query]}")
    assert response.status_code in {*SAFE_ANSWERS, 401}
    assert marked.leaked(relation, body(response)) == []


@pytest.mark.parametrize(("route", "relation"), cells(WRITTEN))
def test_writing_without_the_right_changes_nothing(marked: Marked, route: Route, relation: str) -> None:
    assert route.model is not None
    path, key = marked.paths[route.route][0]
    seen = marked.sees(relation, route.model, key)
    response = marked.client(relation).post(path, {"version": 1, "seen": 1, "title": "Taken over", "comment": ""})
    assert response.status_code in (WRITTEN_OR_NOT if seen else REFUSED), path
    if not seen or relation in WITHOUT_A_RIGHT:
        assert marked.changed() == []


# Routes that are neither public, nor about a record, nor a list of records; each with its reason.
OTHERS: dict[str, str] = {
    "neighbours": "asks for the record that the address names, and for what is visible beside it",
    "bulk-result": "what became of the records of one bulk move, among those its reader may see",
    "cosi": "counts of the actions, indicators and reports that its reader may see",
    "figures": "totals over the lines, values and reports that its reader may see",
    "my-work": "what its reader owes, by the rules of the charts",
    "document-ask": "only what `ask_for` finds open to its reader",
    "document-request": "one's own requests only",
    "document-cancel": "one's own requests only",
    "document-retry": "one's own requests, as far as the records are still open",
    "document-file": "one's own requests, if the record is still open",
    "document-archive": "one's own requests, if the records are still open",
    "job-detail": "for administrators of the whole system only, else 404",
    "job-deed": "for administrators of the whole system only, else 404",
    "oap-new": "areas in which its reader may open a plan",
    "country-matrix": "numbers of actions, counted among those its reader may see",
    "account_login": "signing in",
    "account_logout": "ends one's own session",
    "account_inactive": "says that the account is closed",
    "account_change_password": "one's own password",
    "profile": "one's own roles and details",
    "tokens": "one's own API tokens",
    "token-revoke": "one's own API token, else 404; a test of its own",
    "messages": "one's own messages",
    "messages-read": "one's own messages",
    "message-read": "one's own message, else 404",
    "message-choices": "one's own choices of mails",
    "calendar-address": "one's own calendar feed",
    "mail": "a fictitious mail of the demonstration; elsewhere there is no such page",
    "vacancies": "posts that nobody holds, of the boards its reader may see",
    "assignment-create": "only for who gives roles, else 403",
    "person-invite": "only for who gives roles, else 403",
    "assignment-edit": "a role, seen by the rule of assignments, changed by who gives it",
    "assignment-answer": "a role, seen by the rule of assignments, answered by who accepts its holder",
    "organisation-create": "only for who enters organisations, else 403",
}


def test_every_route_has_its_rule() -> None:
    public = public_names()
    unknown = [
        item.route
        for item in all_routes()
        if item.model is None and item.name not in public and item.name not in OTHERS and "api/v1" not in item.route
    ]
    assert unknown == []
    assert set(OTHERS) <= {item.name for item in all_routes() if item.model is None}


def test_every_route_about_a_record_is_asked_for_one(marked: Marked) -> None:
    assert [item.route for item in ABOUT_RECORDS if not marked.paths[item.route]] == []


@pytest.mark.parametrize("model", TEXTS)
def test_the_pages_of_records_lead_back_to_them(marked: Marked, cast: Cast, model: type[Model]) -> None:
    """A record's own address is found by the auditor, who sees everything."""
    client = Client()
    client.force_login(cast["auditor"], backend=BACKEND)
    rows = model._base_manager.order_by("pk")
    for record in {rows.first(), rows.last()} - {None}:
        if url := record_url(record).partition("#")[0]:
            assert client.get(url).status_code == 200, url
