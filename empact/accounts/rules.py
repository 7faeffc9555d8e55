"""A rule has three faces, and one is written.

`records(user)` is a Q over the rows; `holds(user, record)` is that Q applied to one key;
`people(record)` is the same relation read from the other side, written by hand and proven equal
by tests/contracts/test_rules.py over the cast and every demonstration record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Case, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from empact.accounts.hats import Hat
from empact.accounts.models import User
from empact.accounts.phrases import Part, Phrase, in_case
from empact.accounts.roles import Role, scope_path
from empact.registry import registry
from empact.words import Words

type Reader = User | AnonymousUser

CAN_DO_THIS = _("can do this")
NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def either(one: Q, other: Q) -> Q:
    """Return the rows of one condition or the other. The two constants fall away: a shorter Q is a faster query."""
    if one is EVERYTHING or other is NOTHING:
        return one
    return other if other is EVERYTHING or one is NOTHING else one | other


def both(one: Q, other: Q) -> Q:
    """Return the rows of both conditions. The two constants fall away."""
    if one is NOTHING or other is EVERYTHING:
        return one
    return other if other is NOTHING or one is EVERYTHING else one & other


def _kept_with_reader(records: Callable[[Reader], Q]) -> Callable[[Reader], Q]:
    """Work a condition out once for each reader, and keep it with them as long as their hats: for one request.

    A page asks the same rules many times, most of them inside others; that took a fifth of its time.
    """

    def kept(user: Reader) -> Q:
        known: dict[Callable[[Reader], Q], Q] = vars(user).setdefault("rules_applied", {})
        if records not in known:
            known[records] = records(user)
        return known[records]

    return kept


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do something to which records, with the words that say so.

    `people` returns people filtered without joins, so that & and | can be put between them.
    `reason` completes "Only … can do this": "the Driver's team of this plan". `post` says the same shorter where one
    turns to somebody: without what else must hold. Empty, it is the reason. `phrase` are the words in parts, so that
    rules that are combined still read as sentences; a rule that only names people leaves it out. `made_of` says how a
    rule was made, for who asks the people of many records at once (gathering.py).
    """

    reason: Words
    records: Callable[[Reader], Q]
    people: Callable[[Any], QuerySet[User]]
    post: Words = ""
    phrase: Phrase | None = None
    made_of: Made | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", _kept_with_reader(self.records))

    def holds(self, user: Reader, record: Model) -> bool:
        """Tell whether the rule lets this user at this stored record. One query."""
        return type(record)._base_manager.filter(pk=record.pk).filter(self.records(user)).exists()

    @property
    def name(self) -> Words:
        """Return whom one turns to."""
        return self.post or lazystr(self.words.people())

    @property
    def words(self) -> Phrase:
        """Return the words in parts."""
        return self.phrase or Phrase((Part(who=(self.reason,)),))

    def only(self, verb: Words = CAN_DO_THIS) -> str:
        """Return who can, without capital and full stop: "only the Driver's team of this plan can do this"."""
        return self.words.only(verb)

    def __and__(self, other: Rule) -> Rule:
        phrase = self.words & other.words
        return Rule(
            reason=lazystr(phrase),
            phrase=phrase,
            records=lambda user: both(self.records(user), other.records(user)),
            people=lambda record: self.people(record) & other.people(record),
            made_of=Both((self, other)),
        )

    def __or__(self, other: Rule) -> Rule:
        phrase = self.words | other.words
        return Rule(
            reason=lazystr(phrase),
            phrase=phrase,
            records=lambda user: either(self.records(user), other.records(user)),
            people=lambda record: _people_of_either((self, other), record),
            made_of=Either((self, other)),
        )


@dataclass(frozen=True, slots=True)
class Both:
    """Made by &: those whom each of the rules names."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Made by |: those whom one of the rules names."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Made by `holders` and the like: who holds a role in a scope that covers the record.

    `country` and `organisation` are the lookups of the record's country or organisation, for which it must be held.
    """

    roles: Callable[[], tuple[str, ...]]
    country: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Made by `where`: everybody, for the rows of a condition."""

    condition: Q


@dataclass(frozen=True, slots=True)
class Above:
    """Made by `lifted`: what the rule says of the parent that `path` reaches."""

    path: str
    rule: Rule
    parent: type[Model]


class Asker(Protocol):
    """What works out the people of many records together (gathering.py), as far as a rule may ask it."""

    def people(self, rule: Rule, record: Model) -> frozenset[int]:
        """Return whom the rule names for the record."""
        ...

    def holders(
        self, *roles: str, at: Model | None = None, country: int | None = None, organisation: int | None = None
    ) -> frozenset[int]:
        """Return who holds one of the roles in a scope that covers the record; without one, everywhere."""
        ...

    def with_any_role(self) -> frozenset[int]:
        """Return who holds a role today."""
        ...


@dataclass(frozen=True, slots=True)
class Together:
    """Made by hand: how the people of `Rule.people` are found where many records are asked about together.

    `beside` yields the further records that `people` asks about, so that they are looked up together, too.
    """

    people: Callable[[Asker, Any], frozenset[int]]
    beside: Callable[[Any], Iterable[Model]] = lambda record: ()


type Made = Both | Either | Held | Given | Above | Together


def judge(user: Reader, record: Model, rules: Mapping[str, Rule]) -> dict[str, bool]:
    """Tell for each named rule whether it lets the user at the record. One query, however many rules."""
    if not rules:
        return {}
    verdicts = {
        f"rule_{number}": Case(
            When(rule.records(user), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for number, rule in enumerate(rules.values())
    }
    row = type(record)._base_manager.filter(pk=record.pk).annotate(**verdicts).values(*verdicts).first() or {}
    return {name: row.get(verdict, False) for name, verdict in zip(rules, verdicts, strict=True)}


def lies_in(hat: Hat, path: Mapping[str, str]) -> Q:
    """Return the rows that lie in the hat's scope; a hat without a scope holds everywhere."""
    if not hat.scope_kind:
        return EVERYTHING
    if hat.scope_kind in path:
        return Q((path[hat.scope_kind], hat.scope_id))
    return NOTHING


def _people_of_either(rules: Iterable[Rule], record: Any) -> QuerySet[User]:
    """Return those whom one of the rules names: who holds one of all their roles in a scope is asked once."""
    roles: list[str] = []
    found = User.objects.none()
    for rule in _alternatives(rules):
        match rule.made_of:
            case Held(codes, "", ""):
                roles += codes()
            case _:
                found |= rule.people(record)
    return found | User.objects.all().with_role(*roles, within=scopes_of(record)) if roles else found


def _alternatives(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rules, and in the place of one that was made by | those that it was made of."""
    for rule in rules:
        if isinstance(rule.made_of, Either):
            yield from _alternatives(rule.made_of.rules)
        else:
            yield rule


def any_of(conditions: Iterable[Q]) -> Q:
    """Return the rows of at least one condition; none at all when there is no condition."""
    return reduce(either, conditions, NOTHING)


def hats(user: Reader, *roles: str) -> tuple[Hat, ...]:
    """Return the user's hats of today among these roles; an anonymous reader has none."""
    return tuple(hat for hat in user.hats if hat.role in roles) if isinstance(user, User) else ()


def scopes_of(record: Model) -> Q:
    """Return, over assignments, the scopes that hold for this record: everywhere, or a record on its way up."""
    path = scope_path(record._meta.label_lower)
    above = set(path.values()) - {"pk"}
    keys = type(record)._base_manager.filter(pk=record.pk).values(*above).first() if above else None
    found = Q(scope_kind="")
    for kind, lookup in path.items():
        key = record.pk if lookup == "pk" else (keys or {}).get(lookup)
        if key is not None:
            found |= Q(scope_kind=kind, scope_id=key)
    return found


def holders(model: type[Model], *roles: str, reason: Words) -> Rule:
    """Return the rule of those who hold one of the roles in a scope that covers the record."""
    label = model._meta.label_lower
    return Rule(
        reason=reason,
        records=lambda user: any_of(lies_in(hat, scope_path(label)) for hat in hats(user, *roles)),
        people=lambda record: User.objects.all().with_role(*roles, within=scopes_of(record)),
        made_of=Held(lambda: roles),
    )


def overseers(model: type[Model], *, reason: Words) -> Rule:
    """Return the rule of those who read all there is in a scope that covers the record: `Role.oversees`."""
    label = model._meta.label_lower

    def codes() -> tuple[str, ...]:
        return tuple(item.code for item in registry.all(Role) if item.oversees)

    return Rule(
        reason=reason,
        records=lambda user: any_of(lies_in(hat, scope_path(label)) for hat in hats(user, *codes())),
        people=lambda record: User.objects.all().with_role(*codes(), within=scopes_of(record)),
        made_of=Held(codes),
    )


def of_country(model: type[Model], *roles: str, country: str, reason: Words) -> Rule:
    """Return the rule of those who hold a role for the country that the record names at `country` (a lookup path)."""
    label = model._meta.label_lower

    def records(user: Reader) -> Q:
        path = scope_path(label)
        return any_of(
            both(Q((f"{country}_id", hat.country_id)), lies_in(hat, path))
            for hat in hats(user, *roles)
            if hat.country_id
        )

    def people(record: Model) -> QuerySet[User]:
        key = type(record)._base_manager.filter(pk=record.pk).values_list(f"{country}_id", flat=True)
        return User.objects.all().with_role(*roles, within=scopes_of(record), countries=list(key))

    return Rule(reason=reason, records=records, people=people, made_of=Held(lambda: roles, country=country))


def of_organisation(model: type[Model], *roles: str, organisation: str, reason: Words) -> Rule:
    """Return the rule of those who hold a role for the organisation that the record names (a lookup path)."""
    label = model._meta.label_lower

    def records(user: Reader) -> Q:
        path = scope_path(label)
        return any_of(
            both(Q((f"{organisation}_id", hat.organisation_id)), lies_in(hat, path)) for hat in hats(user, *roles)
        )

    def people(record: Model) -> QuerySet[User]:
        key = type(record)._base_manager.filter(pk=record.pk).values_list(f"{organisation}_id", flat=True)
        return User.objects.all().with_role(*roles, within=scopes_of(record), organisations=list(key))

    made = Held(lambda: roles, organisation=organisation)
    return Rule(reason=reason, records=records, people=people, made_of=made)


def where(condition: Q, *, reason: Words) -> Rule:
    """Return the rule that everybody is let at the rows of a condition: to combine with & and |."""
    return Rule(
        reason=reason,
        phrase=in_case(reason),
        records=lambda user: condition,
        people=lambda record: User.objects.filter(
            Exists(type(record)._base_manager.filter(condition, pk=record.pk)), is_active=True
        ),
        made_of=Given(condition),
    )


def lifted(model: type[Model], path: str, rule: Rule, parent: type[Model]) -> Rule:
    """Return the parent's rule for its children: a child lies where the parent that `path` reaches lies."""

    def people(record: Model) -> QuerySet[User]:
        keys = model._base_manager.filter(pk=record.pk).values(path)
        return rule.people(parent._base_manager.get(pk__in=keys))

    def records(user: Reader) -> Q:
        above = rule.records(user)
        if above is NOTHING or (above is EVERYTHING and _has_always(model, path)):
            return above
        return Q((f"{path}__in", parent._base_manager.filter(above).values("pk")))

    made = Above(path, rule, parent)
    return Rule(reason=rule.reason, phrase=rule.phrase, records=records, people=people, made_of=made)


def _has_always(model: type[Model], path: str) -> bool:
    """Tell whether every row reaches a record at the end of the path."""
    for step in path.split("__"):
        link = model._meta.get_field(step)
        if link.null or not isinstance(link.related_model, type):
            return False
        model = link.related_model
    return True


def through(model: type[Model], rule: Rule, link: type[Model], *, own: str, other: str, parent: type[Model]) -> Rule:
    """Return the rule that holds for a record when it holds for one of the parents linked to it."""

    def people(record: Model) -> QuerySet[User]:
        linked = parent._base_manager.filter(pk__in=link._base_manager.filter(**{own: record}).values(other))
        return reduce(or_, (rule.people(item) for item in linked), User.objects.none())

    def records(user: Reader) -> Q:
        above = rule.records(user)
        if above is NOTHING:
            return NOTHING
        linked = {own: OuterRef("pk"), f"{other}__in": parent._base_manager.filter(above).values("pk")}
        return Q(Exists(link._base_manager.filter(**linked)))

    return Rule(reason=rule.reason, phrase=rule.phrase, records=records, people=people)
