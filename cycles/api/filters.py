"""The query parameters of the lists of step 1."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.models import (
    AssessmentKind,
    AssessmentStatus,
    CalendarKind,
    Cycle,
    CycleStatus,
    CycleStep,
    Marking,
    ThreatAssessment,
    ThreatKind,
    ThreatLevel,
    ThreatTrend,
)
from empact.api.filters import Day, OneOf, RecordFilters, Reference, Search, YesNo


def of_cycle(path: str) -> Reference:
    """Return the parameter that names cycles; `path` reaches the cycle from a row."""
    return Reference(path, Cycle, listed=True, help_text=_("Code of a cycle, such as 2026-2029."))


def by_threat_code(text: str) -> Q:
    """Return the threats with a code such as SOCTA-2021/3."""
    assessment, _slash, number = text.rpartition("/")
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        return Q(pk__in=[])
    return Q(assessment__code__iexact=assessment, number=int(number))


class CycleFilters(RecordFilters):
    """Parameters of the list of cycles."""

    q = Search("title", "code")
    status = OneOf("status", CycleStatus)
    ends_from = Day("ends__gte", help_text=_("Ends on or after this day."))
    starts_until = Day("starts__lte", help_text=_("Starts on or before this day."))


class CalendarEntryFilters(RecordFilters):
    """Parameters of the list of calendar entries."""

    q = Search("title")
    cycle = of_cycle("cycle")
    step = OneOf("step", CycleStep)
    kind = OneOf("kind", CalendarKind)
    deadline = YesNo("is_deadline", help_text=_("Only deadlines, or all but them."))
    done = YesNo(rows=Q(done_on__isnull=False), help_text=_("Only what is done, or what is not."))
    starts_from = Day("starts__gte", help_text=_("Starts on or after this day."))
    starts_until = Day("starts__lte", help_text=_("Starts on or before this day."))


class ThreatAssessmentFilters(RecordFilters):
    """Parameters of the list of threat assessments."""

    q = Search("title", "code")
    cycle = of_cycle("cycle")
    kind = OneOf("kind", AssessmentKind)
    status = OneOf("status", AssessmentStatus)


class ThreatFilters(RecordFilters):
    """Parameters of the list of key threats."""

    q = Search("title")
    cycle = of_cycle("assessment__cycle")
    assessment = Reference("assessment", ThreatAssessment, help_text=_("Code of an assessment, such as SOCTA-2021."))
    kind = OneOf("kind", ThreatKind)
    level = OneOf("level", ThreatLevel)
    trend = OneOf("trend", ThreatTrend)
    recommended = YesNo("recommended_priority", help_text=_("Recommended as a priority, or not."))


class ReferenceDocumentFilters(RecordFilters):
    """Parameters of the list of reference documents."""

    q = Search("title", "number")
    marking = OneOf("marking", Marking)
    issued_from = Day("issued_on__gte", help_text=_("Issued on or after this day."))
    issued_until = Day("issued_on__lte", help_text=_("Issued on or before this day."))
