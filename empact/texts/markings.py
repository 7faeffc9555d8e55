"""Markings of classified text: EMPACT holds nothing classified, so text that carries one is refused.

Sought are markings as they are put on documents, not the words they are made of: "restricted firearms" passes.
markings.toml says which there are, and how each is told from prose. Accents, the kind of space, dash and slash, and
invisible letters make no difference.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path(__file__).with_name("markings.toml")

ADVICE = {
    "classified_text": _(
        "EMPACT holds nothing classified: remove the text marked “{marking}” and send it through a channel that is "
        "accredited for it, such as SIENA. A classified document may be referred to by its number."
    ),
    "tlp_red_text": _(
        "Many people read EMPACT, and “{marking}” is for named recipients only: remove the text and send it to them."
    ),
}
# Letters that Unicode does not take apart into a plain letter and an accent, and slashes that are not "/".
PLAIN = str.maketrans("ħĦđĐłŁøØ\u2044\u2215\u29f8", "hHdDlLoO///")
# What may stand between the words of a marking: "VS-NUR", "Stg. Geheim", "UE / EU", a line's end.
BETWEEN = r"[\s/_:.-]{1,5}"
WORD = re.compile(r"[^\W_]+")

# No line that is only a marking is longer, whatever is drawn around it.
LONGEST_LINE = 200

type How = Literal["anywhere", "capitals", "alone"]


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking: how it is told from prose, and the code of the refusal, which leads to what a person is advised.

    `anywhere`: in whatever letters, wherever it stands. `capitals`: wherever it stands in capitals, or alone on its
    line. `alone`: in capitals and alone on its line.
    """

    words: str
    how: How
    code: str

    def advice(self) -> str:
        """Return what the person who typed it should do."""
        return ADVICE[self.code].format(marking=self.words)


def marking_in(text: str) -> Marking | None:
    """Return the first marking that the text carries. Cost: linear in the text, some 2 ms for 10,000 letters."""
    known, plain = _known(), plain_letters(text)
    for search in known.searches:
        if match := search.pattern.search(plain):
            return search.markings[(match.lastindex or 1) - 1]
    lines = ((line, _key(line)) for line in plain.splitlines() if len(line) <= LONGEST_LINE)
    found = (known.lines.get(key) or (known.shouted_lines.get(key) if line.isupper() else None) for line, key in lines)
    return next(filter(None, found), None)


def plain_letters(text: str) -> str:
    """Return the text without accents and invisible letters, with plain spaces, dashes and slashes."""
    if text.isascii():
        return text
    kinds = ((letter, unicodedata.category(letter)) for letter in unicodedata.normalize("NFKD", text))
    kept = ("-" if kind == "Pd" else letter for letter, kind in kinds if kind not in {"Mn", "Cf"})
    return "".join(kept).translate(PLAIN)


@dataclass(frozen=True, slots=True)
class _Search:
    """A pattern with one group for each of the markings, in their order."""

    pattern: re.Pattern[str]
    markings: tuple[Marking, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """The markings of the file: how to find them in prose, and by their words those that stand alone on a line."""

    searches: tuple[_Search, ...]
    lines: dict[str, Marking]
    shouted_lines: dict[str, Marking]


@cache
def _known() -> _Known:
    markings = [
        Marking(words, group["how"], group.get("code", "classified_text"))
        for group in tomllib.loads(FILE.read_text(encoding="utf-8"))["group"]
        for words in group["markings"]
    ]
    by_how: dict[How, dict[str, Marking]] = {"anywhere": {}, "capitals": {}, "alone": {}}
    for marking in markings:
        by_how[marking.how].setdefault(_key(plain_letters(marking.words)), marking)
    return _Known(
        (_search(by_how["anywhere"], str, re.IGNORECASE), _search(by_how["capitals"], str.upper)),
        by_how["capitals"],
        by_how["alone"],
    )


def _key(plain: str) -> str:
    """Return the words of a marking in small letters, whatever stands between them."""
    return " ".join(WORD.findall(plain)).casefold()


def _search(markings: dict[str, Marking], written: Callable[[str], str], flags: int = 0) -> _Search:
    """Return what finds the markings as whole words; a longer one wins over what it begins with."""
    keys = sorted(markings, key=len, reverse=True)
    ways = "|".join(f"({BETWEEN.join(map(re.escape, written(key).split()))})" for key in keys)
    return _Search(re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])", flags), tuple(markings[key] for key in keys))
