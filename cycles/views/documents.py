"""Reference documents: numbers, dates and titles of what is kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from cycles.filters import DocumentFilters
from cycles.models import ReferenceDocument
from empact.web.tables import Column, Table
from empact.web.views.details import DetailPage, Facts
from empact.web.views.lists import ListPage

DOCUMENTS = Table(
    columns=(
        Column[ReferenceDocument]("number", main=True, ordering="number", css="nowrap"),
        Column[ReferenceDocument]("title", ordering="title"),
        Column[ReferenceDocument]("issued_on", ordering="issued_on"),
        Column[ReferenceDocument]("issued_by", ordering="issued_by"),
        Column[ReferenceDocument]("marking", ordering="marking"),
        Column[ReferenceDocument]("standing", gettext_lazy("Source"), text=lambda document: document.source),
    ),
    filters=DocumentFilters,
)


class DocumentList(ListPage[ReferenceDocument]):
    """All documents that records refer to."""

    model = ReferenceDocument
    section = "cycles"
    title = gettext_lazy("Documents")
    lead = gettext_lazy("Council, Commission and agency documents that records refer to; the texts are kept elsewhere.")
    table = DOCUMENTS


class DocumentDetail(DetailPage[ReferenceDocument]):
    """One document: what is known of it, where it is kept, what refers to it."""

    chain = True
    facts = (Facts("", ("title", "issued_on", "issued_by", "registry", "url")),)

    def meta(self) -> Sequence[object]:
        """Return the title."""
        return (self.record.title,)
