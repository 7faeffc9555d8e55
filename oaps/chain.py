"""The columns that step 3 adds to the chain of a priority: plans by period, results; and the table goal by goal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.web import marks
from empact.web.pictures.chain import Column, Line, Link, Node
from empact.web.tones import Tone
from empact.web.values import link, tidy
from oaps.models import OAP, Aggregation, Indicator, IndicatorValue, OperationalAction, ProgressReport, Result
from oaps.querysets import GONE
from priorities.chain import PRIORITY_KEY, ChainColumn, Story, Strip, TableCell, TableColumn, goal_key
from priorities.columns import PLANS, RESULTS, later_key
from priorities.models import Priority

MOST_MEASURES = 6
MILLION, THOUSAND = Decimal(1_000_000), Decimal(1_000)
EURO = "EUR"
# Plans in these states have been carried out, or are being.
UNDER_WAY = ("in_force", "reported", "closed")


def period_words(first: date, last: date) -> str:
    """Return the years of a period: 2023, or 2024–2025."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


@dataclass(frozen=True)
class Period:
    """The plans of a priority for one period."""

    first: date
    last: date
    plans: tuple[OAP, ...]

    @property
    def key(self) -> str:
        """Return the key of its node."""
        return f"period-{self.first.isoformat()}"

    @property
    def words(self) -> str:
        """Return its years."""
        return period_words(self.first, self.last)


@dataclass(frozen=True)
class Plans:
    """The plans of a priority and their actions, counted by period, goal and status. Two queries."""

    story: Story

    @cached_property
    def periods(self) -> list[Period]:
        """Return the periods with the plans the reader sees, the earliest first."""
        rows = OAP.objects.visible_to(self.story.reader).for_list().exclude(status="withdrawn")
        found: defaultdict[tuple[date, date], list[OAP]] = defaultdict(list)
        for plan in rows.filter(sub_priority__priority=self.story.priority).order_by("sub_priority__number"):
            found[plan.period_start, plan.period_end].append(plan)
        return [Period(*days, tuple(plans)) for days, plans in sorted(found.items())]

    @cached_property
    def counts(self) -> Counter[tuple[date, int, str]]:
        """Return how many actions there are by start of the period, number of the goal and status."""
        rows = OperationalAction.objects.visible_to(self.story.reader).exclude(status__in=GONE)
        rows = rows.filter(oap__sub_priority__priority=self.story.priority).exclude(oap__status="withdrawn")
        grouped = rows.order_by().values_list("oap__period_start", "goal_number", "status").annotate(n=Count("pk"))
        return Counter({(start, goal, status): n for start, goal, status, n in grouped})

    def actions(self, goal: int | None = None, period: Period | None = None, status: str = "") -> int:
        """Return how many actions fit; None and "" fit all."""
        return sum(
            n
            for (start, number, state), n in self.counts.items()
            if goal in {None, number} and (period is None or period.first == start) and status in {"", state}
        )

    @property
    def latest(self) -> Period | None:
        """Return the last period."""
        return self.periods[-1] if self.periods else None


def plans_column(story: Story) -> Strip:
    """Return the plans by period, and what of the goals and of the table they tell. Some seven queries."""
    plans = Plans(story)
    if not plans.periods:
        return Strip()
    numbers = [goal.number for goal in story.goals]
    kept = Indicators(story)
    links = [Link(PRIORITY_KEY, goal_key(number), plans.actions(number) or 0.5) for number in numbers] + [
        Link(goal_key(number), period.key, count)
        for number in numbers
        for period in plans.periods
        if (count := plans.actions(number, period))
    ]
    if not numbers:
        links = [Link(PRIORITY_KEY, period.key, plans.actions(period=period) or 0.5) for period in plans.periods]
    return Strip(
        column=Column(_("Plans"), _("operational action plans"), [_node(plans, item) for item in plans.periods], 0.9),
        links=links,
        notes={**_goal_notes(plans, kept, numbers), PRIORITY_KEY: _priority_notes(plans), **_later_notes(story)},
        gaps=frozenset(goal_key(number) for number in numbers if not plans.actions(number, plans.latest)),
        table=list(_plan_columns(plans, kept, numbers)),
    )


def _node(plans: Plans, period: Period) -> Node:
    actions = plans.actions(period=period)
    words = ngettext("%(n)d action", "%(n)d actions", actions) % {"n": actions}
    if len(period.plans) == 1:
        (plan,) = period.plans
        return Node(period.key, period.words, [words, plan.get_status_display()], "tinted", url=plan.get_absolute_url())
    states = Counter(plan.get_status_display() for plan in period.plans)
    query = {
        "cycle": plans.story.priority.cycle.code,
        "priority": plans.story.priority.code,
        "period": f"{period.first.year}-{period.last.year}",
    }
    lines = [
        ngettext("%(n)d plan", "%(n)d plans", len(period.plans)) % {"n": len(period.plans)},
        words,
        ", ".join(f"{n} {state}" if len(states) > 1 else state for state, n in states.items()),
    ]
    return Node(period.key, period.words, lines, "tinted", url=reverse("oap-list", query=query))


def _goal_notes(plans: Plans, kept: Indicators, numbers: Sequence[int]) -> dict[str, list[Line | str]]:
    latest = plans.latest
    notes: dict[str, list[Line | str]] = {}
    for number in numbers:
        if latest is not None and not plans.actions(number, latest):
            notes[goal_key(number)] = [Line(_("no action in %s") % latest.words, "attention")]
            continue
        actions = plans.actions(number)
        words = ngettext("%(n)d action", "%(n)d actions", actions) % {"n": actions}
        met, measured = kept.of_goal(number)
        kpis = _("KPIs met %(met)d of %(all)d") % {"met": met, "all": measured}
        notes[goal_key(number)] = [f"{words}, {kpis}" if measured else words]
    return notes


def _priority_notes(plans: Plans) -> list[str]:
    count, actions = sum(len(period.plans) for period in plans.periods), plans.actions()
    return [
        ngettext("%(n)d plan", "%(n)d plans", count) % {"n": count},
        ngettext("%(n)d action", "%(n)d actions", actions) % {"n": actions},
    ]


def _later_notes(story: Story) -> dict[str, list[str]]:
    """Return for each priority of the next cycle its actions, and how many of them continue one of this priority's."""
    later = OperationalAction.objects.visible_to(story.reader).exclude(status__in=GONE)
    later = later.filter(oap__sub_priority__priority__earlier_links__earlier=story.priority).order_by()
    stem = "oap__sub_priority__priority"
    numbers = later.values_list(stem).annotate(n=Count("pk", distinct=True))
    carried = dict(
        later.filter(continues__oap__sub_priority__priority=story.priority)
        .values_list(stem)
        .annotate(n=Count("pk", distinct=True))
    )
    notes = {}
    for key, actions in numbers:
        lines = [ngettext("%(n)d action,", "%(n)d actions,", actions) % {"n": actions}]
        lines.append(
            ngettext("%(n)d of them carried over", "%(n)d of them carried over", carried.get(key, 0))
            % {"n": carried.get(key, 0)}
        )
        notes[later_key(Priority(pk=key))] = lines
    return notes


def _plan_columns(plans: Plans, kept: Indicators, numbers: Sequence[int]) -> Iterable[TableColumn]:
    """Yield a column for each period, then how much was completed and how many indicators were met."""
    for period in plans.periods:
        counts = {number: plans.actions(number, period) for number in numbers}
        yield TableColumn(
            head=period.words,
            cells={number: TableCell(_count(n, gap=period is plans.latest), n) for number, n in counts.items()},
            total=TableCell(marks.count(plans.actions(period=period)), plans.actions(period=period)),
            numeric=True,
        )
    under_way = [period for period in plans.periods if any(plan.status in UNDER_WAY for plan in period.plans)]
    if under_way:
        yield TableColumn(
            head=_("Completed"),
            cells={number: _completed(plans, under_way, number) for number in numbers},
            total=_completed(plans, under_way, None),
        )
    if any(kept.of_goal(number)[1] for number in numbers):
        yield TableColumn(
            head=_("KPIs met"),
            cells={number: _met(kept.of_goal(number)) for number in numbers},
            total=_met(kept.of_goal(None)),
        )


def _count(n: int, *, gap: bool) -> SafeString | str:
    return marks.chip(Tone.ATTENTION, "0") if gap and not n else marks.count(n)


def _completed(plans: Plans, periods: Sequence[Period], goal: int | None) -> TableCell:
    whole = sum(plans.actions(goal, period) for period in periods)
    if not whole:
        return TableCell("–", None)
    percent = round(100 * sum(plans.actions(goal, period, "completed") for period in periods) / whole)
    return TableCell(marks.bar(percent, 100, "", f"{percent} %", "bar--long"), percent)


def _met(pair: tuple[int, int]) -> TableCell:
    met, measured = pair
    words = _("%(met)d of %(all)d") % {"met": met, "all": measured}
    return TableCell(format_html('<span class="nowrap">{}</span>', words), words) if measured else TableCell("–", None)


# -- Indicators --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Indicators:
    """Which indicators of a priority's actions reached their target, by goal. Two queries.

    Counted are those with a target and at least one reported number in an accepted report.
    """

    story: Story

    @cached_property
    def values(self) -> dict[int, list[Decimal]]:
        """Return the reported numbers of each indicator, the earliest first."""
        reports = ProgressReport.objects.visible_to(self.story.reader).filter(status="accepted")
        rows = IndicatorValue.objects.filter(
            report__in=reports, number__isnull=False, indicator__action__oap__sub_priority__priority=self.story.priority
        )
        found: defaultdict[int, list[Decimal]] = defaultdict(list)
        for indicator, number in rows.order_by("report__round__opens_on", "pk").values_list("indicator", "number"):
            if number is not None:
                found[indicator].append(number)
        return dict(found)

    @cached_property
    def by_goal(self) -> dict[int, tuple[int, int]]:
        """Return for each goal how many indicators met their target, and how many were measured."""
        rows = Indicator.objects.visible_to(self.story.reader).filter(
            action__oap__sub_priority__priority=self.story.priority, target__isnull=False
        )
        met: Counter[int] = Counter()
        measured: Counter[int] = Counter()
        for key, goal, target, way in rows.order_by().values_list("pk", "action__goal_number", "target", "aggregation"):
            if (numbers := self.values.get(key)) and target is not None:
                measured[goal] += 1
                met[goal] += reached(numbers, way) >= target
        return {goal: (met[goal], measured[goal]) for goal in measured}

    def of_goal(self, number: int | None) -> tuple[int, int]:
        """Return how many indicators of a goal, or of all, met their target, and how many were measured."""
        if number is not None:
            return self.by_goal.get(number, (0, 0))
        pairs = self.by_goal.values()
        return sum(met for met, _measured in pairs), sum(measured for _met, measured in pairs)


def reached(numbers: Sequence[Decimal], way: str) -> Decimal:
    """Return what an indicator has reached, as it is declared to add up over its reports."""
    if way == Aggregation.LATEST:
        return numbers[-1]
    if way == Aggregation.MAXIMUM:
        return max(numbers)
    total = sum(numbers, Decimal(0))
    return total / len(numbers) if way == Aggregation.AVERAGE else total


# -- Results -----------------------------------------------------------------------------------


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
    rows = Result.objects.visible_to(story.reader).filter(
        report__status="accepted", replaced_by__isnull=True, report__action__oap__sub_priority__priority=story.priority
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


COLUMNS = (ChainColumn(PLANS, plans_column), ChainColumn(RESULTS, results_column))
