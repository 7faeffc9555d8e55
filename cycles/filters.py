"""The filters of the lists of step 1, as the address writes them."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cycles.models import (
    AssessmentKind,
    AssessmentStatus,
    CalendarEntry,
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
from empact.web.filters import ChoiceFilter, CodeFilter, Filters, YearFilter, YesFilter


def cycle_filter(path: str = "cycle") -> CodeFilter:
    """Return the filter by cycle: `cycle=2026-2029`."""
    return CodeFilter(path, model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)


class CycleFilters(Filters):
    """The filters of the cycles."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code", "summary")
    status = ChoiceFilter("status", choices=CycleStatus.choices, label=_("Status"))


class LateFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter has no types
    """Only what is late: over, and not recorded as done."""

    field_class = forms.BooleanField

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Keep the late entries when the box is ticked."""
        late: QuerySet[Any] = qs.late() if value else qs  # type: ignore[attr-defined]
        return late


WHEN = (("coming", _("late, running, coming")), ("past", _("past")))


class EntryFilters(Filters):
    """The filters of the calendar of one cycle."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "note", "document__number")
    step = ChoiceFilter(
        "step", choices=[(str(step.value), f"{step.value} {step.label}") for step in CycleStep], label=_("Step")
    )
    kind = ChoiceFilter("kind", choices=CalendarKind.choices, label=_("Kind"))
    deadline = YesFilter(Q(is_deadline=True), label=_("Deadlines"))
    late = LateFilter(label=_("Late"))


class CalendarFilters(EntryFilters):
    """The filters of the calendar over all cycles; unless asked otherwise what lies behind is left out."""

    when = ChoiceFilter("when", choices=WHEN, label=_("When"), method="at_time")
    cycle = cycle_filter()
    year = YearFilter("starts__year")

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        """Begin with what is late, runs or comes, where the address asks for nothing."""
        asked = QueryDict(mutable=True) if data is None else data.copy()
        if not set(self.base_filters) & set(asked):
            asked["when"] = "coming"
        super().__init__(asked, *args, **options)

    def at_time(self, rows: QuerySet[CalendarEntry], name: str, value: str) -> QuerySet[CalendarEntry]:
        """Keep what is not over and what is late, or else what is over."""
        ahead = Q(pk__in=CalendarEntry.objects.ahead().values("pk"))
        return rows.filter(ahead if value == "coming" else ~ahead)


class AssessmentFilters(Filters):
    """The filters of the threat assessments."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code", "summary")
    cycle = cycle_filter()
    kind = ChoiceFilter("kind", choices=AssessmentKind.choices, label=_("Kind"))
    status = ChoiceFilter("status", choices=AssessmentStatus.choices, label=_("Status"))


class ThreatFilters(Filters):
    """The filters of the key threats."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "description", "justification")
    cycle = cycle_filter("assessment__cycle")
    assessment = CodeFilter("assessment", model=ThreatAssessment, label=_("Assessment"))
    kind = ChoiceFilter("kind", choices=ThreatKind.choices, label=_("Kind"))
    level = ChoiceFilter("level", choices=ThreatLevel.choices, label=_("Level"))
    trend = ChoiceFilter("trend", choices=ThreatTrend.choices, label=_("Trend"))
    recommended = YesFilter(Q(recommended_priority=True), label=_("Recommended"))


class DocumentFilters(Filters):
    """The filters of the reference documents."""

    search_fields: ClassVar[tuple[str, ...]] = ("number", "title", "issued_by")
    marking = ChoiceFilter("marking", choices=Marking.choices, label=_("Marking"))
    year = YearFilter("issued_on__year")
