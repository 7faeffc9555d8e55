"""Reads a JSON body within a budget: what would cost, confuse or break later is refused here with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from empact.api.problems import TOO_LARGE, Refusal

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
# Texts first, so that a bracket inside one is not counted; an unfinished text takes all the rest, so that the
# search stays linear whatever stands in it.
_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+\\?"?|([\[{])|([\]}])', re.DOTALL)


class StrictJSONParser(BaseParser):
    """UTF-8 JSON without duplicate keys, NaN, NUL characters or half surrogates; at most 1 MiB and 20 levels.

    Raises ParseError (400) or Refusal (413).
    """

    media_type = "application/json"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        body = stream.read(MAX_BYTES + 1)
        if len(body) > MAX_BYTES:
            raise Refusal(TOO_LARGE, _("A body has at most 1 MiB."))
        if depth(body) > MAX_DEPTH:
            raise ParseError(_("A body is nested at most {depth} levels deep.").format(depth=MAX_DEPTH))
        try:
            value = json.loads(
                body.decode("utf-8"), object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_real
            )
        except UnicodeDecodeError as error:
            raise ParseError(_("The body is not UTF-8.")) from error
        except ValueError as error:
            raise ParseError(_("The body is not JSON: {error}").format(error=error)) from error
        for place, text in texts(value):
            _check_text(place, text)
        return value


def depth(body: bytes) -> int:
    """Return how deep the brackets nest; stops counting one level above the allowed depth."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return 0
    level = deepest = 0
    for match in _BRACKETS.finditer(body):
        if match[1]:
            level += 1
            deepest = max(deepest, level)
            if deepest > MAX_DEPTH:
                break
        elif match[2]:
            level -= 1
    return deepest


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with its place ("items.0.id"), keys included."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{place}.{number}".lstrip("."))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield place, key
            yield from texts(inner, f"{place}.{key}".lstrip("."))


def _check_text(place: str, text: str) -> None:
    where = place or "body"
    if "\x00" in text:
        raise ParseError(_("{place}: the NUL character cannot be stored.").format(place=where))
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise ParseError(_("{place}: half of a surrogate pair is not a character.").format(place=where))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; the same key twice would let two readers of one body disagree."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("the key {name!r} stands twice in one object").format(name=twice[:80]))
    return found


def _constant(name: str) -> Any:
    raise ValueError(_("{name} is not a JSON number").format(name=name))


def _real(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(_("{number} is too large a number").format(number=text[:40]))
    return number
