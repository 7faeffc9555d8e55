"""The resources of step 1."""

from __future__ import annotations

from cycles.api.filters import (
    CalendarEntryFilters,
    CycleFilters,
    ReferenceDocumentFilters,
    ThreatAssessmentFilters,
    ThreatFilters,
)
from cycles.api.serializers import (
    CalendarEntrySerializer,
    CycleSerializer,
    ReferenceDocumentSerializer,
    ThreatAssessmentSerializer,
    ThreatSerializer,
)
from empact.api.views import RecordViewSet


class CycleViewSet(RecordViewSet):
    """EMPACT cycles, the latest first."""

    serializer_class = CycleSerializer
    filterset_class = CycleFilters
    orderings = {"starts": ("starts",), "code": ("code",), "status": ("status",)}
    default_order = ("-starts",)


class CalendarEntryViewSet(RecordViewSet):
    """The calendars of the cycles, by day."""

    serializer_class = CalendarEntrySerializer
    filterset_class = CalendarEntryFilters
    orderings = {"starts": ("starts",), "ends": ("ends",), "step": ("step", "starts"), "done_on": ("done_on",)}
    default_order = ("starts",)


class ThreatAssessmentViewSet(RecordViewSet):
    """Threat assessments, the latest first; those not yet published come last."""

    serializer_class = ThreatAssessmentSerializer
    filterset_class = ThreatAssessmentFilters
    orderings = {"published_on": ("published_on",), "code": ("code",), "status": ("status",)}
    default_order = ("-published_on",)


class ThreatViewSet(RecordViewSet):
    """Key threats, by assessment and number."""

    serializer_class = ThreatSerializer
    filterset_class = ThreatFilters
    orderings = {"number": ("assessment__code", "number"), "title": ("title",), "level": ("level",), "kind": ("kind",)}
    default_order = ("assessment__code", "number")


class ReferenceDocumentViewSet(RecordViewSet):
    """Documents that are kept elsewhere, the latest first."""

    serializer_class = ReferenceDocumentSerializer
    filterset_class = ReferenceDocumentFilters
    orderings = {"issued_on": ("issued_on",), "number": ("number",), "title": ("title",)}
    default_order = ("-issued_on", "number")
