"""The results of a priority by measure, and what of the table each goal brought."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.web import marks
from empact.web.pictures.chain import Column, Link, Node
from empact.web.tones import Tone
from empact.web.values import link, tidy
from oaps.models import OperationalAction, Result
from oaps.querysets import GONE
from priorities.chain import Story, Strip, TableCell, TableColumn, goal_key
from priorities.models import Priority

MOST_MEASURES = 6
MILLION, THOUSAND = Decimal(1_000_000), Decimal(1_000)
EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Tally:
    """Lines of results of one measure, period and goal, added up."""

    measure: int
    code: str
    title: str
    unit: str
    period: date
    goal: int
    total: Decimal
    lines: int


def tallies(story: Story) -> list[Tally]:
    """Return the accepted results under a priority by measure, period and goal; each line counts once. One query."""
    rows = (
        Result.objects.visible_to(story.reader)
        .counting()
        .filter(report__action__oap__sub_priority__priority=story.priority)
    )
    grouped = (
        rows.order_by()
        .values_list(
            "measure", "measure__code", "measure__title", "measure__unit", "report__action__oap__period_start",
            "report__action__goal_number",
        )
        .annotate(total=Sum("number"), lines=Count("pk"))
    )  # fmt: skip
    return [Tally(*row) for row in grouped]


def results_column(story: Story) -> Strip:
    """Return the measures with most lines of results, and of the table what each goal brought. Two queries."""
    found = tallies(story)
    if not found:
        return Strip()
    lines: Counter[int] = Counter()
    for item in found:
        lines[item.measure] += item.lines
    shown = [measure for measure, _lines in lines.most_common(MOST_MEASURES)]
    nodes = [_measure([item for item in found if item.measure == measure], story) for measure in shown]
    years = sorted({item.period.year for item in found})
    return Strip(
        column=Column(_("Results"), _("reported from %d, each line once") % years[0], nodes, share=1.1),
        links=list(_result_links([item for item in found if item.measure in shown])),
        table=[_main_results(found), *_became(story)],
    )


def measure_key(measure: int) -> str:
    """Return the key of a measure's node."""
    return f"measure-{measure}"


def _measure(items: Sequence[Tally], story: Story) -> Node:
    first = items[0]
    query = {
        "cycle": story.priority.cycle.code,
        "priority": story.priority.code,
        "measure": first.code,
        "counted": "on",
    }
    money = first.unit == EURO
    return Node(
        measure_key(first.measure),
        _("euro") if money else first.unit,
        [first.title],
        "figure",
        figure(sum((item.total for item in items), Decimal(0)), first.unit),
        url=reverse("result-list", query=query),
    )


def _result_links(items: Iterable[Tally]) -> Iterable[Link]:
    """Yield a link from each period to each measure; only the paths of the goals that brought it run there."""
    lines: Counter[tuple[date, int]] = Counter()
    goals: defaultdict[tuple[date, int], set[str]] = defaultdict(set)
    for item in items:
        lines[item.period, item.measure] += item.lines
        goals[item.period, item.measure].add(goal_key(item.goal))
    for (period, measure), weight in lines.items():
        yield Link(f"period-{period.isoformat()}", measure_key(measure), weight, frozenset(goals[period, measure]))


def figure(number: Decimal, unit: str) -> str:
    """Return a total short enough for a box: "9 843", "€ 6.1 m"."""
    short = f"{number / MILLION:.1f} m" if number >= MILLION else marks.count(tidy(round(number)))
    return f"€ {short}" if unit == EURO else short


def _main_results(found: Sequence[Tally]) -> TableColumn:
    """Return for each goal the measure of which it reported most often."""
    by_goal: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for item in found:
        by_goal[item.goal][item.measure] += item.lines
    cells = {}
    for goal, measures in by_goal.items():
        (measure, _lines), *_rest = measures.most_common(1)
        items = [item for item in found if item.goal == goal and item.measure == measure]
        words = f"{figure(sum((item.total for item in items), Decimal(0)), items[0].unit)} {items[0].title.lower()}"
        cells[goal] = TableCell(words, words)
    return TableColumn(head=_("Main result"), cells=cells)


def _became(story: Story) -> Iterable[TableColumn]:
    """Yield what the goals' actions became in the next cycle, if the priority continues there. Two queries."""
    if not Priority.objects.visible_to(story.reader).filter(earlier_links__earlier=story.priority).exists():
        return
    rows = (
        OperationalAction.objects.visible_to(story.reader)
        .filter(continues__oap__sub_priority__priority=story.priority)
        .exclude(oap__cycle=story.priority.cycle)
        .exclude(status__in=GONE)
        .select_related("oap__cycle", "continues")
        .order_by("oap__sub_priority__number", "goal_number", "sequence")
    )
    later: defaultdict[int, list[OperationalAction]] = defaultdict(list)
    for action in rows:
        if action.continues is not None:
            later[action.continues.goal_number].append(action)
    total = sum(map(len, later.values()))
    words = ngettext("%(n)d action carried over", "%(n)d actions carried over", total) % {"n": total}
    yield TableColumn(
        head=_("Became in the next cycle"),
        cells={goal.number: _followers(later.get(goal.number, ())) for goal in story.goals},
        total=TableCell(words, words),
    )


def _followers(actions: Sequence[OperationalAction]) -> TableCell:
    if not actions:
        return TableCell(marks.chip(Tone.ATTENTION, _("nothing follows")), "")
    links = format_html_join(", ", "{}", ((link(action, action.number),) for action in actions))
    return TableCell(
        format_html('<span class="inline-links">{} {}</span>', _("actions"), links),
        ", ".join(action.code for action in actions),
    )
