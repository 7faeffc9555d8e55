"""Do one job: claim it, show signs of life while it lasts, store what came of it."""

from __future__ import annotations

import logging
import os
import socket
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from empact.jobs import claims
from empact.jobs.errors import HopelessError, LaterError, LeaseLostError, StoppedError
from empact.jobs.kinds import Effect, kind_named
from empact.jobs.models import LEASE, Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from empact.words import Words

logger = logging.getLogger(__name__)

HEARTBEAT_S = LEASE.total_seconds() / 3
LONGEST_TRACE = 8_000


@dataclass(frozen=True, slots=True)
class Run:
    """What the work of a kind is given: the job, and how to tell how far it is."""

    job: Job

    def tell(self, per_cent: int, doing: Words = "") -> None:
        """Tell who waits how far the job is. One or two statements.

        Raises StoppedError when it is wanted no more, LeaseLostError when another worker does it by now.
        """
        if claims.renew(self.job, progress=min(max(per_cent, 0), 99), doing=str(doing)[:250]):
            raise StoppedError


def run_next(queue: str) -> Job | None:
    """Claim the next job of a queue and do it; return it, or None when nothing was there to be done."""
    job = claims.claim(queue, f"{socket.gethostname()}:{os.getpid()}")
    if job is not None:
        _do(job)
    return job


def work_off(*queues: str) -> int:
    """Do what can be done now, one after the other, and return how many jobs that were."""
    done = 0
    for queue in queues:
        while run_next(queue) is not None:
            done += 1
    return done


def _do(job: Job) -> None:
    try:
        with _heartbeat(job):
            effect = _work(job)
        claims.finish(job, effect)
    except StoppedError:
        claims.stop(job)
    except LeaseLostError:
        logger.warning("Job %d is somebody else's by now; what was done here is dropped.", job.pk)
    except HopelessError as error:
        claims.park(job, str(error.reason), _trace())
    except LaterError as error:
        claims.try_later(job, str(error.reason), _trace(), error.after)
    except Exception:  # whatever a kind does wrong, the worker goes on with the next job
        logger.exception("Job %d (%s %s) failed", job.pk, job.kind, job.key)
        claims.try_later(job, _("Something went wrong. An administrator can see what."), _trace())


def _work(job: Job) -> Effect | None:
    kind = kind_named(job.kind)
    if kind is None:
        raise HopelessError(_("This release no longer knows how to do this."))
    return kind.work(Run(job))


def _trace() -> str:
    return traceback.format_exc()[-LONGEST_TRACE:]


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Renew the lease from a thread of its own, for work may be silent for longer than a lease."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(HEARTBEAT_S):
                claims.renew(job)
        except LeaseLostError:
            logger.warning("The lease of job %d is lost.", job.pk)
        except Exception:
            logger.exception("No sign of life for job %d", job.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"heartbeat of job {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
