"""How what was done reads in a sentence of the history: "returned the plan {record} to drafting"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from empact.registry import registry

if TYPE_CHECKING:
    from empact.words import Words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that services write into entries, announced with its past tense; `kind` "" is every kind of record.

    The record's name stands where `{record}` stands in the past tense.
    """

    name: str
    past: Words
    kind: str = ""


def nothing_given(_kind: str, _verb: str, _data: Mapping[str, Any]) -> None:
    """Return no words."""


@dataclass(frozen=True, slots=True)
class VerbSource:
    """A room that knows verbs of its own (the charts), asked by kind and verb.

    `past` returns the past tense, or None. `given` returns the words for what was told with the deed: pairs of label
    and value, in their order; None for a verb it does not know.
    """

    past: Callable[[str, str], str | None]
    given: Callable[[str, str, Mapping[str, Any]], list[tuple[str, Any]] | None] = nothing_given


EVERYWHERE = (
    Verb("created", _("created {record}")),
    Verb("edited", _("edited {record}")),
    Verb("removed", _("removed {record}")),
    Verb("loaded", _("loaded {record}")),
)


def past_tense(kind: str, verb: str) -> str:
    """Return how the verb reads in a sentence, with `{record}`; one that nobody announced reads as it is written."""
    for source in registry.all(VerbSource):
        if past := source.past(kind, verb):
            return past
    for item in registry.all(Verb):
        if item.name == verb and item.kind in {"", kind}:
            return str(item.past)
    return f"{verb.replace('_', ' ')} {{record}}"


def words_given(kind: str, verb: str, data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return label and value of what was told with a deed; what nobody knows reads as it is written."""
    for source in registry.all(VerbSource):
        if (found := source.given(kind, verb, data)) is not None:
            return found
    return [(name.replace("_", " "), value) for name, value in data.items()]
