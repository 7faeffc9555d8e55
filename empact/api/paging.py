"""Pages by keyset: each page begins after the last row of the one before, whatever was added meanwhile.

Order is total (the id comes last), NULLS LAST in both directions, and may mix directions; so ties and NULLs lose
nothing. A cursor holds the order's values of one row; it is signed and belongs to one address, its filters and order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Self

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from empact.api.problems import bad_parameter

DEFAULT_SIZE: Final = 50
MAX_SIZE: Final = 200
MAX_CURSOR: Final = 4000
SALT: Final = "empact.api.cursor"
# What does not change which rows there are, nor their order.
OUTSIDE_BINDING: Final = frozenset({"cursor", "page_size", "total", "fields", "omit"})
FORWARD, BACKWARD = "f", "b"


@dataclass(frozen=True, slots=True)
class Term:
    """One column of an order: a lookup path over to-one relations, and its direction."""

    path: str
    descending: bool = False

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the term that Django's notation means: "-starts"."""
        return cls(text.removeprefix("-"), text.startswith("-"))

    def reversed(self) -> Term:
        """Return the same column in the other direction."""
        return Term(self.path, not self.descending)

    def order_by(self, *, backwards: bool = False) -> OrderBy:
        """Return the ORDER BY of the term, or of the exact opposite order."""
        column = F(self.path)
        descending = self.descending != backwards
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return column.desc(**nulls) if descending else column.asc(**nulls)

    def same(self, value: Any) -> Q:
        """Return the rows with this value in the column."""
        return Q((f"{self.path}__isnull", True)) if value is None else Q((self.path, value))

    def beyond(self, value: Any, *, backwards: bool) -> Q | None:
        """Return the rows that this column alone puts after the value (before it, backwards); None for no row."""
        missing, present = Q((f"{self.path}__isnull", True)), Q((f"{self.path}__isnull", False))
        if value is None:
            return present if backwards else None
        further = Q((f"{self.path}__{'lt' if self.descending != backwards else 'gt'}", value))
        return further if backwards else further | missing


ID: Final = Term("pk")
type Order = tuple[Term, ...]


def total_order(terms: Sequence[Term]) -> Order:
    """Return the order without repeated columns and closed by the id, so that no two rows are equal in it."""
    unique = {term.path: term for term in reversed(terms)}
    kept = [term for term in terms if unique[term.path] is term]
    return tuple(kept) if any(term.path == "pk" for term in kept) else (*kept, ID)


def beyond_row(order: Order, values: Sequence[Any], *, backwards: bool) -> Q:
    """Return the rows after the one with these values: (a, b, c) > (x, y, z), written so that NULLs count too."""
    found = Q(pk__in=[])
    for number, (term, value) in enumerate(zip(order, values, strict=True)):
        further = term.beyond(value, backwards=backwards)
        if further is None:
            continue
        ties = Q()
        for earlier, same in zip(order[:number], values[:number], strict=True):
            ties &= earlier.same(same)
        found |= ties & further
    return found


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an order: just after (or before) the row with these values."""

    values: tuple[Any, ...]
    backwards: bool

    def sign(self, binding: str) -> str:
        """Return the cursor as text that only this server can write."""
        values = [_plain(value) for value in self.values]
        content = [binding, BACKWARD if self.backwards else FORWARD, values]
        return signing.dumps(content, salt=SALT, compress=True)

    @classmethod
    def read(cls, text: str, binding: str, order: Order) -> Self:
        """Return the cursor that this server signed for these filters and this order.

        Raises Refusal (400) for any other text.
        """
        try:
            if len(text) > MAX_CURSOR:
                raise signing.BadSignature
            bound, direction, values = signing.loads(text, salt=SALT)
        except signing.BadSignature as error:
            raise bad_parameter(
                "cursor", _("This cursor is not one of ours; follow next and previous as they are."), "foreign_cursor"
            ) from error
        if bound != binding or len(values) != len(order):
            raise bad_parameter(
                "cursor", _("This cursor belongs to other filters or another order; begin again."), "other_cursor"
            )
        return cls(tuple(_value(value) for value in values), direction == BACKWARD)


_KINDS: Final[tuple[tuple[str, type[Any], Any], ...]] = (
    ("t", datetime, datetime.fromisoformat),
    ("d", date, date.fromisoformat),
    ("n", Decimal, Decimal),
)


def _plain(value: Any) -> Any:
    """Return the value for JSON; what JSON does not know is tagged with its kind."""
    for tag, kind, _read in _KINDS:
        if isinstance(value, kind):
            return [tag, value.isoformat() if isinstance(value, date) else str(value)]
    return value


def _value(value: Any) -> Any:
    if isinstance(value, list):
        tag, text = value
        return next(read(text) for known, _kind, read in _KINDS if known == tag)
    return value


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and the cursors around it."""

    rows: list[Any]
    following: Cursor | None
    preceding: Cursor | None


def fetch(rows: QuerySet[Any], order: Order, size: int, cursor: Cursor | None = None) -> Page:
    """Return the page after the cursor, or the first one. One query, besides the prefetches of `rows`."""
    backwards = cursor is not None and cursor.backwards
    if cursor is not None:
        rows = rows.filter(beyond_row(order, cursor.values, backwards=backwards))
    names = [f"keyset_{number}" for number in range(len(order))]
    rows = rows.annotate(**{name: F(term.path) for name, term in zip(names, order, strict=True)})
    found = list(rows.order_by(*(term.order_by(backwards=backwards) for term in order))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()

    def at(row: Any, *, back: bool) -> Cursor:
        return Cursor(tuple(getattr(row, name) for name in names), back)

    if not found:
        return Page([], None, None)
    has_next = more or backwards
    has_previous = more if backwards else cursor is not None
    return Page(
        found,
        at(found[-1], back=False) if has_next else None,
        at(found[0], back=True) if has_previous else None,
    )


class KeysetPagination(BasePagination):
    """`page_size`, `cursor` and `total` of every list; the order comes from the view's `order(request)`."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of the page that the request asks for.

        Raises Refusal (400) for a page size, cursor or total that is not understood.
        """
        order: Order = view.order(request)
        size = size_of(request)
        self.total = queryset.count() if wants_total(request) else None
        self.request = request
        self.binding = binding_of(request)
        text = request.query_params.get("cursor")
        cursor = Cursor.read(text, self.binding, order) if text is not None else None
        self.page = fetch(queryset, order, size, cursor)
        return self.page.rows

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with its neighbours; `total` only when it was asked for."""
        body: dict[str, Any] = {"next": self._link(self.page.following), "previous": self._link(self.page.preceding)}
        if self.total is not None:
            body["total"] = self.total
        return Response(body | {"results": data})

    def _link(self, cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        query = self.request.query_params.copy()
        query["cursor"] = cursor.sign(self.binding)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def get_paginated_response_schema(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return the schema of a page."""
        link = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": {**link, "description": _("Address of the next page; null on the last."), "example": None},
                "previous": {
                    **link,
                    "description": _("Address of the page before; null on the first."),
                    "example": None,
                },
                "total": {
                    "type": "integer",
                    "description": _("How many rows there are; only with total=1."),
                    "example": 10,
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the query parameters of paging."""
        return [
            _parameter(
                "page_size",
                _("Rows in a page."),
                type="integer",
                minimum=1,
                maximum=MAX_SIZE,
                default=DEFAULT_SIZE,
            ),
            _parameter("cursor", _("Place of the page; follow next and previous, never write one."), type="string"),
            _parameter("total", _("1 adds the number of rows, which costs a count."), type="integer", enum=[0, 1]),
        ]


def _parameter(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def size_of(request: Request) -> int:
    """Return the page size asked for.

    Raises Refusal (400) for anything but a whole number from 1 to 200.
    """
    text = request.query_params.get("page_size")
    if text is None:
        return DEFAULT_SIZE
    if re.fullmatch(r"[0-9]{1,3}", text, re.ASCII) and 1 <= int(text) <= MAX_SIZE:
        return int(text)
    raise bad_parameter("page_size", _("page_size is a whole number from 1 to {most}.").format(most=MAX_SIZE))


def wants_total(request: Request) -> bool:
    """Tell whether the number of rows is asked for.

    Raises Refusal (400) for anything but 0 and 1.
    """
    text = request.query_params.get("total", "0")
    if text not in {"0", "1"}:
        raise bad_parameter("total", _("total is 0 or 1."))
    return text == "1"


def binding_of(request: Request) -> str:
    """Return a short digest of the address, its filters and its order: what a cursor belongs to."""
    params = sorted(
        (name, value)
        for name, values in request.query_params.lists()
        if name not in OUTSIDE_BINDING
        for value in values
    )
    return hashlib.sha256(repr((request.path, params)).encode()).hexdigest()[:16]
