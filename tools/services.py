"""The programs that together are EMPACT: web server, Celery worker, Celery beat."""

import sys
from dataclasses import dataclass
from pathlib import Path

WEB = (
    "empact.wsgi",
    "--workers=2",
    "--threads=4",
    "--no-control-socket",
    "--access-logfile=-",
    "--access-logformat=%(m)s %(U)s %(s)s %(M)s ms",
    "--log-level=warning",
)
CELERY = ("--quiet", "-A", "empact")
# One node: it has no other to greet, gossip with or watch.
WORKER = ("--concurrency=2", "--loglevel=INFO", "--without-mingle", "--without-gossip", "--without-heartbeat")
# In a container root is all there is; the tasks are JSON, which runs no code.
QUIET = ("-W", "ignore:You're running the worker with superuser privileges:UserWarning")


@dataclass(frozen=True, slots=True)
class Service:
    """A program by the name its log lines carry, and how long it may take to end."""

    name: str
    command: tuple[str, ...]
    patience: float  # seconds


def services(port: int, var: Path) -> tuple[Service, ...]:
    """Return what runs, in the order of starting; worker and beat open no port."""
    schedule = f"--schedule={var / 'beat-schedule'}"
    return (
        Service("web", _module("gunicorn", *WEB, f"--bind=127.0.0.1:{port}"), patience=10),
        Service("worker", _module("celery", *CELERY, "worker", *WORKER), patience=40),
        Service("beat", _module("celery", *CELERY, "beat", schedule), patience=5),
    )


def _module(*words: str) -> tuple[str, ...]:
    """Run a module by this Python: a script of .venv may still name the folder it was installed in."""
    return (sys.executable, *QUIET, "-m", *words)
