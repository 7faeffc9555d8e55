"""Old jobs are forgotten; what they made has a life-time of its own."""

from __future__ import annotations

from datetime import time, timedelta

from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from empact.jobs.kinds import JobKind
from empact.jobs.models import Job, JobState
from empact.jobs.running import Run
from empact.jobs.schedules import Daily, Schedule

KEPT = timedelta(days=60)


def forget_old_jobs(run: Run) -> None:
    """Delete what ended well or was cancelled long ago; parked jobs wait for somebody to look."""
    old = Job.objects.filter(state__in=(JobState.DONE, JobState.CANCELLED), ended_at__lt=Now() - KEPT)
    old.exclude(pk=run.job.pk).delete()


TIDY = JobKind("jobs.tidy", _("Forget old jobs"), forget_old_jobs)
NIGHTLY = Schedule("jobs.tidy", _("Forget old jobs"), TIDY, Daily(time(3, 30)))
