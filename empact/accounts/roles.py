"""What a role is, and what scopes a record lies in; the apps announce both."""

from collections.abc import Mapping
from dataclasses import dataclass

from empact.registry import registry
from empact.words import Words


@dataclass(frozen=True, slots=True)
class Role:
    """A role that an assignment can name.

    `scopes` are the kinds of record it may be limited to ("cycles.cycle"); "" means it may hold everywhere.
    `assigned_by` are the codes of the roles whose holders may assign it, besides administrators.
    `rank` orders a person's hats: the lowest one names the post. `oversees` roles read all there is in their scope.
    """

    code: str
    label: Words
    scopes: tuple[str, ...]
    rank: int
    short: Words = ""
    per_country: bool = False
    oversees: bool = False
    assigned_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """How a model's rows name the records they lie in, widest last.

    `path` maps a scope kind to the lookup that reaches its key over to-one relations:
    {"oaps.operationalaction": "pk", "oaps.oap": "oap_id", "cycles.cycle": "oap__cycle_id"}.
    """

    model: str
    path: Mapping[str, str]


def role(code: str) -> Role:
    """Return the announced role.

    Raises LookupError for a code that no app announced.
    """
    for item in registry.all(Role):
        if item.code == code:
            return item
    raise LookupError(f"No app announces the role {code!r}.")


def scope_path(label: str) -> Mapping[str, str]:
    """Return the way up of a model ("oaps.oap"); a model without one lies in itself only."""
    for item in registry.all(Scope):
        if item.model == label:
            return item.path
    return {label: "pk"}
