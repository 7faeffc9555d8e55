"""Cycles, documents, calendar and threat assessments from the files in reference/."""

from pathlib import Path
from typing import Any

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact import clock
from empact.loading.files import Entry, entries
from empact.loading.rows import Kept, Shelf
from empact.workflow.install import install_many

FILES = Path(__file__).parent / "reference"


def load(shelf: Shelf) -> None:
    """Load what step 1 knows of the cycles since 2012."""
    cycles = shelf.keep(Cycle, entries(FILES / "cycles.toml", "cycle"), key=("code",), make=as_they_stood)
    documents = shelf.keep(ReferenceDocument, entries(FILES / "cycles.toml", "document"), key=("number",))
    calendar = entries(FILES / "calendar.toml", "entry")
    shelf.keep(
        CalendarEntry,
        [_dated(entry, cycles, documents) for entry in calendar],
        key=("cycle", "kind", "title"),
    )
    _load_assessments(shelf, cycles)


def as_they_stood[C: Any](records: list[C]) -> list[C]:
    """Insert records that have a chart in the states the files give them."""
    return install_many(records, at=clock.now(), source="Reference data")


def _dated(entry: Entry, cycles: Kept[Cycle], documents: Kept[ReferenceDocument]) -> dict[str, Any]:
    return entry | {
        "cycle": cycles.get(entry["cycle"]),
        "document": documents.get(entry["document"]) if "document" in entry else None,
    }


def _load_assessments(shelf: Shelf, cycles: Kept[Cycle]) -> None:
    known: Kept[ThreatAssessment] = Kept({}, [])
    for entry in entries(FILES / "assessments.toml", "assessment"):  # one by one: each may supersede the one before
        earlier = entry.get("supersedes")
        values = entry | {
            "cycle": cycles.get(entry["cycle"]),
            "supersedes": by_code(known).get(earlier) if earlier else None,
        }
        known |= shelf.keep(ThreatAssessment, [values], key=("cycle", "code"), make=as_they_stood)
    assessments = by_code(known)
    shelf.keep(
        KeyThreat,
        [
            entry | {"assessment": assessments.get(entry["assessment"])}
            for entry in entries(FILES / "assessments.toml", "threat")
        ],
        key=("assessment", "number"),
    )


def by_code(kept: Kept[ThreatAssessment]) -> dict[str, ThreatAssessment]:
    """Return the assessments by their codes, which the files keep unique over all cycles."""
    return {row.code: row for row in kept.rows.values()}
