"""Any text at all: what comes out can be set, stored and read back."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date
from itertools import chain
from types import SimpleNamespace
from typing import Any

import python_calamine
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from empact.documents.sheets import Column, Csv, Sheet, Xlsx, cleaned
from empact.documents.subjects import Stamp
from empact.documents.text import FONTS, LONGEST_WORD, ZERO_WIDTH_SPACE, covered, printable, storable

# Everything a database can hold: no NUL, no halves of pairs.
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)
STAMP = Stamp(
    title="T", number=1, version="V", status="S", sha256="0" * 64, made="", on=date(2025, 11, 24), marking="LIMITE",
    standing="", draft=False, demonstration=False,
)  # fmt: skip
SUBJECT: Any = SimpleNamespace(stamp=STAMP)


def told(per_cent: int) -> None:
    """Hear how far it is."""


def decoded(text: str) -> str:
    """Return what a text with characters by number stands for."""
    return re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda found: chr(int(found[1], 16)), text)


@given(TEXTS)
def test_each_character_can_be_shown_and_each_word_broken(text: str) -> None:
    shown = printable(text)
    assert all(character in "\n" + ZERO_WIDTH_SPACE or ord(character) in covered() for character in shown)
    assert max(map(len, re.split(rf"[\s{ZERO_WIDTH_SPACE}]", shown))) <= LONGEST_WORD


@given(TEXTS)
def test_nothing_is_lost_on_the_way_to_a_page(text: str) -> None:
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    assert decoded(printable(text).replace(ZERO_WIDTH_SPACE, "")) == decoded(whole)


@given(TEXTS)
def test_what_is_stored_is_fit_for_xml_and_stays_so(text: str) -> None:
    stored = storable(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]", stored)
    assert storable(stored) == stored


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_typst_sets_any_text_as_a_tagged_document(texts: list[str]) -> None:
    source = b'#set document(title: "T")\n#for text in json(bytes(sys.inputs.data)) { par(text + "x") }'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    data = {"data": json.dumps([printable(text) for text in texts])}
    made = typst.compile(source, font_paths=fonts, format="pdf", pdf_standards=["ua-1"], sys_inputs=data)
    assert isinstance(made, bytes)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=10))
def test_a_workbook_gives_each_text_back(rows: list[list[str]]) -> None:
    made = Xlsx().render(SUBJECT, Sheet("S", (Column("a"), Column("b")), rows), told)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))
    read = book.get_sheet_by_name("S").to_python(skip_empty_area=False)[1:]
    for row, wanted in zip(read, rows, strict=False):
        assert [str(cell) for cell in row] == [cleaned(text) for text in wanted]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=10))
def test_a_csv_gives_each_text_back_and_no_formula(rows: list[list[str]]) -> None:
    made = Csv().render(SUBJECT, Sheet("S", (Column("a"), Column("b")), rows), told).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(made, newline="")))[1:]
    assert len(read) == len(rows)
    for cell, wanted in zip(chain(*read), chain(*rows), strict=True):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell in {storable(wanted), f"'{storable(wanted)}"}


def test_a_cell_longer_than_excel_allows_says_so() -> None:
    text = cleaned("x" * 40_000)
    assert len(text) == 32_767
    assert text.endswith("the document has it all)")
