"""Countries, organisations and what happened, as the API gives them."""

from __future__ import annotations

from rest_framework import serializers

from empact.accounts.models import Country, Organisation, OrganisationName
from empact.api.serializers import RECORD_FIELDS, RecordSerializer


class CountryRef(RecordSerializer):
    """A country named by another record; `code` is the EU's (EL, UK)."""

    class Meta:
        model = Country
        fields = ("id", "code", "name")


class OrganisationRef(RecordSerializer):
    """An organisation named by another record; `label` begins with the country's code where it has one."""

    select = ("country",)
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]

    class Meta:
        model = Organisation
        fields = ("id", "code", "label", "kind")


class CountrySerializer(RecordSerializer):
    """A country; `code` is the EU's (EL, UK), `iso` the one of ISO 3166-1 (GR, GB)."""

    class Meta:
        model = Country
        fields = (
            "id",
            "code",
            "iso",
            "name",
            "kind",
            "protocol_order",
            "footnote",
            "europol_status",
            "cepol_participates",
            *RECORD_FIELDS,
        )


class OrganisationNameRef(RecordSerializer):
    """A name that an organisation had for a time."""

    class Meta:
        model = OrganisationName
        fields = ("name", "short_name", "starts", "ends")


class OrganisationSerializer(RecordSerializer):
    """Who leads, co-leads or takes part: a state, a service, an agency, an organisation, a private body."""

    select = ("country",)
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]
    country = CountryRef.one("country")
    parent = OrganisationRef.one("parent")
    names = OrganisationNameRef.each("names")

    class Meta:
        model = Organisation
        fields = (
            "id",
            "code",
            "label",
            "name",
            "short_name",
            "kind",
            "country",
            "parent",
            "seat",
            "names",
            *RECORD_FIELDS,
        )
