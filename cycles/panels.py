"""What step 1 shows on the ground floor's pages."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from cycles.models import CalendarEntry
from empact import clock
from empact.accounts.rules import Reader
from empact.web.panels import Panel

# So many dates are shown; the calendar has the rest.
NEXT = 6


def next_deadlines(reader: Reader) -> dict[str, Any] | None:
    """Return the next dates of the calendars the person sees, those that are late first. Two queries."""
    today = clock.today()
    entries = CalendarEntry.objects.visible_to(reader).filter(done_on__isnull=True).for_list()
    coming = entries.annotate(last=Coalesce("ends", "starts")).filter(
        Q(last__gte=today) | Q(is_deadline=True, last__gte=today.replace(month=1, day=1))
    )
    shown = list(coming.order_by("last", "pk")[:NEXT])
    return {"entries": shown, "today": today, "number": coming.count()} if shown else None


PANELS = (Panel("my-work", "cycles/panels/deadlines.html", next_deadlines, order=10, place="aside"),)
