"""What kinds of jobs there are: the rooms and apps announce them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from empact.jobs.models import ATTEMPTS, Job
from empact.registry import registry
from empact.words import Words

if TYPE_CHECKING:
    from empact.jobs.running import Run

# What a job leaves behind: called in the transaction that also stores "ready", so that both happen or neither.
type Effect = Callable[[], None]


class Queue(StrEnum):
    """What waits for what: a long document never delays a message. Each can have workers of its own."""

    PROMPT = "prompt"
    DOCUMENTS = "documents"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job: `work(run)` does it outside any transaction and returns what stores its effect, or nothing.

    `work` may be called again after a crash, so whatever it does before the effect must be harmless to repeat.
    `ended` hears of a job that is ready or parked, in the transaction that stores that.
    """

    name: str
    label: Words
    work: Callable[[Run], Effect | None]
    queue: Queue = Queue.PROMPT
    attempts: int = ATTEMPTS
    ended: Callable[[Job], None] | None = None


def kind_named(name: str) -> JobKind | None:
    """Return the announced kind, or None when the release that knew it is gone."""
    return next((kind for kind in registry.all(JobKind) if kind.name == name), None)
