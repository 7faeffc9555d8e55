"""The base of every resource: a viewset declares its serializer, its parameters and its orders, nothing else.

class ThreatViewSet(RecordViewSet):
    serializer_class = ThreatSerializer
    filterset_class = ThreatFilters
    orderings = {"title": ("title",)}
    default_order = ("assignment__code", "number")
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from empact.accounts.models import User
from empact.api import etags, moves, openings, writes
from empact.api.filters import FilterBackend
from empact.api.paging import KeysetPagination, Order, Term, total_order
from empact.api.problems import bad_parameter
from empact.api.repeating import once
from empact.api.resources import resource_of
from empact.api.serializers import RecordSerializer
from empact.api.writes import Creation, Write
from empact.workflow.charts import Chart, Transition, chart_of
from empact.workflow.errors import UnknownMove

MAX_TERMS = 4
# What answers with the record as it was found; everything else acts on it, and shows it afterwards if at all.
SHOWING = frozenset({"list", "retrieve"})
EVERY_ORDERING: Mapping[str, tuple[str, ...]] = {"id": ("pk",), "updated_at": ("updated_at",)}


class NotModified(APIException):
    """The client has this answer already."""

    status_code = 304

    def __init__(self, etag: str) -> None:
        super().__init__()
        self.etag = etag


class RestViewSet(GenericViewSet[Any]):
    """What every address of the API does: strict parameters, tags for unchanged answers, headers for caches."""

    tagged: ClassVar[frozenset[str]] = frozenset({"list", "retrieve"})
    etag: str | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Authenticate, refuse unknown parameters, and answer 304 before any record is read."""
        # First, so that every later refusal knows for whom it is.
        self.perform_authentication(request)
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, self.parameters())
        if request.method in {"GET", "HEAD"} and self.action in self.tagged:
            self.etag = etags.etag_of(request)
            if etags.is_known(request, self.etag):
                raise NotModified(self.etag)

    def parameters(self) -> tuple[str, ...]:
        """Return the query parameters that this action understands."""
        return ()

    def handle_exception(self, exc: Exception) -> Response:
        """Return the 304, or what the problem handler makes of the exception."""
        if isinstance(exc, NotModified):
            return Response(status=304)
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers by which a cache knows for whom the answer is."""
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, etags.VARY)
        if response.status_code in {200, 304} and self.etag is not None:
            response["ETag"] = self.etag
        if "Cache-Control" not in response:
            signed_in = isinstance(request.user, User)
            response["Cache-Control"] = "private, no-cache" if signed_in else "public, no-cache"
        return response


class RecordViewSet(RestViewSet):
    """List and detail of the rows of one model that the reader may see."""

    serializer_class: type[RecordSerializer]
    filterset_class: ClassVar[Any]
    orderings: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    default_order: ClassVar[tuple[str, ...]] = ("pk",)
    pagination_class = KeysetPagination
    filter_backends = (FilterBackend,)
    # What a PATCH takes; None where nothing is written but by moves.
    write_class: ClassVar[type[Write] | None] = None
    # What a POST takes; None where records begin by moves, or are not added over REST.
    create_class: ClassVar[type[Creation] | None] = None
    # Whether a DELETE removes a record, as its page does.
    removable: ClassVar[bool] = False
    # The move that a route of its own makes, and the chart of what it starts if it is an opening; set by the routes.
    move_name = ""
    started = ""

    def __init_subclass__(cls) -> None:
        """Say which model the viewset is about, as DRF's own do; the rows are those of `get_queryset`."""
        super().__init_subclass__()
        cls.queryset = cls.serializer_class.record_model()._default_manager.none()

    def list(self, request: Request) -> Response:
        """Return one page of the rows that match."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def retrieve(self, request: Request, pk: int) -> Response:
        """Return one record."""
        return Response(self.get_serializer(self.get_object()).data)

    def moves(self, request: Request, pk: int) -> Response:
        """Return what may be done with the record now, and why the rest may not."""
        return Response(moves.describe(self.chart, self.get_object(), request.user))

    def write(self, request: Request, pk: int) -> Response:
        """Change the record, as far as its fields are open to the writer now, and return it as it is then."""
        if self.write_class is None:
            raise MethodNotAllowed(str(request.method))
        writes.carry_out(self.write_class, self.get_object(), request)
        return self._now(pk)

    @once
    def create(self, request: Request) -> Response:
        """Add a record and return it with its address; 204 when its maker may not see it."""
        if self.create_class is None:
            raise MethodNotAllowed(str(request.method))
        made = writes.add(self.create_class, request)
        return self._now(made.pk, status=201, address=reverse(resource_of(type(made)).detail_route, args=[made.pk]))

    def remove(self, request: Request, pk: int) -> Response:
        """Remove the record, where nothing leans on it; its history stays."""
        writes.take_out(self.get_object(), request)
        return Response(status=204)

    @once
    def move(self, request: Request, pk: int) -> Response:
        """Make a move and return the record as it is then; 204 when its maker may not see it any more."""
        moves.carry_out(self.chart, self.transition, self.get_object(), request)
        return self._now(pk)

    def _now(self, pk: int, *, status: int = 200, address: str = "") -> Response:
        """Return the record as it is now; 204 when the reader may not see it."""
        record = self._rows(self.asked_fields()).filter(pk=pk).first()
        if record is None:
            return Response(status=204)
        headers = {"Location": address} if address else {}
        return Response(self.get_serializer(record).data, status=status, headers=headers)

    def openings(self, request: Request, pk: int) -> Response:
        """Return what may be started under the record now, and why the rest may not."""
        return Response(openings.describe(self.get_object(), request.user))

    @once
    def start(self, request: Request, pk: int) -> Response:
        """Start a record under this one and return it; 204 when its maker may not see it."""
        record = openings.start(self.chart, self.transition, self.get_object(), request)
        resource = resource_of(self.chart.model)
        serializer = resource.viewset.serializer_class
        row = serializer.rows(request.user, None).filter(pk=record.pk).first()
        if row is None:
            return Response(status=204)
        headers = {"Location": reverse(resource.detail_route, args=[record.pk])}
        return Response(serializer(row).data, status=201, headers=headers)

    @once
    def bulk_move(self, request: Request) -> Response:
        """Make one move on several records, each in its own transaction, and return what became of each."""
        results = moves.carry_out_many(self.chart, self.transition, request, self.serializer_class)
        return Response({"results": results})

    @property
    def chart(self) -> Chart:
        """Return the chart of the model, or of what this route starts. Raises LookupError when there is none."""
        return chart_of(self.started or self.serializer_class.record_model())

    @property
    def transition(self) -> Transition:
        """Return the move of this route. Raises UnknownMove."""
        found = self.chart.transition(self.move_name)
        if found is None:
            raise UnknownMove
        return found

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows that the reader may see, with all that the fields asked for read where they are shown."""
        asked = self.asked_fields()
        return self._rows(asked) if self.action in SHOWING else self.serializer_class.visible_rows(self.request.user)

    def _rows(self, asked: frozenset[str] | None) -> QuerySet[Any]:
        return self.serializer_class.rows(self.request.user, asked)

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """Return the serializer with the fields asked for."""
        return super().get_serializer(*args, only=self.asked_fields(), **kwargs)

    def parameters(self) -> tuple[str, ...]:
        """Return the query parameters that this action understands."""
        own = ("fields", "omit")
        if self.action in {"moves", "bulk_move", "openings", "start", "remove"}:
            return ()
        if self.action != "list":
            return own
        return (*self.filterset_class.base_filters, "ordering", "page_size", "cursor", "total", *own)

    def asked_fields(self) -> frozenset[str] | None:
        """Return the names of the fields asked for by `fields` and `omit`; None for every one.

        Raises Refusal (400) for a name that no field has.
        """
        known = self.serializer_class.names()
        wanted = _names(self.request, "fields", known)
        unwanted = _names(self.request, "omit", known)
        if wanted is None and unwanted is None:
            return None
        return frozenset(known if wanted is None else wanted) - frozenset(unwanted or ())

    @classmethod
    def known_orderings(cls) -> dict[str, tuple[str, ...]]:
        """Return the columns behind every name that `ordering` understands."""
        return {**cls.orderings, **EVERY_ORDERING}

    def order(self, request: Request) -> Order:
        """Return the order asked for, or the usual one.

        Raises Refusal (400) for a name that is not an order.
        """
        text = request.query_params.get("ordering", "")
        if not text:
            return total_order([Term.of(path) for path in self.default_order])
        terms: list[Term] = []
        known = self.known_orderings()
        names = text.split(",")
        for name in names[:MAX_TERMS]:
            columns = known.get(name.strip().removeprefix("-"))
            if columns is None or len(names) > MAX_TERMS:
                raise bad_parameter(
                    "ordering",
                    _("ordering is at most {most} of: {names}; a minus sign before a name turns it round.").format(
                        most=MAX_TERMS, names=", ".join(known)
                    ),
                    "unknown_ordering",
                )
            column_terms = [Term.of(path) for path in columns]
            terms += [term.reversed() for term in column_terms] if name.strip().startswith("-") else column_terms
        return total_order(terms)


def refuse_unknown(request: Request, known: tuple[str, ...]) -> None:
    """Refuse a query parameter that means nothing here: a slip would give more rows than were asked for."""
    for name in request.query_params:
        if name not in known:
            listed = ", ".join(known) or _("none")
            text = _("“{name}” means nothing here. Known: {listed}.").format(name=name[:80], listed=listed)
            raise bad_parameter(name[:80], text, "unknown_parameter")


def _names(request: Request, parameter: str, known: tuple[str, ...]) -> list[str] | None:
    """Return the field names in a parameter, or None without it."""
    if parameter not in request.query_params:
        return None
    names = [name.strip() for text in request.query_params.getlist(parameter) for name in text.split(",")]
    for name in names:
        if name not in known:
            text = _("“{name}” is not a field. Known: {known}.").format(name=name[:80], known=", ".join(known))
            raise bad_parameter(parameter, text, "unknown_field")
    return names
