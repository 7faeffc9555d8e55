"""How the engine's refusals read over REST: each has its status, and what a client needs to decide again."""

from __future__ import annotations

from typing import Any

from empact.api.problems import (
    BLOCKED,
    NOT_ALLOWED,
    NOT_FOUND,
    OVERTAKEN,
    STALE,
    Reason,
    Refusal,
)
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused, Stale, UnknownMove
from empact.workflow.problems import Problem


def reason_of(problem: Problem) -> Reason:
    """Return a problem of the engine as the API writes it."""
    return Reason(problem.code, str(problem.text), problem.field, problem.who)


def refusal_of(error: Exception) -> Refusal | None:
    """Return the refusal that an error of the engine stands for; None for any other exception."""
    if isinstance(error, Refusal):
        return error
    text = str(error)
    if isinstance(error, NotVisible | UnknownMove):
        return Refusal(NOT_FOUND, text, reasons=(Reason("not_found", text),))
    if isinstance(error, Refused):
        who = ", ".join(dict.fromkeys(str(person.post_label) for person in error.who)) or error.reason
        return Refusal(NOT_ALLOWED, text, reasons=(Reason("refused", text, who=who),))
    if isinstance(error, Conflict):
        return _surprise(error, OVERTAKEN, "overtaken")
    if isinstance(error, Stale):
        versions = {"seen": error.seen, "current": error.current, "submitted": error.submitted, "both": error.both}
        return Refusal(
            STALE, text, reasons=(Reason("stale", text),), more={**versions, "happened": happened(error.since)}
        )
    if isinstance(error, Blocked):
        return Refusal(BLOCKED, text, reasons=tuple(reason_of(problem) for problem in error.problems))
    return None


def stale(error: Conflict, *, seen: int, current: int) -> Refusal:
    """Return the refusal of a move of a record that was changed since it was seen: 412, with both counts."""
    found = _surprise(error, STALE, "stale")
    found.more |= {"seen": seen, "current": current}
    return found


def happened(entries: Any) -> list[dict[str, Any]]:
    """Return what was done meanwhile, as sentences, newest first."""
    return [_told(entry) for entry in entries]


def _told(entry: Entry) -> dict[str, Any]:
    return {"id": entry.pk, "at": entry.at.isoformat(), "text": sentence(entry)}


def _surprise(error: Conflict, kind: Any, code: str) -> Refusal:
    return Refusal(kind, str(error), reasons=(Reason(code, str(error)),), more={"happened": happened(error.since)})
