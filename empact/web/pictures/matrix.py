"""Two matrices as tables: rows x narrow columns with one sign per cell, and a board with several links per cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

# Lower bounds of the four darker blues, in percent; below the first the cell stays white.
HEAT_STEPS = (40, 60, 75, 90)


@dataclass(frozen=True, slots=True)
class Head:
    """A narrow column: a short label, a drawing above it (a flag), the full name for those who point or listen."""

    key: str
    label: str
    name: str = ""
    drawing: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a sign or number that reads without colour, a tone, and the sentence behind it.

    Tones: "" good running lead attention bad confirm heat1…heat5. `corner` marks it with a red corner.
    """

    sign: str
    words: str
    tone: str = ""
    icon: str = ""
    url: str = ""
    corner: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row; a group row has no cells."""

    label: str
    number: str = ""
    url: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)
    total: str = ""
    group: bool = False
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is to be drawn; `empty` is the sign of a cell about which nothing is known."""

    title: str
    row_title: str
    heads: Sequence[Head]
    rows: Sequence[MatrixRow]
    total_title: str = ""
    footer: Sequence[MatrixRow] = ()
    empty: Cell = Cell("·", "")
    heat: bool = False

    @property
    def width(self) -> int:
        """Return how many columns the table has."""
        return len(self.heads) + (2 if self.total_title else 1)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign and what it means."""

    cell: Cell
    words: str


@dataclass(frozen=True, slots=True)
class BoardItem:
    """A record that lies in a cell of a board."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Rows x columns where a cell holds any number of records; `heat` gives a cell's blue, 1 to 5."""

    title: str
    row_title: str
    column_title: str
    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    items: Mapping[tuple[str, str], Sequence[BoardItem]]
    heat: Mapping[tuple[str, str], int] = field(default_factory=dict)


def heat_tone(percent: float) -> str:
    """Return the blue of a share: heat1 (below 40 %) to heat5 (90 % and more)."""
    return f"heat{1 + sum(percent >= step for step in HEAT_STEPS)}"


def cells_of(row: MatrixRow, heads: Sequence[Head], empty: Cell) -> list[tuple[Head, Cell]]:
    """Return a row's cells in the order of the columns, empty ones filled."""
    return [(head, row.cells.get(head.key, empty)) for head in heads]
