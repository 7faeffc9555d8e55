"""A small chart of upright bars, each with its number on top: a load by month, a count by year."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 304
HEIGHT = 140
TOP = 18
FOOT = 18
FILLED = 0.72


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its label; `marked` draws the eye to it, `name` is the label in full."""

    label: str
    value: int
    name: str = ""
    marked: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is to be drawn; `unit` is the head of the numbers in the table."""

    title: str
    unit: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A bar in pixels; the number stands over it, the label under it, both centred on `middle`."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Return the centre of number and label."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class ColumnsDrawing:
    """Everything a template needs."""

    picture: Columns
    width: int
    height: int
    foot: int
    bars: Sequence[DrawnColumn]


def draw(columns: Columns) -> ColumnsDrawing:
    """Return the chart's geometry; the highest bar fills it, and a bar of zero has no height."""
    foot = HEIGHT - FOOT
    most = max((bar.value for bar in columns.bars), default=0) or 1
    step = WIDTH / max(len(columns.bars), 1)
    drawn = []
    for number, bar in enumerate(columns.bars):
        tall = round((foot - TOP) * max(bar.value, 0) / most, 1)
        left = step * number + step * (1 - FILLED) / 2
        drawn.append(DrawnColumn(bar, round(left, 1), round(foot - tall, 1), round(step * FILLED, 1), tall))
    return ColumnsDrawing(columns, WIDTH, HEIGHT, foot, drawn)
