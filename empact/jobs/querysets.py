"""Every way jobs are fetched. Times are compared with the database's clock: workers' clocks may differ."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Min, Q
from django.db.models.functions import Now

from empact.accounts.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from empact.jobs.models import Job

# Who waits longer than this in a queue would ask whether anything works at all.
PATIENCE = timedelta(minutes=5)


class JobQuerySet(VisibleQuerySet["Job"]):
    """Jobs by what can be done with them."""

    def claimable(self) -> JobQuerySet:
        """Return the jobs a worker may take: waiting and due, or running with nobody left who does them."""
        due = Q(state="waiting") & (Q(not_before=None) | Q(not_before__lte=Now()))
        return self.filter(due | self._given_up() & Q(attempts__lt=F("allowed_attempts")))

    def lost(self) -> JobQuerySet:
        """Return the running jobs whose workers died as often as is allowed."""
        return self.filter(self._given_up(), attempts__gte=F("allowed_attempts"))

    def open(self) -> JobQuerySet:
        """Return what is waiting or running."""
        return self.filter(state__in=("waiting", "running"))

    def late(self) -> JobQuerySet:
        """Return what could have begun long ago."""
        return self.claimable().filter(asked_at__lt=Now() - PATIENCE)

    def by_queue(self) -> list[Mapping[str, Any]]:
        """Return for each queue that has something to do or to show: how much waits, runs, is parked. One query."""
        rows = self.values("queue").annotate(
            waiting=Count("pk", filter=Q(state="waiting")),
            running=Count("pk", filter=Q(state="running")),
            parked=Count("pk", filter=Q(state="parked")),
            oldest=Min("asked_at", filter=Q(state="waiting") & (Q(not_before=None) | Q(not_before__lte=Now()))),
        )
        return list(rows.order_by("queue"))

    def for_list(self) -> JobQuerySet:
        """Load what a list shows; not the traces."""
        return self.select_related("asked_by").defer("trace", "arguments")

    @staticmethod
    def _given_up() -> Q:
        return Q(state="running", lease_until__lt=Now())
