"""What step 2 adds to the pages of step 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cycles.models import KeyThreat
from empact.web.panels import Panel
from priorities.models import Priority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


def answers(threat: KeyThreat, reader: Reader) -> Mapping[str, Any]:
    """Return the priorities that answer a threat. One query."""
    rows = Priority.objects.visible_to(reader).for_list().current().filter(threat_links__threat=threat)
    return {"priorities": list(rows.order_by("number"))}


PANELS = (Panel(KeyThreat, "priorities/answers.html", answers, order=10),)
