"""The query parameters of countries, organisations and changes."""

from __future__ import annotations

from empact.accounts.models import CountryKind, Organisation, OrganisationKind
from empact.api.filters import CountryReference, OneOf, RecordFilters, Reference, Search


class CountryFilters(RecordFilters):
    """Parameters of the list of countries."""

    q = Search("name")
    country = CountryReference("pk")
    kind = OneOf("kind", CountryKind)


class OrganisationFilters(RecordFilters):
    """Parameters of the list of organisations."""

    q = Search("name", "short_name")
    country = CountryReference("country")
    kind = OneOf("kind", OrganisationKind)
    parent = Reference("parent", Organisation)
