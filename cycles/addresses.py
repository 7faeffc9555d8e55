"""Where the pages of cycles, calendar entries, documents, assessments and threats are."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.web.addresses import Address
from empact.web.parts import Crumb
from empact.web.turns import Places


def above_cycle(cycle: Cycle | None = None) -> tuple[Crumb, ...]:
    """Return the crumb of all cycles, and of one."""
    crumbs = (Crumb(_("Cycles"), reverse("cycle-list")),)
    return crumbs if cycle is None else (*crumbs, Crumb(cycle.label, cycle.get_absolute_url()))


def _above_assessment(assessment: ThreatAssessment) -> Sequence[Crumb]:
    return above_cycle(assessment.cycle)


def _above_threat(threat: KeyThreat) -> Sequence[Crumb]:
    assessment = threat.assessment
    return (*above_cycle(assessment.cycle), Crumb(str(assessment), assessment.get_absolute_url()))


def _above_entry(entry: CalendarEntry) -> Sequence[Crumb]:
    return (
        *above_cycle(entry.cycle),
        Crumb(_("Calendar"), reverse("cycle-calendar", args=[entry.cycle.code])),
    )


CYCLE = Address(
    model=Cycle,
    name="cycle",
    section="cycles",
    lookups={"cycle": "code"},
    above=lambda cycle: above_cycle(),
    title=lambda cycle: cycle.label,
)
CALENDAR_ENTRY = Address(
    model=CalendarEntry,
    name="calendar-entry",
    section="calendar",
    lookups={"cycle": "cycle__code", "pk": "pk"},
    above=_above_entry,
)
DOCUMENT = Address(
    model=ReferenceDocument,
    name="reference-document",
    section="cycles",
    lookups={"pk": "pk"},
    above=lambda document: (Crumb(_("Documents"), reverse("reference-document-list")),),
)
ASSESSMENT = Address(
    model=ThreatAssessment,
    name="threat-assessment",
    section="cycles",
    lookups={"cycle": "cycle__code", "code": "code"},
    above=_above_assessment,
)
THREAT = Address(
    model=KeyThreat,
    name="threat",
    section="cycles",
    lookups={"cycle": "assessment__cycle__code", "assessment": "assessment__code", "number": "number"},
    above=_above_threat,
)


def place_in_assessment(assessment: ThreatAssessment, field: str, mends: bool) -> str:
    """Return where "3:level" of an assessment's problem is mended, or read; where its first threat is entered."""
    number, colon, name = field.partition(":")
    if field == "threats":
        return reverse("threat-create", args=[assessment.cycle.code, assessment.code]) if mends else ""
    if not colon:
        return ""
    parts = [assessment.cycle.code, assessment.code, number]
    return f"{reverse('threat-edit', args=parts)}#id_{name}" if mends else reverse("threat-detail", args=parts)


PLACES = (Places(ThreatAssessment, place_in_assessment),)
ADDRESSES = (CYCLE, CALENDAR_ENTRY, DOCUMENT, ASSESSMENT, THREAT)
