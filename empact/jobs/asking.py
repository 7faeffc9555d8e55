"""Ask for a job, stop one, try one again: every write of the people's side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from empact.accounts.models import User
from empact.jobs.kinds import JobKind
from empact.jobs.models import Job, JobState

# The workers' relays listen on this channel; the payload names the queue.
CHANNEL = "empact_jobs"


def ask(
    kind: JobKind,
    key: str,
    *,
    actor: User | None,
    about: str = "",
    arguments: Mapping[str, Any] | None = None,
    after: timedelta | None = None,
    for_ever: bool = False,
) -> tuple[Job, bool]:
    """Store a job, and tell whether it is new: an open one of the same key is returned instead.

    Part of the caller's transaction; the workers hear of it when that commits. At most five statements, no broker.
    With `for_ever` a job that ended counts as well, so that a slot is filled once.
    """
    job = Job(
        kind=kind.name,
        key=key,
        queue=kind.queue,
        about=about[:250],
        arguments=dict(arguments or {}),
        asked_by=actor,
        for_ever=for_ever,
        not_before=Now() + after if after else None,
        allowed_attempts=kind.attempts,
    )
    found = _same(kind, key, for_ever=for_ever)
    if found is not None:
        return found, False
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        # Somebody asked in the same moment; theirs is committed by now.
        found = _same(kind, key, for_ever=for_ever)
        if found is None:
            raise
        return found, False
    wake(kind.queue)
    return job, True


def _same(kind: JobKind, key: str, *, for_ever: bool) -> Job | None:
    same = Job.objects.filter(kind=kind.name, key=key)
    return (same if for_ever else same.open()).order_by("-id").first()


def wake(queue: str) -> None:
    """Tell the workers' relays, when this transaction commits, that there is work in a queue."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s::text, %s::text)", [CHANNEL, queue])


def cancel(job: Job) -> bool:
    """Stop a job: a waiting one at once, a running one at its next sign of progress. False when it had ended.

    Nothing is stored by a job that was asked to stop before its last step.
    """
    if Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(state=JobState.CANCELLED, ended_at=Now()):
        return True
    return bool(Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancel_asked=True))


def retry(job: Job) -> bool:
    """Let a failed or cancelled job wait again, with all its attempts. False when it is neither.

    One that was asked for anew meanwhile stays as it is.
    """
    with transaction.atomic():
        if Job.objects.filter(kind=job.kind, key=job.key).open().exists():
            return False
        changed = Job.objects.filter(pk=job.pk, state__in=(JobState.PARKED, JobState.CANCELLED)).update(
            state=JobState.WAITING,
            attempts=0,
            progress=0,
            doing="",
            cancel_asked=False,
            reason="",
            trace="",
            not_before=None,
            lease_until=None,
            started_at=None,
            ended_at=None,
            asked_at=Now(),
        )
        if changed:
            wake(job.queue)
    return bool(changed)


def ask_many(kind: JobKind, wanted: Mapping[str, Mapping[str, Any]], *, about: str = "") -> None:
    """Store a job for each key with its arguments, for the system; those that are open already stay as they are.

    Two statements, however many.
    """
    jobs = (
        Job(
            kind=kind.name,
            key=key,
            queue=kind.queue,
            about=about[:250],
            arguments=dict(arguments),
            allowed_attempts=kind.attempts,
        )
        for key, arguments in wanted.items()
    )
    if Job.objects.bulk_create(jobs, ignore_conflicts=True):
        wake(kind.queue)
