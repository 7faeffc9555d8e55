"""How a verb reads in a sentence of the history: "submitted", "edited"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from empact.registry import registry

if TYPE_CHECKING:
    from empact.words import Words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that services write into entries, announced with its past tense; `kind` "" is every kind of record."""

    name: str
    past: Words
    kind: str = ""


@dataclass(frozen=True, slots=True)
class VerbSource:
    """A room that knows verbs of its own (the charts): returns the past tense, or None."""

    past: Callable[[str, str], str | None]


EVERYWHERE = (
    Verb("created", _("created")),
    Verb("edited", _("edited")),
    Verb("removed", _("removed")),
    Verb("loaded", _("loaded")),
)


def past_tense(kind: str, verb: str) -> str:
    """Return how the verb reads in a sentence; a verb that nobody announced reads as it is written."""
    for source in registry.all(VerbSource):
        if past := source.past(kind, verb):
            return past
    for item in registry.all(Verb):
        if item.name == verb and item.kind in {"", kind}:
            return str(item.past)
    return verb.replace("_", " ")
