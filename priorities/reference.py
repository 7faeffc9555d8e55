"""Priority sets, priorities, OAP areas, their successions and the G-MASPs from the files in reference/."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cycles.models import Cycle, KeyThreat
from cycles.reference import as_they_stood
from empact.loading.files import Entry, entries
from empact.loading.rows import Kept, Shelf, Values
from priorities.models import (
    Priority,
    PrioritySet,
    PrioritySuccession,
    PriorityThreat,
    StrategicGoal,
    StrategicPlan,
    SubPriority,
    SubPrioritySuccession,
)

FILES = Path(__file__).parent / "reference"
EARLIER, LATER = "2022-2025", "2026-2029"


def load(shelf: Shelf) -> None:
    """Load what step 2 knows of the cycles 2022-2025 and 2026-2029."""
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    sets = shelf.keep(PrioritySet, _in_cycle("set", cycles), key=("cycle", "revision"), make=as_they_stood)
    set_of = {code: sets.get(cycle, 0) for code, cycle in cycles.items()}
    listed = entries(FILES / "priorities.toml", "priority")
    kept = shelf.keep(
        Priority,
        [_without(entry, "cycle") | {"priority_set": set_of.get(entry["cycle"])} for entry in listed],
        key=("priority_set", "code"),
    )
    priorities = {
        (entry["cycle"], entry["code"]): kept.get(set_of.get(entry["cycle"]), entry["code"]) for entry in listed
    }
    areas = _load_areas(shelf, cycles, priorities)
    _load_answers(shelf, priorities)
    _load_successions(shelf, PrioritySuccession, "continues_priority", priorities)
    _load_successions(shelf, SubPrioritySuccession, "continues_area", areas)
    _load_strategic_plans(shelf, cycles)


type ByCode[M] = dict[tuple[str, str], M | None]


def _in_cycle(table: str, cycles: dict[str, Cycle], file: str = "priorities.toml") -> list[Values]:
    return [entry | {"cycle": cycles.get(entry["cycle"])} for entry in entries(FILES / file, table)]


def _without(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def _load_areas(shelf: Shelf, cycles: dict[str, Cycle], priorities: ByCode[Priority]) -> ByCode[SubPriority]:
    listed = entries(FILES / "priorities.toml", "area")
    kept = shelf.keep(
        SubPriority,
        [
            entry | {"cycle": cycles.get(entry["cycle"]), "priority": priorities[entry["cycle"], entry["priority"]]}
            for entry in listed
        ],
        key=("cycle", "code"),
    )
    return {(entry["cycle"], entry["code"]): kept.get(cycles.get(entry["cycle"]), entry["code"]) for entry in listed}


def _load_answers(shelf: Shelf, priorities: ByCode[Priority]) -> None:
    threats = {
        (threat.assessment.code, threat.number): threat for threat in KeyThreat.objects.select_related("assessment")
    }
    shelf.keep(
        PriorityThreat,
        [
            {
                "priority": priorities[entry["cycle"], entry["priority"]],
                "threat": threats.get((entry["assessment"], number)),
                "standing": entry["standing"],
                "source": entry["source"],
            }
            for entry in entries(FILES / "priorities.toml", "answers")
            for number in entry["threats"]
        ],
        key=("priority", "threat"),
    )


def _load_successions[M: PrioritySuccession | SubPrioritySuccession](
    shelf: Shelf, model: type[M], table: str, ends: ByCode[Any]
) -> None:
    rows: Iterable[Values] = [
        entry | {"earlier": ends[EARLIER, entry["earlier"]], "later": ends[LATER, entry["later"]]}
        for entry in entries(FILES / "priorities.toml", table)
    ]
    shelf.keep(model, rows, key=("earlier", "later"))


def _load_strategic_plans(shelf: Shelf, cycles: dict[str, Cycle]) -> None:
    rows = _in_cycle("plan", cycles, "goals.toml")
    kept: Kept[StrategicPlan] = shelf.keep(StrategicPlan, rows, key=("cycle", "revision"), make=as_they_stood)
    plans = {code: kept.get(cycle, 0) for code, cycle in cycles.items()}
    shelf.keep(
        StrategicGoal,
        [
            _without(entry, "cycle") | {"plan": plans.get(entry["cycle"])}
            for entry in entries(FILES / "goals.toml", "goal")
        ],
        key=("plan", "number"),
    )
