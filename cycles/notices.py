"""What is due of the calendar: milestones that nobody has recorded as done."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cycles.models import CalendarEntry, CycleStatus
from cycles.permissions import CALENDAR_KEEPERS
from empact import clock
from empact.notifications.events import CALENDAR
from empact.notifications.sources import Due, DueSource


def milestones() -> Iterator[Due]:
    """Yield the entries that are not done, of the cycles that are not over."""
    open_entries = CalendarEntry.objects.filter(done_on__isnull=True).exclude(cycle__status=CycleStatus.CLOSED)
    for entry in open_entries.for_list():
        yield Due(
            record=entry,
            move="do",
            what=_("Milestone of the calendar"),
            who=CALENDAR_KEEPERS.name,
            people=CALENDAR_KEEPERS,
            due=clock.deadline(entry.last_day),
        )


SOURCES = (DueSource("cycles.calendarentry", milestones, event=CALENDAR, early=False),)
