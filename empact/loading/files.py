"""Read reference files: TOML that a person of the field can read and correct.

[sources]                      # short names for the texts that say where a fact comes from
europol = "europol.europa.eu page on EMPACT"

[defaults]                     # what every entry has unless it says otherwise
standing = "sourced"
source = "europol"

[[priority]]
number = 1
"""

import tomllib
from pathlib import Path
from typing import Any

type Entry = dict[str, Any]


class FileError(Exception):
    """A reference file says something that cannot be loaded; the text names file, table and entry."""


def read(path: Path) -> dict[str, Any]:
    """Return the file's tables.

    Raises FileError when it is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FileError(f"{path}: {error}") from error


def entries(path: Path, table: str) -> list[Entry]:
    """Return the entries of one table, with the file's defaults and with their sources written out.

    Raises FileError when an entry has no standing or no source, or names a source the file does not list.
    """
    content = read(path)
    sources: dict[str, str] = content.get("sources", {})
    found: list[Entry] = []
    for number, entry in enumerate(content.get(table, []), start=1):
        whole: Entry = content.get("defaults", {}) | entry
        where = f"{path.name}, {table} {number}"
        if not whole.get("standing") or not whole.get("source"):
            raise FileError(f"{where}: standing and source are both needed")
        if whole["source"] not in sources:
            raise FileError(f"{where}: the file lists no source {whole['source']!r}")
        found.append(whole | {"source": sources[whole["source"]]})
    return found
