"""Measures, published figures, Analysis Projects, and the OAPs of 2022-2025 from the files in reference/."""

from pathlib import Path

from cycles.models import Cycle
from cycles.reference import as_they_stood
from empact.accounts.models import Organisation
from empact.loading.files import Entry, entries
from empact.loading.rows import Shelf, Values
from oaps.models import OAP, AnalysisProject, Measure, OapSupport, PublishedFigure, Qualifier
from priorities.models import SubPriority

FILES = Path(__file__).parent / "reference"


def load(shelf: Shelf) -> None:
    """Load what step 3 knows: no action of a plan is public, so the plans are empty."""
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    shelf.keep(AnalysisProject, entries(FILES / "plans.toml", "project"), key=("code",))
    _load_figures(shelf, cycles)
    plans = _load_plans(shelf, cycles)
    _load_support(shelf, plans)


def _load_figures(shelf: Shelf, cycles: dict[str, Cycle]) -> None:
    measures = shelf.keep(Measure, entries(FILES / "measures.toml", "measure"), key=("code",))
    shelf.keep(
        PublishedFigure,
        [
            {
                "cycle": cycles.get(entry["cycle"]),
                "measure": measures.get(line["measure"]),
                "year": entry.get("year"),
                "scope": entry["scope"],
                "number": line["number"],
                "qualifier": line.get("qualifier", Qualifier.EXACT),
                "standing": entry["standing"],
                "source": entry["source"],
            }
            for entry in entries(FILES / "figures.toml", "figure")
            for line in entry["numbers"]
        ],
        key=("cycle", "measure", "scope", "year"),
    )


def _load_plans(shelf: Shelf, cycles: dict[str, Cycle]) -> dict[tuple[str, str], OAP]:
    """Return the plans by the codes of cycle and area, several of each."""
    rows: list[Values] = []
    for period in entries(FILES / "plans.toml", "period"):
        areas = SubPriority.objects.filter(cycle__code=period["cycle"]).order_by("number")
        rows += [_plan(period, area, cycles) for area in areas]
    kept = shelf.keep(OAP, rows, key=("cycle", "code"), make=as_they_stood)
    return {(plan.cycle.code, plan.code): plan for plan in kept.rows.values()}


def _plan(period: Entry, area: SubPriority, cycles: dict[str, Cycle]) -> Values:
    return {
        "cycle": cycles.get(period["cycle"]),
        "sub_priority": area,
        "code": f"{area.code}-{period['suffix']}",
        "title": area.title,
        "period_start": period["starts"],
        "period_end": period["ends"],
        "status": period["status"],
        "standing": period["standing"],
        "source": period["source"],
    }


def _load_support(shelf: Shelf, plans: dict[tuple[str, str], OAP]) -> None:
    organisations = {row.code: row for row in Organisation.objects.filter(kind="agency")}
    suffixes = [period["suffix"] for period in entries(FILES / "plans.toml", "period")]
    shelf.keep(
        OapSupport,
        [
            {
                "oap": plans.get((entry["cycle"], f"{area}-{suffix}")),
                "organisation": organisations.get(entry["organisation"]),
                "kinds": entry["kinds"],
                "goals": entry["goals"],
                "note": entry["note"],
                "standing": entry["standing"],
                "source": entry["source"],
            }
            for entry in entries(FILES / "plans.toml", "support")
            for area in entry["areas"]
            for suffix in suffixes
        ],
        key=("oap", "organisation"),
    )
