"""What step 3 adds to the pages of the steps before: plans of a cycle and an area, actions of a goal and a priority."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Model, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from cycles.steps import Chip
from empact.accounts.models import Country
from empact.lineage.gaps import Gap
from empact.registry import registry
from empact.web.panels import PanelOf
from empact.web.views.details import DetailPage, Part, PartOf
from oaps.chain import figure, period_words
from oaps.looks import TURN_OF_PLAN
from oaps.models import OAP, Indicator, OAPStatus, OperationalAction, Participation, PublishedFigure, Result
from oaps.querysets import GONE, LIVE_PARTICIPATION
from oaps.summaries import DECIDED, current_plans, is_late, turn_chip
from oaps.views import cells
from oaps.views.actions import ACTIONS
from oaps.views.results import SILENT
from oaps.workflow import PLAN_CHART
from priorities.models import Priority, StrategicGoal, StrategicPlan, SubPriority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

# A letter and a colour for each state of a plan, so that a row of plans reads at a glance.
LETTERS: dict[str, tuple[str, str]] = {
    OAPStatus.DRAFTING: ("D", "confirm"),
    OAPStatus.SUBMITTED: ("S", "light"),
    OAPStatus.CHECKED: ("V", "light"),
    OAPStatus.VALIDATED: ("C", "running"),
    OAPStatus.TABLED: ("C", "running"),
    OAPStatus.ADOPTED: ("A", "good"),
    OAPStatus.IN_FORCE: ("F", "good"),
    OAPStatus.REPORTED: ("R", "running"),
    OAPStatus.CLOSED: ("X", "light"),
}
LEGEND: tuple[tuple[str, str, str | Promise], ...] = (
    ("F", "good", gettext_lazy("in force")),
    ("A", "good", gettext_lazy("adopted")),
    ("C", "running", gettext_lazy("at COSI")),
    ("R", "running", gettext_lazy("reported")),
    ("V", "light", gettext_lazy("national validation")),
    ("S", "light", gettext_lazy("with the Support Team")),
    ("D", "confirm", gettext_lazy("drafting")),
    ("X", "light", gettext_lazy("closed")),
)
# How each kind of record that may have a gap leads to its priority.
TO_PRIORITY: dict[type[Model], str] = {
    Priority: "pk",
    SubPriority: "priority",
    OperationalAction: "oap__sub_priority__priority",
    Indicator: "action__oap__sub_priority__priority",
}
MOST_LISTED = 20


# -- The priorities of a cycle, with their plans ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Square:
    """A plan as a letter."""

    plan: OAP
    letter: str
    tone: str


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """A priority with its plans of the period at hand."""

    priority: Priority
    squares: Sequence[Square]
    actions: int
    drivers: SafeString | str
    turn: Chip | None
    gaps: int


def cycle_priorities(cycle: Cycle, reader: Reader) -> Mapping[str, Any] | None:
    """Return the priorities with plans, actions, Drivers, whose turn it is and gaps. Two queries, and one per gap."""
    rows = Priority.objects.visible_to(reader).for_list().current().filter(priority_set__cycle=cycle)
    priorities = list(rows.order_by("priority_set__revision", "number"))
    if not priorities:
        return None
    plans: defaultdict[int, list[Any]] = defaultdict(list)
    for plan in current_plans(cycle, reader):
        plans[plan.sub_priority.priority_id].append(plan)
    gaps = _gap_counts(cycle, reader) if plans else Counter()
    drawn = [_row(priority, plans[priority.pk], gaps[priority.pk]) for priority in priorities]
    found = [plan for mine in plans.values() for plan in mine]
    used = {LETTERS[plan.status][0] for plan in found}
    return {
        "rows": drawn,
        "has_plans": bool(found),
        "legend": [item for item in LEGEND if item[0] in used],
        "plan_count": len(found),
        "period": found[0].period if found else "",
        "letters": _letter_counts(found),
        "action_count": sum(row.actions for row in drawn),
        "driver_count": len({item["code"] or item["name"] for plan in found for item in plan.drivers}),
        "gap_count": sum(row.gaps for row in drawn),
    }


def _row(priority: Priority, plans: Sequence[Any], gaps: int) -> PriorityRow:
    drivers = [item for plan in plans for item in plan.drivers]
    once = list({item["code"] or item["name"]: item for item in drivers}.values())
    return PriorityRow(
        priority=priority,
        squares=[Square(plan, *LETTERS[plan.status]) for plan in plans],
        actions=sum(plan.action_count for plan in plans),
        drivers=format_html(
            '<span class="countries countries--row">{}</span>',
            format_html_join(" ", "{}", ((cells.short_post(item),) for item in once)),
        ),
        turn=turn_chip(_most_urgent(plans)) if plans else None,
        gaps=gaps,
    )


def _most_urgent(plans: Sequence[Any]) -> Any:
    """Return the plan that is due first; of those that are decided, the one decided last."""
    waiting = [(due, plan.pk, plan) for plan in plans if (due := PLAN_CHART.due(plan)) and plan.status in TURN_OF_PLAN]
    if waiting:
        return min(waiting)[2]
    return max(plans, key=lambda plan: (plan.adopted_on or date.min, plan.pk))


def _letter_counts(plans: Sequence[OAP]) -> str:
    counts = Counter(LETTERS[plan.status][0] for plan in plans)
    return " · ".join(f"{counts[letter]} {letter}" for letter, _tone, _words in LEGEND if counts[letter])


def _gap_counts(cycle: Cycle, reader: Reader) -> Counter[int]:
    """Return how many gaps lie under each priority. One query for each kind of gap."""
    found: Counter[int] = Counter()
    for gap in registry.all(Gap):
        if path := TO_PRIORITY.get(gap.model):
            rows = gap.rows(reader, cycle).order_by().values_list(path).annotate(n=Count("pk", distinct=True))
            found.update({key: n for key, n in rows if key is not None})
    return found


# -- Figures that others published ---------------------------------------------------------------


def published_figures(cycle: Cycle, reader: Reader) -> Mapping[str, Any] | None:
    """Return the published totals by year and measure; beside them what the reports here add up to. Two queries."""
    figures = list(
        PublishedFigure.objects.visible_to(reader)
        .filter(cycle=cycle)
        .select_related("measure")
        .order_by("year", "scope", "measure__group", "measure__title")
    )
    if not figures:
        return None
    measures = list({item.measure_id: item.measure for item in figures}.values())
    ledger = _ledger(cycle, reader, [measure.pk for measure in measures])
    lines: defaultdict[tuple[int | None, str], dict[int, PublishedFigure]] = defaultdict(dict)
    for item in figures:
        lines[item.year, item.scope][item.measure_id] = item
    rows = []
    for (year, scope), found in lines.items():
        rows.append((year, scope, False, [_published(found[m.pk]) if m.pk in found else "" for m in measures]))
        if year is not None and any((year, m.pk) in ledger for m in measures):
            rows.append((year, _("reports here"), True, [_total(ledger, year, m.pk, m.unit) for m in measures]))
    return {"measures": measures, "rows": rows, "sources": sorted({item.source for item in figures if item.source})}


def _ledger(cycle: Cycle, reader: Reader, measures: Sequence[int]) -> dict[tuple[int, int], Decimal]:
    rows = Result.objects.visible_to(reader).filter(
        report__status="accepted",
        replaced_by__isnull=True,
        report__action__oap__cycle=cycle,
        measure__in=measures,
    )
    return {
        (year, measure): total
        for year, measure, total in rows.order_by().values_list("year", "measure").annotate(total=Sum("number"))
    }


def _published(item: PublishedFigure) -> SafeString:
    words = "" if item.qualifier in SILENT else item.get_qualifier_display()
    return format_html('<span class="muted">{}</span> {}', words, figure(item.number, item.measure.unit))


def _total(ledger: Mapping[tuple[int, int], Decimal], year: int, measure: int, unit: str) -> str:
    return figure(ledger[year, measure], unit) if (year, measure) in ledger else ""


# -- The plans of an area ------------------------------------------------------------------------


def area_plans(area: SubPriority, reader: Reader) -> Mapping[str, Any] | None:
    """Return the plans of every period under an area, the newest first. One query."""
    rows = OAP.objects.visible_to(reader).for_list().with_counts().with_teams().with_answers()
    plans: list[Any] = list(rows.filter(sub_priority=area).order_by("-period_start"))
    if not plans and not reader.is_authenticated:
        return None
    return {
        "plans": [
            (plan, cells.posts(plan.drivers), turn_chip(plan), is_late(plan), plan.status in DECIDED) for plan in plans
        ]
    }


# -- Goals ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A strategic goal with the number of actions under it in each period."""

    goal: StrategicGoal
    counts: Sequence[int]
    plans: int


def goals_with_actions(plan: StrategicPlan, reader: Reader) -> Mapping[str, Any] | None:
    """Return the goals with their actions period by period, and how many plans take each over. Two queries."""
    goals = list(StrategicGoal.objects.visible_to(reader).for_list().filter(plan=plan).order_by("number"))
    if not goals:
        return None
    rows = OperationalAction.objects.visible_to(reader).filter(goal__strategic_goal__plan=plan)
    grouped = (
        rows.exclude(status__in=GONE)
        .order_by()
        .values_list("goal__strategic_goal", "oap__period_start", "oap__period_end")
        .annotate(n=Count("pk"), plans=Count("oap", distinct=True))
    )
    counts: Counter[tuple[int, date]] = Counter()
    plans: Counter[int] = Counter()
    periods = set()
    for goal, start, end, actions, of_plans in grouped:
        counts[goal, start] += actions
        plans[goal] += of_plans
        periods.add((start, end))
    order = sorted(periods)
    return {
        "periods": [period_words(*period) for period in order],
        "rows": [GoalRow(goal, [counts[goal.pk, start] for start, _end in order], plans[goal.pk]) for goal in goals],
        "totals": [sum(counts[goal.pk, start] for goal in goals) for start, _end in order],
    }


def actions_of_goal(goal: StrategicGoal, reader: Reader) -> QuerySet[OperationalAction]:
    """Return every action under a strategic goal, in all plans."""
    rows = OperationalAction.objects.visible_to(reader).for_table().exclude(status__in=GONE)
    return rows.filter(goal__strategic_goal=goal)


# -- Tabs of a priority --------------------------------------------------------------------------


def actions_of_priority(priority: Priority, reader: Reader) -> QuerySet[OperationalAction]:
    """Return every action in the plans under a priority."""
    rows = OperationalAction.objects.visible_to(reader).for_table().exclude(status__in=GONE)
    return rows.filter(oap__sub_priority__priority=priority)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country, or a body without one, with its actions by role and by period."""

    country: Country | None
    name: str
    lead: int
    co_lead: int
    participant: int
    periods: Sequence[int]

    @property
    def total(self) -> int:
        """Return in how many actions it takes part."""
        return sum(self.periods)


def countries_of_priority(page: DetailPage[Priority]) -> Mapping[str, Any]:
    """Return who takes part under a priority, those with most actions first. Two queries."""
    rows = Participation.objects.visible_to(page.user).filter(
        action__oap__sub_priority__priority=page.record, status__in=LIVE_PARTICIPATION
    )
    grouped = (
        rows.exclude(action__status__in=GONE)
        .order_by()
        .values_list(
            "organisation__country", "organisation__short_name", "role", "action__oap__period_start",
            "action__oap__period_end",
        )
        .annotate(n=Count("action", distinct=True))
    )  # fmt: skip
    countries = Country.objects.in_bulk()
    by_role: Counter[tuple[str, str]] = Counter()
    by_period: Counter[tuple[str, date]] = Counter()
    known: dict[str, Country | None] = {}
    periods = set()
    for key, name, role, start, end, n in grouped:
        country = countries.get(key) if key else None
        label = country.code if country else name
        known[label] = country
        by_role[label, role] += n
        by_period[label, start] += n
        periods.add((start, end))
    order = sorted(periods)
    found = [
        CountryRow(
            country,
            country.name if country else label,
            by_role[label, "lead"],
            by_role[label, "co_lead"],
            by_role[label, "participant"],
            [by_period[label, start] for start, _end in order],
        )
        for label, country in known.items()
    ]
    return {
        "countries": sorted(found, key=lambda row: (-row.total, row.name)),
        "periods": [period_words(*period) for period in order],
    }


def gaps_of_priority(page: DetailPage[Priority]) -> Mapping[str, Any]:
    """Return the gaps under a priority with their first rows. Two queries for each kind of gap."""
    found = []
    for gap in registry.all(Gap):
        if path := TO_PRIORITY.get(gap.model):
            rows = gap.rows(page.user, page.record.cycle).filter(**{path: page.record.pk})
            found.append((gap, rows.count(), list(rows[:MOST_LISTED])))
    return {"gaps": sorted(found, key=lambda item: (not item[1], item[0].weight != "serious"))}


def _signed_in(reader: Reader) -> bool:
    return reader.is_authenticated


PANELS = (
    PanelOf(Cycle, "oaps/cycle_priorities.html", cycle_priorities, order=10),
    PanelOf(Cycle, "oaps/published_figures.html", published_figures, order=10, place="below"),
    PanelOf(SubPriority, "oaps/area_plans.html", area_plans, order=10),
    PanelOf(StrategicPlan, "oaps/goals_with_actions.html", goals_with_actions, order=10),
)
PARTS = (
    PartOf(
        Priority,
        Part(
            name="actions",
            label=gettext_lazy("Actions"),
            table=ACTIONS,
            rows=actions_of_priority,
            count=lambda page: actions_of_priority(page.record, page.user).count(),
            shown_to=_signed_in,
        ),
        order=10,
    ),
    PartOf(
        Priority,
        Part(
            name="countries",
            label=gettext_lazy("Countries"),
            template="oaps/priority_countries.html",
            context=countries_of_priority,
            shown_to=_signed_in,
        ),
        order=20,
    ),
    PartOf(
        Priority,
        Part(
            name="gaps",
            label=gettext_lazy("Gaps"),
            template="oaps/priority_gaps.html",
            context=gaps_of_priority,
            shown_to=_signed_in,
        ),
        order=40,
    ),
    PartOf(
        StrategicGoal,
        Part(
            name="actions",
            label=gettext_lazy("Actions"),
            table=ACTIONS,
            rows=actions_of_goal,
            count=lambda page: actions_of_goal(page.record, page.user).count(),
        ),
        order=10,
    ),
)
