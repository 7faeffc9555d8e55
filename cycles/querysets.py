"""Every way the records of step 1 are fetched."""

from typing import TYPE_CHECKING, Self

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from cycles.models import CalendarEntry, Cycle, KeyThreat, ThreatAssessment


class CycleQuerySet(VisibleQuerySet["Cycle"]):
    """Ways to fetch cycles."""

    def for_list(self) -> Self:
        """Return rows with what a list shows."""
        return self


class CalendarEntryQuerySet(VisibleQuerySet["CalendarEntry"]):
    """Ways to fetch calendar entries."""

    def for_list(self) -> Self:
        """Return rows with cycle and document."""
        return self.select_related("cycle", "document")


class ThreatAssessmentQuerySet(VisibleQuerySet["ThreatAssessment"]):
    """Ways to fetch threat assessments."""

    def for_list(self) -> Self:
        """Return rows with cycle and documents."""
        return self.select_related("cycle", "public_document", "full_document")


class KeyThreatQuerySet(VisibleQuerySet["KeyThreat"]):
    """Ways to fetch key threats."""

    def for_list(self) -> Self:
        """Return rows with assessment and cycle."""
        return self.select_related("assessment__cycle")
