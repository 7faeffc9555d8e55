"""The plans of a priority by period, and what of the goals and of the table they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.web import marks
from empact.web.pictures.chain import Column, Line, Link, Node
from empact.web.tones import Tone
from oaps.chain.indicators import Indicators
from oaps.models import OAP, OperationalAction
from oaps.querysets import GONE
from priorities.chain import PRIORITY_KEY, Story, Strip, TableCell, TableColumn, goal_key
from priorities.columns import later_key
from priorities.models import Priority

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
