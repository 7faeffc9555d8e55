"""The list of a model, by declaration.

class OapList(ListPage[OAP]):
    model = OAP
    section = "plans"
    title = _("Operational action plans")
    table = Table(columns=(Column("code"), Column("title", main=True, ordering="title")), filters=OapFilters)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse, HttpResponseBase

from empact.web.deeds import deeds_of
from empact.web.documents.offers import offer_of_all
from empact.web.parts import Button
from empact.web.tables import Bulk, Listing, Table
from empact.web.views.base import Page, WebRequest
from empact.words import Words


class ListPage[M: Model](Page):
    """A list with filters, order, pages and a file of what is shown.

    Override `rows` to limit or annotate, `actions` for buttons, `bulk` for what is done with rows ticked.
    `template_name` may extend web/list.html and fill its blocks (head, above, below); the list itself, which htmx
    swaps, is web/listing.html.
    """

    model: type[M]
    table: Table[M]
    lead: Words = ""
    template_name = "web/list.html"

    def rows(self) -> QuerySet[M]:
        """Return the rows the reader may see, with what the list shows."""
        rows: QuerySet[M] = self.model._default_manager.for_reader(self.user)  # type: ignore[attr-defined]
        return rows

    def actions(self) -> Sequence[Button]:
        """Return the buttons in the head of the page."""
        return ()

    def bulk(self) -> Bulk | None:
        """Return what can be done with rows ticked."""
        return None

    @cached_property
    def listing(self) -> Listing[M]:
        """Return the list for this request."""
        return Listing(self.table, self.request, self.rows(), bulk=self.bulk())

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the list, its region alone to htmx, or its file."""
        if request.GET.get("format") == "csv":
            return self.listing.as_file()
        if self.wants(self.listing.region):
            return self.respond("web/listing.html#region")
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the list and what stands over it."""
        return {
            "listing": self.listing,
            "lead": self.lead,
            "actions": (*self.actions(), *deeds_of(self)),
            "list_offer": offer_of_all(self.listing.page, self.user),
        }

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Refuse: a list is only read."""
        return self.http_method_not_allowed(request)
