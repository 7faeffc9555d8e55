"""Jobs that work, fail, dawdle, or end their own process."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta

from empact.jobs.errors import HopelessError, LaterError
from empact.jobs.kinds import Effect, JobKind, Queue
from empact.jobs.running import Run
from tests.workshop.models import Piece

LOOK_EVERY_S = 0.05


def make(run: Run) -> Effect:
    """Make a piece, telling how far it is ten times; where it is to come `after` another one, wait at the last side."""
    for step in range(10):
        run.tell(step * 10, f"Filing side {step}")
    first = run.job.arguments.get("after")
    while first and not Piece.objects.filter(key=first).exists():
        time.sleep(LOOK_EVERY_S)
    return lambda: _keep(run)


def _keep(run: Run) -> None:
    Piece.objects.create(key=run.job.key, attempt=run.job.attempts)


def break_down(run: Run) -> Effect:
    """Fail as often as asked, then make the piece."""
    if run.job.attempts <= int(run.job.arguments.get("times", 99)):
        raise ArithmeticError("the saw is blunt")
    return lambda: _keep(run)


def break_at_the_end(run: Run) -> Effect:
    """Fail when the piece is stored already, in the last transaction."""

    def effect() -> None:
        _keep(run)
        raise ArithmeticError("the shelf broke")

    return effect


def give_up(run: Run) -> None:
    """Know that trying again would not help."""
    raise HopelessError("There is no more wood.")


def wait_for_delivery(run: Run) -> Effect:
    """Come back later, once."""
    if run.job.attempts == 1:
        raise LaterError("The wood comes tomorrow.", timedelta(0))
    return lambda: _keep(run)


def take_the_house_down(run: Run) -> None:
    """End the process that does this, as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


MAKE = JobKind("workshop.make", "Make a piece", make)
MAKE_A_BOOK = JobKind("workshop.book", "Make a book", make, queue=Queue.DOCUMENTS)
BREAK = JobKind("workshop.break", "Break down", break_down)
BREAK_LATE = JobKind("workshop.break_late", "Break at the end", break_at_the_end)
GIVE_UP = JobKind("workshop.give_up", "Give up", give_up)
WAIT = JobKind("workshop.wait", "Wait for a delivery", wait_for_delivery)
KILL = JobKind("workshop.kill", "Take the house down", take_the_house_down)
KINDS = (MAKE, MAKE_A_BOOK, BREAK, BREAK_LATE, GIVE_UP, WAIT, KILL)
