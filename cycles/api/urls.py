"""The REST routes of step 1."""

from cycles.api import views
from empact.api.resources import Resource
from empact.api.routing import routes

urlpatterns = routes(
    Resource("cycles", views.CycleViewSet),
    Resource("calendar-entries", views.CalendarEntryViewSet),
    Resource("threat-assessments", views.ThreatAssessmentViewSet),
    Resource("threats", views.ThreatViewSet),
    Resource("reference-documents", views.ReferenceDocumentViewSet),
)
