"""Text that people typed, made fit for paper: nothing executed, nothing cut, nothing that stops the press.

typst is given text as data, never as source, so its markup is only characters here. What remains: characters that our
fonts lack (with PDF/UA each is an error) and words longer than a line (which would be cut).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
TEXT_FONT = FONTS / "400Regular" / "NotoSans_400Regular.ttf"
LONGEST_WORD = 20
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
KEPT_CONTROLS = "\n"
# What XML has no room for, and the controls that no page shows.
NOT_IN_XML = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def covered() -> frozenset[int]:
    """Return the characters that our fonts can show. Read once a process, some 20 ms."""
    with TTFont(TEXT_FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())


def printable(text: str) -> str:
    """Return the text with every character that can be shown, others by number: [U+1F600].

    Long words get places where they may be broken. Tabs become spaces, line ends stay.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if not text.isascii() or not text.isprintable():
        text = "".join(_shown(character) for character in text)
    return LONG_WORD.sub(_breakable, text)


def _shown(character: str) -> str:
    if character in KEPT_CONTROLS:
        return character
    number = ord(character)
    visible = number in covered() and unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    return character if visible else f"[U+{number:04X}]"


def storable(text: str) -> str:
    """Return the text as XML can hold it: controls and what is no character by number, line ends kept, tabs as spaces.

    Which fonts there are is left to the reader's machine.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return NOT_IN_XML.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def _breakable(word: re.Match[str]) -> str:
    letters = word.group()
    return ZERO_WIDTH_SPACE.join(
        letters[start : start + LONGEST_WORD] for start in range(0, len(letters), LONGEST_WORD)
    )


def all_printable(value: Any) -> Any:
    """Return plain values with every text made printable, to any depth."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: all_printable(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [all_printable(item) for item in value]
    return value
