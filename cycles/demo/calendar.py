"""Invented dates of the demonstration, and the cycle after next."""

from datetime import date
from pathlib import Path
from typing import Any

from cycles.models import CalendarEntry, Cycle, CycleStatus
from empact.loading.announced import ENTERED_AT, FICTION
from empact.loading.files import read
from empact.workflow.install import install

FILE = Path(__file__).parent / "calendar.toml"
NEXT = "2030-2033"


def make_calendar() -> None:
    """Make the next cycle, so that what the running ones plan for it has a place, and the dates of all."""
    coming = Cycle(
        code=NEXT,
        title="EMPACT 2030–2033",
        starts=date(2030, 1, 1),
        ends=date(2033, 12, 31),
        summary="The cycle after next. Nothing is decided; the dates are an example.",
        **FICTION,
    )
    install(coming, CycleStatus.PLANNED, at=ENTERED_AT)
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    CalendarEntry.objects.bulk_create(_entry(cycles, *line) for line in read(FILE)["entries"])


def _entry(
    cycles: dict[str, Cycle],
    cycle: str,
    step: int,
    kind: str,
    title: str,
    starts: date,
    ends: Any,
    more: dict[str, Any],
) -> CalendarEntry:
    return CalendarEntry(
        cycle=cycles[cycle],
        step=step,
        kind=kind,
        title=title,
        starts=starts,
        ends=ends or None,
        done_on=more.get("done"),
        is_deadline=more.get("deadline", False),
        **FICTION,
    )
