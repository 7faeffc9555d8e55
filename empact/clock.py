"""The one clock: every 'now', 'today' and deadline of the application is asked here.

In demonstration mode the clock stands at EMPACT_TODAY, so that the demonstration never rots.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

BRUSSELS = ZoneInfo("Europe/Brussels")
CLOSE_OF_BUSINESS = time(17, 0)
DEMONSTRATION_HOUR = time(14, 20)
SATURDAY = 5


def now() -> datetime:
    """Return the current instant, aware, in UTC."""
    return standing() or datetime.now(UTC)


def standing() -> datetime | None:
    """Return the instant at which the clock stands, in UTC; None where it runs."""
    if not settings.EMPACT_DEMO:
        return None
    return datetime.combine(settings.EMPACT_TODAY, DEMONSTRATION_HOUR, BRUSSELS).astimezone(UTC)


def today() -> date:
    """Return the date in Brussels, by which assignments and periods count."""
    return now().astimezone(BRUSSELS).date()


def deadline(day: date, at: time = CLOSE_OF_BUSINESS) -> datetime:
    """Return the instant a deadline ends: that hour in Brussels on that day."""
    return datetime.combine(day, at, BRUSSELS)


def is_working_day(day: date, holidays: frozenset[date] = frozenset()) -> bool:
    """Tell whether the institutions work on that day."""
    return day.weekday() < SATURDAY and day not in holidays


def after_working_days(start: date, days: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the date that lies so many working days after the start."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            days -= 1
    return day
