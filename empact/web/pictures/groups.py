"""A small chart of groups of bars, one group for each year: what is ours, beside what others say; never stacked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from empact.web.pictures.text import width

BarKind = Literal["own", "inexact", "other", "none"]

WIDTH = 288
HEIGHT = 172
TOP = 42
FOOT = 20
SIZE = 11
LINE = 12
FILLED = 0.62
WIDEST = 28
GAP = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A number: ours ("own"), ours but not exact, another's, or "none" where another gives none.

    `words` stand over the bar, `name` is the sentence for who points at it or listens, `url` opens its rows.
    """

    kind: BarKind
    value: float
    words: str = ""
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars of one year."""

    label: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Groups:
    """What is to be drawn; `key` is unlike that of any other chart of the page."""

    key: str
    title: str
    groups: Sequence[BarGroup]


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in pixels with its number, which stands at the outer edge of its group."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    text_x: float
    text_y: float
    anchor: str

    @property
    def end(self) -> float:
        """Return the right edge of the bar."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """A group in pixels: its label is centred on `middle`."""

    label: str
    middle: float
    bars: Sequence[DrawnBar]


@dataclass(frozen=True, slots=True)
class GroupsDrawing:
    """Everything a template needs."""

    picture: Groups
    width: int
    height: int
    foot: int
    groups: Sequence[DrawnGroup]


type Box = tuple[float, float, float]


def draw(picture: Groups) -> GroupsDrawing:
    """Return the chart's geometry: the highest bar fills it, a number that would cover another is lifted."""
    foot = HEIGHT - FOOT
    most = max((bar.value for group in picture.groups for bar in group.bars), default=0) or 1
    step = WIDTH / max(len(picture.groups), 1)
    taken: list[Box] = []
    groups = []
    for number, group in enumerate(picture.groups):
        middle = step * (number + 0.5)
        breadth = min(WIDEST, step * FILLED / max(len(group.bars), 1))
        left = middle - breadth * len(group.bars) / 2
        bars = []
        for place, bar in enumerate(group.bars):
            tall = round((foot - TOP) * max(bar.value, 0) / most, 1)
            x = left + breadth * place + GAP / 2
            bars.append(_bar(bar, (x, foot - tall, breadth - GAP, tall), _anchor(place, len(group.bars)), taken))
        groups.append(DrawnGroup(group.label, round(middle, 1), bars))
    return GroupsDrawing(picture, WIDTH, HEIGHT, foot, groups)


def _anchor(place: int, count: int) -> str:
    """Return where a number is held: the outer ones spill outwards, never over their neighbour."""
    if count == 1:
        return "middle"
    return "end" if place == 0 else "start" if place == count - 1 else "middle"


def _bar(bar: Bar, box: tuple[float, float, float, float], anchor: str, taken: list[Box]) -> DrawnBar:
    x, y, breadth, tall = box
    held = {"end": x + breadth, "start": x, "middle": x + breadth / 2}[anchor]
    long = width(bar.words, size=SIZE, bold=bar.kind != "other")
    begin = {"end": held - long, "start": held, "middle": held - long / 2}[anchor]
    # Inside the picture, whatever the number.
    shift = max(0.0, -begin) - max(0.0, begin + long - WIDTH)
    begin, held = begin + shift, held + shift
    base = y - GAP
    while any(base - LINE < other and other - LINE < base and begin < last and first < begin + long
              for first, last, other in taken):  # fmt: skip
        base -= LINE
    if bar.words:
        taken.append((begin - GAP / 2, begin + long + GAP / 2, base))
    return DrawnBar(
        bar, round(x, 1), round(y, 1), round(breadth, 1), tall, round(held, 1), round(max(base, SIZE), 1), anchor
    )
