"""Lists by declaration: a `Table` says what a list shows, a `Listing` is that list for one request.

The same table serves a page of its own (`ListPage`), a tab of a record (`Part`) and the CSV file.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_filters import FilterSet

from empact.web.exports import csv_response
from empact.web.sharing import shared
from empact.web.values import Told, escaped, field_of, label_of_path, link, shown, told
from empact.words import Words

PAGE_SIZE = 50
MOST_PER_PAGE = 200
CHUNK = 2_000

type Order = str | Combinable


@dataclass(frozen=True, slots=True)
class Column[M: Model]:
    """A column: the value at `name` ("oap.code"), unless `cell` draws something else.

    `ordering` are the lookups that sort by it. `text` is what a file holds where `cell` is no value of the record.
    `main` makes the cell the link to the record. `sub` is a second line in the cell.
    """

    name: str
    label: Words = ""
    cell: Callable[[M], object] | None = None
    ordering: str | tuple[str, ...] = ()
    numeric: bool = False
    text: Callable[[M], Told] | None = None
    main: bool = False
    sub: Callable[[M], object] | None = None
    css: str = ""
    in_file: bool = True

    def head(self, model: type[Model]) -> str:
        """Return the head: the label given, or the field's name."""
        return str(self.label) if self.label else label_of_path(model, self.name)

    def orders(self) -> tuple[str, ...]:
        """Return the lookups that sort by the column."""
        return (self.ordering,) if isinstance(self.ordering, str) else self.ordering

    def draw(self, record: M) -> SafeString:
        """Return the cell as HTML."""
        words = shown(record, self.name, short=True) if self.cell is None else escaped(self.cell(record))
        return link(record, words) if self.main else words

    def tell(self, record: M) -> Told:
        """Return the cell for a file."""
        return told(record, self.name) if self.text is None else self.text(record)

    def is_numeric(self, model: type[Model]) -> bool:
        """Tell whether the column is set to the right."""
        return self.numeric or (self.cell is None and not self.css and self._kind(model) in NUMERIC)

    def is_moment(self, model: type[Model]) -> bool:
        """Tell whether the column holds a date or an instant, which stay on one line."""
        return self.cell is None and self._kind(model) in {"DateField", "DateTimeField"}

    def _kind(self, model: type[Model]) -> str:
        field = field_of(model, self.name)
        return field.get_internal_type() if field else ""


NUMERIC = {"IntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "DecimalField", "BigIntegerField"}


@dataclass(frozen=True, slots=True)
class Group[M: Model]:
    """Rows under a common head, while the list stands in its own order: `ordering` brings a group together."""

    key: Callable[[M], Hashable]
    head: Callable[[M], object]
    ordering: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Bulk:
    """What can be done with the rows ticked: buttons (name, label, destructive) that post `chosen` to the address."""

    url: str
    buttons: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table[M: Model]:
    """What a list shows. `ordering` is its own order; ties are broken by key. Filters come from `filters`."""

    columns: tuple[Column[M], ...]
    filters: type[FilterSet] | None = None
    ordering: tuple[Order, ...] = ()
    group: Group[M] | None = None
    page_size: int = PAGE_SIZE
    empty_title: Words = ""
    empty_next: Words = ""
    file_name: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    column: Column[Any]
    html: SafeString
    sub: object
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with the head of the group it opens."""

    record: Any
    cells: tuple[Cell, ...]
    opens: object = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of the table's head; `sorts` where the list can be sorted by it."""

    name: str
    label: str
    sorts: bool
    css: str


@dataclass
class Listing[M: Model]:
    """A table for one request: filters, order and page come from the address; `rows` are those the reader may see.

    A `fixed` list has neither filters nor pages: one of several on a page, to which the address does not belong.
    Costs two queries (count and page) and those of the filters' choices.
    """

    table: Table[M]
    request: HttpRequest
    rows: QuerySet[M]
    region: str = "list"
    fixed: bool = False
    bulk: Bulk | None = None

    @cached_property
    def query(self) -> QueryDict:
        """Return what the address says about the list."""
        return QueryDict() if self.fixed else self.request.GET

    @property
    def model(self) -> type[M]:
        """Return the model of the rows."""
        return self.rows.model

    @cached_property
    def filterset(self) -> FilterSet | None:
        """Return the filters, bound to the address."""
        if self.table.filters is None or self.fixed:
            return None
        return self.table.filters(self.query, queryset=self.rows, request=self.request)

    @cached_property
    def is_filtered(self) -> bool:
        """Tell whether the address limits the list."""
        return self.filterset is not None and any(self.query.get(name) for name in self.filterset.filters)

    @cached_property
    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the address: the field's label and the message."""
        found = []
        if self.filterset is not None and not self.filterset.is_valid():
            form = self.filterset.form
            found = [
                (str(form[name].label) if name in form.fields else "", str(message))
                for name, messages in form.errors.items()
                for message in messages
            ]
        if self.asked_order and self.sorting is None:
            found.append((_("Order"), _("This list cannot be sorted by “%s”.") % self.asked_order[:40]))
        return found

    @property
    def asked_order(self) -> str:
        """Return the order the address asks for."""
        return self.query.get("ordering", "")

    @cached_property
    def sorting(self) -> Column[M] | None:
        """Return the column the address sorts by; None for the list's own order and for what cannot be sorted by."""
        name = self.asked_order.removeprefix("-")
        return next((column for column in self.table.columns if column.name == name and column.orders()), None)

    @property
    def grouped(self) -> Group[M] | None:
        """Return the grouping, which holds in the list's own order only."""
        return self.table.group if self.sorting is None else None

    def order(self) -> tuple[Order, ...]:
        """Return the order of the rows; what is not known comes last, ties are broken by key."""
        if self.sorting is not None:
            down = self.asked_order.startswith("-")
            return (
                *(
                    F(path).desc(nulls_last=True) if down else F(path).asc(nulls_last=True)
                    for path in self.sorting.orders()
                ),
                "pk",
            )
        own = self.table.ordering or tuple(self.model._meta.ordering or ())
        return (*(self.grouped.ordering if self.grouped else ()), *own, "pk")

    @cached_property
    def found(self) -> QuerySet[M]:
        """Return the rows that the filters leave, in order; none while the filters are not understood."""
        if self.filterset is None:
            return self.rows.order_by(*self.order())
        if not self.filterset.is_valid():
            return self.rows.none()
        found: QuerySet[M] = self.filterset.qs
        return found.order_by(*self.order())

    @cached_property
    def page_size(self) -> int:
        """Return how many rows a page has: what the address asks for, at most 200."""
        asked = self.query.get("page_size", "")
        if not asked.isdecimal():
            return self.table.page_size
        return min(max(int(asked[:4]), 1), MOST_PER_PAGE)

    @cached_property
    def page(self) -> Page[M]:
        """Return the page the address asks for; the first for nonsense, the last for one too far."""
        return Paginator(self.found, self.page_size).get_page(self.query.get("page"))

    @property
    def heads(self) -> list[Head]:
        """Return the cells of the head."""
        return [
            Head(column.name, column.head(self.model), bool(column.orders()) and not self.fixed, self._css(column))
            for column in self.table.columns
        ]

    def _css(self, column: Column[M]) -> str:
        kind = "num" if column.is_numeric(self.model) else "nowrap" if column.is_moment(self.model) else ""
        return " ".join(filter(None, (column.css, kind)))

    def lines(self) -> Iterator[Line]:
        """Yield the rows of the page, drawn."""
        last: Hashable = object()
        looks = [(column, self._css(column), column.head(self.model)) for column in self.table.columns]
        for record in self.page:
            opens = None
            if self.grouped and (key := self.grouped.key(record)) != last:
                last, opens = key, self.grouped.head(record)
            yield Line(
                record,
                tuple(
                    Cell(column, column.draw(record), column.sub(record) if column.sub else "", css, label)
                    for column, css, label in looks
                ),
                opens,
                str(last) if self.grouped else "",
            )

    def as_file(self) -> StreamingHttpResponse:
        """Answer with all rows the filters leave, every page of them, as CSV. Read in chunks, each in a few queries."""
        columns = [column for column in self.table.columns if column.in_file]
        rows: Iterable[M] = shared(self.found).iterator(chunk_size=CHUNK)
        return csv_response(
            self.table.file_name or str(self.model._meta.verbose_name_plural),
            (column.head(self.model) for column in columns),
            ([column.tell(record) for column in columns] for record in rows),
        )

    @property
    def file_url(self) -> str:
        """Return the address of the file of what is shown."""
        query = self.query.copy()
        query.pop("page", None)
        query["format"] = "csv"
        return f"?{query.urlencode()}"

    @property
    def shorter_url(self) -> str:
        """Return the address of the list with as few rows on a page as most lists have."""
        query = self.query.copy()
        query.pop("page", None)
        query["page_size"] = str(PAGE_SIZE)
        return f"?{query.urlencode()}"

    @property
    def empty_title(self) -> str:
        """Return what an empty list says."""
        if self.problems:
            return _("The list is not shown, because a filter is not understood.")
        if self.is_filtered:
            return _("Nothing fits these filters.")
        return str(self.table.empty_title) or _("There is nothing here yet that you can see.")

    @property
    def empty_next(self) -> str:
        """Return what to do next."""
        if self.problems:
            return " ".join(f"{label}: {message}" for label, message in self.problems)
        if self.is_filtered:
            return _("Take a filter away, or clear them all.")
        return str(self.table.empty_next)
