"""Every route × method × role × relation, with real requests: found only by who may see it, and nothing leaks.

The routes come from the URL resolver, so a new one is in the matrix as soon as it exists; one that is neither
public, nor about a record, nor a list, has to be named here with its reason. Every text of every record carries a
token; a page that shows the token of a record that its reader may not see has leaked it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, F, Model, TextField, Value
from django.db.models.functions import Cast as As
from django.db.models.functions import Concat
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.accounts.rules import Reader
from empact.accounts.sights import sight
from empact.web.addresses import Address, record_url
from empact.web.public import public_names
from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem
from oaps.models import (
    OAP,
    Indicator,
    Milestone,
    NationalPosition,
    OperationalAction,
    Participation,
    PlanGoal,
    ProgressReport,
    ReportingRound,
)
from oaps.permissions import READ_COMMENT
from priorities.models import Priority, PrioritySet, StrategicGoal, StrategicPlan, SubPriority
from tests.cast import Cast, put

# The relations of design.md §7 to action 1.1 of FA-2026-27, which a service of France leads.
RELATIONS = {
    "own": "leader.fr",
    "same organisation": "contact.fr",
    "same country": "nec.fr",
    "same plan": "driver",
    "other plan of the cycle": "other.driver",
    "other country": "nec.de",
    "ended assignment": "former",
    "delegation": "delegate.it",
    "evaluator": "evaluator",
    "administrator": "admin",
    "none": "nobody",
    "anonymous": "",
}
TEXTS: dict[type[Model], str] = {
    Cycle: "summary",
    CalendarEntry: "title",
    ThreatAssessment: "title",
    KeyThreat: "title",
    PrioritySet: "title",
    Priority: "aim",
    SubPriority: "title",
    StrategicPlan: "title",
    StrategicGoal: "title",
    OAP: "introduction",  # whoever sees an action is told the title of its plan
    PlanGoal: "title",
    OperationalAction: "title",
    Participation: "contribution",
    Indicator: "title",
    Milestone: "title",
    NationalPosition: "comment",
    ReportingRound: "title",
    ProgressReport: "narrative",
    Evaluation: "title",
    Finding: "title",
    Recommendation: "title",
    RoadmapItem: "title",
}
TOKEN = re.compile(r"cnry(\d+)x(\d+)z")
SAFE_ANSWERS = {200, 302, 304, 400, 403, 404, 405, 409}


@dataclass(frozen=True)
class Route:
    """A pattern of the resolver with what its view is about."""

    route: str
    name: str
    model: type[Model] | None
    address: Address[Any] | None
    methods: frozenset[str]

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"<(?:\w+:)?(\w+)>", self.route)


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from patterns(item, prefix + str(item.pattern))
        else:
            yield prefix + str(item.pattern), item


def routes() -> list[Route]:
    found = []
    for text, pattern in patterns(get_resolver()):
        view = pattern.callback
        address = getattr(view, "view_initkwargs", {}).get("address") or getattr(
            getattr(view, "view_class", None), "address", None
        )
        viewset = getattr(view, "cls", None)
        queryset = getattr(viewset, "queryset", None)
        model = address.model if address else queryset.model if queryset is not None else None
        if model is None:
            model = getattr(getattr(view, "view_class", None), "model", None)
        methods = frozenset(getattr(view, "actions", None) or ("get", "post"))
        found.append(Route(text, pattern.name or "", model, address, methods))
    return found


def reader_of(cast: Cast, relation: str) -> Reader:
    name = RELATIONS[relation]
    return cast[name] if name else AnonymousUser()


def client_of(cast: Cast, relation: str) -> Client:
    client = Client(raise_request_exception=False)
    if name := RELATIONS[relation]:
        client.force_login(cast[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def marked(cast: Cast) -> Cast:
    """Return the cast with a token in a text of every record, and positions on the plan."""
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    for number, (model, field) in enumerate(TEXTS.items()):
        mark = Concat(F(field), Value(f" cnry{number}x"), As("pk", CharField()), Value("z"), output_field=TextField())
        model._base_manager.update(**{field: mark})
    return cast


def leaked(content: str, reader: Reader) -> list[str]:
    """Return the records whose token is shown though the reader may not see them."""
    shown: dict[int, set[int]] = {}
    for number, key in TOKEN.findall(content):
        shown.setdefault(int(number), set()).add(int(key))
    found = []
    for number, keys in shown.items():
        model = list(TEXTS)[number]
        rule = READ_COMMENT if model is NationalPosition else sight(model)
        seen = set(model._base_manager.filter(rule.records(reader), pk__in=keys).values_list("pk", flat=True))
        found += [f"{model._meta.label} {key}" for key in keys - seen]
    return found


def records_of(model: type[Model]) -> list[Model]:
    """Return some records of a model, from the first and the last that the cast made."""
    rows = list(model._base_manager.order_by("pk"))
    return [rows[0], rows[-1]] if len(rows) > 1 else rows


def path_of(route: Route, record: Model) -> str:
    """Return the route's path for a record; empty where the route asks for more than the record."""
    try:
        parts: dict[str, Any] = route.address.parts(record) if route.address else {"pk": record.pk}
    except AttributeError:
        return ""
    parts |= {"move": "submit", "frozen": 1}
    if not set(route.parameters) <= set(parts):
        return ""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(parts[found[1]]), route.route)


ROUTES = routes()
ABOUT_RECORDS = [item for item in ROUTES if item.model is not None and item.parameters]
LISTS = [item for item in ROUTES if item.model is not None and not item.parameters]


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_record_is_found_by_those_who_may_see_it_and_nothing_leaks(marked: Cast, relation: str) -> None:
    reader, client = reader_of(marked, relation), client_of(marked, relation)
    wrong: list[tuple[object, ...]] = []
    for route in ABOUT_RECORDS:
        assert route.model is not None
        if "get" not in route.methods:
            continue
        found = records_of(route.model)
        for record in found if route.name.endswith("-detail") else found[:1]:
            path = path_of(route, record)
            if not path:
                continue
            seen = route.model._base_manager.filter(sight(route.model).records(reader), pk=record.pk).exists()
            response = client.get(path)
            ok = response.status_code in SAFE_ANSWERS and (seen or response.status_code in {302, 401, 404})
            if not ok:
                wrong.append((route.name, path, seen, response.status_code))
            if shown := leaked(body(response), reader):
                wrong.append((route.name, path, "leaks", shown))
    assert wrong == []


def body(response: Any) -> str:
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode()
    return str(response.content.decode())


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_list_shows_what_its_reader_may_see(marked: Cast, relation: str) -> None:
    reader, client = reader_of(marked, relation), client_of(marked, relation)
    wrong: list[tuple[object, ...]] = []
    for route in (item for item in ROUTES if not item.parameters and "get" in item.methods):
        for query in ("", "?format=csv", "?q=cnry"):
            response = client.get(f"/{route.route}{query}")
            if response.status_code not in {*SAFE_ANSWERS, 401}:
                wrong.append((route.name, query, response.status_code))
            if found := leaked(body(response), reader):
                wrong.append((route.name, query, found))
    assert wrong == []


@pytest.mark.parametrize("relation", RELATIONS)
def test_writing_without_the_right_changes_nothing(marked: Cast, relation: str) -> None:
    reader, client = reader_of(marked, relation), client_of(marked, relation)
    before = state()
    wrong = []
    for route in (item for item in ABOUT_RECORDS if "post" in item.methods):
        assert route.model is not None
        record = records_of(route.model)[0] if records_of(route.model) else None
        path = path_of(route, record) if record is not None else ""
        if not path or record is None:
            continue
        seen = route.model._base_manager.filter(sight(route.model).records(reader), pk=record.pk).exists()
        response = client.post(path, {"version": 1, "seen": 1, "title": "Taken over", "comment": ""})
        refused = {302, 401, 403, 404, 405, 415}
        allowed = {200, 302, 400, 401, 403, 404, 405, 409, 412, 415, 422, 428} if seen else refused
        if response.status_code not in allowed:
            wrong.append((route.name, path, seen, response.status_code))
    assert wrong == []
    if RELATIONS[relation] in {"", "nobody", "former", "admin", "evaluator", "delegate.it"}:
        assert state() == before


def state() -> dict[str, list[tuple[int, int]]]:
    """Return key and version of every row that could have been written."""
    models: tuple[type[Model], ...] = (*TEXTS, ReferenceDocument)
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list("pk", "version")) for model in models
    }


# Routes that are neither public, nor about a record, nor a list of records; each with its reason.
OTHERS: dict[str, str] = {
    "neighbours": "asks for the record that the address names, and for what is visible beside it",
    "bulk-result": "what became of the records of one bulk move, among those its reader may see",
    "my-work": "what its reader owes, by the rules of the charts",
    "document-ask": "only what `ask_for` finds open to its reader",
    "document-request": "one's own requests only",
    "document-cancel": "one's own requests only",
    "document-retry": "one's own requests, as far as the records are still open",
    "document-file": "one's own requests, if the record is still open",
    "document-archive": "one's own requests, if the records are still open",
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
    "organisation-create": "only for who enters organisations, else 403",
}


def test_every_route_has_its_rule() -> None:
    public = public_names()
    unknown = [
        item.route
        for item in ROUTES
        if item.model is None and item.name not in public and item.name not in OTHERS and "api/v1" not in item.route
    ]
    assert unknown == []


def test_the_pages_of_records_lead_back_to_them(marked: Cast) -> None:
    """A record's own address is found by the driver of the plan, or by the auditor, who sees everything."""
    client = Client()
    client.force_login(marked["auditor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    wrong = []
    for model in TEXTS:
        for record in records_of(model):
            url = record_url(record).partition("#")[0]
            if url and client.get(url).status_code != 200:
                wrong.append((str(record), url))
    assert wrong == []
