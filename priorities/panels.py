"""What step 2 shows on the home page: the current cycle and the next, with the priorities the reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cycles.models import Cycle
from empact import clock
from empact.accounts.rules import Reader
from empact.web.panels import Panel
from priorities.models import Priority

SHOWN = 2


def priorities_of_today(reader: Reader) -> Mapping[str, Any]:
    """Return the cycle that runs and the one that comes, each with its priorities. Two queries."""
    cycles = list(Cycle.objects.visible_to(reader).filter(ends__gte=clock.today()).order_by("starts")[:SHOWN])
    rows = Priority.objects.for_reader(reader).current().filter(priority_set__cycle__in=cycles).order_by("number")
    found = list(rows)
    return {
        "cycles": [
            {
                "cycle": cycle,
                "runs": cycle.starts <= clock.today(),
                "priorities": [item for item in found if item.priority_set.cycle_id == cycle.pk],
            }
            for cycle in cycles
        ]
    }


PANELS = (Panel("home", "priorities/panels/today.html", priorities_of_today, order=20),)
