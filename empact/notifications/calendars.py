"""A person's deadlines as an iCalendar file (RFC 5545), which calendar programs read again and again."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from empact import clock
from empact.workflow.work import owed_by

if TYPE_CHECKING:
    from empact.accounts.models import User

# A deadline is an instant; calendars show something that lasts.
SHOWN_AS = timedelta(minutes=30)


def deadlines_of(person: User) -> bytes:
    """Return what the person owes by a deadline, each as an event that ends then. The queries are those of My work."""
    calendar = Calendar()
    calendar.add("prodid", f"-//EMPACT//{settings.EMPACT_RELEASE}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("EMPACT: my deadlines"))
    host = urlsplit(settings.EMPACT_SITE).hostname or "localhost"
    for item in owed_by(person):
        if item.due is None:
            continue
        ends = item.due.astimezone(UTC)
        event = Event()
        event.add("uid", f"{item.chart.label}-{item.record.pk}-{item.transition.name}@{host}")
        event.add("dtstamp", clock.now())
        event.add("dtstart", ends - SHOWN_AS)
        event.add("dtend", ends)
        event.add("summary", _("{what}: {record}").format(what=item.asked, record=item.label))
        event.add("description", _("It waits on {who}.").format(who=item.waits_on))
        event.add("url", urljoin(settings.EMPACT_SITE, item.url))
        event.add("categories", ["EMPACT"])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
