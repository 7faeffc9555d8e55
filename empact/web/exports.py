"""CSV of a list, row by row as the database gives them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from empact import clock
from empact.documents.sheets import csv_cell
from empact.web.values import Told

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[Told]]) -> Iterator[str]:
    """Yield the lines of the file, the first with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + str(writer.writerow([csv_cell(cell) for cell in head]))
    for row in rows:
        yield str(writer.writerow([csv_cell(cell) for cell in row]))


def csv_response(name: str, head: Iterable[str], rows: Iterable[Iterable[Told]]) -> StreamingHttpResponse:
    """Answer with the file, named after the list and the day."""
    return StreamingHttpResponse(
        csv_lines(head, rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{slugify(name) or "list"}-{clock.today():%Y-%m-%d}.csv"'
        },
    )
