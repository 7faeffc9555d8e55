"""What an app announces so that its files and its demonstration are loaded with the others', in the apps' order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from empact import clock
from empact.history.records import Standing
from empact.loading.rows import Shelf

# What every record of the demonstration says of itself.
FICTION: Final = {"standing": Standing.FICTITIOUS, "source": "Demonstration"}
# When the demonstration's records are said to have been entered: before anything was done with them.
ENTERED_AT: Final = datetime(2025, 9, 1, 9, tzinfo=clock.BRUSSELS)


@dataclass(frozen=True, slots=True)
class ReferenceLoader:
    """`load` puts the app's reference files on the shelf; it must be safe to repeat."""

    name: str
    load: Callable[[Shelf], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """How large a demonstration is made; `scale` multiplies the plans that are being adopted."""

    scale: int = 1

    def dice(self, name: str) -> Random:
        """Return the same random numbers for the same name, whatever else was made before."""
        return Random(f"empact/{name}")  # noqa: S311  # a demonstration, no secret


@dataclass(frozen=True, slots=True)
class DemoMaker:
    """`make` puts the app's fictitious records into a database that holds the reference data and no demonstration."""

    name: str
    make: Callable[[Stage], None]
