"""Text that looks like a record of a person: EMPACT holds none of suspects, victims or witnesses.

Sought is what only stands in such records: a day of birth, the number of a passport or identity card, a bank account
with valid check digits, a telephone number, an address of electronic mail. Names alone cannot be told from other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from empact.texts import Fault

# (code, what it is called to the person who typed it, pattern)
DAY = r"(?:\d{1,2}[./ -]\s?(?:\d{1,2}|[A-Za-z]{3,9})[./ -]\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
PATTERNS = (
    (
        "birth",
        re.compile(rf"\b(?:born(?:\s+on)?|date\s+of\s+birth|d\.?o\.?b\.?)\s*[:=]?\s*(?:the\s+)?{DAY}", re.IGNORECASE),
    ),
    (
        "identity",
        re.compile(
            r"\b(?:passport|identity\s+card|id\s+card|driving\s+licence)\s*(?:no\.?|number|nr\.?|#)?\s*[:=]?\s*"
            r"(?=[A-Z0-9]*\d)[A-Z0-9]{6,12}\b",
            re.IGNORECASE,
        ),
    ),
    ("mail", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("telephone", re.compile(r"(?<![\w.+])(?:\+\d|00[1-9])\d{0,2}[\s./-]?\(?\d{1,4}\)?(?:[\s./-]?\d{2,4}){2,4}(?!\d)")),
)
ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
# What a valid account number leaves when its check digits are read with it.
REMAINDER, MODULUS = 1, 97


def personal_records(values: Mapping[str, object]) -> Iterator[Fault]:
    """Find the texts among the values that look like a record of a person, one fault for each; linear in the text."""
    for name, value in values.items():
        if isinstance(value, str) and (found := in_text(value)):
            yield Fault(name, "personal_record", found)


def in_text(text: str) -> str:
    """Return what the person who typed the text should do about it; nothing when it names no person's record."""
    found = next((match[0] for _code, pattern in PATTERNS if (match := pattern.search(text))), "") or _account(text)
    if not found:
        return ""
    return _(
        "“{found}” looks like a record of a person. EMPACT holds no data of suspects, victims or witnesses: take it "
        "out and say how many there were. What concerns a case goes over SIENA."
    ).format(found=found.strip()[:60])


def _account(text: str) -> str:
    """Return the first bank account in the text whose check digits are right."""
    return next((match[0] for match in ACCOUNT.finditer(text) if _checks(match[0].replace(" ", ""))), "")


def _checks(account: str) -> bool:
    digits = "".join(str(int(letter, 36)) for letter in account[4:] + account[:4])
    return int(digits) % MODULUS == REMAINDER
