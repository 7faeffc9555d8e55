"""What belongs to a priority when it is put on paper."""

from typing import Any

from empact.history.freezing import Freezer, picture
from priorities.models import Priority
from priorities.permissions import AREA_FIELDS, PRIORITY_FIELDS


def priority_snapshot(priority: Priority) -> dict[str, Any]:
    """Return the priority with the threats it answers and its areas. Two queries."""
    return picture(
        priority,
        *PRIORITY_FIELDS,
        adopted_on=priority.adopted_on,
        cycle=priority.cycle.code,
        threats=[
            picture(threat, "number", "kind", "title", "level")
            for threat in priority.threats.order_by("assessment", "number")
        ],
        areas=[picture(area, *AREA_FIELDS) for area in priority.sub_priorities.order_by("number")],
    )


FREEZERS = (Freezer(Priority, priority_snapshot),)
