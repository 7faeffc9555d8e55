"""Every way the records of step 1 are fetched."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from empact import clock
from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from cycles.models import CalendarEntry, Cycle, KeyThreat, ThreatAssessment
    from empact.accounts.rules import Reader


class CycleQuerySet(VisibleQuerySet["Cycle"]):
    """Ways to fetch cycles."""


class CalendarEntryQuerySet(VisibleQuerySet["CalendarEntry"]):
    """Ways to fetch calendar entries."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")

    def for_reader(self, reader: "Reader") -> Self:
        """Return the rows the reader may see, with cycle and document."""
        return super().for_reader(reader).naming(reader, "document")

    def neighbouring(self, cycle: "Cycle") -> Self:
        """Return the entries of the cycle, of the one before it and of the one after it."""
        return self.filter(
            cycle__ends__gte=cycle.starts - timedelta(days=1), cycle__starts__lte=cycle.ends + timedelta(days=1)
        )

    def between(self, first: date, last: date) -> Self:
        """Return what lies within these days, at least in part."""
        return self.alias(last_day=Coalesce("ends", "starts")).filter(last_day__gte=first, starts__lte=last)

    def ahead(self) -> Self:
        """Return what is not over yet, and what is over without having been recorded as done."""
        last_day = Coalesce("ends", "starts")
        return self.alias(last_day=last_day).filter(Q(last_day__gte=clock.today()) | Q(done_on__isnull=True))

    def late(self) -> Self:
        """Return those whose last day is over and that nobody has recorded as done."""
        last_day = Coalesce("ends", "starts")
        return self.filter(done_on__isnull=True).alias(last_day=last_day).filter(last_day__lt=clock.today())


class ThreatAssessmentQuerySet(VisibleQuerySet["ThreatAssessment"]):
    """Ways to fetch threat assessments."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")

    def for_reader(self, reader: "Reader") -> Self:
        """Return the rows the reader may see, with cycle, documents and what they supersede."""
        return super().for_reader(reader).naming(reader, "public_document", "full_document", "supersedes")

    def with_threat_counts(self) -> Self:
        """Add how many threats each names (threat_count), and how many of them cut across (factor_count)."""
        return self.annotate(
            threat_count=Count("threats"), factor_count=Count("threats", filter=Q(threats__kind="cross_cutting"))
        )


class KeyThreatQuerySet(VisibleQuerySet["KeyThreat"]):
    """Ways to fetch key threats."""

    def for_list(self) -> Self:
        """Return rows with assessment and cycle."""
        return self.select_related("assessment__cycle")
