"""Whatever people type into a plan is readable in each of its documents; nothing is run, cut, or fails."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import Any

import docx
import pypdf
import pytest
import python_calamine
from django.db.models import CharField, TextField

from empact.documents.text import ZERO_WIDTH_SPACE
from oaps.models import OAP, Indicator, Milestone, OapSupport, OperationalAction, Participation, PlanGoal
from tests.cast import Cast
from tests.documents.conftest import Made

pytestmark = pytest.mark.django_db

# What is typed, and how it reads where the fonts are ours.
LATIN = "Łódź, Kraków, Ţ ş ğ ß, naïve"
GREEK = "Επιχειρησιακό σχέδιο"
BULGARIAN = "Оперативен план за действие"
TYPED = {
    "Greek": (GREEK, GREEK),
    "Bulgarian": (BULGARIAN, BULGARIAN),
    "accents": (LATIN, LATIN),
    "Chinese": ("行动计划", "[U+884C][U+52A8][U+8BA1][U+5212]"),
    "emoji": ("a 😀 b", "a [U+1F600] b"),
    "flag": ("🇫🇷", "[U+1F1EB][U+1F1F7]"),
    "controls": ("one\x07two\x1bthree", "one[U+0007]two[U+001B]three"),
    "formula": ("=1+1", "=1+1"),
    "command": ("@SUM(A1:A9)|calc", "@SUM(A1:A9)|calc"),
    "script": ("<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;"),
    "typst": (r"#panic[x] $1/0$ *b* _i_ `c` @ref \ <l> ]", r"#panic[x] $1/0$ *b* _i_ `c` @ref \ <l> ]"),
    "jinja": ("{{ 7*7 }} {% for %} {_{ 1 }_}", "{{ 7*7 }} {% for %} {_{ 1 }_}"),
    "template of Word": ("{%p if x %} {%tr endfor %}", "{%p if x %} {%tr endfor %}"),
    "lines": ("first\n- second\n- third\n\nfourth", "first second third fourth"),
}
# Texts that say what something is; they must not be replaced for the plan to be a plan.
MODELS = (OAP, PlanGoal, OperationalAction, Indicator, Milestone, OapSupport, Participation)
KEPT = {"code", "status", "standing", "kind", "role", "aggregation", "unit", "marking", "outcome", "decision_method"}


def type_everywhere(text: str) -> int:
    """Put the text into every field of the plan that people write; return how many that were."""
    count = 0
    for model in MODELS:
        for field in model._meta.get_fields():
            if not isinstance(field, (CharField, TextField)) or field.name in KEPT or field.choices:
                continue
            model.objects.update(**{field.name: text[: field.max_length]})
            count += 1
    return count


def plain(text: str) -> str:
    """Return a text without what only breaks lines, as a page may break it anywhere; a list's marks left out."""
    return re.sub(r"[\s\u2060–-]", "", text.replace(ZERO_WIDTH_SPACE, ""))


def in_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def in_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def in_workbook(content: bytes) -> list[Any]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]


@pytest.mark.parametrize("case", TYPED)
def test_it_is_readable_in_the_pdf_and_in_word(cast: Cast, made: Made, case: str) -> None:
    typed, read = TYPED[case]
    assert type_everywhere(typed) > 15
    pdf = plain(in_pdf(made("driver", "oaps.plan", "pdf", cast.plan)))
    assert pdf.count(plain(read)) > 10
    word = plain(in_word(made("driver", "oaps.plan", "docx", cast.plan)))
    in_words_own_fonts = typed if case in {"Chinese", "emoji", "flag"} else read
    assert word.count(plain(in_words_own_fonts)) > 10


@pytest.mark.parametrize("case", TYPED)
def test_it_is_a_text_and_no_formula_in_tables(cast: Cast, made: Made, case: str) -> None:
    typed, _read = TYPED[case]
    type_everywhere(typed)
    cells = in_workbook(made("driver", "oaps.actions", "xlsx", cast.plan))
    wanted = typed.replace("\x07", "[U+0007]").replace("\x1b", "[U+001B]")
    assert cells.count(wanted) > 3
    lines = made("driver", "oaps.actions", "csv", cast.plan).decode("utf-8-sig")
    found = [cell for row in csv.reader(io.StringIO(lines, newline="")) for cell in row]
    assert found.count(f"'{wanted}" if wanted[0] in "=@" else wanted) > 3


def test_a_workbook_of_formulas_holds_none(cast: Cast, made: Made) -> None:
    type_everywhere("=HYPERLINK(A1)")
    for kind in ("oaps.actions", "oaps.participation"):
        with zipfile.ZipFile(io.BytesIO(made("driver", kind, "xlsx", cast.plan))) as book:
            sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_a_word_of_ten_thousand_letters_is_there_to_its_last_letter(cast: Cast, made: Made) -> None:
    letters = ("abcdefghij" * 1_000)[:-1] + "Z"
    OperationalAction.objects.update(objective=letters)
    Participation.objects.update(contribution=letters)
    for form, read in (("pdf", in_pdf), ("docx", in_word)):
        found = plain(read(made("driver", "oaps.plan", form, cast.plan)))
        # A page's header and footer stand between the letters of a word that goes over several pages.
        assert found.count("Z") >= 2
        assert found.count("abcdefghij") >= 3_900
    assert letters in in_workbook(made("driver", "oaps.actions", "xlsx", cast.plan))


def test_numbers_and_days_are_typed_in_the_workbook(cast: Cast, made: Made) -> None:
    cells = in_workbook(made("driver", "oaps.actions", "xlsx", cast.plan))
    assert any(hasattr(cell, "year") for cell in cells)
    assert any(isinstance(cell, float) for cell in cells)


def test_a_plan_without_anything_is_a_document_too(cast: Cast, made: Made) -> None:
    type_everywhere("")
    OAP.objects.update(title="Empty")
    assert "Empty" in in_pdf(made("driver", "oaps.plan", "pdf", cast.plan))
    assert "Empty" in in_word(made("driver", "oaps.plan", "docx", cast.plan))
