"""COSI's page: all plans of a period, how their actions stand by priority, what is late, and the documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cycles.models import Cycle
from empact.accounts.countries import NO_COUNTRY
from empact.web.parts import Crumb, Tab
from empact.web.pictures.matrix import Cell, Head, Matrix, MatrixRow, heat_tone
from empact.web.views.base import Page
from oaps.addresses import above_report
from oaps.figures import Progress, progress, told
from oaps.filters import GOING_WELL, NOT_TOLD, TOLD, WELL
from oaps.models import OAP, OAPStatus, OperationalAction, PlanReport
from oaps.views import cells
from oaps.views.figures.scope import Scope
from priorities.models import Priority

# The plans of these states report; a period without any of them is not the one COSI looks at first.
REPORTING = (OAPStatus.IN_FORCE, OAPStatus.REPORTED, OAPStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Late:
    """A late report as everybody may know of it: the action it is about. `is_open` to who may read it, too."""

    action: Any
    is_open: bool


@dataclass(frozen=True, slots=True)
class Owing:
    """A country, or a body without one, whose Action Leaders owe reports: the lead, how many, where they are listed.

    Without an address for a reader who may not see all of them, and where a list would hold what others owe, too.
    """

    lead: Any
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with how it stands: actions that go well, targets met, late reports and whose, the Driver's report."""

    plan: Any
    actions: int
    well: int
    well_url: str
    targets: Progress | None
    targets_url: str
    late: int
    late_url: str
    owing: Sequence[Owing]
    report: PlanReport | None
    documents_url: str


class CosiPage(Page):
    """The plans of a period as COSI looks at them."""

    section = "reporting"
    title = gettext_lazy("Implementation of the plans")
    template_name = "oaps/cosi.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_report(), Crumb(str(self.title)))

    @cached_property
    def periods(self) -> list[tuple[Cycle, str]]:
        """Return the periods whose plans the reader sees, the newest first, each with its cycle. Two queries."""
        plans = OAP.objects.visible_to(self.user).filter(actions__isnull=False).order_by("-period_start", "-period_end")
        found = list(plans.values_list("cycle", "period_start__year", "period_end__year").distinct())
        cycles = Cycle.objects.in_bulk({cycle for cycle, _first, _last in found})
        return [(cycles[cycle], f"{first}-{last}") for cycle, first, last in found]

    @cached_property
    def period(self) -> tuple[Cycle, str] | None:
        """Return the period the address asks for, else the newest whose plans report."""
        asked = self.request.GET.get("period", "")
        named = {period: (cycle, period) for cycle, period in self.periods}
        if asked in named:
            return named[asked]
        running = OAP.objects.visible_to(self.user).filter(status__in=REPORTING).order_by("-period_start").first()
        first = f"{running.period_start.year}-{running.period_end.year}" if running else ""
        return named.get(first) or next(iter(self.periods), None)

    def context(self) -> dict[str, Any]:
        """Return the heat map, the plans and the late reports. Some twenty queries, however many plans."""
        if self.period is None:
            return {"tabs": []}
        cycle, period = self.period
        scope = Scope(self.user, cycle, {"period": period})
        late = self.late(scope)
        plans = self.plans(scope, late)
        rounds = {row.report.round for row in plans if row.report}
        return {
            "cycle": cycle,
            "period": words_of(period),
            "tabs": [
                Tab(words_of(name), f"{self.request.path}?period={name}", current=name == period)
                for _cycle, name in self.periods
            ],
            "summary": scope.summary(),
            "matrix": self.matrix(scope, late),
            "plans": plans,
            "one_round": rounds.pop() if len(rounds) == 1 else None,
            "figures_url": reverse("figures", query={"cycle": cycle.code, "period": period, "by": "plan"}),
        }

    def late(self, scope: Scope) -> Mapping[int, list[Late]]:
        """Return the late reports by plan, whoever may read them. Three queries."""
        rows = list(scope.late.values_list("action", "is_open"))
        actions = OperationalAction.objects.filter(pk__in=[key for key, _open in rows]).for_list().with_told()
        by_key = {action.pk: action for action in actions}
        found: defaultdict[int, list[Late]] = defaultdict(list)
        for key, is_open in rows:
            found[by_key[key].oap_id].append(Late(by_key[key], is_open))
        return found

    def matrix(self, scope: Scope, late: Mapping[int, list[Late]]) -> Matrix:
        """Return priorities by the states of their actions; a corner where a report on one of them is late."""
        counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for (key, state), n in told(scope.actions, "oap__sub_priority__priority").items():
            if key is not None:
                counts[key][state or NOT_TOLD] += n
        plans = dict(OAP.objects.filter(pk__in=list(late)).values_list("pk", "sub_priority__priority"))
        marked = Counter((plans[plan], row.action.told or NOT_TOLD) for plan, rows in late.items() for row in rows)
        used = [(state, str(words)) for state, words in TOLD if any(row[state] for row in counts.values())]
        rows = Priority.objects.visible_to(self.user).for_list().filter(pk__in=list(counts)).order_by("number")
        return Matrix(
            title=_("Actions by priority and state"),
            row_title=_("Priority"),
            heads=[Head(state, words[:1].upper() + words[1:]) for state, words in used],
            rows=[
                MatrixRow(
                    priority.title,
                    str(priority.number),
                    f"{priority.get_absolute_url()}?tab=figures",
                    {
                        state: _cell(priority, state, words, counts[priority.pk], marked[priority.pk, state], scope)
                        for state, words in used
                        if counts[priority.pk][state]
                    },
                    total=str(counts[priority.pk].total()),
                )
                for priority in rows
            ],
            total_title=_("All"),
            empty=Cell("–", ""),
            heat=True,
        )

    def plans(self, scope: Scope, late: Mapping[int, list[Late]]) -> list[PlanRow]:
        """Return the plans with how each stands. Six queries."""
        states: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for (key, state), n in told(scope.actions).items():
            if key is not None:
                states[key][state] += n
        targets = {line.place: line for line in progress(scope.indicators, scope.values, "plan")}
        plans = OAP.objects.visible_to(self.user).filter(pk__in=list(states)).for_list().with_teams()
        reports = {
            report.oap_id: report
            for report in PlanReport.objects.visible_to(self.user)
            .filter(oap__in=list(states))
            .for_list()
            .order_by("round__opens_on")
        }
        return [
            PlanRow(
                plan=plan,
                actions=states[plan.pk].total(),
                well=sum(states[plan.pk][state] for state in GOING_WELL),
                well_url=scope.list_url("action-list", plan=plan.code, told=WELL),
                targets=targets.get(plan.pk),
                targets_url=scope.list_url("indicator-list", plan=plan.code, stand="met"),
                late=len(late.get(plan.pk, ())),
                late_url=_late_url(late.get(plan.pk, ()), plan),
                owing=_owing(plan, late.get(plan.pk, ())),
                report=reports.get(plan.pk),
                documents_url=f"{plan.get_absolute_url()}?tab=documents",
            )
            for plan in plans.order_by("sub_priority__number")
        ]


def words_of(period: str) -> str:
    """Return a period as it is shown: 2024–2025, or 2023."""
    first, _dash, last = period.partition("-")
    return first if first == last else f"{first}–{last}"


def _cell(priority: Priority, state: str, words: str, row: Counter[str], late: int, scope: Scope) -> Cell:
    count = row[state]
    text = ngettext("{n} action, {state}", "{n} actions, {state}", count).format(n=count, state=words)
    if late:
        text += ngettext("; {n} report late", "; {n} reports late", late).format(n=late)
    return Cell(
        str(count),
        f"{priority.title}: {text}",
        heat_tone(100 * count / row.total()),
        url=scope.list_url("action-list", priority=priority.code, told=state),
        corner=bool(late),
    )


def _late_url(rows: Sequence[Late], plan: OAP, **more: str) -> str:
    """Return where these late reports are listed; nothing where the reader would not find all of them there."""
    if not all(row.is_open for row in rows):
        return ""
    return reverse("progress-report-list", query={"plan": plan.code, "missing": "late", **more})


def _owing(plan: OAP, rows: Sequence[Late]) -> list[Owing]:
    """Return who leads the actions on which reports are late; those without a country are listed together."""
    leads: dict[str, Any] = {}
    owed: defaultdict[str, list[Late]] = defaultdict(list)
    listed: defaultdict[str, list[Late]] = defaultdict(list)
    for row in rows:
        lead = cells.lead_of(row.action)
        country = lead.organisation.country if lead is not None else None
        listed[country.code if country else NO_COUNTRY.code].append(row)
        if lead is not None:
            name = country.code if country else lead.organisation.short_name
            leads[name] = lead
            owed[name].append(row)
    found = []
    for name, own in sorted(owed.items()):
        code = name if name in listed else NO_COUNTRY.code
        # Bodies without a country share one list: what another owes as well would be no answer to this number.
        whole = len(listed[code]) == len(own)
        found.append(Owing(leads[name], len(own), _late_url(listed[code], plan, lead=code) if whole else ""))
    return found
