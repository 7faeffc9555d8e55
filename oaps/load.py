"""How much a country has promised: its running actions by month, and its joint action days that fall together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from empact.accounts.rules import Reader
from oaps.models import Milestone, MilestoneKind, OperationalAction, Participation, ParticipationStatus

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Days:
    """Joint action days of one action."""

    action: int
    first: date
    last: date

    def meets(self, other: Days) -> bool:
        """Tell whether some day belongs to both, which are of different actions."""
        return self.action != other.action and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year: how many actions run, how many joint action days fall together with others."""

    first: date
    running: int
    clashes: int


def promised_days(user: Reader, country: int) -> list[Days]:
    """Return the joint action days of the actions in which the country has confirmed its part. One query."""
    actions: Any = OperationalAction.objects.visible_to(user).of_country(country).in_open_plans()
    return days_of(actions.filter(own_status=ParticipationStatus.CONFIRMED).values_list("pk", flat=True))


def days_of(actions: Iterable[int]) -> list[Days]:
    """Return the joint action days of these actions. One query."""
    found = Milestone.objects.filter(kind=MilestoneKind.JOINT_ACTION_DAY, action__in=actions)
    return [Days(key, first, last or first) for key, first, last in found.values_list("action", "starts", "ends")]


def clashes(of: Iterable[Days], with_days: Sequence[Days]) -> dict[int, Days]:
    """Return, by action, the first of its joint action days that meets one of the others."""
    found: dict[int, Days] = {}
    for days in sorted(of, key=lambda item: item.first):
        if days.action not in found and any(days.meets(other) for other in with_days):
            found[days.action] = days
    return found


@dataclass(frozen=True, slots=True)
class Meeting:
    """Joint action days of an action that meet those of another one in which the same countries are."""

    milestone: int
    days: Days
    other: OperationalAction
    countries: tuple[str, ...]


def meetings(user: Reader, action: OperationalAction) -> list[Meeting]:
    """Return what the joint action days of an action meet, as far as the reader sees it, the soonest first.

    Only countries count that are in this action and have confirmed the other one. Four queries; one where the action
    has no joint action days.
    """
    own = list(action.milestones.filter(kind=MilestoneKind.JOINT_ACTION_DAY).order_by("starts", "pk"))
    if not own:
        return []
    span = [(item, Days(action.pk, item.starts, item.ends or item.starts)) for item in own]
    seen = OperationalAction.objects.visible_to(user).in_open_plans().exclude(pk=action.pk)
    rows = (
        Participation.objects.filter(
            action__in=seen.filter(milestones__kind=MilestoneKind.JOINT_ACTION_DAY).values("pk"),
            status=ParticipationStatus.CONFIRMED,
            organisation__country__in=action.participations.live().values("organisation__country"),
        )
        .order_by("organisation__country__protocol_order", "organisation__country__code")
        .values_list("action", "organisation__country__code")
    )
    countries: dict[int, dict[str, None]] = {}
    for key, code in rows:
        countries.setdefault(key, {})[code] = None
    found = [(milestone, days, other) for other in days_of(countries) for milestone, days in span if days.meets(other)]
    others = seen.select_related("oap__cycle").in_bulk({other.action for _milestone, _days, other in found})
    return [
        Meeting(milestone.pk, days, others[other.action], tuple(countries[other.action]))
        for milestone, days, other in sorted(found, key=lambda item: (item[1].first, item[2].action))
    ]


def by_month(user: Reader, country: int, year: int) -> list[Month]:
    """Return the twelve months of a year. Two queries."""
    actions = OperationalAction.objects.visible_to(user).of_country(country).in_open_plans()
    runs = list(actions.filter(starts__isnull=False, ends__isnull=False).values_list(F("starts"), F("ends")))
    days = promised_days(user, country)
    meeting = [item for item in days if any(item.meets(other) for other in days)]
    months = []
    for number in range(1, MONTHS + 1):
        first = date(year, number, 1)
        after = date(year + number // MONTHS, number % MONTHS + 1, 1)
        months.append(
            Month(
                first,
                running=sum(starts < after and ends >= first for starts, ends in runs),
                clashes=sum(item.first < after and item.last >= first for item in meeting),
            )
        )
    return months
