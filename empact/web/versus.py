"""Two versions of a record side by side: what I wrote, what somebody else wrote meanwhile, and what both changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import ForeignKey, Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from empact.web.values import drawn
from empact.workflow.errors import Stale

# Longer texts are shown whole, without marks: finding them would take too long.
LONGEST_MARKED = 20_000
PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Versus:
    """One field in which the versions differ."""

    name: str
    label: str
    mine: SafeString
    theirs: SafeString
    changed_by_both: bool
    changed_by_me: bool


def versions(error: Stale) -> list[Versus]:
    """Return the fields in which what was submitted is not what the record holds now."""
    return list(_versions(error))


def _versions(error: Stale) -> Iterator[Versus]:
    model = type(error.record)
    for name, mine in error.submitted.items():
        theirs = error.current[name]
        if mine == theirs:
            continue
        base = error.seen.get(name)
        yield Versus(
            name=name,
            label=capfirst(str(model._meta.get_field(name).verbose_name)),  # type: ignore[union-attr]
            mine=_marked(model, name, base, mine),
            theirs=_marked(model, name, base, theirs),
            changed_by_both=name in error.both or name not in error.seen,
            changed_by_me=name not in error.seen or mine != base,
        )


def mine_only(error: Stale) -> dict[str, Any]:
    """Return what the person changed; the rest of the form takes what the record holds now."""
    return {
        name: value for name, value in error.submitted.items() if name not in error.seen or value != error.seen[name]
    }


def _marked(model: type[Model], name: str, base: Any, value: Any) -> SafeString:
    """Return a value as HTML; in a text the words that came and went are marked."""
    if isinstance(base, str) and isinstance(value, str) and len(base) + len(value) < LONGEST_MARKED:
        return words_marked(base, value)
    field = model._meta.get_field(name)
    if isinstance(field, ForeignKey) and value is not None:
        value = field.related_model._base_manager.filter(pk=value).first()
        return drawn(str(value) if value else "–")
    choices: Mapping[Any, Any] = dict(getattr(field, "flatchoices", ()))
    shown = drawn(choices.get(value, value) if not isinstance(value, list) else value)
    return shown if value not in (None, "", []) else SafeString("–")


def words_marked(before: str, after: str) -> SafeString:
    """Return the later text with the words that came in <ins> and those that went in <del>."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    parts = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            parts.append(format_html("{}", came))
            continue
        if went:
            parts.append(format_html("<del>{}</del>", went))
        if came:
            parts.append(format_html("<ins>{}</ins>", came))
    return format_html_join("", "{}", ((part,) for part in parts))
