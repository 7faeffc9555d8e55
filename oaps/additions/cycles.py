"""The priorities of a cycle with their plans, and the figures that others published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from cycles.steps import Chip
from oaps.additions.gaps import gap_counts
from oaps.chain.results import figure
from oaps.figures import totals
from oaps.looks import TURN_OF_PLAN
from oaps.models import OAP, OAPStatus, PublishedFigure, Result
from oaps.summaries import current_plans, turn_chip
from oaps.views import cells
from oaps.views.results import SILENT
from oaps.workflow import PLAN_CHART
from priorities.models import Priority

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
    gaps = gap_counts(cycle, reader) if plans else Counter()
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
    # A number and its letter stay in one line.
    parts = (f"{counts[letter]}\N{NO-BREAK SPACE}{letter}" for letter, _tone, _words in LEGEND if counts[letter])
    return " · ".join(parts)


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
    rows = Result.objects.visible_to(reader).filter(report__action__oap__cycle=cycle, measure__in=measures)
    return {(item.year, item.measure): item.number for item in totals(rows)}


def _published(item: PublishedFigure) -> SafeString:
    words = "" if item.qualifier in SILENT else item.get_qualifier_display()
    return format_html('<span class="muted">{}</span> {}', words, figure(item.number, item.measure.unit))


def _total(ledger: Mapping[tuple[int, int], Decimal], year: int, measure: int, unit: str) -> str:
    return figure(ledger[year, measure], unit) if (year, measure) in ledger else ""
