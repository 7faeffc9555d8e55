"""The Celery application: its settings and its schedule live in settings.py."""

import ctypes
import os
import signal
from typing import Any

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "empact.settings")

# Linux' prctl: the signal this process gets when its parent is gone.
PR_SET_PDEATHSIG = 1

app = Celery("empact")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# By name: the relay needs Django's models, which are not there yet.
app.steps["worker"].add("empact.jobs.relay:RelayStep")


@signals.worker_process_init.connect
def die_with_the_worker(**kwargs: Any) -> None:
    """Let a worker's child end when the worker is killed: an orphan would do jobs that are given to others."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
