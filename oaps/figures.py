"""The one place that counts: results by measure and year, indicators against their targets, who has not reported.

What counts is declared once: a line of results counts when its report is accepted and no accepted line replaces it
(`ResultQuerySet.counting`); an indicator adds up by its own rule. Pages, documents and REST ask here, each for the
rows its reader may see; published totals of others are never added in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, TextChoices
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Country
from empact.texts.numbers import written
from oaps.models import (
    OAP,
    ActionStatus,
    Aggregation,
    Indicator,
    IndicatorValue,
    OAPStatus,
    OperationalAction,
    ProgressReport,
    Qualifier,
    ReportingRound,
    ReportStatus,
    Result,
    ValueState,
)
from oaps.querysets import GONE, ActionQuerySet, IndicatorQuerySet

# Where a line of results lies, by the level at which it is added up.
LEVELS: Mapping[str, str] = {
    "cycle": "report__action__oap__cycle",
    "priority": "report__action__oap__sub_priority__priority",
    "plan": "report__action__oap",
    "action": "report__action",
    "country": "country",
}
# Where an indicator lies; a country's are those of the actions that one of its organisations leads.
INDICATOR_LEVELS: Mapping[str, str] = {
    "cycle": "action__oap__cycle",
    "priority": "action__oap__sub_priority__priority",
    "plan": "action__oap",
    "action": "action",
    "country": "lead_country",
}
EXACT = (Qualifier.EXACT, Qualifier.FINAL)


@dataclass(frozen=True, slots=True)
class Total:
    """What the lines of one measure and year add up to at one place; `place` is its key, None for no country.

    `inexact` of the `lines` are at least, about or preliminary: then the total is no more exact than they are.
    """

    place: int | None
    measure: int
    code: str
    title: str
    unit: str
    year: int
    number: Decimal
    lines: int
    inexact: int


def totals(results: QuerySet[Result], level: str = "cycle") -> list[Total]:
    """Return the totals of those of the rows that count, by place at the level, measure and year. One query."""
    place = LEVELS[level]
    grouped = (
        results.counting()  # type: ignore[attr-defined]
        .order_by()
        .values_list(place, "measure", "measure__code", "measure__title", "measure__unit", "year")
        .annotate(number=Sum("number"), lines=Count("pk"), inexact=Count("pk", filter=~Q(qualifier__in=EXACT)))
        .order_by(place, "measure__group", "measure__title", "-year")
    )
    return [Total(*row) for row in grouped]


class Stand(TextChoices):
    """How an indicator stands against its target."""

    MET = "met", _("target met")
    NOT_MET = "not_met", _("target not met yet")
    NO_TARGET = "no_target", _("reported, no target")
    NOTHING = "nothing", _("nothing reported")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an indicator has come: `number` None when nothing countable was reported.

    `applies` is False when every accepted report says that it is not applicable.
    """

    indicator: int
    action: int
    title: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    number: Decimal | None
    reports: int
    applies: bool = True

    @property
    def met(self) -> bool:
        """Tell whether the target is reached; one that lies below its baseline is to be fallen to."""
        if self.number is None or self.target is None:
            return False
        falls = self.baseline is not None and self.target < self.baseline
        return self.number <= self.target if falls else self.number >= self.target

    @property
    def stand(self) -> Stand:
        """Return in one word how it stands; each indicator stands in exactly one way."""
        if not self.applies:
            return Stand.NOT_APPLICABLE
        if self.number is None:
            return Stand.NOTHING
        if self.target is None:
            return Stand.NO_TARGET
        return Stand.MET if self.met else Stand.NOT_MET

    @property
    def share(self) -> int | None:
        """Return how much of the target is reached, in per cent; None where that cannot be said."""
        if self.number is None or not self.target:
            return None
        return round(100 * self.number / self.target)


def total(numbers: Iterable[Decimal], aggregation: str) -> Decimal:
    """Return what values come to by the rule the indicator declares; the values are in the order of time."""
    known = list(numbers)
    if aggregation == Aggregation.SUM:
        return sum(known, Decimal(0))
    if aggregation == Aggregation.MAXIMUM:
        return max(known)
    if aggregation == Aggregation.AVERAGE:
        return sum(known, Decimal(0)) / len(known)
    return known[-1]


def reached(
    indicators: QuerySet[Indicator],
    values: QuerySet[IndicatorValue],
    *,
    counted: Sequence[str] = (ReportStatus.ACCEPTED,),
) -> list[Reached]:
    """Return how far each indicator has come by those of the values that stand in reports of the states counted.

    Two queries.
    """
    rows = (
        values.filter(indicator__in=indicators.values("pk"), report__status__in=counted)
        .exclude(state=ValueState.NOTHING)
        .order_by("report__round__opens_on", "report_id")
        .values_list("indicator", "state", "number")
    )
    told: dict[int, list[tuple[str, Any]]] = {}
    for key, state, number in rows:
        told.setdefault(key, []).append((state, number))
    return [_reached(item, told.get(item.pk, [])) for item in indicators.order_by("action", "position", "pk")]


def _reached(item: Indicator, told: Sequence[tuple[str, Any]]) -> Reached:
    numbers = [number for state, number in told if state == ValueState.REPORTED]
    return Reached(
        indicator=item.pk,
        action=item.action_id,
        title=item.title,
        unit=item.unit,
        baseline=item.baseline,
        target=item.target,
        number=total(numbers, item.aggregation) if numbers else None,
        reports=len(numbers),
        applies=bool(numbers) or not told,
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How the indicators of one place stand; `place` is its key, None where no country leads.

    `stands` counts them by `Stand`, `with_target` those that have a target and to which one applies.
    """

    place: int | None
    stands: Mapping[Stand, int]
    with_target: int

    @property
    def all(self) -> int:
        """Return how many indicators there are."""
        return sum(self.stands.values())

    @property
    def met(self) -> int:
        """Return how many reach their target."""
        return self.stands[Stand.MET]


def progress(indicators: IndicatorQuerySet, values: QuerySet[IndicatorValue], level: str = "cycle") -> list[Progress]:
    """Return how the indicators stand at each place of the level, by the values. Three queries.

    Indicators of actions that are part of their plan no more are left out.
    """
    rows = indicators.counting()
    lying = rows.with_lead_country() if level == "country" else rows
    places = dict(lying.order_by().values_list("pk", INDICATOR_LEVELS[level]))
    stands: defaultdict[int | None, Counter[Stand]] = defaultdict(Counter)
    aimed: Counter[int | None] = Counter()
    for item in reached(rows, values):
        place = places[item.indicator]
        stands[place][item.stand] += 1
        aimed[place] += item.target is not None and item.applies
    return [Progress(place, found, aimed[place]) for place, found in stands.items()]


def told(actions: ActionQuerySet, path: str = "oap") -> dict[tuple[int | None, str], int]:
    """Return how many actions stand how by their last accepted report, by place at the path. One query.

    The state is empty where no report is accepted.
    """
    rows = actions.with_told().order_by().values_list(path, "told").annotate(n=Count("pk"))
    return {(place, state or ""): n for place, state, n in rows}


def missing_in(item: ReportingRound, plan: OAP) -> QuerySet[OperationalAction]:
    """Return the actions of the plan whose report in the round is not accepted."""
    return missing_among(item, plan.actions.all())


def missing_among(item: ReportingRound, actions: QuerySet[OperationalAction]) -> QuerySet[OperationalAction]:
    """Return those of the actions whose report in the round is not accepted."""
    accepted = ProgressReport.objects.filter(round=item, action=OuterRef("pk"), status=ReportStatus.ACCEPTED)
    actions = actions.exclude(status__in=(*GONE, ActionStatus.PROPOSED))
    if not item.is_final:
        actions = actions.filter(Exists(ProgressReport.objects.filter(round=item, action=OuterRef("pk"))))
    return (
        actions.filter(~Exists(accepted)).select_related("oap__cycle").order_by("oap__code", "goal_number", "sequence")
    )


def figures_of_plan(item: ReportingRound, plan: OAP) -> dict[str, Any]:
    """Return the plan's figures as they stand now, as plain values to be frozen: everything that is accepted counts.

    States of the actions, results by measure and year, each indicator and how many are met of those with a target, who
    has not reported, and the reports that it rests on. Six queries.
    """
    results = Result.objects.filter(report__action__oap=plan)
    return _figures(item, plan.actions.all(), results, "plan", lambda action: action.number)


def figures_of_country(item: ReportingRound, country: Country) -> dict[str, Any]:
    """Return a country's figures in the plans of a round as they stand now, as plain values to be frozen.

    The actions are those that its organisations lead; the results are those that name the country, whoever leads.
    Otherwise as `figures_of_plan`.
    """
    plans = OAP.objects.filter(
        cycle=item.cycle_id, period_start__gte=item.period_start, period_end__lte=item.period_end
    ).exclude(status=OAPStatus.WITHDRAWN)
    led = OperationalAction.objects.filter(oap__in=plans.values("pk")).led_by(country.pk)
    results = Result.objects.filter(report__action__oap__in=plans.values("pk"), country=country)
    return _figures(item, led.select_related("oap"), results, "country", lambda action: action.code)


def _figures(
    item: ReportingRound,
    among: QuerySet[OperationalAction],
    results: QuerySet[Result],
    level: str,
    name: Callable[[OperationalAction], str],
) -> dict[str, Any]:
    """Return what a report is written over: actions with their states, results, indicators, the reports counted."""
    actions = among.exclude(status__in=(*GONE, ActionStatus.PROPOSED))
    names = {action.pk: name(action) for action in actions}
    found = reached(
        Indicator.objects.filter(action__in=list(names)),
        IndicatorValue.objects.filter(report__action__in=among.values("pk")),
    )
    states = ProgressReport.objects.filter(round=item, action__in=among.values("pk"), status=ReportStatus.ACCEPTED)
    return {
        "actions": len(names),
        "states": dict(states.order_by("state").values_list("state").annotate(n=Count("pk"))),
        "results": [{**asdict(row), "number": written(row.number)} for row in totals(results, level)],
        "indicators": {
            "all": len(found),
            "with_target": sum(row.target is not None for row in found),
            "met": sum(row.met for row in found),
            "nothing_reported": sum(row.number is None and row.applies for row in found),
            "not_applicable": sum(not row.applies for row in found),
        },
        "reached": [_of_indicator(row, names[row.action]) for row in found],
        "missing": [name(action) for action in missing_among(item, among)],
        "reports": list(states.order_by("pk").values_list("pk", flat=True)),
    }


def _of_indicator(row: Reached, action: str) -> dict[str, Any]:
    numbers = {name: getattr(row, name) for name in ("baseline", "target", "number")}
    told = {name: "" if value is None else written(value) for name, value in numbers.items()}
    return {"action": action, "title": row.title, "unit": row.unit, **told, "met": row.met, "applies": row.applies}
