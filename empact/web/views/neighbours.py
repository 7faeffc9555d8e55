"""Everything at the other end of one link of the chain: where "All 285" leads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.lineage.links import Neighbours, after, before, visible
from empact.web.addresses import address_of, record_url
from empact.web.parts import Crumb
from empact.web.tables import Column, Listing, Table
from empact.web.values import link
from empact.web.views.base import Page, WebRequest


def table_of(model: type[Model]) -> Table[Any]:
    """Return a plain list of any records: which it is, how it stands, how far it can be relied on."""
    fields = {field.name for field in model._meta.concrete_fields}
    columns: list[Column[Any]] = [
        Column("pk", gettext_lazy("Record"), cell=lambda record: link(record, record), text=str, css="")
    ]
    columns += [Column(name) for name in ("status", "standing") if name in fields]
    return Table(columns=tuple(columns), file_name=str(model._meta.verbose_name_plural))


class NeighboursPage(Page):
    """The records that follow from one record by one link, or that it follows from."""

    template_name = "web/list.html"

    @cached_property
    def record(self) -> Any:
        """Return the record that the address names.

        Raises Http404 when there is none that the reader may see.
        """
        label = self.kwargs["kind"].replace("-", ".", 1)
        model = next((item for item in apps.get_models() if item._meta.label_lower == label), None)
        found = None
        if model is not None and address_of(model) is not None:
            found = visible(model, self.user).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404(_("There is no such record, or it is not open to your role."))
        return found

    @cached_property
    def neighbours(self) -> Neighbours:
        """Return the link that the address names.

        Raises Http404 when no such link begins or ends at the record.
        """
        walk = after if self.kwargs["direction"] == "after" else before
        for found in walk(self.user, self.record):
            if found.link.code == self.kwargs["link"]:
                return found
        raise Http404

    @cached_property
    def listing(self) -> Listing[Any]:
        """Return the list."""
        rows = self.neighbours.records
        return Listing(table_of(rows.model), self.request, rows)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record and to what is listed."""
        address = address_of(self.record)
        above = address.crumbs(self.record) if address else (Crumb(str(self.record), record_url(self.record)),)
        return (*above, Crumb(str(self.neighbours.label)))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the list, its region alone to htmx, or its file."""
        if request.GET.get("format") == "csv":
            return self.listing.as_file()
        if self.wants(self.listing.region):
            return self.respond("web/listing.html#region")
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the list under the record's name."""
        address = address_of(self.record)
        return {
            "title": f"{self.neighbours.label}: {self.record}",
            "section": address.section if address else "",
            "listing": self.listing,
        }
