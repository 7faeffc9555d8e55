"""The filters of the lists of plans and actions, as the address writes them."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact import clock
from empact.accounts.countries import NoCountry
from empact.accounts.models import Assignment, Country
from empact.web.filters import ChoiceFilter, CodeFilter, CountryFilter, Filters, YearFilter, YesFilter, having
from oaps.figures import Stand, reached
from oaps.models import (
    OAP,
    ActionKind,
    ActionStatus,
    Funding,
    IndicatorValue,
    Measure,
    NationalReportStatus,
    OAPStatus,
    OperationalAction,
    ParticipationRole,
    ParticipationStatus,
    PlanGoal,
    PlanReportStatus,
    ReportingRound,
    ReportStatus,
    RoundStatus,
    StateOfAction,
)
from oaps.permissions import DRIVER, PLAN
from oaps.querysets import (
    COUNTED,
    GONE,
    LIVE_PARTICIPATION,
    ActionQuerySet,
    IndicatorQuerySet,
    OAPQuerySet,
    ProgressReportQuerySet,
    numbered,
)
from priorities.models import Priority
from priorities.permissions import SUB_PRIORITY

# How a country or body stands in an action; only what is confirmed is counted in matrices.
PART_STATES = {
    "confirmed": (ParticipationStatus.CONFIRMED,),
    "asked": (ParticipationStatus.INVITED, ParticipationStatus.OFFERED),
}
PARTS = (("confirmed", _("confirmed")), ("asked", _("invited or offered, not confirmed")))

# Whose turn it is follows from the status: the states in which each is to act.
TURNS = {
    "driver": (_("Driver’s team"), (OAPStatus.DRAFTING, OAPStatus.IN_FORCE)),
    "est": (_("EMPACT Support Team"), (OAPStatus.SUBMITTED,)),
    "states": (_("Member States"), (OAPStatus.CHECKED,)),
    "secretariat": (_("COSI secretariat"), (OAPStatus.VALIDATED, OAPStatus.REPORTED)),
    "cosi": (_("COSI"), (OAPStatus.TABLED,)),
    "nobody": (_("nobody"), (OAPStatus.ADOPTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN)),
}
LIVE_STATES = [choice for choice in ParticipationStatus.choices if choice[0] in LIVE_PARTICIPATION]
GROUPS = (("plan", _("plan")), ("status", _("status")), ("none", _("nothing")))
LED_BY_NONE = _("a body without a country, or nobody")
OF_NONE = _("no country given")
LATE = (("yes", _("late")), ("no", _("not late")))


class OfferedFilter(ChoiceFilter):
    """Rows with one of the values that `offered(request)` finds for the reader: value and words of each."""

    def __init__(
        self, path: str, *, offered: Callable[[HttpRequest], list[tuple[str, str]]], label: Any, **options: Any
    ) -> None:
        super().__init__(path, choices=(), label=label, **options)
        self.offered = offered

    @property
    def field(self) -> forms.Field:
        """Return the form's field; its choices depend on who asks."""
        if not hasattr(self, "_field"):
            choices = [("", _("All")), *self.offered(self.parent.request)]
            self._field = self.field_class(label=self.label, choices=choices, required=False)
        return self._field


def _priorities(request: HttpRequest) -> list[tuple[str, str]]:
    """Return code and title of the priorities, those of the newest cycle first; a code stands once."""
    rows = Priority.objects.visible_to(request.user).order_by("-priority_set__cycle__starts", "number")
    found: dict[str, str] = {}
    for code, title in rows.values_list("code", "title"):
        found.setdefault(code, title)
    return list(found.items())


def _periods(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the periods of the plans, the newest first."""
    plans = OAP.objects.visible_to(request.user).order_by("-period_start", "-period_end")
    found = plans.values_list("period_start__year", "period_end__year").distinct()
    return [(f"{first}-{last}", str(first) if first == last else f"{first}–{last}") for first, last in found]


def _goals(request: HttpRequest) -> list[tuple[str, str]]:
    """Return number and title of the goals of the plan that the address names."""
    parts = request.resolver_match.kwargs if request.resolver_match else {}
    goals = PlanGoal.objects.visible_to(request.user).filter(
        oap__cycle__code=parts.get("cycle", ""), oap__code=parts.get("code", "")
    )
    return [(str(goal.number), str(goal)) for goal in goals.order_by("number")]


def _plans(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the codes of the plans that have actions, those of the newest period first."""
    plans = OAP.objects.visible_to(request.user).filter(Exists(OperationalAction.objects.filter(oap=OuterRef("pk"))))
    return [(code, code) for code in plans.order_by("-period_start", "code").values_list("code", flat=True)]


def keep_all(rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
    """Keep every row: the choice is about how they are shown."""
    return rows


def of_period(rows: Any, name: str, value: str) -> Any:
    """Keep the rows whose plan (the name leads to it) is of a period, written by its first and last year: 2026-2027."""
    first, _dash, last = value.partition("-")
    path = f"{name}__" if name else ""
    return rows.filter((f"{path}period_start__year", int(first)), (f"{path}period_end__year", int(last)))


class PlanFilters(Filters):
    """The filters of the list of plans."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code", "sub_priority__title")

    cycle = CodeFilter("cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    period = OfferedFilter("", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter("sub_priority__priority__code", offered=_priorities, label=_("Priority"))
    status = ChoiceFilter("status", choices=OAPStatus.choices, label=_("Status"))
    driver = CountryFilter("driver", label=_("Driver"), method="driven_by")
    turn = ChoiceFilter(
        "turn", choices=[(code, words) for code, (words, _states) in TURNS.items()], label=_("Turn"), method="on_turn"
    )
    late = ChoiceFilter("late", choices=LATE, label=_("Late"), method="by_lateness")

    def driven_by(self, rows: QuerySet[OAP], name: str, country: Country) -> QuerySet[OAP]:
        """Keep the plans whose Driver works for the country."""
        driving = Assignment.objects.today().filter(role=DRIVER, organisation__country=country)
        return rows.filter(
            Exists(driving.filter(scope_kind=PLAN, scope_id=OuterRef("pk")))
            | Exists(driving.filter(scope_kind=SUB_PRIORITY, scope_id=OuterRef("sub_priority_id")))
        )

    def on_turn(self, rows: QuerySet[OAP], name: str, value: str) -> QuerySet[OAP]:
        """Keep the plans on which these are to act."""
        return rows.filter(status__in=TURNS[value][1])

    def by_lateness(self, rows: OAPQuerySet, name: str, value: str) -> OAPQuerySet:
        """Keep the plans whose awaited move is overdue, or is not."""
        late = rows.late(clock.now())
        return late if value == "yes" else rows.exclude(pk__in=late.values("pk"))


def led_by(rows: Any, name: str, country: Country | NoCountry) -> Any:
    """Keep what is about the actions that an organisation of the country leads, or none of any country."""
    return rows.led_by(country.pk)


class ActionFilters(Filters):
    """The filters over actions that every list of them has."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code_name", "oap__code")

    lead = CountryFilter("lead", label=_("Lead"), none=LED_BY_NONE, method=led_by)
    country = CountryFilter("country", label=_("Country"), method="with_country")
    part = ChoiceFilter("part", choices=PARTS, label=_("Its part"), method="with_part")
    status = ChoiceFilter("status", choices=ActionStatus.choices, label=_("Status"))
    kind = ChoiceFilter("kind", choices=ActionKind.choices, label=_("Kind"))

    def with_country(self, rows: ActionQuerySet, name: str, country: Country) -> ActionQuerySet:
        """Keep the actions in which the country takes part in any role."""
        return rows.with_country(country.pk)

    def with_part(self, rows: ActionQuerySet, name: str, value: str) -> ActionQuerySet:
        """Keep the actions with a part that stands so: the country's, when one is asked for."""
        return rows.with_part(PART_STATES[value], self.form.cleaned_data.get("country"))

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the actions that hold the words; a number as people write it, 8.1, finds the action."""
        goal, _dot, sequence = value.strip().partition(".")
        if goal.isdecimal() and sequence.isdecimal():
            return rows.filter(numbered(value.strip()))
        return rows.filter(having(value, *self.search_fields))


class PlanActionFilters(ActionFilters):
    """The filters over the actions of one plan."""

    goal = OfferedFilter("goal_number", offered=_goals, label=_("Goal"))
    funding = ChoiceFilter("funding", choices=Funding.choices, label=_("Funding"), lookup_expr="contains")


VACANCY = (("yes", _("vacant")), ("no", _("in post")))


def by_vacancy(rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
    """Keep the actions without an Action Leader, or with one."""
    return rows.filter(has_leader=value == "no")


# How an action stands by its last accepted report; nothing where none is accepted.
NOT_TOLD = "nothing"
TOLD = (*StateOfAction.choices, (NOT_TOLD, _("no report accepted")))
# What a plan's bar and the share over the figures count together.
WELL = "well"
GOING_WELL = (StateOfAction.COMPLETED, StateOfAction.ON_TRACK)
TOLD_OR_WELL = (*TOLD, (WELL, _("completed or on track")))


def by_told(rows: ActionQuerySet, name: str, value: str) -> ActionQuerySet:
    """Keep the actions of which the last accepted report says so, or those without one."""
    asked = Q(("told__in", GOING_WELL)) if value == WELL else Q(("told", None if value == NOT_TOLD else value))
    return rows.with_told().filter(asked)


class AllActionFilters(ActionFilters):
    """The filters over all actions."""

    cycle = CodeFilter("oap__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    period = OfferedFilter("oap", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter("oap__sub_priority__priority__code", offered=_priorities, label=_("Priority"))
    told = ChoiceFilter("told", choices=TOLD_OR_WELL, label=_("As reported"), method=by_told)
    plan = OfferedFilter("oap__code", offered=_plans, label=_("Plan"))
    vacant = ChoiceFilter("vacant", choices=VACANCY, label=_("Action Leader"), method=by_vacancy)
    group = ChoiceFilter("group", choices=GROUPS, label=_("Group by"), method=keep_all)


class RoundFilters(Filters):
    """The filters of reporting rounds."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code")

    cycle = CodeFilter("cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    status = ChoiceFilter("status", choices=RoundStatus.choices, label=_("Status"))


class ReportFilters(Filters):
    """The filters of progress reports."""

    search_fields: ClassVar[tuple[str, ...]] = ("action__title", "action__oap__code", "narrative")

    plan = OfferedFilter("action__oap__code", offered=_plans, label=_("Plan"))
    state = ChoiceFilter("state", choices=StateOfAction.choices, label=_("State of the action"))
    status = ChoiceFilter("status", choices=ReportStatus.choices, label=_("Report"))


class OnePlanReportFilters(Filters):
    """The filters of the reports of one plan."""

    search_fields: ClassVar[tuple[str, ...]] = ("action__title", "narrative")

    state = ChoiceFilter("state", choices=StateOfAction.choices, label=_("State of the action"))
    status = ChoiceFilter("status", choices=ReportStatus.choices, label=_("Report"))


MISSING = (("owed", _("still to come")), ("late", _("late")))


def by_missing(rows: ProgressReportQuerySet, name: str, value: str) -> ProgressReportQuerySet:
    """Keep the reports that are still to come in an open round, or are late."""
    return rows.late(clock.now()) if value == "late" else rows.owed()


class PlanReportFilters(Filters):
    """The filters of the Drivers' reports."""

    search_fields: ClassVar[tuple[str, ...]] = ("oap__title", "oap__code", "summary")

    round = CodeFilter("round", model=ReportingRound, label=_("Round"))
    status = ChoiceFilter("status", choices=PlanReportStatus.choices, label=_("Report"))


class NationalReportFilters(Filters):
    """The filters of national reports."""

    search_fields: ClassVar[tuple[str, ...]] = ("country__name", "summary")

    round = CodeFilter("round", model=ReportingRound, label=_("Round"))
    country = CountryFilter("country", label=_("Country"))
    status = ChoiceFilter("status", choices=NationalReportStatus.choices, label=_("Report"))


class AllReportFilters(ReportFilters):
    """The filters over the reports of all rounds."""

    round = CodeFilter("round", model=ReportingRound, label=_("Round"))
    cycle = CodeFilter("action__oap__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    period = OfferedFilter("action__oap", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter("action__oap__sub_priority__priority__code", offered=_priorities, label=_("Priority"))
    lead = CountryFilter("lead", label=_("Lead"), none=LED_BY_NONE, method=led_by)
    open = YesFilter(Q(round__status=RoundStatus.OPEN), label=_("In open rounds"))
    missing = ChoiceFilter("missing", choices=MISSING, label=_("Missing"), method=by_missing)


class ResultFilters(Filters):
    """The filters of results."""

    search_fields: ClassVar[tuple[str, ...]] = ("measure__title", "report__action__title", "crime_type", "commodity")

    cycle = CodeFilter("report__action__oap__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    period = OfferedFilter("report__action__oap", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter(
        "report__action__oap__sub_priority__priority__code", offered=_priorities, label=_("Priority")
    )
    plan = OfferedFilter("report__action__oap__code", offered=_plans, label=_("Plan"))
    measure = CodeFilter("measure", model=Measure, label=_("Measure"))
    country = CountryFilter("country", label=_("Country"), none=OF_NONE)
    year = YearFilter("year")
    counted = YesFilter(COUNTED, label=_("Counted"))


class FigureFilters(Filters):
    """The filters of published figures."""

    search_fields: ClassVar[tuple[str, ...]] = ("measure__title", "scope", "source")

    cycle = CodeFilter("cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    measure = CodeFilter("measure", model=Measure, label=_("Measure"))
    year = YearFilter("year")


class MeasureFilters(Filters):
    """The filters of measures."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "group", "definition")


class IndicatorFilters(Filters):
    """The filters of indicators."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "unit", "action__title")

    cycle = CodeFilter("action__oap__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    period = OfferedFilter("action__oap", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter("action__oap__sub_priority__priority__code", offered=_priorities, label=_("Priority"))
    plan = OfferedFilter("action__oap__code", offered=_plans, label=_("Plan"))
    lead = CountryFilter("lead", label=_("Lead"), none=LED_BY_NONE, method=led_by)
    stand = ChoiceFilter("stand", choices=Stand.choices, label=_("Stands"), method="by_stand")
    counted = YesFilter(~Q(action__status__in=GONE), label=_("Counted"))

    def by_stand(self, rows: IndicatorQuerySet, name: str, value: str) -> IndicatorQuerySet:
        """Keep the indicators that stand so by what the reader may see. Two queries."""
        found = reached(rows.counting(), IndicatorValue.objects.visible_to(self.request.user))
        return rows.filter(pk__in=[item.indicator for item in found if item.stand == value])


class FiguresFilters(Filters):
    """The filters of the page of figures, over results; published totals are of a whole cycle."""

    cycle = CodeFilter(
        "report__action__oap__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label, every=None
    )
    period = OfferedFilter("report__action__oap", offered=_periods, label=_("Period"), method=of_period)
    priority = OfferedFilter(
        "report__action__oap__sub_priority__priority__code", offered=_priorities, label=_("Priority")
    )
    plan = OfferedFilter("report__action__oap__code", offered=_plans, label=_("Plan"))
    country = CountryFilter("country", label=_("Country"), none=_("no country"))
    measure = CodeFilter("measure", model=Measure, label=_("Measure"))
    year = YearFilter("year")
    q = None


class CountryActionFilters(Filters):
    """The filters over the actions of one country: `own_role` and `own_status` come with the rows."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "code_name", "oap__code")

    plan = OfferedFilter("oap__code", offered=_plans, label=_("Plan"))
    role = ChoiceFilter("own_role", choices=ParticipationRole.choices, label=_("Role"))
    state = ChoiceFilter("own_status", choices=LIVE_STATES, label=_("State"))
    status = ChoiceFilter("status", choices=ActionStatus.choices, label=_("Status"))
    vacant = ChoiceFilter("vacant", choices=VACANCY, label=_("Action Leader"), method=by_vacancy)
