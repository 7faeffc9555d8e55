"""What the texts that people type may hold: nothing that cannot be stored or seen, nothing marked as classified."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from empact.texts.markings import marking_in

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the text of a field is refused; `code` is stable for machines."""

    field: str
    code: str
    text: str


def faults(values: Mapping[str, object]) -> Iterator[Fault]:
    """Find the texts among the values, and in lists and mappings among them, that must not be stored; one each."""
    for name, value in values.items():
        texts = list(_texts(value))
        if any(map(_is_unstorable, texts)):
            yield Fault(name, "unstorable_text", _("The text holds a character that cannot be stored."))
        elif any(map(_is_unseen, texts)):
            text = _("Nothing of this can be seen: it holds only characters that are not shown. Write it in letters.")
            yield Fault(name, "unseen_text", text)
        elif found := next(filter(None, map(marking_in, texts)), None):
            yield Fault(name, found.code, found.advice())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _texts(pair)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _is_unstorable(text: str) -> bool:
    """Tell whether there is a NUL or half a surrogate pair in the text: PostgreSQL cannot store them."""
    return "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def _is_unseen(text: str) -> bool:
    """Tell whether the text is blank to the eye but not to `strip`: it would pass for a reason, or for a title."""
    return bool(text.strip()) and all(letter.isspace() or unicodedata.category(letter) == "Cf" for letter in text)
