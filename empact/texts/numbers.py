"""Numbers as people write them: understood, or asked about; never guessed.

13 871, 13'871, 1.234,5 and 1,234.5 can only mean one thing. 13.871 can mean two, and whoever typed it is asked. The
spaces may be plain, narrow, thin or such as do not break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SPACES = "\u0020\u00a0\u2007\u2009\u202f"
APOSTROPHES = "'\u2019"
MINUSES = "-\u2212"
# More digits than any column holds are a slip.
MOST_DIGITS = 15
THOUSAND = 3
BODY = rf"[0-9.,](?:[0-9.,{SPACES}{APOSTROPHES}]*[0-9])?"
NUMBER = re.compile(rf"(?P<sign>[{MINUSES}+]?)[{SPACES}]*(?P<body>{BODY})(?P<unit>.*)", re.DOTALL)
GROUPED = re.compile(r"[0-9]{1,3}(?:g[0-9]{3})+")
PLAIN = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Read:
    """A number that was understood, and the unit that was written behind it ("12 kg")."""

    number: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that means one of two numbers: in thousands, or with decimals."""

    thousands: Decimal
    decimals: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that is no number."""


type Reading = Read | Unclear | Unreadable


def read(text: str) -> Reading:
    """Return what the text says: a number, one of two numbers, or none."""
    found = NUMBER.fullmatch(text.strip(SPACES + "\t\r\n"))
    if found is None:
        return Unreadable()
    unit = found["unit"].strip(SPACES)
    if unit and not _is_unit(unit):
        return Unreadable()
    values = [value if found["sign"] not in {*MINUSES} else -value for value in _meanings(found["body"])]
    if len(values) == 1:
        return Read(values[0], unit)
    return Unclear(values[0], values[1], unit) if values else Unreadable()


def _is_unit(text: str) -> bool:
    """Tell whether what follows the number is words, and no further number."""
    return not any(letter.isdecimal() for letter in text) and text[0] not in f".,{APOSTROPHES}{MINUSES}"


def _meanings(body: str) -> list[Decimal]:
    """Return what the digits can mean: nothing, one number, or thousands and decimals."""
    if sum(letter.isdigit() for letter in body) > MOST_DIGITS:
        return []
    grouped_by_space = re.sub(rf"[{SPACES}{APOSTROPHES}]", "g", body)
    if "g" in grouped_by_space:
        whole, part = _split_last(grouped_by_space)
        return _number(whole, part) if GROUPED.fullmatch(whole) else []
    marks = [letter for letter in body if letter in ".,"]
    kinds = set(marks)
    if not marks:
        return _number(body, "")
    if len(kinds) == 1 and len(marks) > 1:
        return _number(body.replace(marks[0], "g"), "")
    whole, part = _split_last(body)
    if len(kinds) == 1:
        return _one_mark(whole, part)
    return _two_marks(whole, part)


def _split_last(body: str) -> tuple[str, str]:
    """Return what stands before and after the last point or comma; nothing after when there is none."""
    at = max(body.rfind("."), body.rfind(","))
    return (body, "") if at < 0 else (body[:at], body[at + 1 :] or "?")


def _one_mark(whole: str, part: str) -> list[Decimal]:
    """Return the meanings of 13.871: two; of 13.87, 0.871 and 1234.567: one."""
    as_decimals = _number(whole or "0", part)
    could_be_thousands = len(part) == THOUSAND and 0 < len(whole) <= THOUSAND and not whole.startswith("0")
    return [*_number(f"{whole}g{part}", ""), *as_decimals] if could_be_thousands else as_decimals


def _two_marks(whole: str, part: str) -> list[Decimal]:
    """Return the meaning of 1.234,5 and 1,234.5: the last mark is the decimal one, the other groups."""
    marks = {letter for letter in whole if letter in ".,"}
    grouped = whole.replace(marks.pop(), "g") if len(marks) == 1 else ""
    return _number(grouped, part) if GROUPED.fullmatch(grouped) else []


def _number(whole: str, part: str) -> list[Decimal]:
    """Return the number of whole digits, grouped or not, and decimals; nothing when they are not such."""
    if not (PLAIN.fullmatch(whole) or (GROUPED.fullmatch(whole) and not whole.startswith("0"))):
        return []
    if part and not PLAIN.fullmatch(part):
        return []
    return [Decimal(f"{whole.replace('g', '')}.{part}" if part else whole.replace("g", ""))]


def written(number: Decimal) -> str:
    """Return a number as plain digits that `read` understands in one way: 13871, 13.8710."""
    whole, _point, part = f"{number:f}".partition(".")
    part = part.rstrip("0")
    if not part:
        return whole
    return f"{whole}.{part}0" if len(part) == THOUSAND else f"{whole}.{part}"
