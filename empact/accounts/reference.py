"""Countries and organisations from the files in reference/."""

from pathlib import Path
from typing import Any

from empact.accounts.models import Country, Organisation, OrganisationKind, OrganisationName
from empact.loading.files import Entry, entries
from empact.loading.rows import Kept, Shelf

FILES = Path(__file__).parent / "reference"


def load(shelf: Shelf) -> None:
    """Load countries, each country as a whole as an organisation, institutions, agencies, networks, private bodies."""
    rows = entries(FILES / "countries.toml", "country")
    countries = shelf.keep(Country, rows, key=("code",))
    known = shelf.keep(Organisation, [_as_a_whole(row, countries) for row in rows], key=("code",))
    listed = entries(FILES / "organisations.toml", "organisation")
    names = {entry["code"]: entry.pop("names", []) for entry in listed}
    for nested in (False, True):  # what belongs to another comes after it
        level = [_organisation(entry, countries, known) for entry in listed if ("parent" in entry) is nested]
        known |= shelf.keep(Organisation, level, key=("code",))
    shelf.keep(
        OrganisationName,
        [_name(entry, name, known) for entry in listed for name in names[entry["code"]]],
        key=("organisation", "short_name"),
    )


def _as_a_whole(row: Entry, countries: Kept[Country]) -> dict[str, Any]:
    """Return the organisation that stands for the whole country."""
    member = row["kind"] == "member_state"
    return {
        "code": row["code"].lower(),
        "kind": OrganisationKind.COUNTRY if member else OrganisationKind.THIRD_COUNTRY,
        "name": row["name"],
        "short_name": row["name"],
        "country": countries.get(row["code"]),
        "standing": row["standing"],
        "source": row["source"],
    }


def _organisation(entry: Entry, countries: Kept[Country], known: Kept[Organisation]) -> dict[str, Any]:
    return entry | {
        "country": countries.get(entry["country"]) if "country" in entry else None,
        "parent": known.get(entry["parent"]) if "parent" in entry else None,
    }


def _name(entry: Entry, name: Entry, known: Kept[Organisation]) -> dict[str, Any]:
    return {
        "organisation": known.get(entry["code"]),
        "standing": entry["standing"],
        "source": entry["source"],
    } | name
