"""Countries and organisations."""

from __future__ import annotations

from empact.api.ground.filters import CountryFilters, OrganisationFilters
from empact.api.ground.serializers import CountrySerializer, OrganisationSerializer
from empact.api.views import RecordViewSet


class CountryViewSet(RecordViewSet):
    """Countries: Member States in protocol order, then the others by name."""

    serializer_class = CountrySerializer
    filterset_class = CountryFilters
    orderings = {"name": ("name",), "code": ("code",), "protocol_order": ("protocol_order", "name")}
    default_order = ("protocol_order", "name")


class OrganisationViewSet(RecordViewSet):
    """Organisations: Member States and their services, third countries, agencies, institutions, others."""

    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    orderings = {"name": ("name",), "short_name": ("short_name",), "code": ("code",)}
    default_order = ("short_name",)
