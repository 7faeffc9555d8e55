"""What a page of the system says, so that it can be kept as evidence: list, figure, frozen version, record.

It is read as the page shows it to its reader: nobody attaches what they do not see. What was kept is shown again
row by row, to each reader only the rows that are open to them.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from empact.history.freezing import canonical, digest, snapshot
from empact.history.models import Entry, FrozenVersion
from empact.history.naming import kind_of
from empact.history.values import plain
from empact.web import marks, moments
from empact.web.tables import Column, Listing
from empact.web.values import Told, tidy
from empact.web.views.base import RecordPage
from empact.web.views.details import DetailPage, Facts
from empact.web.views.histories import VersionPage
from empact.web.views.lists import ListPage
from empact.workflow.discretion import readable_since
from evaluation.models import EvidenceKind
from evaluation.permissions import WORKERS

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from empact.web.views.base import WebRequest
    from evaluation.models import Evidence

# Evidence is what the chain holds: nothing about people, messages or jobs.
CHAIN = frozenset(("cycles", "priorities", "oaps", "evaluation"))
MOST_ROWS = 300
BOOKKEEPING = frozenset(("id", "version", "content", "updated_at"))
# The columns that say what a number counts, and numbers that count nothing.
MEASURED_BY = frozenset(("measure.title", "measure.unit", "unit"))
NO_QUANTITY = frozenset(("year",))
ROWS, ROW_COUNT = "rows", "count"
NOT_KEPT = gettext_lazy(
    "This page cannot be kept: choose a list, a record or a frozen version. "
    "On a page of figures open the number: the list behind it can be kept, whole or as its sum."
)


class SourceError(Exception):
    """The page cannot be kept; the text says what to do instead."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: the record it is about, and its cells in words."""

    kind: str
    key: int
    cells: tuple[str, ...]

    def under(self, heads: Sequence[str]) -> list[tuple[str, str]]:
        """Return head and cell of each column."""
        return list(zip(heads, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says: heads and rows of a list, or label and value of facts; `text` is what is kept of it.

    `figures` are the figures that can be taken from a list: code and words.
    """

    kind: EvidenceKind
    title: str
    said: str
    text: str
    sha256: str
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


def read(request: WebRequest, address: str, what: str = ROWS) -> Said:
    """Return what the page at an address of ours says to its reader. The cost is the page's.

    `what` is the list itself, or which figure of it.
    Raises SourceError when there is no such page, it is not open to the reader, or it cannot be kept.
    """
    page = _page_at(request, address)
    try:
        if isinstance(page, ListPage):
            return _of_list(page.listing, str(page.title), what)
        if isinstance(page, VersionPage):
            return _of_version(page)
        if isinstance(page, DetailPage) and page.listing is not None:
            return _of_list(page.listing, f"{page.heading()}: {page.part.label}", what)
        if isinstance(page, DetailPage):
            return _of_record(page)
    except (Http404, PermissionDenied) as error:
        raise SourceError(_("There is no such page, or it is not open to you.")) from error
    raise SourceError(str(NOT_KEPT))


def kept(request: WebRequest, address: str, what: str, title: str) -> dict[str, Any]:
    """Return what is kept of a page as evidence under a title, as `attach` takes it. Raises what `read` raises."""
    said = read(request, address, what)
    return {
        "kind": said.kind,
        "title": title,
        "said": said.said,
        "address": local_address(request, address),
        "text": said.text,
        "sha256": said.sha256,
    }


def local_address(request: WebRequest, address: str) -> str:
    """Return path and query of an address of ours, however it was copied.

    Raises SourceError for an address of another site.
    """
    parts = urlsplit(address.strip())
    if parts.netloc and parts.netloc != request.get_host():
        raise SourceError(_("This is another site: describe it in the finding, under evidence from outside."))
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path}{query}"


def _page_at(request: WebRequest, address: str) -> Any:
    try:
        parts = urlsplit(local_address(request, address))
        match = resolve(parts.path)
    except (Resolver404, ValueError) as error:
        raise SourceError(_("There is no page at this address. Copy it from the page itself.")) from error
    view = getattr(match.func, "view_class", None)
    if view is None or not issubclass(view, ListPage | RecordPage):
        raise SourceError(str(NOT_KEPT))
    asked = copy.copy(request)
    # A list is kept as its file has it: every page of it, and no column that only a page can draw.
    asked.method, asked.GET, asked.POST = "GET", QueryDict(f"{parts.query}&format=csv"), QueryDict()
    asked.path = asked.path_info = parts.path
    page = view(**match.func.view_initkwargs)  # type: ignore[attr-defined]  # as_view sets it
    page.setup(asked, *match.args, **match.kwargs)
    model = page.model if isinstance(page, ListPage) else page.address.model
    if model._meta.app_label not in CHAIN:
        raise SourceError(_("Only what the cycle holds is evidence: threats, priorities, plans, actions, reports."))
    if isinstance(page, RecordPage):
        try:
            page.record = page.fetch()
        except Http404 as error:
            raise SourceError(_("There is no such record, or it is not open to you.")) from error
    return page


# -- Lists and their figures -------------------------------------------------------------------


def _of_list(listing: Listing[Any], title: str, what: str) -> Said:
    if listing.problems:
        raise SourceError(" ".join(f"{label}: {message}" for label, message in listing.problems))
    number = listing.found.count()
    if number > MOST_ROWS:
        text = _("The list has {n} rows. Narrow it with its filters to {most} at most, then copy the address.")
        raise SourceError(text.format(n=number, most=MOST_ROWS))
    columns = [column for column in listing.table.columns if column.in_file]
    records = list(listing.found)
    rows = tuple(
        Row(kind_of(record), record.pk, tuple(_cell(column.tell(record)) for column in columns)) for record in records
    )
    heads = tuple(column.head(listing.model) for column in columns)
    figures = _figures(columns, listing, records)
    count = ngettext("%(n)d row", "%(n)d rows", number) % {"n": number}
    content: dict[str, Any] = {
        "columns": list(heads),
        "rows": [{"kind": row.kind, "id": row.key, "cells": list(row.cells)} for row in rows],
    }
    if what == ROWS:
        said, kind = count, EvidenceKind.LIST
    else:
        found = figures.get(what)
        if found is None:
            raise SourceError(_("There is no such figure in this list."))
        label, value = found
        said, kind = f"{label}: {_figure(value)}", EvidenceKind.FIGURE
        content["figure"] = {"of": what, "label": label, "value": plain(value)}
    kept = canonical(content)
    offered = tuple((code, f"{label}: {_figure(value)}") for code, (label, value) in figures.items())
    return Said(kind, title, said, kept.decode(), digest(kept), heads, rows, offered)


def _cell(value: Told) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return str(tidy(value))
    if isinstance(value, date):
        return moments.in_words(value)
    return "" if value is None else str(value)


def _figure(value: object) -> str:
    number: Any = tidy(Decimal(str(value)))
    return marks.count(number)


def _figures(
    columns: Sequence[Column[Any]], listing: Listing[Any], records: Sequence[Any]
) -> dict[str, tuple[str, int | Decimal]]:
    """Return the figures of a list: how many rows, and the sum of each column of quantities."""
    found: dict[str, tuple[str, int | Decimal]] = {ROW_COUNT: (_("number of rows"), len(records))}
    if any(len({column.tell(record) for record in records}) > 1 for column in columns if column.name in MEASURED_BY):
        # Arrests and kilograms have no sum.
        return found
    for column in columns:
        if not column.is_numeric(listing.model) or column.name in NO_QUANTITY:
            continue
        values = [value for record in records if isinstance(value := column.tell(record), int | Decimal)]
        if values:
            label = _("sum of {column}").format(column=column.head(listing.model).lower())
            found[column.name] = (label, tidy(sum(values, Decimal(0))))
    return found


# -- Versions and records ----------------------------------------------------------------------


def _of_version(page: VersionPage[Any]) -> Said:
    version = page.version
    said = _("version {n}, {reason}").format(n=version.number, reason=version.reason)
    return Said(EvidenceKind.VERSION, version.record_label, said[:120], version.text, version.sha256)


def _of_record(page: DetailPage[Any]) -> Said:
    record = page.record
    groups = [group for part in page.tabs_declared for group in part.facts] or [_own_fields(record)]
    facts = [(label, _words(value)) for group in groups for label, value in group.draw(record, page.user) if value]
    rows = tuple(Row(kind_of(record), record.pk, fact) for fact in facts)
    status = str(record.get_status_display()) if hasattr(record, "get_status_display") else ""
    said = status or ngettext("%(n)d fact", "%(n)d facts", len(facts)) % {"n": len(facts)}
    content = {
        "record": {"kind": kind_of(record), "id": record.pk},
        "facts": [{"label": label, "value": value} for label, value in facts],
        "state": status,
    }
    text = canonical(content)
    title = str(page.heading())
    return Said(EvidenceKind.RECORD, title, said, text.decode(), digest(text), (_("Fact"), _("What it said")), rows)


def _own_fields(record: Model) -> Facts[Any]:
    """Return the fields of a record whose page draws them in a way of its own."""
    return Facts("", tuple(item.name for item in record._meta.concrete_fields if item.name not in BOOKKEEPING))


def _words(value: object) -> str:
    return " ".join(strip_tags(str(value)).split())


# -- Shown again -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A kept row as its reader may see it: its cells, and what the page says today, where that is something else."""

    cells: Sequence[str]
    today: Sequence[str] = ()
    gone: bool = False
    is_new: bool = False

    def under(self, heads: Sequence[str]) -> list[tuple[str, str]]:
        """Return head and cell of each column."""
        return list(zip(heads, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Shown:
    """Kept evidence for one reader: what it said beside what its source says today."""

    is_whole: bool
    heads: Sequence[str]
    rows: Sequence[ShownRow] = ()
    withheld: int = 0
    today: str = ""
    note: str = ""
    differs: bool = False
    figure: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def shown(evidence: Evidence, request: WebRequest) -> Shown:
    """Return kept evidence as its reader may see it, with whether its source says something else to them today."""
    is_whole = digest(evidence.text.encode()) == evidence.sha256
    content = json.loads(evidence.text)
    if evidence.kind == EvidenceKind.VERSION:
        return _version_shown(evidence, request, content, is_whole=is_whole)
    then = _kept_rows(content)
    open_keys = _open(then, evidence, request.user)
    heads = content.get("columns") or (_("Fact"), _("What it said"))
    figure = content.get("figure", {})
    withheld = sum((row.kind, row.key) not in open_keys for row in then)
    kept = [row for row in then if (row.kind, row.key) in open_keys]
    words = f"{figure['label']}: {_figure(figure['value'])}" if figure else ""
    try:
        now = read(request, evidence.address, figure.get("of", ROWS))
    except SourceError as error:
        rows = [ShownRow(row.cells) for row in kept]
        return Shown(is_whole, heads, rows, withheld, "", str(error), figure=words)
    rows = _beside(kept, _under_heads(now, heads), {(row.kind, row.key) for row in then}, by_label="facts" in content)
    differs = any(row.today or row.gone or row.is_new for row in rows)
    return Shown(is_whole, heads, rows, withheld, now.said, differs=differs, figure=words)


def _kept_rows(content: Mapping[str, Any]) -> list[Row]:
    if "facts" in content:
        record = content["record"]
        return [Row(record["kind"], record["id"], (item["label"], item["value"])) for item in content["facts"]]
    return [Row(item["kind"], item["id"], tuple(item["cells"])) for item in content["rows"]]


def _open(rows: Sequence[Row], evidence: Evidence, reader: Reader) -> set[tuple[str, int]]:
    """Return the records of the rows that the reader may see, and might see when they said so.

    What is gone since, those who see the drafts do.
    """
    keys = {(row.kind, row.key) for row in rows}
    found: set[tuple[str, int]] = set()
    gone: set[tuple[str, int]] = set()
    said = Entry.objects.of(evidence).order_by("pk").values_list("pk", flat=True).first() or 0
    for kind in sorted({kind for kind, _key in keys}):
        model: Any = apps.get_model(kind)
        wanted = [key for its_kind, key in keys if its_kind == kind]
        seen = set(model._default_manager.visible_to(reader).filter(pk__in=wanted).values_list("pk", flat=True))
        there = set(model._base_manager.filter(pk__in=wanted).values_list("pk", flat=True))
        found |= {(kind, key) for key in readable_since(reader, model, seen, said)}
        gone |= {(kind, key) for key in wanted if key not in there}
    return found | gone if gone and WORKERS.holds(reader, evidence.evaluation) else found


def _under_heads(now: Said, heads: Sequence[str]) -> list[Row]:
    """Return what the page says today under the heads that were kept; its columns may be others by now."""
    if tuple(heads) == now.heads:
        return list(now.rows)
    told = [(row, dict(row.under(now.heads))) for row in now.rows]
    return [Row(row.kind, row.key, tuple(cells.get(head, "") for head in heads)) for row, cells in told]


def _beside(kept: Sequence[Row], now: Sequence[Row], known: set[tuple[str, int]], *, by_label: bool) -> list[ShownRow]:
    """Return the kept rows beside what the page says today, then the rows that are new there."""
    if by_label:
        today = {row.cells[0]: row.cells for row in now}
        rows = [_compared(row, today.get(row.cells[0])) for row in kept]
        labels = {row.cells[0] for row in kept}
        return [
            *rows,
            *(ShownRow(cells, is_new=True) for label, cells in today.items() if kept and label not in labels),
        ]
    by_key = {(row.kind, row.key): row.cells for row in now}
    rows = [_compared(row, by_key.get((row.kind, row.key))) for row in kept]
    return [*rows, *(ShownRow(cells, is_new=True) for key, cells in by_key.items() if key not in known)]


def _compared(row: Row, today: Sequence[str] | None) -> ShownRow:
    if today is None:
        return ShownRow(row.cells, gone=True)
    return ShownRow(row.cells) if tuple(today) == tuple(row.cells) else ShownRow(row.cells, today)


def _version_shown(evidence: Evidence, request: WebRequest, content: Any, *, is_whole: bool) -> Shown:
    record = _seen_record(content, request.user)
    if record is None:
        return Shown(is_whole, (), withheld=1)
    last: FrozenVersion | None = FrozenVersion.objects.of(record).first()
    now = digest(canonical(snapshot(record)))
    if now == evidence.sha256:
        return Shown(is_whole, (), today=_("the record is what was frozen"), values=content)
    newer = last is not None and last.sha256 != evidence.sha256
    words = (
        _("version {n} was frozen since").format(n=last.number) if newer and last else _("the record was changed since")
    )
    return Shown(is_whole, (), today=words, differs=True, values=content)


def _seen_record(content: Mapping[str, Any], reader: Reader) -> Model | None:
    model: Any = apps.get_model(content["record"])
    found: Model | None = model._default_manager.visible_to(reader).filter(pk=content["id"]).first()
    return found
