"""Text that looks like a record of a person: EMPACT holds none of suspects, victims or witnesses.

Sought is what only stands in such records: a day of birth, the number of a passport or identity card, a bank account
with valid check digits, a telephone number, somebody's address of electronic mail. Names alone cannot be told from
other words. What an office gives out passes: its mailbox, and its number behind its name ("hotline +32 2 123 45 67").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from empact.texts import Fault

DAY = r"(?:\d{1,2}[./ -]\s?(?:\d{1,2}|[^\W\d_]{3,9})\.?[./ -]\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
BORN = r"born(?:\s+on)?|date\s+of\s+birth|d\.?o\.?b\.?|née?\s+le|geboren\s+am|nacid[oa]\s+el|nat[oa]\s+il"
PAPERS = r"passport|identity\s+card|id\s+card|driving\s+licence"
PATTERNS = (
    re.compile(rf"\b(?:{BORN})\s*[:=]?\s*(?:the\s+)?{DAY}", re.IGNORECASE),
    re.compile(
        rf"\b(?:{PAPERS})\s*(?:no\.?|number|nr\.?|#)?\s*[:=]?\s*(?=[A-Z0-9]*\d)[A-Z0-9]{{6,12}}\b", re.IGNORECASE
    ),
)
MAIL = re.compile(r"\b([\w.+-]+)@((?:[\w-]+\.)+[\w-]+)\b")
# A first name and a surname; a mailbox of an office is one word, or words with dashes.
OF_A_PERSON = re.compile(r"[^\W\d_]+[._][^\W\d_]+[\w.+-]*")
FOR_ANYBODY = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|gmx|proton|protonmail)\.", re.IGNORECASE
)
# Without a plus something stands behind the code of the country; 0012345678 may be the number of anything.
TELEPHONE = re.compile(
    r"(?<![\w.+/-])(?:\+\d{1,3}[\s./-]?|00[1-9]\d{0,2}[\s./-])\(?\d{1,4}\)?(?:[\s./-]?\d{2,4}){2,4}(?!\d)"
)
# +13 871 000 is an amount.
AMOUNT = re.compile(r"\+\d{1,3}(?:[\s.]\d{3}){1,2}")
OFFICES = r"hotline|help\s?desk|desk|switchboard|secretariat|contact\s+point|office|unit|headquarters|cent(?:re|er)"
OF_AN_OFFICE = re.compile(
    rf"\b(?:{OFFICES})\b[\s,:(–-]*(?:24/7[\s,:)–-]*)?(?:tel(?:ephone)?|phone|number|no|is|at|on)?[\s.:,(]*\Z",
    re.IGNORECASE,
)
BEFORE = 60
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
    found = next(_records(text), "")
    if not found:
        return ""
    return _(
        "“{found}” looks like a record of a person. EMPACT holds no data of suspects, victims or witnesses: take it "
        "out and say how many there were. What concerns a case goes over SIENA. The number of an office may stand here "
        "behind its name, such as “hotline +32 …”."
    ).format(found=found.strip()[:60])


def _records(text: str) -> Iterator[str]:
    """Yield what looks like a record of a person."""
    for pattern in PATTERNS:
        yield from (match[0] for match in pattern.finditer(text))
    for match in MAIL.finditer(text):
        if OF_A_PERSON.fullmatch(match[1]) or FOR_ANYBODY.match(match[2]):
            yield match[0]
    for match in TELEPHONE.finditer(text):
        of_an_office = OF_AN_OFFICE.search(text[max(0, match.start() - BEFORE) : match.start()])
        if not (of_an_office or AMOUNT.fullmatch(match[0])):
            yield match[0]
    yield from (match[0] for match in ACCOUNT.finditer(text) if _checks(match[0].replace(" ", "")))


def _checks(account: str) -> bool:
    digits = "".join(str(int(letter, 36)) for letter in account[4:] + account[:4])
    return int(digits) % MODULUS == REMAINDER
