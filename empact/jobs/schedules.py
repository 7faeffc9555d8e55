"""What is done again and again: a slot of a schedule is a job whose key is the slot, so that two beats make one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from empact import clock
from empact.jobs.asking import ask
from empact.jobs.kinds import JobKind
from empact.jobs.models import Job, JobState
from empact.registry import registry
from empact.words import Words

# A slot that is not done so long after its time is an alarm.
PATIENCE = timedelta(minutes=15)


class Rhythm(Protocol):
    """When slots begin, and what they are called."""

    def now(self) -> datetime:
        """Return the instant by the clock that counts."""
        ...

    def slot(self) -> tuple[str, datetime]:
        """Return the name and the beginning of the latest slot that has begun."""
        ...


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a Brussels day of the application's clock, at that hour; also on the days with 23 or 25 hours."""

    at: time

    def now(self) -> datetime:
        """Return the instant by the application's clock."""
        return clock.now()

    def slot(self) -> tuple[str, datetime]:
        """Return today's slot, or yesterday's before the hour. An hour that a night leaves out begins when it ends."""
        now = self.now()
        day = now.astimezone(clock.BRUSSELS).date()
        if _begins(day, self.at) > now:
            day -= timedelta(days=1)
        return day.isoformat(), _begins(day, self.at)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week, on that Brussels weekday (0 is Monday) at that hour of the application's clock."""

    weekday: int
    at: time

    def now(self) -> datetime:
        """Return the instant by the application's clock."""
        return clock.now()

    def slot(self) -> tuple[str, datetime]:
        """Return this week's slot, or last week's before the hour."""
        now = self.now()
        day = now.astimezone(clock.BRUSSELS).date()
        day -= timedelta(days=(day.weekday() - self.weekday) % 7)
        if _begins(day, self.at) > now:
            day -= timedelta(days=7)
        return day.isoformat(), _begins(day, self.at)


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes of the machine's clock, counted in UTC from the full hour.

    Not the demonstration's clock, which stands: somebody must look again and again all the same.
    """

    minutes: int

    def now(self) -> datetime:
        """Return the instant by the machine's clock."""
        return datetime.now(UTC)

    def slot(self) -> tuple[str, datetime]:
        """Return the running slot."""
        utc = self.now()
        begins = utc.replace(minute=utc.minute - utc.minute % self.minutes, second=0, microsecond=0)
        return begins.strftime("%Y-%m-%dT%H:%MZ"), begins


@dataclass(frozen=True, slots=True)
class Schedule:
    """A kind of job and its rhythm. After a standstill only the latest slot is made good."""

    name: str
    label: Words
    kind: JobKind
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Punctuality:
    """A schedule beside its latest slot: how long ago it began, the job that fills it, and whether it is overdue."""

    schedule: Schedule
    slot: str
    since: timedelta
    job: Job | None

    @property
    def overdue(self) -> bool:
        """Tell whether the slot should long be done and is not."""
        done = self.job is not None and self.job.state == JobState.DONE
        return not done and self.since > PATIENCE


def fill_slots() -> int:
    """Ask for the job of each schedule's latest slot; return how many are new.

    A query a schedule; for a slot that is new, four statements more.
    """
    filled = 0
    for schedule in registry.all(Schedule):
        slot, _begun = schedule.rhythm.slot()
        _job, new = ask(
            schedule.kind,
            _key(schedule, slot),
            actor=None,
            about=str(schedule.label),
            arguments={"slot": slot},
            for_ever=True,
        )
        filled += new
    return filled


def punctuality() -> list[Punctuality]:
    """Return each schedule with its latest slot. One query."""
    latest = [(schedule, *schedule.rhythm.slot()) for schedule in registry.all(Schedule)]
    keys = [_key(schedule, slot) for schedule, slot, _begun in latest]
    found = {job.key: job for job in Job.objects.filter(key__in=keys, for_ever=True)}
    return [
        Punctuality(schedule, slot, schedule.rhythm.now() - begun, found.get(_key(schedule, slot)))
        for schedule, slot, begun in latest
    ]


def _key(schedule: Schedule, slot: str) -> str:
    return f"{schedule.name}@{slot}"


def _begins(day: date, at: time) -> datetime:
    # In UTC: two times of one zone are compared by what the wall shows.
    return datetime.combine(day, at, clock.BRUSSELS).astimezone(UTC)
