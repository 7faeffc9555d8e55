"""Days on which the institutions work."""

from datetime import date, timedelta

from empact import clock

# Fixed holidays are enough for a demonstration.
HOLIDAYS = frozenset(
    date(year, month, day) for year in range(2021, 2031) for month, day in ((1, 1), (5, 1), (5, 9), (12, 25), (12, 26))
)


def on_or_after(day: date) -> date:
    """Return the day, or the next one on which the institutions work."""
    while not clock.is_working_day(day, HOLIDAYS):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """Return the day, or the one before it on which the institutions worked."""
    while not clock.is_working_day(day, HOLIDAYS):
        day -= timedelta(days=1)
    return day


def after(day: date, days: int) -> date:
    """Return the date so many working days later."""
    return clock.after_working_days(day, days, HOLIDAYS)


def friday(day: date) -> date:
    """Return the Friday of that day's week, or of the next one at a weekend."""
    return day + timedelta(days=(4 - day.weekday()) % 7)


def monday(day: date) -> date:
    """Return the Monday of that day's week."""
    return day - timedelta(days=day.weekday())
