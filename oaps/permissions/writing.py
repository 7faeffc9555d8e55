"""Who writes the records of step 3, and for whom one may speak."""

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.permissions import AGENCY_COORDINATOR, CYCLE, DEPUTY_NEC, NEC, coordinators, secretariat, support_team
from empact.accounts.models import Assignment, User
from empact.accounts.rules import (
    Reader,
    Rule,
    any_of,
    hats,
    holders,
    lies_in,
    lifted,
    of_country,
    of_organisation,
    scopes_of,
    where,
)
from oaps.models import (
    OAP,
    Indicator,
    IndicatorValue,
    Milestone,
    NationalPosition,
    NationalReport,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanGoal,
    PlanReport,
    ProgressReport,
    ReportingRound,
    Result,
    RoundStatus,
)
from oaps.permissions.roles import ACTION_LEADER, AGENCY_CONTACT, CO_ACTION_LEADER, DRIVER, drivers_team
from oaps.querysets import PLAN_OVER


def action_leaders(model: type[Model]) -> Rule:
    """Return the rule of the Action Leader and the co-action leaders of the record's action."""
    return holders(model, ACTION_LEADER, CO_ACTION_LEADER, reason=_("the Action Leader of this action"))


def _led_by_country_of(user: Reader) -> Q:
    """Return the actions that an organisation of the user's country leads, confirmed: an offer gives no right."""
    leads = Participation.objects.confirmed().filter(role=ParticipationRole.LEAD, action=OuterRef("pk"))
    return any_of(
        Q(Exists(leads.filter(organisation__country=hat.country_id))) & lies_in(hat, {CYCLE: "oap__cycle_id"})
        for hat in hats(user, NEC, DEPUTY_NEC)
        if hat.country_id
    )


def _coordinators_of_lead_country(action: OperationalAction) -> QuerySet[User]:
    leads = Participation.objects.confirmed().filter(role=ParticipationRole.LEAD, action=action)
    countries = leads.filter(organisation__country__isnull=False).values("organisation__country")
    within = Q(scope_kind="") | Q(scope_kind=CYCLE, scope_id=action.oap.cycle_id)
    return User.objects.all().with_role(NEC, DEPUTY_NEC, within=within, countries=countries)


DRIVERS_TEAM = drivers_team(OAP)
THE_DRIVER = holders(OAP, DRIVER, reason=_("the Driver of this plan"))
PLAN_CHECKERS = support_team(OAP)
PLAN_RECORDERS = secretariat(OAP)
GOAL_WRITERS = drivers_team(PlanGoal)
SUPPORT_WRITERS = drivers_team(OapSupport) | support_team(OapSupport)
ACTION_WRITERS = action_leaders(OperationalAction) | drivers_team(OperationalAction)
ACTION_KEEPERS = drivers_team(OperationalAction)
ACTION_RECORDERS = support_team(OperationalAction) | secretariat(OperationalAction)
INDICATOR_WRITERS = action_leaders(Indicator) | drivers_team(Indicator)
MILESTONE_WRITERS = action_leaders(Milestone) | drivers_team(Milestone)
ANSWERERS = of_country(
    NationalPosition,
    NEC,
    DEPUTY_NEC,
    country="country",
    reason=_("the national EMPACT coordinator of this Member State"),
)
LEAD_COORDINATORS = Rule(
    reason=_("the national EMPACT coordinator of the lead country"),
    records=_led_by_country_of,
    people=_coordinators_of_lead_country,
)

INVITERS = drivers_team(Participation) | action_leaders(Participation)
RECORDERS_FOR_PARTNERS = drivers_team(Participation)
PARTICIPANT_SIDE = of_country(
    Participation,
    NEC,
    DEPUTY_NEC,
    country="organisation__country",
    reason=_("the national EMPACT coordinator of the country asked"),
) | of_organisation(
    Participation,
    AGENCY_COORDINATOR,
    AGENCY_CONTACT,
    organisation="organisation",
    reason=_("the coordinator of the agency asked"),
)

# Reports are written and moved while their round is open; the EMPACT Support Team can reopen a round. What is said of
# a plan stays as it is once the plan is over.
IN_OPEN_ROUND = where(Q(round__status=RoundStatus.OPEN), reason=_("while the round is open"))


def _while_reported(plan: str) -> Rule:
    """Return the rule that everybody is let at reports of an open round on a plan, at the path, that is not over."""
    return where(
        Q(round__status=RoundStatus.OPEN) & ~Q((f"{plan}__status__in", PLAN_OVER)),
        reason=_("while the round is open and the plan is not closed"),
    )


ON_LIVE_ACTION = _while_reported("action__oap")
ON_LIVE_PLAN = _while_reported("oap")
REPORTERS = action_leaders(ProgressReport)
REPORT_WRITERS = REPORTERS & ON_LIVE_ACTION
REPORT_CHECKERS = drivers_team(ProgressReport) & ON_LIVE_ACTION
REPORT_RECALLERS = support_team(ProgressReport) & ON_LIVE_ACTION
CORRECTORS = REPORT_WRITERS & where(Q(status="accepted"), reason=_("once the report is accepted"))
DROPPERS = REPORTERS & where(Q(corrects__isnull=False), reason=_("when it corrects another report"))
VALUE_WRITERS = lifted(IndicatorValue, "report", REPORTERS, ProgressReport)
RESULT_WRITERS = lifted(Result, "report", REPORTERS, ProgressReport)
ROUND_KEEPERS = support_team(ReportingRound)
NATIONAL_ROLES = (NEC, DEPUTY_NEC)
NATIONAL_REPORTERS = of_country(
    NationalReport, *NATIONAL_ROLES, country="country", reason=_("the national EMPACT coordinator of this country")
)
ROUND_COORDINATORS = coordinators(ReportingRound)
NATIONAL_REPORT_WRITERS = NATIONAL_REPORTERS & IN_OPEN_ROUND
PLAN_REPORT_DRIVERS = drivers_team(PlanReport)
PLAN_REPORT_WRITERS = PLAN_REPORT_DRIVERS & ON_LIVE_PLAN
PLAN_REPORT_CHECKERS = support_team(PlanReport) & ON_LIVE_PLAN

OFFERERS = holders(
    OperationalAction,
    NEC,
    DEPUTY_NEC,
    AGENCY_COORDINATOR,
    AGENCY_CONTACT,
    reason=_("a national EMPACT coordinator, or the coordinator or contact of an agency"),
)


def organisations_spoken_for(user: Reader) -> Q:
    """Return, over organisations, those that the user may offer for participation (PARTICIPANT_SIDE, before a row is).

    A national coordinator speaks for every service of the country, an agency's people for the agency.
    """
    countries = [hat.country_id for hat in hats(user, NEC, DEPUTY_NEC) if hat.country_id]
    agencies = [hat.organisation_id for hat in hats(user, AGENCY_COORDINATOR, AGENCY_CONTACT)]
    return Q(country__in=countries) | Q(pk__in=agencies)


def answering_for_themselves(action: OperationalAction) -> Q:
    """Return, over organisations, those for which somebody could answer an invitation to the action today.

    One query, for where the action lies.
    """
    held = Assignment.objects.today().filter(scopes_of(action))
    countries = held.filter(role__in=(NEC, DEPUTY_NEC), organisation__country__isnull=False)
    agencies = held.filter(role__in=(AGENCY_COORDINATOR, AGENCY_CONTACT))
    return Q(country__in=countries.values("organisation__country")) | Q(pk__in=agencies.values("organisation"))
