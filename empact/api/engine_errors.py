"""How the engine's refusals read over REST: each has its status, and what a client needs to decide again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.timezone import localtime

from empact.accounts.hats import posts_of
from empact.accounts.rules import Reader
from empact.api.problems import (
    BLOCKED,
    NOT_ALLOWED,
    NOT_FOUND,
    OVERTAKEN,
    STALE,
    Kind,
    Reason,
    Refusal,
)
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.workflow.discretion import discreet
from empact.workflow.edits import root_of
from empact.workflow.entries import readable
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused, Stale, UnknownMove, WorkflowError
from empact.workflow.problems import Problem, blockers


def reason_of(problem: Problem) -> Reason:
    """Return a problem of the engine as the API writes it."""
    return Reason(problem.code, str(problem.text), problem.field, problem.who)


def refusal_of(error: WorkflowError, reader: Reader) -> Refusal | None:
    """Return the refusal that an error of the engine stands for, as this reader may read it; None for a new kind."""
    text = str(error)
    if isinstance(error, NotVisible | UnknownMove):
        return Refusal(NOT_FOUND, text, reasons=(Reason("not_found", text),))
    if isinstance(error, Refused):
        who = ", ".join(posts_of(error.who)) or error.reason
        return Refusal(NOT_ALLOWED, text, reasons=(Reason("refused", text, who=who),))
    if isinstance(error, Conflict):
        return _surprise(error, reader, OVERTAKEN, "overtaken")
    if isinstance(error, Stale):
        versions = {"seen": error.seen, "current": error.current, "submitted": error.submitted, "both": error.both}
        return Refusal(
            STALE, text, reasons=(Reason("stale", text),), more={**versions, "happened": happened(error, reader)}
        )
    if isinstance(error, Blocked):
        stopping = blockers(error.problems)
        warnings = [asdict(reason_of(problem)) for problem in error.problems if problem not in stopping]
        return Refusal(BLOCKED, text, reasons=[reason_of(item) for item in stopping], more={"warnings": warnings})
    return None


def stale(error: Conflict, reader: Reader, *, seen: int, current: int) -> Refusal:
    """Return the refusal of a move of a record that was changed since it was seen: 412, with both counts."""
    found = _surprise(error, reader, STALE, "stale")
    found.more |= {"seen": seen, "current": current}
    return found


def happened(error: Conflict | Stale, reader: Reader) -> list[dict[str, Any]]:
    """Return what was done meanwhile, as sentences, as far as this reader may read it; newest first."""
    keys = [entry.pk for entry in error.since]
    entries = Entry.objects.filter(readable(reader, root_of(error.record)), pk__in=keys)
    return [_told(entry) for entry in discreet(reader, entries)]


def _told(entry: Entry) -> dict[str, Any]:
    return {"id": entry.pk, "at": localtime(entry.at).isoformat(), "text": sentence(entry)}


def _surprise(error: Conflict, reader: Reader, kind: Kind, code: str) -> Refusal:
    return Refusal(kind, str(error), reasons=(Reason(code, str(error)),), more={"happened": happened(error, reader)})
