"""Instants and dates in words: always in Brussels time, always with the zone."""

from datetime import date, datetime, timedelta

from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact import clock

MONTHS = 12


def local(instant: datetime) -> datetime:
    """Return an aware instant as Brussels shows it."""
    return instant.astimezone(clock.BRUSSELS)


def day_of(value: date) -> date:
    """Return the Brussels date of an instant; a date stays itself."""
    return local(value).date() if isinstance(value, datetime) else value


def in_words(value: date) -> str:
    """Return "Fri 19 Dec 2025, 18:00 CET" for an instant, "Fri 19 Dec 2025" for a date."""
    if not isinstance(value, datetime):
        return format_date(value, "D j M Y")
    here = local(value)
    return f"{format_date(here, 'D j M Y, H:i')} {here.tzname()}"


def in_short(value: date) -> str:
    """Return the same without the year when it is this year's, without the zone: "Fri 19 Dec, 18:00"."""
    day = day_of(value)
    shape = "D j M" if day.year == clock.today().year else "D j M Y"
    if not isinstance(value, datetime):
        return format_date(value, shape)
    return format_date(local(value), f"{shape}, H:i")


def in_plain(value: date) -> str:
    """Return a day without its weekday: "18 Mar 2025"."""
    return format_date(day_of(value), "j M Y")


def span_in_words(starts: date, ends: date | None) -> str:
    """Return some days as people say them: "18 Mar 2025", "2–26 Feb 2026", "Sep – Oct 2025", "2026–2027"."""
    if ends is None or ends == starts:
        return in_plain(starts)
    last_of_month = (ends + timedelta(days=1)).day == 1
    if starts.day == 1 and last_of_month:
        return _months_in_words(starts, ends)
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts.day}–{in_plain(ends)}"
    return f"{format_date(starts, 'j M' if starts.year == ends.year else 'j M Y')} – {in_plain(ends)}"


def _months_in_words(starts: date, ends: date) -> str:
    """Return whole months, or whole years when they are that."""
    if starts.month == 1 and ends.month == MONTHS:
        return str(starts.year) if starts.year == ends.year else f"{starts.year}–{ends.year}"
    if (starts.year, starts.month) == (ends.year, ends.month):
        return format_date(ends, "M Y")
    return f"{format_date(starts, 'M' if starts.year == ends.year else 'M Y')} – {format_date(ends, 'M Y')}"


def days_until(value: date) -> int:
    """Return how many days from today until that day, negative when it lies behind."""
    return (day_of(value) - clock.today()) // timedelta(days=1)


def is_past(value: date) -> bool:
    """Tell whether the instant, or the whole day, is over."""
    return value < clock.now() if isinstance(value, datetime) else value < clock.today()


def distance(value: date) -> str:
    """Return "in 25 days", "tomorrow", "today", "yesterday", "3 days ago"."""
    days = days_until(value)
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


def lateness(value: date) -> str:
    """Return how a deadline stands: "in 25 days", "today", "3 days late", "late since today"."""
    if not is_past(value):
        return distance(value)
    days = -days_until(value)
    if days == 0:
        return _("late since today")
    return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}


def _machine(value: date) -> str:
    """Return the value as the datetime attribute wants it."""
    return (local(value) if isinstance(value, datetime) else value).isoformat()


def time_tag(value: date, *, short: bool = False) -> SafeString:
    """Return the moment as a <time> element."""
    return format_html('<time datetime="{}">{}</time>', _machine(value), in_short(value) if short else in_words(value))


def when_tag(value: date) -> SafeString:
    """Return the moment and its distance: "Fri 19 Dec 2025, 18:00 CET, in 25 days"."""
    return format_html('{}, <span class="muted">{}</span>', time_tag(value), distance(value))


def due_tag(value: date, *, line: bool = False) -> SafeString:
    """Return a deadline, red when late: how far in bold and the moment below; in a sentence the other way round."""
    late = "due--late" if is_past(value) else ""
    if line:
        return format_html(
            '<span class="due due--line {}"><b>{}</b>, {}</span>', late, time_tag(value), lateness(value)
        )
    return format_html('<span class="due {}"><b>{}</b> {}</span>', late, lateness(value), time_tag(value, short=True))
