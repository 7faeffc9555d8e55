"""Who does a job: one worker at a time, for as long as it shows signs of life.

An attempt is known by its number: whoever claims a job anew counts it up, and what an earlier attempt still writes
finds no row.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from empact.jobs.asking import wake
from empact.jobs.errors import LeaseLostError, StoppedError
from empact.jobs.kinds import kind_named
from empact.jobs.models import LEASE, Job, JobState

if TYPE_CHECKING:
    from empact.jobs.kinds import Effect

logger = logging.getLogger(__name__)

# How long until the second and the third attempt.
PAUSES = (timedelta(seconds=5), timedelta(seconds=60))


def claim(queue: str, worker: str) -> Job | None:
    """Return the oldest job of a queue that can be begun, now the worker's for LEASE; None when there is none.

    Cost: two statements. Workers do not wait for each other.
    """
    with transaction.atomic():
        ready = Job.objects.filter(queue=queue).claimable().order_by("id")
        job = ready.select_for_update(skip_locked=True, no_key=True, of=("self",)).first()
        if job is None:
            return None
        job.attempts += 1
        Job.objects.filter(pk=job.pk).update(
            state=JobState.RUNNING,
            attempts=job.attempts,
            worker=worker,
            lease_until=Now() + LEASE,
            started_at=Now(),
            progress=0,
            doing="",
        )
    job.state = JobState.RUNNING
    return job


def renew(job: Job, **seen: Any) -> bool:
    """Show a sign of life and note how far the job is; tell whether it is asked to stop.

    Raises LeaseLostError when it is somebody else's.
    """
    mine = _mine(job)
    if not mine.update(lease_until=Now() + LEASE, **seen):
        raise LeaseLostError
    return bool(mine.values_list("cancel_asked", flat=True).first())


def finish(job: Job, effect: Effect | None) -> None:
    """Store the effect and "ready" in one transaction.

    Raises LeaseLostError when the job is somebody else's by now, StoppedError when it is wanted no more; then
    nothing is stored.
    """
    with transaction.atomic():
        unwanted = _mine(job).select_for_update(no_key=True).values_list("cancel_asked", flat=True).first()
        if unwanted is None:
            raise LeaseLostError
        if unwanted:
            raise StoppedError
        if effect is not None:
            effect()
        _mine(job).update(state=JobState.DONE, progress=100, doing="", reason="", trace="", **_ended())
        _tell_the_end(job)


def stop(job: Job) -> None:
    """Store that the job was stopped as it was asked."""
    _mine(job).update(state=JobState.CANCELLED, **_ended())


def try_later(job: Job, reason: str, trace: str = "", after: timedelta | None = None) -> None:
    """Let the job wait for another attempt; park it when it has had them all."""
    if job.attempts >= job.allowed_attempts:
        park(job, reason, trace)
        return
    pause = PAUSES[min(job.attempts, len(PAUSES)) - 1] if after is None else after
    with transaction.atomic():
        _mine(job).update(
            state=JobState.WAITING, not_before=Now() + pause, lease_until=None, reason=reason, trace=trace
        )
        wake(job.queue)


def park(job: Job, reason: str, trace: str = "") -> None:
    """Set the job aside with the reason, until somebody asks for it again."""
    logger.error("Job %d (%s) is parked: %s", job.pk, job.kind, reason)
    with transaction.atomic():
        if _mine(job).update(state=JobState.PARKED, reason=reason, trace=trace, **_ended()):
            _tell_the_end(job)


def park_the_lost() -> int:
    """Park the jobs whose workers died as often as is allowed; return how many."""
    reason = _("The program that did this ended each time it tried. An administrator can see where, and try again.")
    with transaction.atomic():
        lost = list(Job.objects.lost().select_for_update(skip_locked=True, no_key=True))
        ids = [job.pk for job in lost]
        Job.objects.filter(pk__in=ids).update(state=JobState.PARKED, reason=reason, **_ended())
        for job in lost:
            _tell_the_end(job)
    return len(lost)


def _tell_the_end(job: Job) -> None:
    kind = kind_named(job.kind)
    if kind is not None and kind.ended is not None:
        kind.ended(job)


def _mine(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


def _ended() -> dict[str, Any]:
    return {"ended_at": Now(), "lease_until": None}
