"""My country: what it has promised, what it is asked, and who takes part in which plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.countries import eu_code
from empact.accounts.hats import Hat
from empact.accounts.models import User
from empact.web import marks
from empact.web.parts import Button, Tab
from empact.web.pictures.columns import Bar, Columns
from empact.web.tables import Column, Group, Table
from empact.web.views.bulk import BulkMovePage
from empact.web.views.lists import ListPage
from oaps.filters import CountryActionFilters
from oaps.load import Days, by_month, clashes, days_of, promised_days
from oaps.models import (
    OAP,
    NationalPosition,
    OAPStatus,
    OperationalAction,
    Participation,
    ParticipationRole,
    ParticipationStatus,
    PositionStatus,
)
from oaps.permissions import ANSWERERS, PARTICIPANT_SIDE
from oaps.querysets import ParticipationQuerySet
from oaps.views import cells
from oaps.views.country_reports import national_desks, reports_of_country
from oaps.views.plan_actions import LEAD, NEXT, NUMBER, PERIOD, STATUS, TITLE
from oaps.workflow.participations import STILL

# From this month on the coming year is what one plans for.
NEXT_YEAR_FROM = 11


def role_cell(action: Any) -> SafeString:
    """Return the country's role with the service it takes part with."""
    words = dict(ParticipationRole.choices)[action.own_role]
    services = ", ".join(item.organisation.short_name for item in cells.roles_of(action, action.own_country))
    tone = "cell--lead" if action.own_role == ParticipationRole.LEAD else ""
    letter = {"lead": "L", "co_lead": "C"}.get(action.own_role, "P")
    return format_html(
        '<span class="cell {}" aria-hidden="true">{}</span> {}<span class="table__sub">{}</span>',
        tone or ("cell--running" if letter == "C" else "cell--good"),
        letter,
        words,
        services,
    )


def state_cell(action: Any) -> SafeString:
    """Return how the country's part stands."""
    return cells.participation_chip(action.own_status)


def leader_cell(action: Any) -> SafeString:
    """Say where the post of Action Leader is vacant; loudly where the country is to name one."""
    if action.has_leader:
        return marks.chip("good", _("in post"))
    if action.is_leader_named:
        return marks.chip("neutral", leader_words(action))
    loud = action.own_role == ParticipationRole.LEAD
    return marks.chip("attention" if loud else "neutral", leader_words(action), "warning")


def leader_words(action: Any) -> str:
    """Return whether somebody is the Action Leader, or named and not accepted yet."""
    if action.has_leader:
        return _("in post")
    return _("vacant, named") if action.is_leader_named else _("vacant")


OWN_ACTIONS: Table[Any] = Table(
    columns=(
        NUMBER,
        TITLE,
        Column(
            "own_role",
            gettext_lazy("Role"),
            cell=role_cell,
            text=lambda item: str(dict(ParticipationRole.choices)[item.own_role]),
            css="nowrap",
        ),
        Column(
            "own_status",
            gettext_lazy("State"),
            cell=state_cell,
            text=lambda item: str(dict(ParticipationStatus.choices)[item.own_status]),
            ordering="own_status",
        ),
        LEAD,
        Column(
            "leader",
            gettext_lazy("Action Leader"),
            cell=leader_cell,
            text=leader_words,
        ),
        PERIOD,
        STATUS,
        NEXT,
    ),
    filters=CountryActionFilters,
    ordering=("-oap__period_start", "oap__sub_priority__number", "goal_number", "sequence"),
    group=Group(
        key=lambda item: item.oap_id,
        head=lambda item: format_html(
            '{} <span class="muted">{}</span>', cells.plan_link(item, item.oap), item.oap.get_status_display()
        ),
        ordering=("-oap__period_start", "oap__sub_priority__number", "oap"),
    ),
    empty_title=gettext_lazy("Your country takes part in no action that you can see."),
    empty_next=gettext_lazy("Open a plan and offer that one of your services takes part."),
    file_name="my-country",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation to answer, with what it would clash with."""

    item: Any
    clash: Days | None


@dataclass(frozen=True, slots=True)
class AskedInPlan:
    """The invitations of one plan."""

    plan: OAP
    rows: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A national position to give, or to give anew because the text changed."""

    position: NationalPosition
    changed: bool
    mine: bool


class MyCountry(ListPage[OperationalAction]):
    """Every action the reader's country leads, co-leads or takes part in; and what the country is asked."""

    model = OperationalAction
    section = "my-country"
    template_name = "oaps/country.html"
    table = OWN_ACTIONS

    @cached_property
    def hats(self) -> tuple[Hat, ...]:
        """Return the reader's hats for a country, national coordinators first, each country once."""
        worn = self.user.hats if isinstance(self.user, User) else ()
        national = sorted(
            (hat for hat in worn if hat.country_id), key=lambda hat: hat.role not in {"nec", "deputy_nec"}
        )
        return tuple({hat.country_id: hat for hat in reversed(national)}.values())[::-1]

    @cached_property
    def asked_country(self) -> str:
        """Return the code of the country the address asks for, as the EU writes it."""
        return eu_code(self.request.GET.get("country", ""))

    @cached_property
    def hat(self) -> Hat | None:
        """Return the hat whose country is shown: the one asked for, else the first."""
        asked = [hat for hat in self.hats if hat.country_code == self.asked_country]
        return next(iter((*asked, *self.hats)), None)

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return the country's name."""
        return self.hat.country_name if self.hat else _("My country")

    @property
    def country(self) -> int:
        """Return the key of the country; one that no country has for a reader without a country."""
        return (self.hat.country_id or 0) if self.hat else 0

    def rows(self) -> QuerySet[OperationalAction]:
        """Return the country's actions in plans that are open. Three queries."""
        rows: QuerySet[OperationalAction] = (
            self.own_actions().for_table().with_plan_seen(self.user).annotate(own_country=Value(self.country))
        )
        return rows

    def own_actions(self) -> Any:
        """Return the country's actions in plans that are open, with the country's part."""
        return OperationalAction.objects.visible_to(self.user).of_country(self.country).in_open_plans()

    def actions(self) -> Sequence[Button]:
        """Return the way to the matrix."""
        return (Button(_("All countries and plans"), reverse("country-matrix"), icon="infographic"),)

    def context(self) -> dict[str, Any]:
        """Return the country's actions, counts, questions to it and its load."""
        asked = self.asked()
        positions = self.positions()
        return {
            **super().context(),
            "hat": self.hat,
            "unknown": self.asked_country
            if self.asked_country and (self.hat is None or self.asked_country != self.hat.country_code)
            else "",
            "tabs": self.tabs(),
            "counts": self.counts(),
            "asked": asked,
            "asked_count": sum(len(group.rows) for group in asked),
            "offers": self.offers(),
            "positions": positions,
            "bulk_url": reverse("participation-bulk-move"),
            **self.load(),
            **self.reports(),
        }

    def reports(self) -> Mapping[str, Any]:
        """Return what the country has to report, and its national reports. Nine queries."""
        if self.hat is None:
            return {}
        code = self.hat.country_code
        return {
            **reports_of_country(self.country, code, self.user),
            "desks": national_desks(self.country, code, self.user),
        }

    def tabs(self) -> list[Tab]:
        """Return a tab for each country the reader acts for."""
        own = [
            Tab(hat.country_name, f"{self.request.path}?country={hat.country_code}", current=hat is self.hat)
            for hat in self.hats
        ]
        return own if len(own) > 1 else []

    def counts(self) -> Mapping[str, int]:
        """Return how many actions the country leads, co-leads and takes part in. One query."""
        vacant = ~Q(has_leader=True)
        found: dict[str, int] = (
            self.own_actions()
            .for_table()
            .aggregate(
                all=Count("pk"),
                plans=Count("oap", distinct=True),
                lead=Count("pk", filter=Q(own_role=ParticipationRole.LEAD)),
                co_lead=Count("pk", filter=Q(own_role=ParticipationRole.CO_LEAD)),
                participant=Count("pk", filter=Q(own_role=ParticipationRole.PARTICIPANT)),
                vacant=Count("pk", filter=Q(own_role=ParticipationRole.LEAD) & vacant),
            )
        )
        return found

    def asked(self) -> list[AskedInPlan]:
        """Return the invitations the reader may answer for the country, by plan. Four queries."""
        found = list(
            self.open_participations(ParticipationStatus.INVITED)
            .filter(PARTICIPANT_SIDE.records(self.user))
            .with_lead()
            .order_by("-action__oap__period_start", "action__oap", "action__goal_number", "action__sequence", "pk")
        )
        if not found:
            return []
        clash = clashes(days_of(item.action_id for item in found), promised_days(self.user, self.country))
        plans: dict[int, AskedInPlan] = {}
        for item in found:
            group = plans.setdefault(item.action.oap_id, AskedInPlan(item.action.oap, []))
            group.rows.append(Asked(item, clash.get(item.action_id)))  # type: ignore[attr-defined]
        return list(plans.values())

    def offers(self) -> list[Participation]:
        """Return what the country has offered and nobody answered yet. One query."""
        return list(self.open_participations(ParticipationStatus.OFFERED).order_by("answer_due", "pk"))

    def open_participations(self, status: ParticipationStatus) -> ParticipationQuerySet:
        """Return the country's participations in a state, in plans where they can be answered."""
        return (
            Participation.objects.visible_to(self.user)
            .filter(status=status, organisation__country=self.country)
            .exclude(action__oap__status__in=(*STILL, OAPStatus.REPORTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN))
            .for_list()
        )

    def positions(self) -> list[Outstanding]:
        """Return the positions to give, and those given on a text that changed since. Two queries."""
        found = (
            NationalPosition.objects.visible_to(self.user)
            .filter(country=self.country, oap__status=OAPStatus.CHECKED)
            .filter(Q(status=PositionStatus.PENDING) | Q(content_seen__lt=F("oap__content")))
            .current()
        )
        mine = set(found.filter(ANSWERERS.records(self.user)).values_list("pk", flat=True))
        return [
            Outstanding(item, item.status != PositionStatus.PENDING, item.pk in mine)
            for item in found.for_list().order_by("status", "due", "pk")
        ]

    def load(self) -> Mapping[str, Any]:
        """Return the running actions by month of this or the next year, as a picture. Two queries."""
        if self.hat is None:
            return {}
        today = clock.today()
        year = today.year + (today.month >= NEXT_YEAR_FROM)
        months = by_month(self.user, self.country, year)
        most = max(months, key=lambda month: (month.clashes, month.running))
        picture = Columns(
            title=_("Running actions by month of %d") % year,
            unit=_("actions"),
            bars=[
                Bar(
                    format_date(month.first, "M")[0],
                    month.running,
                    format_date(month.first, "F Y"),
                    marked=month is most and bool(month.clashes),
                )
                for month in months
            ],
        )
        return {"load": picture, "load_year": year, "busiest": most if most.clashes else None}


class AnswerMany(BulkMovePage[Participation]):
    """Confirm or decline several participations at once."""

    model = Participation
    section = "my-country"

    def get(self, request: Any, **parts: Any) -> HttpResponse:
        """Send back who comes without having ticked anything."""
        self.back = reverse("my-country")
        return super().get(request, **parts)
