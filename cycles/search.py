"""How the records of step 1 are found."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.web.search import SearchIndex


def _dashes(code: str) -> str:
    """Return the code as it is stored: people copy it with the dash of the page, 2026–2029."""
    return code.strip().replace("–", "-")


def _threat(code: str) -> Q:
    """Return the threat with this public code: SOCTA-2021/3."""
    assessment, _slash, number = _dashes(code).partition("/")
    if not (number.isdecimal() and len(number) < len("100000")):
        return Q(pk__in=[])
    return Q(assessment__code__iexact=assessment, number=int(number))


INDEXES = (
    SearchIndex(
        model=Cycle,
        fields=("title", "code", "summary"),
        label=_("Cycles"),
        order=10,
        codes=lambda code: Q(code=_dashes(code)),
        list_name="cycle-list",
    ),
    SearchIndex(
        model=ThreatAssessment,
        fields=("title", "code", "summary"),
        label=_("Threat assessments"),
        order=60,
        codes=lambda code: Q(code__iexact=_dashes(code)),
        list_name="threat-assessment-list",
        note=lambda record: record.cycle.label,
    ),
    SearchIndex(
        model=KeyThreat,
        fields=("title", "description", "justification"),
        label=_("Key threats"),
        order=65,
        codes=_threat,
        list_name="threat-list",
        note=lambda record: str(record.assessment),
    ),
    SearchIndex(
        model=CalendarEntry,
        fields=("title", "note"),
        label=_("Calendar"),
        order=80,
        list_name="calendar",
        note=lambda record: record.cycle.label,
    ),
    SearchIndex(
        model=ReferenceDocument,
        fields=("number", "title"),
        label=_("Documents"),
        order=85,
        codes=lambda code: Q(number__iexact=code.strip()),
        list_name="reference-document-list",
        note=lambda record: record.title,
    ),
)
