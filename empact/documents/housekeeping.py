"""Files are kept for two weeks, and forgotten with what was asked for."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.documents.making import KEPT
from empact.documents.models import File, Request
from empact.jobs.kinds import JobKind
from empact.jobs.running import Run
from empact.jobs.schedules import Daily, Schedule


def forget_old_files(run: Run) -> None:
    """Delete the files whose time is over, and requests that are twice as old."""
    File.objects.filter(expires_at__lt=clock.now()).delete()
    Request.objects.filter(asked_at__lt=clock.now() - 2 * KEPT).delete()


TIDY = JobKind("documents.tidy", _("Forget old files"), forget_old_files)
NIGHTLY = Schedule("documents.tidy", _("Forget old files"), TIDY, Daily(time(3, 0)))
