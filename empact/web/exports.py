"""CSV of a list, row by row as the database gives them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.http import StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from empact import clock
from empact.web import moments
from empact.web.values import Told

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def safe(value: Told) -> str | int | Decimal:
    """Return a cell that no spreadsheet runs as a formula; dates in ISO form, instants in Brussels time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, Decimal)):
        return value
    if isinstance(value, datetime):
        return moments.local(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[Told]]) -> Iterator[str]:
    """Yield the lines of the file, the first with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + str(writer.writerow([safe(cell) for cell in head]))
    for row in rows:
        yield str(writer.writerow([safe(cell) for cell in row]))


def csv_response(name: str, head: Iterable[str], rows: Iterable[Iterable[Told]]) -> StreamingHttpResponse:
    """Answer with the file, named after the list and the day."""
    return StreamingHttpResponse(
        csv_lines(head, rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{slugify(name) or "list"}-{clock.today():%Y-%m-%d}.csv"'
        },
    )
