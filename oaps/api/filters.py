"""The query parameters of the lists of step 3.

A parameter that looks through another record (a country through participations) looks only through those that the
reader may see, so that no answer tells what is hidden.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.api.filters import of_cycle
from cycles.models import Marking
from empact.accounts.models import Organisation
from empact.accounts.rules import Reader
from empact.api.filters import CountryReference, Day, OneOf, RecordFilters, Reference, Search, Whole, YesNo
from oaps.models import (
    OAP,
    ActionKind,
    ActionStatus,
    Aggregation,
    DecisionMethod,
    Measure,
    NationalReportStatus,
    OAPStatus,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    ParticipationStatus,
    PlanReportStatus,
    PositionStatus,
    Qualifier,
    ReportingRound,
    ReportStatus,
    RoundStatus,
    StateOfAction,
)
from oaps.querysets import COUNTED, GONE
from priorities.api.filters import of_priority, of_strategic_goal
from priorities.models import SubPriority

LED_BY_NONE = _("“none” asks for what no country leads: a body without a country does, or nobody.")
OF_NONE = _("“none” asks for results without a country.")


def of_plan(path: str) -> Reference:
    """Return the parameter that names OAPs; `path` reaches the plan from a row."""
    return Reference(path, OAP, help_text=_("Code of an OAP, such as FA-2026-27."))


def of_area(path: str) -> Reference:
    """Return the parameter that names OAP areas; `path` reaches the area from a row."""
    return Reference(path, SubPriority, help_text=_("Code of an OAP area, such as FA; name the cycle too."))


def by_action_code(text: str) -> Q:
    """Return the actions with a code such as FA-2026-27/8.1."""
    plan, _slash, number = text.rpartition("/")
    goal, _dot, sequence = number.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 5 for part in (goal, sequence)):
        return Q(pk__in=[])
    return Q(oap__code__iexact=plan, goal_number=int(goal), sequence=int(sequence))


def of_action(path: str) -> Reference:
    """Return the parameter that names actions; `path` reaches the action from a row."""
    text = _("Code of an action, such as FA-2026-27/8.1.")
    return Reference(path, OperationalAction, by_code=by_action_code, help_text=text)


def with_countries(reader: Reader, countries: list[int]) -> Q:
    """Return the actions in which an organisation of one of the countries takes part, as the reader may see."""
    seen = Participation.objects.visible_to(reader).live().filter(organisation__country__in=countries)
    return Q(pk__in=seen.values("action"))


def with_organisations(reader: Reader, organisations: list[int]) -> Q:
    """Return the actions in which one of the organisations takes part, as the reader may see."""
    seen = Participation.objects.visible_to(reader).live().filter(organisation__in=organisations)
    return Q(pk__in=seen.values("action"))


def led_by_countries(reader: Reader, countries: list[int | None]) -> Q:
    """Return the actions that an organisation of one of the countries leads, as the reader may see.

    None among them asks for those that no country leads: a body without one does, or nobody.
    """
    leads = Participation.objects.visible_to(reader).live().filter(role=ParticipationRole.LEAD)
    found = Q(pk__in=leads.filter(organisation__country__in=[key for key in countries if key]).values("action"))
    if None in countries:
        found |= ~Q(pk__in=leads.filter(organisation__country__isnull=False).values("action"))
    return found


def led_from(reader: Reader, countries: list[int | None]) -> Q:
    """Return the indicators of the actions that `led_by_countries` returns."""
    return Q(action__in=OperationalAction.objects.filter(led_by_countries(reader, countries)).values("pk"))


def supported_by(reader: Reader, organisations: list[int]) -> Q:
    """Return the plans that one of the organisations supports, as the reader may see."""
    seen = OapSupport.objects.visible_to(reader).filter(organisation__in=organisations)
    return Q(pk__in=seen.values("oap"))


class OAPFilters(RecordFilters):
    """Parameters of the list of OAPs."""

    q = Search("title", "code")
    code = Reference("pk", OAP, help_text=_("Code of an OAP, such as FA-2026-27."))
    cycle = of_cycle("cycle")
    priority = of_priority("sub_priority__priority")
    sub_priority = of_area("sub_priority")
    status = OneOf("status", OAPStatus)
    marking = OneOf("marking", Marking)
    decision_method = OneOf("decision_method", DecisionMethod)
    supported_by = Reference(
        None, Organisation, through=supported_by, help_text=_("Code of an agency or body that supports the plan.")
    )
    in_period_from = Day("period_end__gte", help_text=_("The period ends on or after this day."))
    in_period_until = Day("period_start__lte", help_text=_("The period starts on or before this day."))


class PlanGoalFilters(RecordFilters):
    """Parameters of the list of goals of plans."""

    q = Search("title")
    cycle = of_cycle("oap__cycle")
    oap = of_plan("oap")
    strategic_goal = of_strategic_goal("strategic_goal")


class ActionFilters(RecordFilters):
    """Parameters of the list of operational actions."""

    q = Search("title", "code_name")
    code = Reference("pk", OperationalAction, by_code=by_action_code, help_text=_("Code, such as FA-2026-27/8.1."))
    cycle = of_cycle("oap__cycle")
    oap = of_plan("oap")
    sub_priority = of_area("oap__sub_priority")
    priority = of_priority("oap__sub_priority__priority")
    strategic_goal = of_strategic_goal("goal__strategic_goal")
    status = OneOf("status", ActionStatus)
    kind = OneOf("kind", ActionKind)
    country = CountryReference(None, through=with_countries)
    lead_country = CountryReference(
        None,
        through=led_by_countries,
        none=LED_BY_NONE,
        help_text=_("Code of the country whose organisation leads."),
    )
    organisation = Reference(
        None, Organisation, through=with_organisations, help_text=_("Code of an organisation that takes part.")
    )
    marking = OneOf("marking", Marking)
    starts_from = Day("starts__gte", help_text=_("Starts on or after this day."))
    starts_until = Day("starts__lte", help_text=_("Starts on or before this day."))
    ends_from = Day("ends__gte", help_text=_("Ends on or after this day."))
    ends_until = Day("ends__lte", help_text=_("Ends on or before this day."))


class ParticipationFilters(RecordFilters):
    """Parameters of the list of participations."""

    cycle = of_cycle("action__oap__cycle")
    oap = of_plan("action__oap")
    action = of_action("action")
    organisation = Reference("organisation", Organisation, help_text=_("Code of an organisation."))
    country = CountryReference("organisation__country")
    role = OneOf("role", ParticipationRole)
    status = OneOf("status", ParticipationStatus)


class IndicatorFilters(RecordFilters):
    """Parameters of the list of indicators."""

    q = Search("title", "unit")
    cycle = of_cycle("action__oap__cycle")
    oap = of_plan("action__oap")
    action = of_action("action")
    priority = of_priority("action__oap__sub_priority__priority")
    lead_country = CountryReference(
        None, through=led_from, none=LED_BY_NONE, help_text=_("Code of the country that leads the action.")
    )
    aggregation = OneOf("aggregation", Aggregation)
    counted = YesNo(rows=~Q(action__status__in=GONE), help_text=_("Of actions that are part of their plan, or not."))
    with_target = YesNo(rows=Q(target__isnull=False), help_text=_("With a target, or without one."))


class PositionFilters(RecordFilters):
    """Parameters of the list of national positions."""

    cycle = of_cycle("oap__cycle")
    oap = of_plan("oap")
    country = CountryReference("country")
    status = OneOf("status", PositionStatus)
    round = Whole("round", help_text=_("Asked for the n-th time."))


class RoundFilters(RecordFilters):
    """Parameters of the list of reporting rounds."""

    q = Search("title", "code")
    cycle = of_cycle("cycle")
    status = OneOf("status", RoundStatus)
    final = YesNo("is_final", help_text=_("Final reports, or interim ones."))


def of_round(path: str) -> Reference:
    """Return the parameter that names reporting rounds; `path` reaches the round from a row."""
    return Reference(path, ReportingRound, help_text=_("Code of a reporting round."))


class ProgressReportFilters(RecordFilters):
    """Parameters of the list of progress reports."""

    cycle = of_cycle("action__oap__cycle")
    oap = of_plan("action__oap")
    action = of_action("action")
    round = of_round("round")
    status = OneOf("status", ReportStatus)
    state = OneOf("state", StateOfAction)


class PlanReportFilters(RecordFilters):
    """Parameters of the list of Drivers' reports."""

    cycle = of_cycle("oap__cycle")
    oap = of_plan("oap")
    round = of_round("round")
    status = OneOf("status", PlanReportStatus)


class NationalReportFilters(RecordFilters):
    """Parameters of the list of national reports."""

    cycle = of_cycle("round__cycle")
    round = of_round("round")
    country = CountryReference("country")
    status = OneOf("status", NationalReportStatus)


class ResultFilters(RecordFilters):
    """Parameters of the list of results."""

    cycle = of_cycle("report__action__oap__cycle")
    priority = of_priority("report__action__oap__sub_priority__priority")
    counted = YesNo(rows=COUNTED, help_text=_("Counted in totals: of an accepted report and not replaced."))
    oap = of_plan("report__action__oap")
    action = of_action("report__action")
    round = of_round("report__round")
    measure = Reference("measure", Measure, help_text=_("Code of what is counted, such as arrests."))
    country = CountryReference("country", none=OF_NONE)
    year = Whole("year")
    qualifier = OneOf("qualifier", Qualifier)


class PublishedFigureFilters(RecordFilters):
    """Parameters of the list of published figures."""

    q = Search("scope", "measure__title")
    cycle = of_cycle("cycle")
    measure = Reference("measure", Measure, help_text=_("Code of what is counted, such as arrests."))
    year = Whole("year")
    qualifier = OneOf("qualifier", Qualifier)
