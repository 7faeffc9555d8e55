"""A calendar picture: lanes with bars, numbered milestones, dotted lines where one thing feeds another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from empact.web.pictures.text import fit, width

BarKind = Literal["done", "planned", "next"]

WIDTH = 1216
LABEL_WIDTH = 170
LANE_HEIGHT = 46
TRACK_HEIGHT = 32
BAR_HEIGHT = 26
TOP = 28
FOOT = 24
RADIUS = 9
# The circles stand a little over the bars, so that they do not cover their words.
MARK_RISE = 5
TODAY_WIDTH = 74
TEXT_PADDING = 6
MONTHS_OF_A_QUARTER = 3
DAYS_FOR_YEARS = 3 * 365
DAYS_FOR_QUARTERS = 270


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasts, both days included; `key` is what a flow names."""

    label: str
    starts: date
    ends: date
    kind: BarKind = "planned"
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happens on a day; `words` tell the day as people say it ("2–26 Feb 2026")."""

    label: str
    day: date
    words: str
    done: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the calendar."""

    label: str
    bars: Sequence[Bar] = ()
    milestones: Sequence[Milestone] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The end of one bar feeds the beginning of another; both by key."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is to be drawn, from the first day until the last."""

    title: str
    first: date
    last: date
    today: date
    lanes: Sequence[Lane]
    flows: Sequence[Flow] = ()


# -- The drawing -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, quarter or month: a vertical line at x, a label, every second one shaded."""

    x: float
    width: float
    label: str
    shaded: bool


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in pixels; the label stands inside, or to the right when it does not fit."""

    bar: Bar
    x: float
    y: float
    width: float
    label: str
    label_x: float
    inside: bool

    @property
    def label_y(self) -> float:
        """Return the text's base line."""
        return self.y + BAR_HEIGHT / 2 + 4

    @property
    def middle(self) -> float:
        """Return the height at which lines arrive and leave."""
        return self.y + BAR_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class DrawnMilestone:
    """A numbered circle."""

    milestone: Milestone
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane in pixels."""

    lane: Lane
    y: float
    height: float
    bars: Sequence[DrawnBar]

    @property
    def middle(self) -> float:
        """Return where the lane's name stands."""
        return self.y + self.height / 2 + 4


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Everything a template needs to write the SVG and its list and table."""

    title: str
    width: int
    height: float
    foot: float
    ticks: Sequence[Tick]
    lanes: Sequence[DrawnLane]
    milestones: Sequence[DrawnMilestone]
    flows: Sequence[str]
    today: date
    today_x: float | None

    @property
    def today_label_x(self) -> float:
        """Return the left edge of today's flag, kept inside the picture."""
        return min(max((self.today_x or 0) - TODAY_WIDTH / 2, 0), self.width - TODAY_WIDTH)


def draw(timeline: Timeline) -> TimelineDrawing:
    """Return the picture's geometry. Bars that overlap in a lane lie under each other."""
    lanes: list[DrawnLane] = []
    y: float = TOP
    for lane in timeline.lanes:
        drawn = _lane(timeline, lane, y)
        lanes.append(drawn)
        y += drawn.height
    bars = {bar.bar.key: bar for lane in lanes for bar in lane.bars if bar.bar.key}
    inside = timeline.first <= timeline.today <= timeline.last
    return TimelineDrawing(
        title=timeline.title,
        width=WIDTH,
        height=y + FOOT,
        foot=y,
        ticks=list(_ticks(timeline)),
        lanes=lanes,
        milestones=_milestones(timeline, lanes),
        flows=[
            _flow(bars[flow.source], bars[flow.target])
            for flow in timeline.flows
            if {flow.source, flow.target} <= bars.keys()
        ],
        today=timeline.today,
        today_x=_x(timeline, timeline.today) if inside else None,
    )


def _x(timeline: Timeline, day: date) -> float:
    """Return how far right the beginning of a day lies, held inside the picture."""
    days = (min(max(day, timeline.first), timeline.last + timedelta(days=1)) - timeline.first).days
    whole = (timeline.last - timeline.first).days + 1
    return round(LABEL_WIDTH + (WIDTH - LABEL_WIDTH) * days / whole, 1)


def _lane(timeline: Timeline, lane: Lane, y: float) -> DrawnLane:
    bars = sorted(
        (bar for bar in lane.bars if bar.ends >= timeline.first and bar.starts <= timeline.last),
        key=lambda bar: (bar.starts, bar.ends),
    )
    tracks = _tracks(bars)
    count = max((track for _, track in tracks), default=0) + 1
    height = LANE_HEIGHT + (count - 1) * TRACK_HEIGHT
    top = y + (LANE_HEIGHT - BAR_HEIGHT) / 2
    drawn = [_bar(timeline, bar, top + track * TRACK_HEIGHT, _room(timeline, bars, bar)) for bar, track in tracks]
    return DrawnLane(lane, y, height, drawn)


def _tracks(bars: Sequence[Bar]) -> list[tuple[Bar, int]]:
    """Return each bar with the first track in which it overlaps no earlier one."""
    last_day: list[date] = []
    placed: list[tuple[Bar, int]] = []
    for bar in bars:
        track = next((n for n, day in enumerate(last_day) if day < bar.starts), len(last_day))
        last_day[track : track + 1] = [bar.ends]
        placed.append((bar, track))
    return placed


def _room(timeline: Timeline, bars: Sequence[Bar], bar: Bar) -> float:
    """Return how much is free to the right of a bar for a label that does not fit inside."""
    following = [other.starts for other in bars if other.starts > bar.ends]
    edge = _x(timeline, min(following)) if following else WIDTH
    return edge - _x(timeline, bar.ends + timedelta(days=1)) - 2 * TEXT_PADDING


def _bar(timeline: Timeline, bar: Bar, y: float, room: float) -> DrawnBar:
    x = _x(timeline, bar.starts)
    # One pixel is left between bars that follow each other on the next day.
    breadth = max(_x(timeline, bar.ends + timedelta(days=1)) - x - 1, 3)
    inner = breadth - 2 * TEXT_PADDING
    if width(bar.label) > inner and room > inner:
        return DrawnBar(bar, x, y, breadth, fit(bar.label, room), x + breadth + TEXT_PADDING, inside=False)
    return DrawnBar(bar, x, y, breadth, fit(bar.label, inner), x + TEXT_PADDING, inside=True)


def _milestones(timeline: Timeline, lanes: Sequence[DrawnLane]) -> list[DrawnMilestone]:
    """Return the milestones, numbered by their day over all lanes, pushed apart where they would cover each other."""
    dated = sorted(
        ((milestone, lane.y) for lane in lanes for milestone in lane.lane.milestones),
        key=lambda pair: (pair[0].day, pair[1]),
    )
    numbered = [(number, milestone, y) for number, (milestone, y) in enumerate(dated, 1)]
    drawn: list[DrawnMilestone] = []
    for lane in lanes:
        mine = [(number, milestone) for number, milestone, y in numbered if y == lane.y]
        places = _apart([_x(timeline, milestone.day) for _, milestone in mine])
        y = lane.y + (LANE_HEIGHT - BAR_HEIGHT) / 2 - MARK_RISE
        drawn += [DrawnMilestone(m, number, x, y) for (number, m), x in zip(mine, places, strict=True)]
    return sorted(drawn, key=lambda item: item.number)


def _apart(places: Sequence[float]) -> list[float]:
    """Return ascending places with at least a circle's room between any two, none beyond the right edge."""
    gap = 2 * RADIUS + 2
    result: list[float] = []
    for place in places:
        result.append(max(place, result[-1] + gap) if result else place)
    edge: float = WIDTH - RADIUS - 1
    for index in range(len(result) - 1, -1, -1):
        result[index] = min(result[index], edge)
        edge = result[index] - gap
    return result


def _flow(source: DrawnBar, target: DrawnBar) -> str:
    """Return the curve from the end of one bar to the beginning of another."""
    x1, y1, x2, y2 = source.x + source.width, source.middle, target.x, target.middle
    if x2 <= x1:
        # The target has begun already: arrive at its nearer edge from above or below.
        x2, y2 = x1 + 28, target.y + (BAR_HEIGHT if y1 > target.y else 0)
    bend = max((x2 - x1) / 2, 24)
    return f"M{x1:.1f} {y1:.1f} C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _ticks(timeline: Timeline) -> Iterator[Tick]:
    """Yield years, quarters or months, whichever the span can bear."""
    days = (timeline.last - timeline.first).days
    months = 12 if days > DAYS_FOR_YEARS else MONTHS_OF_A_QUARTER if days > DAYS_FOR_QUARTERS else 1
    starts = list(_starts(timeline, months))
    for number, (start, following) in enumerate(pairwise([*starts, timeline.last + timedelta(days=1)])):
        x = _x(timeline, start)
        yield Tick(x, round(_x(timeline, following) - x, 1), _tick_label(start, months), shaded=number % 2 == 0)


def _starts(timeline: Timeline, months: int) -> Iterator[date]:
    day = date(timeline.first.year, (timeline.first.month - 1) // months * months + 1, 1)
    while day <= timeline.last:
        if day >= timeline.first:
            yield day
        month = day.month - 1 + months
        day = date(day.year + month // 12, month % 12 + 1, 1)


def _tick_label(start: date, months: int) -> str:
    if months == MONTHS_OF_A_QUARTER:
        return f"Q{(start.month + 2) // MONTHS_OF_A_QUARTER} {start.year}"
    return str(start.year) if months > 1 else f"{start:%b %Y}"
