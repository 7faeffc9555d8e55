"""Which reminder is due on which day: counted in Brussels dates, so that nights with 23 or 25 hours change nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from empact import clock

NEW = "new"


class Rhythm(Protocol):
    """What a cadence says."""

    before: list[int]
    after: list[int]
    every: int
    escalate_after: list[int]


def stage_of(due: datetime | None, now: datetime, rhythm: Rhythm) -> str:
    """Return the reminder that holds now: "new", "before-7" (at most 7 days are left) or "late-7" (7 days or more).

    The latest one that has begun, so that a day without a run loses nothing and a late start floods nobody. Empty when
    none has begun.
    """
    if due is None:
        return NEW
    days = days_late(due, now)
    if days > 0:
        late = latest(days, rhythm)
        return f"late-{late}" if late else ""
    begun = [day for day in rhythm.before if day >= -days]
    return f"before-{min(begun)}" if begun else NEW


def latest(days: int, rhythm: Rhythm) -> int:
    """Return the last day after the deadline, of those the rhythm names, that has come; 0 when none has."""
    named = max((day for day in rhythm.after if day <= days), default=0)
    repeated = days - days % rhythm.every if rhythm.every else 0
    return max(named, repeated if repeated > max(rhythm.after, default=0) else 0)


def escalations(due: datetime | None, now: datetime, rhythm: Rhythm) -> int:
    """Return how many steps upwards it has been escalated."""
    days = days_late(due, now) if due else 0
    return sum(days >= day for day in rhythm.escalate_after)


def days_late(due: datetime, now: datetime) -> int:
    """Return how many Brussels dates lie between the deadline and now; less than 1 until the day after it."""
    return (_day(now) - _day(due)).days


def _day(instant: datetime) -> date:
    return instant.astimezone(clock.BRUSSELS).date()
