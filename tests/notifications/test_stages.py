"""Which reminder is due on which day: a table of the cadence, by Brussels dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from empact import clock
from empact.notifications.stages import days_late, escalations, stage_of


@dataclass
class Rhythm:
    before: list[int] = field(default_factory=lambda: [30, 7, 1])
    after: list[int] = field(default_factory=lambda: [1, 7])
    every: int = 30
    escalate_after: list[int] = field(default_factory=lambda: [7, 30])


DUE = datetime(2025, 12, 5, 17, tzinfo=clock.BRUSSELS)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-90, "new"),
        (-31, "new"),
        (-30, "before-30"),
        (-8, "before-30"),
        (-7, "before-7"),
        (-2, "before-7"),
        (-1, "before-1"),
        (0, "before-1"),
        (1, "late-1"),
        (6, "late-1"),
        (7, "late-7"),
        (29, "late-7"),
        (30, "late-30"),
        (59, "late-30"),
        (60, "late-60"),
        (365, "late-360"),
    ],
)
def test_the_latest_reminder_that_has_begun_holds(days: int, stage: str) -> None:
    assert stage_of(DUE, DUE.replace(hour=6) + timedelta(days=days), Rhythm()) == stage


def test_what_has_no_deadline_is_told_when_it_comes_and_never_escalated() -> None:
    assert stage_of(None, DUE, Rhythm()) == "new"
    assert escalations(None, DUE, Rhythm()) == 0


def test_nothing_is_said_late_where_the_rhythm_says_nothing() -> None:
    silent = Rhythm(after=[], every=0)
    assert stage_of(DUE, DUE + timedelta(days=40), silent) == ""
    assert stage_of(DUE, DUE + timedelta(days=40), Rhythm(after=[3], every=0)) == "late-3"
    assert stage_of(DUE, DUE - timedelta(days=1), Rhythm(before=[])) == "new"


@pytest.mark.parametrize(("days", "steps"), [(0, 0), (6, 0), (7, 1), (29, 1), (30, 2), (300, 2)])
def test_it_is_escalated_step_by_step(days: int, steps: int) -> None:
    assert escalations(DUE, DUE + timedelta(days=days), Rhythm()) == steps


@pytest.mark.parametrize(
    ("due", "now", "late"),
    [
        # The clock goes back in the night to 26 October 2025 and forward in that to 29 March 2026.
        ("2025-10-25T17:00", "2025-10-26T06:30", 1),
        ("2025-10-25T23:59", "2025-10-26T00:01", 1),
        ("2025-10-26T17:00", "2025-10-26T06:30", 0),
        ("2026-03-28T23:30", "2026-03-29T03:30", 1),
        ("2026-03-29T17:00", "2026-03-30T06:30", 1),
        ("2026-03-29T17:00", "2026-03-28T06:30", -1),
    ],
)
def test_days_are_those_of_brussels_also_where_a_night_is_shorter_or_longer(due: str, now: str, late: int) -> None:
    assert days_late(in_brussels(due), in_brussels(now)) == late


def in_brussels(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.BRUSSELS)
