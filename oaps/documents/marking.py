"""How a plan's documents are marked: as the highest of what is in them; and when a plan is no draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cycles.models import Marking
from empact.words import Words
from oaps.models import OAP
from oaps.summaries import DECIDED

ORDER = list(Marking)  # lowest first


def highest(plan: Mapping[str, Any]) -> Words:
    """Return the highest marking among the plan and its actions."""
    found = {plan.get("marking"), *(action.get("marking") for action in plan["actions"])}
    known = [marking for marking in ORDER if marking.value in found]
    return known[-1].label if known else Marking.LIMITE.label


def decided(plan: OAP) -> bool:
    """Tell whether COSI has adopted the plan; of some of the past nobody has found the day."""
    return plan.status in DECIDED
