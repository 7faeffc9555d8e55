"""The pictures' geometry: nothing leaves the picture, nothing covers its neighbour, labels fit their boxes."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from empact.web.pictures import chain, columns, groups, matrix, shares, timeline
from empact.web.pictures.text import fit, width, wrap

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def calendar(
    bars: Sequence[timeline.Bar] = (),
    milestones: Sequence[timeline.Milestone] = (),
    flows: Sequence[timeline.Flow] = (),
) -> timeline.Timeline:
    lanes = [timeline.Lane("Plans", bars, milestones)]
    return timeline.Timeline("Calendar", date(2024, 1, 1), date(2030, 12, 31), date(2025, 11, 24), lanes, flows)


@given(st.text(max_size=80), st.floats(0, 300))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, room: float) -> None:
    assert width(fit(text, room)) <= room


def test_a_title_takes_two_lines_before_it_is_cut() -> None:
    assert wrap("Most threatening criminal networks", 120, 2, bold=True) == ["Most threatening", "criminal networks"]
    assert wrap("one two three four five six seven", 60, 2)[-1].endswith("…")


@given(st.lists(st.tuples(DAYS, DAYS), max_size=12))
def test_bars_of_a_lane_never_cover_each_other(periods: list[tuple[date, date]]) -> None:
    bars = [timeline.Bar("A bar", min(pair), max(pair)) for pair in periods]
    drawn = timeline.draw(calendar(bars)).lanes[0].bars
    assert len(drawn) == len(bars)
    for y in {bar.y for bar in drawn}:
        row = sorted((bar for bar in drawn if bar.y == y), key=lambda bar: bar.x)
        # a bar of a single day is drawn 3 px wide, its day is half a pixel
        assert all(left.x + left.width <= right.x + 3 for left, right in pairwise(row))
    assert all(timeline.LABEL_WIDTH <= bar.x <= timeline.WIDTH for bar in drawn)


@given(st.lists(DAYS, max_size=30))
def test_milestones_never_cover_each_other_and_are_numbered_by_day(days: list[date]) -> None:
    drawing = timeline.draw(calendar(milestones=[timeline.Milestone("m", day, "words") for day in days]))
    marks = drawing.milestones
    assert [mark.number for mark in marks] == list(range(1, len(days) + 1))
    assert all(right.x - left.x >= 2 * timeline.RADIUS for left, right in pairwise(marks))
    assert all(mark.x <= timeline.WIDTH - timeline.RADIUS for mark in marks)


def test_bars_outside_the_frame_are_left_out_and_today_may_lie_outside() -> None:
    spec = calendar([timeline.Bar("old", date(2019, 1, 1), date(2020, 1, 1))])
    assert timeline.draw(spec).lanes[0].bars == []
    late = timeline.Timeline("C", date(2027, 1, 1), date(2029, 1, 1), date(2025, 1, 1), spec.lanes)
    assert timeline.draw(late).today_x is None


def test_the_axis_shows_years_quarters_or_months() -> None:
    def labels(first: date, last: date) -> list[str]:
        return [tick.label for tick in timeline.draw(timeline.Timeline("C", first, last, first, [])).ticks]

    assert labels(date(2024, 1, 1), date(2030, 12, 31)) == [str(year) for year in range(2024, 2031)]
    assert labels(date(2026, 1, 1), date(2027, 12, 31))[:2] == ["Q1 2026", "Q2 2026"]
    assert labels(date(2026, 1, 1), date(2026, 3, 31)) == ["Jan 2026", "Feb 2026", "Mar 2026"]


def test_a_flow_to_an_unknown_bar_is_left_out() -> None:
    assert timeline.draw(calendar(flows=[timeline.Flow("a", "b")])).flows == []


NODES = {key: chain.Node(key, key.title(), ["a line"]) for key in ("threat", "priority", "goal", "other", "result")}
COLUMNS = [
    chain.Column("1", nodes=[NODES["threat"]]),
    chain.Column("2", nodes=[NODES["priority"]]),
    chain.Column("3", nodes=[NODES["goal"], NODES["other"]]),
    chain.Column("4", nodes=[NODES["result"]]),
]
LINKS = [
    chain.Link("threat", "priority", 3),
    chain.Link("priority", "goal", 2),
    chain.Link("priority", "other", 1),
    chain.Link("goal", "result", through=frozenset({"goal"})),
    chain.Link("other", "result", through=frozenset({"other"})),
]


def lit(follow: str) -> set[str]:
    drawing = chain.draw(chain.Chain("Chain", COLUMNS, LINKS, follow))
    return {node.node.key for column in drawing.columns for node in column.nodes if node.lit}


def test_following_a_goal_lights_its_path_both_ways_and_no_other() -> None:
    assert lit("goal") == {"threat", "priority", "goal", "result"}
    assert lit("") == set()


def test_the_lit_path_is_drawn_last() -> None:
    drawing = chain.draw(chain.Chain("Chain", COLUMNS, LINKS, "goal"))
    assert [link.lit for link in drawing.links] == sorted(link.lit for link in drawing.links)


@given(st.lists(st.lists(st.text(max_size=40), max_size=6), max_size=6), st.data())
def test_nodes_stay_inside_and_apart_whatever_they_say(titles: list[list[str]], data: st.DataObject) -> None:
    columns = [
        chain.Column(str(n), nodes=[chain.Node(f"{n}.{m}", title) for m, title in enumerate(column)])
        for n, column in enumerate(titles)
    ]
    keys = [node.key for column in columns for node in column.nodes] or [""]
    links = [
        chain.Link(source, target)
        for source, target in data.draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=8))
    ]
    drawing = chain.draw(chain.Chain("Chain", columns, links, keys[0]))
    for column in drawing.columns:
        assert all(upper.y + upper.height <= lower.y for upper, lower in pairwise(column.nodes))
        assert all(node.y + node.height <= drawing.height for node in column.nodes)
        assert column.x + column.width <= drawing.width + 1


def test_a_matrix_fills_the_cells_nobody_spoke_about() -> None:
    heads = [matrix.Head("BE", "BE"), matrix.Head("BG", "BG")]
    row = matrix.MatrixRow("A plan", cells={"BG": matrix.Cell("✓", "agrees", "good")})
    signs = [cell.sign for _, cell in matrix.cells_of(row, heads, matrix.Cell("·", ""))]
    assert signs == ["·", "✓"]


def test_heat_has_five_steps() -> None:
    tones = [matrix.heat_tone(share) for share in (0, 39.9, 40, 60, 75, 90, 100)]
    assert tones == ["heat1", "heat1", "heat2", "heat3", "heat4", "heat5", "heat5"]


@given(st.lists(st.integers(0, 10_000), max_size=24))
def test_columns_stand_on_the_axis_and_stay_inside(values: list[int]) -> None:
    drawing = columns.draw(columns.Columns("Load", "Actions", [columns.Bar("J", value) for value in values]))
    assert all(abs(bar.y + bar.height - drawing.foot) < 0.2 for bar in drawing.bars)
    assert all(bar.y >= columns.TOP - 0.2 for bar in drawing.bars)
    assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width + 0.2 for bar in drawing.bars)


def test_a_number_over_a_bar_covers_no_other_and_stays_in_the_picture() -> None:
    bars = [groups.Bar("own", 13_402, "13 402"), groups.Bar("other", 13_871, "13 871")]
    years = [groups.BarGroup(str(year), bars) for year in range(2022, 2028)]
    drawing = groups.draw(groups.Groups("arrests", "Arrests", years))
    boxes = []
    for group in drawing.groups:
        for bar in group.bars:
            long = width(bar.bar.words, size=groups.SIZE, bold=bar.bar.kind != "other")
            left = bar.text_x - {"start": 0, "middle": long / 2, "end": long}[bar.anchor]
            assert left >= -0.1  # rounded to a tenth of a pixel
            assert left + long <= drawing.width + 0.1
            boxes.append((left, left + long, bar.text_y))
    for place, (left, right, base) in enumerate(boxes):
        for other_left, other_right, other_base in boxes[place + 1 :]:
            apart = right <= other_left or other_right <= left
            assert apart or abs(base - other_base) >= groups.LINE


def test_the_highest_bar_fills_the_chart_and_zero_has_no_height() -> None:
    years = [groups.BarGroup("2025", [groups.Bar("own", 0, "0"), groups.Bar("other", 8, "8")])]
    (group,) = groups.draw(groups.Groups("arrests", "Arrests", years)).groups
    assert [bar.height for bar in group.bars] == [0, groups.HEIGHT - groups.FOOT - groups.TOP]


def test_shares_fill_the_bar_in_their_order() -> None:
    drawn = shares.Shares([shares.Share("done", 3, "good"), shares.Share("late", 1, "bad")]).drawn
    assert [(item.x, item.width) for item in drawn] == [(0, 75), (75, 25)]
