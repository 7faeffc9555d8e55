"""What belongs to a cycle when it is put on paper."""

from typing import Any

from cycles.models import Cycle
from empact.history.freezing import Freezer, picture


def cycle_snapshot(cycle: Cycle) -> dict[str, Any]:
    """Return the cycle with its calendar. One query."""
    fields = ("step", "kind", "title", "starts", "ends", "is_deadline", "done_on", "note")
    return picture(
        cycle,
        "code",
        "title",
        "starts",
        "ends",
        "summary",
        calendar=[picture(entry, *fields) for entry in cycle.calendar.order_by("starts", "pk")],
    )


FREEZERS = (Freezer(Cycle, cycle_snapshot),)
