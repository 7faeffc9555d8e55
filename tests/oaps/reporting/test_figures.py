"""Totals at every level equal a count by hand, for every role's rows; nothing is neither zero nor not applicable."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from empact.workflow.triggers import moving
from oaps.figures import INDICATOR_LEVELS, LEVELS, progress, reached, totals
from oaps.models import Indicator, IndicatorValue, Measure, OperationalAction, ProgressReport, Result
from oaps.querysets import GONE
from oaps.querysets import LIVE_PARTICIPATION as LIVE
from tests.cast import FACT, FICTION
from tests.oaps.reporting.conftest import Reporting

READERS = ("est", "driver.one", "leader.one", "nec.lv", "nec.fr", "contact.fr", "other.driver", "nobody")
lines = st.lists(
    st.fixed_dictionaries(
        {
            "report": st.integers(0, 2),
            "measure": st.integers(0, 1),
            "number": st.integers(0, 10**6),
            "year": st.sampled_from([2024, 2025]),
            "country": st.sampled_from([None, "FR", "DE"]),
            "replaces": st.integers(0, 5) | st.none(),
        }
    ),
    max_size=10,
)
states = st.lists(st.sampled_from(["accepted", "submitted", "superseded"]), min_size=3, max_size=3)


def by_turns(levels: Iterable[str], turn: int) -> Iterator[tuple[str, str]]:
    """Yield every reader with one of the levels: as many turns as there are levels bring each of them to each."""
    known = list(levels)
    for place, name in enumerate(READERS, turn):
        yield name, known[place % len(known)]


def by_hand(rows: list[Result], replaced: set[int | None], level: str) -> dict[tuple[Any, int, int], Decimal]:
    """Add the lines up one by one, as the field says it; `replaced` are those that another accepted line names."""
    found: defaultdict[tuple[Any, int, int], Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.report.status != "accepted" or row.pk in replaced:
            continue
        place: Any = row
        for step in LEVELS[level].split("__"):
            place = getattr(place, step)
        found[place and place.pk, row.measure_id, row.year] += row.number
    return dict(found)


@pytest.mark.parametrize("turn", range(len(LEVELS)))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=lines, states=states)
def test_totals_equal_a_count_by_hand(
    reporting: Reporting, lines: list[dict[str, Any]], states: list[str], turn: int
) -> None:
    with transaction.atomic():
        _fill(reporting, lines, states)
        everything = list(Result.objects.select_related("report"))
        replaced = {row.replaces_id for row in everything if row.report.status == "accepted"}
        for name, level in by_turns(LEVELS, turn):
            seen = Result.objects.visible_to(reporting.cast[name])
            rows = list(seen.select_related("country", "report__action__oap__sub_priority__priority"))
            got = {(item.place, item.measure, item.year): item.number for item in totals(seen, level)}
            assert got == by_hand(rows, replaced, level), (name, level)
        transaction.set_rollback(True)


# -- Indicators, at every level, for every role ---------------------------------------------------

told = st.lists(
    st.fixed_dictionaries(
        {
            "indicator": st.integers(0, 3),
            "report": st.integers(0, 3),
            "value": st.none() | st.just("not_applicable") | st.integers(0, 12),
        }
    ),
    max_size=12,
)
rules = st.lists(
    st.tuples(
        st.sampled_from(["sum", "latest", "maximum", "average"]),
        st.none() | st.integers(0, 12),
        st.none() | st.integers(0, 12),
    ),
    min_size=4,
    max_size=4,
)
reports = st.lists(st.sampled_from(["accepted", "submitted", "superseded"]), min_size=4, max_size=4)


def standing_by_hand(indicator: Indicator, values: list[IndicatorValue]) -> str:
    """Say how an indicator stands, from the values its reader may see, as the words of the field say it."""
    told = [value for value in values if value.indicator_id == indicator.pk and value.report.status == "accepted"]
    told.sort(key=lambda value: (value.report.round.opens_on, value.report_id))
    numbers = [value.number for value in told if value.number is not None]
    if not numbers:
        return "not_applicable" if any(value.state == "not_applicable" for value in told) else "nothing"
    now = {
        "sum": sum(numbers, Decimal(0)),
        "latest": numbers[-1],
        "maximum": max(numbers),
        "average": sum(numbers, Decimal(0)) / len(numbers),
    }[indicator.aggregation]
    if indicator.target is None:
        return "no_target"
    falls = indicator.baseline is not None and indicator.target < indicator.baseline
    return "met" if (now <= indicator.target if falls else now >= indicator.target) else "not_met"


def place_by_hand(indicator: Indicator, level: str) -> Any:
    """Walk from an indicator to its place; a country's are those that one of its organisations leads."""
    action = indicator.action
    if level == "country":
        lead = next((item for item in action.participations.all() if item.role == "lead" and item.status in LIVE), None)
        return lead.organisation.country_id if lead else None
    ways = {
        "action": action,
        "plan": action.oap,
        "priority": action.oap.sub_priority.priority,
        "cycle": action.oap.cycle,
    }
    return ways[level].pk


@pytest.mark.parametrize("turn", range(len(INDICATOR_LEVELS)))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=told, rules=rules, states=reports, gone=st.booleans())
def test_progress_equals_a_count_by_hand(
    reporting: Reporting, told: list[dict[str, Any]], rules: list[Any], states: list[str], gone: bool, turn: int
) -> None:
    with transaction.atomic():
        _aim(reporting, told, rules, states, gone=gone)
        for name, level in by_turns(INDICATOR_LEVELS, turn):
            seen = Indicator.objects.visible_to(reporting.cast[name])
            values = IndicatorValue.objects.visible_to(reporting.cast[name])
            rows = list(seen.select_related("action__oap__sub_priority__priority"))
            said = list(values.select_related("report__round"))
            found: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
            for item in rows:
                if item.action.status not in GONE:
                    found[place_by_hand(item, level)][standing_by_hand(item, said)] += 1
            got = progress(seen, values, level)
            assert {
                line.place: Counter({stand.value: n for stand, n in line.stands.items()}) for line in got
            } == found, (name, level)
            assert all(line.met <= line.with_target <= line.all for line in got)
        transaction.set_rollback(True)


def _aim(world: Reporting, told: list[dict[str, Any]], rules: list[Any], states: list[str], *, gone: bool) -> None:
    """Four indicators on two actions, values in the reports of two rounds, as the rules and states say."""
    first, second = world.actions
    rounds = [world.round, ProgressReport.objects.exclude(round=world.round)[0].round]
    said = []
    with moving():
        for action in (first, second):
            for item in rounds:
                report = ProgressReport.objects.filter(
                    round=item, action=action
                ).first() or ProgressReport.objects.create(round=item, action=action, **FICTION)
                ProgressReport.objects.filter(pk=report.pk).update(status="expected")
                said.append(report)
        for report, state in zip(said, states, strict=True):
            ProgressReport.objects.filter(pk=report.pk).update(status=state)
        if gone:
            OperationalAction.objects.filter(pk=second.pk).update(status="carried_over")
    IndicatorValue.objects.all().delete()
    made = Indicator.objects.bulk_create(
        Indicator(action=action, title="I", unit="cases", aggregation=rule, baseline=low, target=high, **FICTION)
        for action, (rule, low, high) in zip((first, first, second, second), rules, strict=True)
    )
    values: dict[tuple[int, int], IndicatorValue] = {}
    for line in told:
        indicator, report, value = made[line["indicator"]], said[line["report"]], line["value"]
        if report.action_id == indicator.action_id:
            number = value if isinstance(value, int) else None
            state = "reported" if number is not None else value or "nothing_reported"
            values[report.pk, indicator.pk] = IndicatorValue(
                report=report, indicator=indicator, state=state, number=number, **FICTION
            )
    IndicatorValue.objects.bulk_create(values.values())


def _fill(world: Reporting, lines: list[dict[str, Any]], states: list[str]) -> None:
    reports = [
        *ProgressReport.objects.filter(round=world.round).order_by("pk"),
        ProgressReport.objects.exclude(round=world.round)[0],
    ]
    with moving():
        for report, state in zip(reports, states, strict=True):
            ProgressReport.objects.filter(pk=report.pk).update(status=state)
    measures = [
        Measure.objects.get(code="arrests"),
        Measure.objects.create(code="cash", group="Money", title="Cash", unit="EUR", **FACT),
    ]
    made: list[Result] = []
    replaced: set[int] = set()
    for line in lines:
        earlier = made[line["replaces"]] if line["replaces"] is not None and line["replaces"] < len(made) else None
        if earlier is not None and earlier.pk in replaced:
            earlier = None
        if earlier is not None:
            replaced.add(earlier.pk)
        country = world.cast.countries[line["country"]] if line["country"] else None
        made.append(
            Result.objects.create(
                report=reports[line["report"]], measure=measures[line["measure"]], number=line["number"],
                year=line["year"], country=country, replaces=earlier, **FICTION,
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    ("aggregation", "values", "number"),
    [
        ("sum", [("reported", 3), ("reported", 4)], 7),
        ("latest", [("reported", 3), ("nothing_reported", None)], 3),
        ("maximum", [("reported", 9), ("reported", 4)], 9),
        ("average", [("reported", 3), ("reported", 4)], Decimal("3.5")),
        ("sum", [("reported", 0)], 0),
        ("sum", [("nothing_reported", None)], None),
        ("sum", [("not_applicable", None)], None),
        ("average", [("reported", 4), ("not_applicable", None)], 4),
    ],
)
def test_an_indicator_adds_up_by_its_own_rule(
    reporting: Reporting, aggregation: str, values: list[tuple[str, int | None]], number: Any
) -> None:
    indicator = Indicator.objects.get(action=reporting.actions[0])
    Indicator.objects.filter(pk=indicator.pk).update(aggregation=aggregation)
    IndicatorValue.objects.filter(indicator=indicator).delete()
    reports = ProgressReport.objects.filter(action=indicator.action).order_by("round__opens_on")
    with moving():
        reports.update(status="accepted")
    for report, (state, value) in zip(reports, values, strict=False):
        IndicatorValue.objects.create(report=report, indicator=indicator, state=state, number=value, **FICTION)
    (found,) = reached(Indicator.objects.filter(pk=indicator.pk), IndicatorValue.objects.all())
    assert found.number == number
    assert found.applies is (values[0][0] != "not_applicable" or number is not None)


def test_a_target_below_its_baseline_is_to_be_fallen_to(reporting: Reporting) -> None:
    indicator = Indicator.objects.filter(action=reporting.actions[1])
    indicator.update(baseline=20, target=5)
    reporting.accepted(1)
    (found,) = reached(indicator, IndicatorValue.objects.all())
    assert found.met
    IndicatorValue.objects.filter(indicator__in=indicator).update(number=6)
    (found,) = reached(indicator, IndicatorValue.objects.all())
    assert not found.met
