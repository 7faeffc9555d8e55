"""What a role is, and what scopes a record lies in; the apps announce both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from empact.registry import registry
from empact.words import Words

if TYPE_CHECKING:
    from django.db.models import Model, Q

    from empact.accounts.rules import Rule


@dataclass(frozen=True, slots=True)
class Role:
    """A role that an assignment can name.

    `scopes` are the kinds of record it may be limited to ("cycles.cycle"); "" means it may hold everywhere.
    `assigned_by` are the codes of the roles whose holders may assign it, besides administrators; `reach` says whose
    people the holders of this role look after when they assign. `rank` orders a person's hats: the lowest one names
    the post. `oversees` roles read all there is in their scope. `one_per` allows one holder a day, for a country or
    for a record. Who holds a `discreet` role is seen by those who see the record it is for.
    `held_by` limits, for a record, the organisations whose people may hold the role; `held_by_words` says which.
    `accepted_by` returns, for a kind of record in `scopes`, the rule of those who must accept whom others named: until
    then nobody holds the role (accepting.py).
    """

    code: str
    label: Words
    scopes: tuple[str, ...]
    rank: int
    short: Words = ""
    per_country: bool = False
    oversees: bool = False
    assigned_by: tuple[str, ...] = ()
    reach: Literal["anybody", "country", "organisation"] = "anybody"
    one_per: Literal["", "country", "scope"] = ""
    discreet: bool = False
    held_by: Callable[[Any], Q] | None = None
    held_by_words: Words = ""
    accepted_by: Callable[[type[Model]], Rule] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """How a model's rows name the records they lie in, widest last.

    `path` maps a scope kind to the lookup that reaches its key over to-one relations:
    {"oaps.operationalaction": "pk", "oaps.oap": "oap_id", "cycles.cycle": "oap__cycle_id"}.
    Of a model that assignments can be limited to, `label` names a row (`related` is what it reads), `plain` names it
    without its content to those who may not see it, and `words` are the lookups in which a search for contacts finds
    it; what `plain` leaves out is not among them.
    """

    model: str
    path: Mapping[str, str]
    related: tuple[str, ...] = ()
    label: Callable[[Any], str] = str
    plain: Callable[[Any], str] | None = None
    words: tuple[str, ...] = ()

    def name_of(self, record: Any, *, seen: bool) -> str:
        """Return how a row is called, by whether the reader may see it."""
        return self.label(record) if seen or self.plain is None else self.plain(record)


def role(code: str) -> Role:
    """Return the announced role.

    Raises LookupError for a code that no app announced.
    """
    found = known_role(code)
    if found is None:
        raise LookupError(f"No app announces the role {code!r}.")
    return found


def known_role(code: str) -> Role | None:
    """Return the announced role, or None for a code that no app announces any more."""
    return next((item for item in registry.all(Role) if item.code == code), None)


def scope(label: str) -> Scope:
    """Return the announced scope of a model; a model without one lies in itself only."""
    return next((item for item in registry.all(Scope) if item.model == label), Scope(label, {label: "pk"}))


def scope_path(label: str) -> Mapping[str, str]:
    """Return the way up of a model ("oaps.oap")."""
    return scope(label).path
