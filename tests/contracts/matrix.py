"""The matrix of routes and readers: the cast with a token in a text of every record, and what each reader may see.

It is one stage (tests/stages.py): each worker signs the readers in once, asks every rule once for all records, and
works out the paths once; a cell of the matrix is then one request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import CharField, F, Model, TextField, Value
from django.db.models.functions import Cast as As
from django.db.models.functions import Concat
from django.test import Client

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.accounts.rules import Reader
from empact.accounts.sights import Sight, sight
from empact.notifications.models import Cadence
from empact.registry import registry
from empact.web.addresses import Address
from empact.web.views.lists import ListPage
from evaluation.models import AskedQuestion, Consultation, Evaluation, Evidence, Finding, Recommendation, RoadmapItem
from oaps.models import (
    OAP,
    Indicator,
    Milestone,
    NationalPosition,
    NationalReport,
    OperationalAction,
    Participation,
    PlanGoal,
    PlanReport,
    ProgressReport,
    ReportingRound,
)
from oaps.permissions import READ_COMMENT
from priorities.models import Priority, PrioritySet, StrategicGoal, StrategicPlan, SubPriority
from tests.cast import Cast, put
from tests.contracts import routes
from tests.contracts.growth import grow

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
    PlanReport: "summary",
    NationalReport: "summary",
    Evaluation: "title",
    AskedQuestion: "text",
    Consultation: "comment",
    Evidence: "title",
    Finding: "title",
    Recommendation: "title",
    RoadmapItem: "title",
    Cadence: "title",
}
WRITABLE: tuple[type[Model], ...] = (*TEXTS, ReferenceDocument)
TOKEN = re.compile(r"cnry(\d+)x(\d+)z")
BACKEND = "empact.accounts.backends.AccountBackend"
# What the routes ask for besides the record: any move, any version.
ANY = {"move": "submit", "frozen": 1}


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern of the resolver with what its view is about."""

    route: str
    name: str
    model: type[Model] | None
    address: Address[Any] | None
    methods: frozenset[str]
    # A list that is searched, and fetched as a file.
    is_list: bool = False

    def __str__(self) -> str:
        """Return how a test names it."""
        return self.name

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"<(?:\w+:)?(\w+)>", self.route)

    def path(self, record: Model) -> str:
        """Return the path for a record; empty where the route asks for more than the record."""
        try:
            parts: dict[str, Any] = self.address.parts(record) if self.address else {"pk": record.pk}
        except AttributeError:
            return ""
        parts |= ANY
        if not set(self.parameters) <= set(parts):
            return ""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(parts[found[1]]), self.route)


@cache
def all_routes() -> list[Route]:
    """Return every route, in the order of the resolver."""
    found = []
    for item in routes.routes():
        view_class = getattr(item.view, "view_class", None)
        address = getattr(item.view, "view_initkwargs", {}).get("address") or getattr(view_class, "address", None)
        queryset = getattr(getattr(item.view, "cls", None), "queryset", None)
        model = address.model if address else queryset.model if queryset is not None else None
        model = model or getattr(view_class, "model", None)
        is_list = isinstance(view_class, type) and issubclass(view_class, ListPage)
        found.append(Route(item.pattern, item.name, model, address, _methods(item.view), is_list))
    return found


def _methods(view: Any) -> frozenset[str]:
    """Return what the view answers; what it has no method for is refused to everybody, by Django."""
    if actions := getattr(view, "actions", None):
        return frozenset(actions)
    view_class = getattr(view, "view_class", None)
    return frozenset(name for name in ("get", "post") if view_class is None or hasattr(view_class, name))


@dataclass(frozen=True)
class Marked:
    """What the cells of the matrix share; keys of records, never the records."""

    sessions: dict[str, str]
    seen: dict[tuple[str, str], frozenset[int]]  # by relation and model
    told: dict[str, list[frozenset[int]]]  # by relation: for each of TEXTS the records whose text may be read
    paths: dict[str, list[tuple[str, int]]]  # by route: path and key of some records
    state: list[tuple[str, int, str]]

    def client(self, relation: str) -> Client:
        """Return a client that is signed in as the reader who stands in this relation."""
        client = Client(raise_request_exception=False)
        if key := self.sessions.get(relation):
            client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: key})
        return client

    def sees(self, relation: str, model: type[Model], key: int) -> bool:
        """Tell whether the reader may see a record."""
        return key in self.seen[relation, model._meta.label]

    def changed(self) -> list[str]:
        """Return the tables that are not as before; a transaction that has no number yet has written nothing."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
            untouched = bool(cursor.fetchall()[0][0])
        return [] if untouched else [now[0] for was, now in zip(self.state, state(), strict=True) if was != now]

    def leaked(self, relation: str, content: str) -> list[str]:
        """Return the records whose token is shown though the reader may not read it."""
        found = {(int(number), int(key)) for number, key in TOKEN.findall(content)}
        told = self.told[relation]
        return [f"{list(TEXTS)[number]._meta.label} {key}" for number, key in sorted(found) if key not in told[number]]


def make_marked(cast: Cast) -> Marked:
    """Add a record of what the cast has none of, positions on the plan, and a token in a text of every record."""
    grow(cast, range(1, 2))
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    for number, (model, field) in enumerate(TEXTS.items()):
        mark = Concat(F(field), Value(f" cnry{number}x"), As("pk", CharField()), Value("z"), output_field=TextField())
        model._base_manager.update(**{field: mark})
    readers: dict[str, Reader] = {
        relation: cast[name] if name else AnonymousUser() for relation, name in RELATIONS.items()
    }
    rules = {item.model: item.rule for item in registry.all(Sight)}
    told = {model: READ_COMMENT if model is NationalPosition else sight(model) for model in TEXTS}
    return Marked(
        sessions={relation: _session(cast, name) for relation, name in RELATIONS.items() if name},
        seen={
            (relation, model._meta.label): _keys(model, rule.records(reader))
            for relation, reader in readers.items()
            for model, rule in rules.items()
        },
        told={
            relation: [_keys(model, rule.records(reader)) for model, rule in told.items()]
            for relation, reader in readers.items()
        },
        paths={item.route: _paths(item) for item in all_routes()},
        state=state(),
    )


def state() -> list[tuple[str, int, str]]:
    """Return how many rows each table has that can be written, and a digest of their versions. One query."""
    parts = [
        f"SELECT '{model._meta.db_table}', count(*), md5(string_agg(id || ':' || version, ',' ORDER BY id))"
        f" FROM {model._meta.db_table}"
        for model in WRITABLE
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return [tuple(row) for row in cursor.fetchall()]


def _session(cast: Cast, name: str) -> str:
    client = Client()
    client.force_login(cast[name], backend=BACKEND)
    return str(client.session.session_key)


def _keys(model: type[Model], condition: Any) -> frozenset[int]:
    return frozenset(model._base_manager.filter(condition).values_list("pk", flat=True))


def _paths(route: Route) -> list[tuple[str, int]]:
    """Return the path and the key of the first record of the route's model, of a record's own page the last's too."""
    if route.model is None or not route.parameters:
        return []
    rows = route.model._base_manager.order_by("pk")
    records = [rows.first(), rows.last() if route.name.endswith("-detail") else None]
    found = {item.pk: route.path(item) for item in records if item is not None}
    return [(path, key) for key, path in found.items() if path]
