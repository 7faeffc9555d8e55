"""The rounds of the demonstration as their file has them, and how the reports of each stand."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from empact.loading.files import read
from oaps.models import OAP, ReportStatus

FILE = Path(__file__).parent / "rounds.toml"


@cache
def lines() -> tuple[Mapping[str, Any], ...]:
    """Return the rounds as the file describes them."""
    return tuple(read(FILE)["round"])


def drawn(answers: Mapping[str, int], dice: Random) -> ReportStatus:
    """Return how a report of a round stands; `answers` are the states with their shares in per cent."""
    return ReportStatus(dice.choices(list(answers), list(answers.values()))[0])


def final_round(plan: OAP) -> Mapping[str, Any] | None:
    """Return the final round that has asked for reports on the plan, as the file describes it."""
    asked = (line for line in lines() if line["is_final"] and line["answers"])
    return next((line for line in asked if line["period"][0] == plan.period_start), None)
