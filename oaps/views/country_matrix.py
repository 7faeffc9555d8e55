"""The 27 Member States and the plans of a period: how many actions each leads and takes part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.models import Country, CountryKind, User
from empact.web.parts import Crumb, Tab
from empact.web.views.base import Page
from oaps.models import OAP, OperationalAction, Participation, ParticipationRole, ParticipationStatus
from oaps.querysets import GONE

type Counts = tuple[int, int]

# Lower bounds of the four darker blues, in percent of a plan's actions.
STEPS = (15, 30, 45, 60)


def tone_of(percent: float) -> str:
    """Return the blue of a share of a plan's actions."""
    return f"heat{1 + sum(percent >= step for step in STEPS)}"


def legend() -> list[tuple[str, str]]:
    """Return what each blue means."""
    bounds = (0, *STEPS)
    return [
        (f"heat{place + 1}", _("%d %% and more") % bound if bound else _("less")) for place, bound in enumerate(bounds)
    ]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many actions of a plan a country leads and takes part in, and where they are listed."""

    led: int
    taken_part: int
    url: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country's cells, one for each plan, and its totals."""

    country: Country
    url: str
    cells: Sequence[MatrixCell]
    led: int
    taken_part: int
    mine: bool


class CountryMatrix(Page):
    """Countries in protocol order, plans of a period beside each other."""

    template_name = "oaps/matrix.html"
    section = "my-country"
    title = gettext_lazy("Countries and plans")

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here from my country."""
        return (Crumb(_("My country"), reverse("my-country")), Crumb(str(self.title)))

    @cached_property
    def periods(self) -> list[tuple[int, int]]:
        """Return the periods that have plans with actions, the newest first. One query."""
        plans = OAP.objects.visible_to(self.user).filter(actions__isnull=False).order_by("-period_start", "-period_end")
        return list(plans.values_list("period_start__year", "period_end__year").distinct())

    @cached_property
    def period(self) -> tuple[int, int] | None:
        """Return the period the address asks for, else the newest."""
        asked = self.request.GET.get("period", "")
        named = {f"{first}-{last}": (first, last) for first, last in self.periods}
        return named.get(asked) or next(iter(self.periods), None)

    def context(self) -> dict[str, Any]:
        """Return the rows with totals. Five queries, however many plans."""
        if self.period is None:
            return {"plans": []}
        plans = list(
            OAP.objects.visible_to(self.user)
            .filter(period_start__year=self.period[0], period_end__year=self.period[1])
            .exclude(status="withdrawn")
            .for_list()
            .with_counts()
            .order_by("sub_priority__number")
        )
        counts = self.counts(plans)
        rows = [self.row(country, plans, counts) for country in _member_states()]
        return {
            "plans": plans,
            "legend": legend(),
            "rows": rows,
            "totals": [_total(rows, place) for place in range(len(plans))],
            "tabs": [
                Tab(
                    f"{first}–{last}" if first != last else str(first),
                    f"{self.request.path}?period={first}-{last}",
                    current=(first, last) == self.period,
                )
                for first, last in self.periods
            ],
        }

    def counts(self, plans: Sequence[OAP]) -> Mapping[tuple[int, int], Counts]:
        """Return, by country and plan, in how many actions the country leads and takes part in. One query."""
        actions = OperationalAction.objects.visible_to(self.user).filter(oap__in=plans).exclude(status__in=GONE)
        found = (
            Participation.objects.filter(
                action__in=actions.values("pk"),
                status=ParticipationStatus.CONFIRMED,
                organisation__country__kind=CountryKind.MEMBER_STATE,
            )
            .order_by()
            .values_list("organisation__country", "action__oap")
            .annotate(
                led=Count("action", distinct=True, filter=Q(role=ParticipationRole.LEAD)),
                taken_part=Count("action", distinct=True),
            )
        )
        return {(country, plan): (led, taken_part) for country, plan, led, taken_part in found}

    @cached_property
    def own(self) -> set[int]:
        """Return the countries the reader acts for."""
        worn = self.user.hats if isinstance(self.user, User) else ()
        return {hat.country_id for hat in worn if hat.country_id}

    def row(self, country: Country, plans: Sequence[Any], counts: Mapping[tuple[int, int], Counts]) -> CountryRow:
        """Return a country's row."""
        drawn = []
        for plan in plans:
            led, taken_part = counts.get((country.pk, plan.pk), (0, 0))
            share = 100 * taken_part / plan.action_count if plan.action_count else 0
            drawn.append(
                MatrixCell(
                    led,
                    taken_part,
                    _actions(country=country.code, plan=plan.code, part="confirmed") if taken_part else "",
                    _("%(country)s in %(plan)s: leads %(led)d, takes part in %(all)d of %(whole)d actions")
                    % {
                        "country": country.name,
                        "plan": plan.code,
                        "led": led,
                        "all": taken_part,
                        "whole": plan.action_count,
                    },
                    tone_of(share) if taken_part else "",
                )
            )
        return CountryRow(
            country,
            _actions(country=country.code),
            drawn,
            sum(cell.led for cell in drawn),
            sum(cell.taken_part for cell in drawn),
            country.pk in self.own,
        )


def _member_states() -> list[Country]:
    return list(Country.objects.filter(kind=CountryKind.MEMBER_STATE).order_by("protocol_order"))


def _actions(**filters: str) -> str:
    """Return the list of actions with these filters."""
    return f"{reverse('action-list')}?{urlencode(filters)}"


def _total(rows: Sequence[CountryRow], place: int) -> Counts:
    return sum(row.cells[place].led for row in rows), sum(row.cells[place].taken_part for row in rows)
