"""The routes of step 1."""

from django.urls import URLPattern, path

from cycles.addresses import ASSESSMENT, CALENDAR_ENTRY, CYCLE, DOCUMENT, THREAT
from cycles.views.calendar import (
    CalendarEntryCreate,
    CalendarEntryEdit,
    CalendarEntryPage,
    CalendarEntryRemove,
    CalendarPage,
    CycleCalendarPage,
)
from cycles.views.cycles import CycleDetail, CycleEdit, CycleList
from cycles.views.documents import DocumentDetail, DocumentList
from cycles.views.threats import (
    AssessmentCreate,
    AssessmentDetail,
    AssessmentEdit,
    AssessmentList,
    ThreatCreate,
    ThreatDetail,
    ThreatEdit,
    ThreatList,
    ThreatRemove,
)
from empact.web.routes import record_paths

ONE_CYCLE = "cycles/<slug:cycle>/"
ONE_ASSESSMENT = f"{ONE_CYCLE}assessments/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("cycles/", CycleList.as_view(), name="cycle-list"),
    *record_paths(ONE_CYCLE, CYCLE, detail=CycleDetail, edit=CycleEdit),
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path(f"{ONE_CYCLE}calendar/", CycleCalendarPage.as_view(), name="cycle-calendar"),
    path(f"{ONE_CYCLE}new-entry/", CalendarEntryCreate.as_view(), name="calendar-entry-create"),
    path(f"{ONE_CYCLE}calendar/<int:pk>/", CalendarEntryPage.as_view(), name="calendar-entry-detail"),
    *record_paths(f"{ONE_CYCLE}calendar/<int:pk>/", CALENDAR_ENTRY, edit=CalendarEntryEdit, remove=CalendarEntryRemove),
    path("documents/", DocumentList.as_view(), name="reference-document-list"),
    *record_paths("documents/<int:pk>/", DOCUMENT, detail=DocumentDetail),
    path("assessments/", AssessmentList.as_view(), name="threat-assessment-list"),
    path(f"{ONE_CYCLE}new-assessment/", AssessmentCreate.as_view(), name="threat-assessment-create"),
    *record_paths(ONE_ASSESSMENT, ASSESSMENT, detail=AssessmentDetail, edit=AssessmentEdit),
    path("threats/", ThreatList.as_view(), name="threat-list"),
    path(f"{ONE_ASSESSMENT}new-threat/", ThreatCreate.as_view(), name="threat-create"),
    *record_paths(
        f"{ONE_CYCLE}assessments/<slug:assessment>/threats/<int:number>/",
        THREAT,
        detail=ThreatDetail,
        edit=ThreatEdit,
        remove=ThreatRemove,
    ),
]
