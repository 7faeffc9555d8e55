"""An interim assessment that the SOCTA team is writing: one of its threats still lacks its justification."""

from datetime import date

from cycles.models import (
    AssessmentKind,
    AssessmentStatus,
    Cycle,
    KeyThreat,
    ThreatAssessment,
    ThreatKind,
    ThreatLevel,
    ThreatTrend,
)
from empact.loading.announced import ENTERED_AT, FICTION
from empact.workflow.install import install


def make_interim_assessment() -> None:
    """Make the assessment in drafting, with three threats."""
    assessment = ThreatAssessment(
        cycle=Cycle.objects.get(code="2026-2029"),
        kind=AssessmentKind.INTERIM,
        code="EARLY-SIGNALS-2026",
        title="Early signals 2026",
        summary="Signals of new and emerging threats since the SOCTA 2025, for the first look at the plans in force.",
        method="Contributions to Analysis Projects, agencies' reports and open sources; weak signals are marked.",
        data_from=date(2025, 7, 1),
        data_until=date(2025, 12, 31),
        **FICTION,
    )
    install(assessment, AssessmentStatus.DRAFTING, at=ENTERED_AT)
    KeyThreat.objects.bulk_create(
        KeyThreat(
            assessment=assessment,
            number=number,
            kind=ThreatKind.EMERGING,
            title=title,
            description=description,
            level=level,
            trend=ThreatTrend.RISING,
            justification=justification,
            **FICTION,
        )
        for number, (title, description, level, justification) in enumerate(THREATS, 1)
    )


THREATS = (
    (
        "Violence as a service, ordered online",
        "Minors are recruited in closed groups for attacks in other states, paid by the task.",
        ThreatLevel.HIGH,
        "Reported by nine states in one half-year, twice as many as before.",
    ),
    (
        "New synthetic opioids in counterfeit medicines",
        "Tablets sold as painkillers contain opioids of a new group.",
        ThreatLevel.MEDIUM,
        "Small seizures in five states; several clusters of poisonings.",
    ),
    (
        "Artificial voices in calls to companies",
        "Employees transfer money after calls in the voice of their superior.",
        ThreatLevel.NOT_STATED,
        "",
    ),
)
