"""Tables: XLSX with typed cells and CSV. A text stays a text, whatever a spreadsheet would make of it."""

from __future__ import annotations

import csv
import hashlib
import inspect
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from empact import clock
from empact.documents.errors import TemplateError
from empact.documents.kinds import Tell
from empact.documents.subjects import Subject
from empact.documents.text import storable
from empact.words import Words

type Cell = str | int | Decimal | bool | date | datetime | None

TOLD_EVERY = 5_000
WIDEST = 60
# What Excel allows of a sheet's name, and of a cell.
NAME_LENGTH = 31
LONGEST_CELL = 32_767
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
# A spreadsheet takes a cell of a CSV that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and how wide it is in letters."""

    label: Words
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; rows may come from an iterator and are read once."""

    title: Words
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


def _release() -> str:
    """Return a digest of how tables are written: their template is this file."""
    return hashlib.sha256(inspect.getsource(sys.modules[__name__]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Xlsx:
    """A workbook, a page for each sheet; the last one says what it is."""

    code: str = field(default="xlsx", init=False)
    label: str = field(default="Excel (XLSX)", init=False)
    media_type: str = field(default="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", init=False)
    template: str = field(default="tables", init=False)

    def template_version(self) -> str:
        """Return a digest of how it is written."""
        return _release()

    def render(self, subject: Subject, content: Any, tell: Tell) -> bytes:
        """Return the workbook. Row by row: 50,000 rows take some 3 s and 60 MB."""
        target = io.BytesIO()
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
            "remove_timezone": True,
        }
        with xlsxwriter.Workbook(target, options) as book:
            book.set_properties({"title": subject.stamp.title, "comments": _lines(subject)})
            forms = _Forms(book)
            for sheet in _sheets(content):
                forms.write(sheet, tell)
            forms.write(_about(subject), tell)
        return target.getvalue()


class _Forms:
    """A workbook being written, and how its cells look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format(
            {"bold": True, "bg_color": "#F2F5F9", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})

    def write(self, sheet: Sheet, tell: Tell) -> None:
        page = self._book.add_worksheet(self._name(str(sheet.title)))
        page.freeze_panes(1, 0)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, min(column.width, WIDEST))
            page.write_string(0, number, cleaned(str(column.label)), self._head)
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            for number, value in enumerate(row):
                self._cell(page, last, number, value)
            if last % TOLD_EVERY == 0:
                tell(min(90, last // 1_000))
        page.autofilter(0, 0, last, max(len(sheet.columns) - 1, 0))

    def _name(self, title: str) -> str:
        name = NOT_IN_NAMES.sub(" ", title)[:NAME_LENGTH].strip() or _("Table")
        taken = {page.get_name().lower() for page in self._book.worksheets()}
        return name if name.lower() not in taken else f"{name[: NAME_LENGTH - 3]} {len(taken) + 1}"

    def _cell(self, page: Any, row: int, column: int, value: Cell) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            page.write_string(row, column, _("yes") if value else _("no"), self._plain)
        elif isinstance(value, (int, Decimal)):
            page.write_number(row, column, value, self._plain)
        elif isinstance(value, datetime):
            local = value.astimezone(clock.BRUSSELS).replace(tzinfo=None)
            page.write_datetime(row, column, local, self._instant)
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self._day)
        else:
            page.write_string(row, column, cleaned(value), self._text)


@dataclass(frozen=True, slots=True)
class Csv:
    """The first sheet as CSV in UTF-8; a text that a spreadsheet would run is led by an apostrophe."""

    code: str = field(default="csv", init=False)
    label: str = field(default="CSV", init=False)
    media_type: str = field(default="text/csv; charset=utf-8", init=False)
    template: str = field(default="tables", init=False)

    def template_version(self) -> str:
        """Return a digest of how it is written."""
        return _release()

    def render(self, subject: Subject, content: Any, tell: Tell) -> bytes:
        """Return the file, with the mark by which spreadsheets know UTF-8."""
        sheet = next(iter(_sheets(content)))
        target = io.StringIO()
        writer = csv.writer(target)
        writer.writerow([csv_cell(str(column.label)) for column in sheet.columns])
        for number, row in enumerate(sheet.rows, 1):
            writer.writerow([csv_cell(cell) for cell in row])
            if number % TOLD_EVERY == 0:
                tell(min(90, number // 1_000))
        return target.getvalue().encode("utf-8-sig")


def cleaned(text: str) -> str:
    """Return a text as a cell can hold it: controls by number, cut only where Excel ends, and then saying so."""
    text = storable(text)
    if len(text) <= LONGEST_CELL:
        return text
    end = _(" … (the cell of a spreadsheet ends here; the document has it all)")
    return text[: LONGEST_CELL - len(end)] + end


def csv_cell(value: Cell) -> str | int | Decimal:
    """Return a cell that no spreadsheet runs as a formula; dates in ISO form, instants in Brussels time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, Decimal)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(clock.BRUSSELS).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    text = storable(value)
    return f"'{text}" if value.startswith(FORMULA_STARTS) else text


def _sheets(content: Any) -> Iterator[Sheet]:
    found = [content] if isinstance(content, Sheet) else list(content)
    if not found or not all(isinstance(item, Sheet) for item in found):
        raise TemplateError("A table needs sheets.")
    yield from found


def _about(subject: Subject) -> Sheet:
    """Return the page that says what this is, for those who get the file from somebody else."""
    words: list[tuple[str, str]] = [
        (_("Document"), subject.stamp.title),
        (_("Version"), subject.stamp.version),
        (_("Status"), subject.stamp.status),
        (_("Standing"), subject.stamp.standing),
        (_("Marking"), subject.stamp.marking),
        (_("SHA-256 of the content"), subject.stamp.sha256),
        (_("Made"), subject.stamp.made),
    ]
    if subject.stamp.demonstration:
        words.append((_("Note"), _("Demonstration: fictitious")))
    return Sheet(_("About this file"), (Column(_("What"), 24), Column(_("Value"), 60)), words)


def _lines(subject: Subject) -> str:
    tell: Callable[[str], str] = cleaned
    return tell(f"{subject.stamp.version} · {subject.stamp.status} · {subject.stamp.sha256}")
