"""How far a request is, told from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from empact.jobs.models import JobState

if TYPE_CHECKING:
    from empact.documents.models import Part, Request


class State(models.TextChoices):
    """How a request stands."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being made")
    READY = "ready", _("ready")
    PARTLY = "partly", _("partly ready")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    OVER = "over", _("no longer kept")
    SHUT = "shut", _("not open to you any more")


@dataclass(frozen=True, slots=True)
class Progress:
    """A request and its parts, which `with_parts` has loaded: no queries."""

    request: Request
    parts: Sequence[Part]

    @classmethod
    def of(cls, request: Request) -> Progress:
        """Return how far a request is."""
        return cls(request, list(request.parts.all()))

    @property
    def ready(self) -> list[Part]:
        """Return the parts whose files can be fetched."""
        return [part for part in self.parts if part.is_ready]

    @property
    def failed(self) -> list[Part]:
        """Return the parts that failed."""
        return [part for part in self.parts if part.job.state == JobState.PARKED]

    @property
    def now(self) -> Part | None:
        """Return the part that is being made."""
        return next((part for part in self.parts if part.job.state == JobState.RUNNING), None)

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to come."""
        return self.request.cancelled_at is None and any(part.job.is_open for part in self.parts)

    @property
    def per_cent(self) -> int:
        """Return how much of the whole is done."""
        return sum(part.job.progress for part in self.parts) // max(len(self.parts), 1)

    @property
    def state(self) -> State:
        """Return how the request stands, in a word."""
        if self.is_open:
            begun = any(part.job.state != JobState.WAITING for part in self.parts)
            return State.RUNNING if begun else State.WAITING
        if self.request.cancelled_at is not None:
            return State.CANCELLED
        if self.parts and len(self.ready) == len(self.parts):
            return State.READY
        if self.ready:
            return State.PARTLY
        if self.failed:
            return State.FAILED
        if any(part.is_shut for part in self.parts):
            return State.SHUT
        return State.CANCELLED if any(part.job.state == JobState.CANCELLED for part in self.parts) else State.OVER

    @property
    def can_be_retried(self) -> bool:
        """Tell whether something failed, was stopped or is kept no more."""
        return not self.is_open and any(not part.is_ready and not part.is_shut for part in self.parts)

    @property
    def reasons(self) -> list[str]:
        """Return why parts failed, each reason once."""
        return list(dict.fromkeys(part.job.reason for part in self.failed if part.job.reason))

    @property
    def size(self) -> int:
        """Return how large the files are together, in bytes."""
        return sum(part.job.file.size for part in self.ready)

    @property
    def kept_until(self) -> datetime | None:
        """Return until when all files that are ready are kept."""
        return min((part.job.file.expires_at for part in self.ready), default=None)
