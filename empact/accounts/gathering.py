"""The people of rules for many records at once: the same as `rule.people(record)`, with far fewer queries.

A rule that is made of others is taken apart (`Rule.made_of`): roles are looked up in a roster of today's assignments
that is read once, conditions and parents are asked for all records together, and some rules say themselves how
(`Together`). What is left is asked of the rule itself, record by record. tests/accounts/test_gathering.py proves that
nothing differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from empact.accounts.models import Assignment
from empact.accounts.roles import scope_path
from empact.accounts.rules import Above, Both, Either, Given, Held, Rule, Together

if TYPE_CHECKING:
    from django.db.models import Model

type People = frozenset[int]
type Scopes = frozenset[tuple[str, int | None]]

NOBODY: People = frozenset()
EVERYWHERE: Scopes = frozenset({("", None)})
# What is asked first: what the roster knows, then conditions, then what takes a query a record.
ROSTER, CONDITION, QUERY = range(3)


class Post(NamedTuple):
    """One assignment of today."""

    person: int
    organisation: int
    country: int | None
    scope_kind: str
    scope_id: int | None


class Spot(NamedTuple):
    """A record, by model and key."""

    model: type[Model]
    key: int


class Gathering:
    """Works out who may do what to which records, as things stand when they are first asked.

    `expect` tells which records will be asked about, so that they are looked up together.
    """

    def __init__(self) -> None:
        self._expected: defaultdict[type[Model], set[int]] = defaultdict(set)
        self._values: dict[tuple[type[Model], str], dict[int, Any]] = {}
        self._holding: dict[tuple[int, type[Model]], set[int]] = {}
        self._people: dict[tuple[int, Spot], People] = {}
        self._records: dict[Spot, Model] = {}
        self._beside: dict[tuple[int, type[Model]], set[int]] = {}
        self._posts: dict[str, list[Post]] | None = None
        # Keeps the rules alive, by whose identity things are remembered.
        self._rules: list[Rule] = []

    def expect(self, records: Iterable[Model]) -> None:
        """Tell what will be asked about."""
        for record in records:
            self._expected[type(record)].add(record.pk)
            self._records[Spot(type(record), record.pk)] = record

    def people(self, rule: Rule, record: Model) -> People:
        """Return whom the rule names for the record."""
        self.expect([record])
        return self._of(rule, Spot(type(record), record.pk))

    def among(self, rule: Rule, record: Model, wanted: People) -> People:
        """Return those of the wanted, active people whom the rule names for the record."""
        self.expect([record])
        return self._among(rule, Spot(type(record), record.pk), wanted)

    def holders(
        self, *roles: str, at: Model | None = None, country: int | None = None, organisation: int | None = None
    ) -> People:
        """Return who holds one of the roles today in a scope that covers the record; without one, everywhere."""
        covering = self._covering(Spot(type(at), at.pk)) if at is not None else EVERYWHERE
        return self._holding_one(roles, covering, country, organisation)

    def with_any_role(self) -> People:
        """Return who holds a role today."""
        return frozenset(post.person for posts in self._roster().values() for post in posts)

    def _of(self, rule: Rule, spot: Spot) -> People:
        known = self._people.get((id(rule), spot))
        if known is None:
            known = self._people[id(rule), spot] = self._work_out(rule, spot)
            self._rules.append(rule)
        return known

    def _work_out(self, rule: Rule, spot: Spot) -> People:
        match rule.made_of:
            case Held() as held:
                return self._holders(held, spot)
            case Above() as above:
                parent = self._parent(above, spot)
                return self._of(above.rule, parent) if parent else NOBODY
            case Either(rules):
                return NOBODY.union(*(self._of(part, spot) for part in rules))
            case Both(rules):
                first, *others = sorted(rules, key=lambda part: (isinstance(part.made_of, Given), _price(part)))
                found = self._of(first, spot)
                for part in others:
                    found = self._among(part, spot, found)
                return found
            case Together() as together:
                self._expect_beside(together, spot)
                return together.people(self, self._record(spot))
            case _:
                return frozenset(rule.people(self._record(spot)).values_list("pk", flat=True))

    def _among(self, rule: Rule, spot: Spot, wanted: People) -> People:
        if not wanted:
            return NOBODY
        match rule.made_of:
            case Given(condition):
                return wanted if self._holds(rule, condition, spot) else NOBODY
            case Above() as above:
                parent = self._parent(above, spot)
                return self._among(above.rule, parent, wanted) if parent else NOBODY
            case Either(rules):
                found = NOBODY
                for part in sorted(rules, key=_price):
                    found |= self._among(part, spot, wanted - found)
                return found
            case Both(rules):
                for part in sorted(rules, key=_price):
                    wanted = self._among(part, spot, wanted)
                return wanted
            case _:
                return wanted & self._of(rule, spot)

    def _holders(self, held: Held, spot: Spot) -> People:
        country = self._value(spot, f"{held.country}_id") if held.country else None
        body = self._value(spot, f"{held.organisation}_id") if held.organisation else None
        if (held.country and country is None) or (held.organisation and body is None):
            return NOBODY
        return self._holding_one(held.roles(), self._covering(spot), country, body)

    def _covering(self, spot: Spot) -> Scopes:
        """Return the scopes that cover a record: everywhere, and the records on its way up."""
        path = scope_path(spot.model._meta.label_lower)
        return EVERYWHERE | {(kind, self._value(spot, lookup)) for kind, lookup in path.items()}

    def _holding_one(
        self,
        roles: Iterable[str],
        covering: Scopes,
        country: int | None,
        organisation: int | None,
    ) -> People:
        return frozenset(
            post.person
            for role in roles
            for post in self._roster().get(role, ())
            if (post.scope_kind, post.scope_id) in covering
            and country in {None, post.country}
            and organisation in {None, post.organisation}
        )

    def _roster(self) -> dict[str, list[Post]]:
        """Return who holds which role today. One query."""
        if self._posts is None:
            self._posts = defaultdict(list)
            fields = ("role", "person_id", "organisation_id", "organisation__country_id", "scope_kind", "scope_id")
            for role, *post in Assignment.objects.today().order_by().values_list(*fields):
                self._posts[role].append(Post(*post))
        return self._posts

    def _expect_beside(self, together: Together, spot: Spot) -> None:
        """Expect what the rule asks about besides, for all records at once."""
        done = self._beside.setdefault((id(together), spot.model), set())
        for key in self._missing(spot, done):
            self.expect(together.beside(self._record(Spot(spot.model, key))))
            done.add(key)

    def _value(self, spot: Spot, lookup: str) -> Any:
        """Return what a lookup reaches from a record. A query for all expected records the first time."""
        known = self._values.setdefault((spot.model, lookup), {})
        if spot.key not in known:
            if lookup == "pk":
                return spot.key
            missing = self._missing(spot, known)
            rows = spot.model._base_manager.filter(pk__in=missing)
            known.update(dict.fromkeys(missing))
            known.update(rows.values_list("pk", lookup))
        return known[spot.key]

    def _missing(self, spot: Spot, known: Iterable[int]) -> set[int]:
        return (self._expected[spot.model] | {spot.key}) - set(known)

    def _parent(self, above: Above, spot: Spot) -> Spot | None:
        key = self._value(spot, above.path)
        if key is None:
            return None
        self._expected[above.parent].update(
            parent for parent in self._values[spot.model, above.path].values() if parent is not None
        )
        return Spot(above.parent, key)

    def _holds(self, rule: Rule, condition: Any, spot: Spot) -> bool:
        asked = self._values.setdefault((spot.model, f"asked {id(rule)}"), {})
        holding = self._holding.setdefault((id(rule), spot.model), set())
        if spot.key not in asked:
            missing = self._missing(spot, asked)
            rows = spot.model._base_manager.filter(condition, pk__in=missing)
            holding.update(rows.values_list("pk", flat=True))
            asked.update(dict.fromkeys(missing))
            self._rules.append(rule)
        return spot.key in holding

    def _record(self, spot: Spot) -> Model:
        if spot not in self._records:
            self._records[spot] = spot.model._base_manager.get(pk=spot.key)
        return self._records[spot]


def _price(rule: Rule) -> int:
    """Return how dear a rule is to ask."""
    match rule.made_of:
        case Held():
            return ROSTER
        case Given() | Together():
            return CONDITION
        case Above(_, inner, _):
            return _price(inner)
        case Both(rules) | Either(rules):
            return max(_price(part) for part in rules)
        case _:
            return QUERY
