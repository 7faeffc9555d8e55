"""The records of step 1 as the API gives them."""

from __future__ import annotations

from rest_framework import serializers

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.api.serializers import RECORD_FIELDS, CodeField, RecordSerializer


class CycleRef(RecordSerializer):
    """A cycle named by another record."""

    class Meta:
        model = Cycle
        fields = ("id", "code", "title")


class DocumentRef(RecordSerializer):
    """A reference document named by another record."""

    class Meta:
        model = ReferenceDocument
        fields = ("id", "number", "title", "issued_on", "url")


class AssessmentRef(RecordSerializer):
    """A threat assessment named by another record."""

    class Meta:
        model = ThreatAssessment
        fields = ("id", "code", "title")


class ThreatRef(RecordSerializer):
    """A key threat named by another record."""

    select = ("assessment",)
    code = serializers.CharField(read_only=True)

    class Meta:
        model = KeyThreat
        fields = ("id", "code", "number", "title")


class CycleSerializer(RecordSerializer):
    """One four-year EMPACT cycle; before 2022 a policy cycle."""

    class Meta:
        model = Cycle
        fields = ("id", "code", "title", "starts", "ends", "summary", "status", *RECORD_FIELDS)


class CalendarEntrySerializer(RecordSerializer):
    """A milestone (one day) or a span (two days) of a cycle; a deadline ends at 17:00 in Brussels."""

    select = ("cycle",)
    code = CodeField(
        "{row.cycle.code}/{row.kind}-{row.pk}",
        "The cycle’s code, the kind and the id: nothing of an entry’s own is unique.",
    )
    cycle = CycleRef.one("cycle")
    document = DocumentRef.one("document")

    class Meta:
        model = CalendarEntry
        fields = (
            "id",
            "code",
            "cycle",
            "step",
            "kind",
            "title",
            "starts",
            "ends",
            "is_deadline",
            "done_on",
            "document",
            "note",
            *RECORD_FIELDS,
        )


class ThreatAssessmentSerializer(RecordSerializer):
    """The public version of a SOCTA or interim assessment; the full one is a reference only."""

    cycle = CycleRef.one("cycle")
    public_document = DocumentRef.one("public_document")
    full_document = DocumentRef.one("full_document")
    supersedes = AssessmentRef.one("supersedes")
    threats = ThreatRef.each("threats")

    class Meta:
        model = ThreatAssessment
        fields = (
            "id",
            "code",
            "kind",
            "title",
            "cycle",
            "summary",
            "method",
            "data_from",
            "data_until",
            "published_on",
            "public_document",
            "full_document",
            "supersedes",
            "threats",
            "status",
            *RECORD_FIELDS,
        )


class ThreatSerializer(RecordSerializer):
    """A threat that an assessment names; the Council's priorities answer threats."""

    select = ("assessment",)
    code = serializers.CharField(read_only=True)
    assessment = AssessmentRef.one("assessment")
    cycle = CycleRef.one("assessment__cycle")

    class Meta:
        model = KeyThreat
        fields = (
            "id",
            "code",
            "number",
            "kind",
            "title",
            "description",
            "level",
            "trend",
            "justification",
            "recommended_priority",
            "assessment",
            "cycle",
            *RECORD_FIELDS,
        )


class ReferenceDocumentSerializer(RecordSerializer):
    """A Council, Commission or agency document that is kept elsewhere."""

    code = serializers.CharField(source="number", read_only=True)

    class Meta:
        model = ReferenceDocument
        fields = (
            "id",
            "code",
            "number",
            "title",
            "issued_on",
            "issued_by",
            "marking",
            "registry",
            "url",
            *RECORD_FIELDS,
        )
