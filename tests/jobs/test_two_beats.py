"""Two beats over the weekends on which the clocks change: each slot is one job, each reminder is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
import time_machine
from pytest_django.fixtures import Settings

from empact import clock, environment
from empact.jobs import tasks
from empact.jobs.models import Job, JobState
from empact.jobs.running import work_off
from empact.jobs.schedules import Daily, Every, Schedule, Weekly
from empact.notifications.models import Item, Mail
from empact.registry import registry
from oaps.models import OAP
from tests.at_once import at_once
from tests.cast import Cast, put
from tests.workshop import kinds

HOURS, HOUR_S = 48, 3600
# The Saturdays before summer time begins and ends.
WEEKENDS = {
    "spring": datetime(2026, 3, 28, tzinfo=clock.BRUSSELS),
    "autumn": datetime(2026, 10, 24, tzinfo=clock.BRUSSELS),
}
# At an hour that one of the nights leaves out and the other has twice.
AT_NIGHT = Schedule("workshop.night", "Make a piece at night", kinds.MAKE, Daily(time(2, 30)))


@pytest.fixture
def _at_night() -> Iterator[None]:
    registry.all(Schedule)
    schedules = registry._items[Schedule]
    schedules.append(AT_NIGHT)
    yield
    schedules.remove(AT_NIGHT)


@pytest.mark.usefixtures("own_database", "_at_night")
@pytest.mark.parametrize("weekend", WEEKENDS)
def test_two_beats_over_a_change_of_the_clocks_make_each_slot_and_each_reminder_once(
    cast: Cast, settings: Settings, weekend: str
) -> None:
    settings.EMPACT_DEMO = False
    settings.MAILERS = {"default": environment.mailer("")}
    begins = WEEKENDS[weekend]
    a_week_later = clock.deadline(begins.date() + timedelta(days=8))
    put(cast.plan, "submitted")
    OAP.objects.filter(pk=cast.plan.pk).update(check_due=a_week_later)
    asked: dict[str, datetime] = {}
    for look in range(HOURS + 1):
        with time_machine.travel(begins.timestamp() + look * HOUR_S, tick=False):
            assert at_once(tasks.keep_time, tasks.keep_time) == ["done", "done"]
            for key in Job.objects.filter(for_ever=True).values_list("key", flat=True):
                asked.setdefault(key, clock.now().astimezone(clock.BRUSSELS))
            # What waits for some seconds of the machine's clock has waited long enough by this one.
            if Job.objects.open().update(not_before=None):
                at_once(*[lambda: work_off("prompt", "mail")] * 2)

    assert not Job.objects.exclude(state=JobState.DONE).exists()
    slots = Counter(Job.objects.filter(for_ever=True).values_list("key", flat=True))
    assert set(slots.values()) == {1}
    for schedule in registry.all(Schedule):
        found = sorted(key.partition("@")[2] for key in slots if key.startswith(f"{schedule.name}@"))
        assert len(found) == expected(schedule, begins), schedule.name
    # The look after half past six of the wall's clock, on the day with 23 or 25 hours too.
    for day in (begins.date(), begins.date() + timedelta(days=1)):
        assert asked[f"notifications.remind@{day}"].replace(tzinfo=None) == datetime.combine(day, time(7))
    # On Sunday, and no earlier, it is 7 days until the check is due; only its people are told, and once.
    told = Counter(
        Item.objects.filter(kind="oaps.oap", move="check").values_list("person__email", "stage", "message__at__date")
    )
    assert set(told.values()) == {1}
    days = {stage: {day for _who, found, day in told if found == stage} for stage in ("before-30", "before-7")}
    saturday = begins.date()
    assert days == {"before-30": {saturday}, "before-7": {saturday + timedelta(days=1)}}
    digests = Counter(Mail.objects.filter(slot__startswith="daily@").values_list("person", "slot"))
    assert digests
    assert set(digests.values()) == {1}


def expected(schedule: Schedule, begins: datetime) -> int:
    """Return how many slots begin in the hours, with the one that runs at their beginning."""
    ends = datetime.fromtimestamp(begins.timestamp() + HOURS * HOUR_S, clock.BRUSSELS)
    rhythm = schedule.rhythm
    if isinstance(rhythm, Every):
        return HOURS * 60 // rhythm.minutes + 1
    if isinstance(rhythm, Weekly):
        # Monday morning is not reached.
        return 1
    assert isinstance(rhythm, Daily)
    days = (ends.date() - begins.date()).days
    return 1 + days + (ends.time() >= rhythm.at) - (begins.time() >= rhythm.at)
