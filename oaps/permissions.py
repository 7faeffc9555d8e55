"""Who may do what with the records of step 3: plans, actions, participation, positions, reports."""

from dataclasses import replace

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.permissions import (
    AGENCY_COORDINATOR,
    CYCLE,
    DEPUTY_NEC,
    EST,
    NEC,
    commission,
    coordinators,
    delegations,
    secretariat,
    stewards,
    support_team,
)
from empact import clock
from empact.accounts.models import OrganisationKind, User
from empact.accounts.permissions import OFFICIALS, SOURCED
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import (
    NOTHING,
    Reader,
    Rule,
    any_of,
    hats,
    holders,
    lies_in,
    lifted,
    of_country,
    of_organisation,
    where,
)
from empact.accounts.sights import Sight
from empact.workflow.discretion import Discretion
from empact.workflow.edits import Allowance, EditPolicy
from oaps.models import (
    OAP,
    AnalysisProject,
    Indicator,
    IndicatorValue,
    Measure,
    Milestone,
    NationalPosition,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanGoal,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from priorities.models import SubPriority
from priorities.permissions import CHSG_COORDINATOR, PRIORITY, SUB_PRIORITY

DRIVER = "driver"
CO_DRIVER = "co_driver"
EST_MANAGER = "est_manager"
AP_CONTACT = "ap_contact"
ACTION_LEADER = "action_leader"
CO_ACTION_LEADER = "co_action_leader"
AGENCY_CONTACT = "agency_contact"
PARTICIPANT_CONTACT = "participant_contact"

PLAN = "oaps.oap"
ACTION = "oaps.operationalaction"


def _lead_organisation(action: OperationalAction) -> Q:
    """Return, over organisations, the lead of the action; where a whole country leads, its services too."""
    leads = Participation.objects.live().filter(role=ParticipationRole.LEAD, action=action)
    states = leads.filter(organisation__kind__in=[OrganisationKind.COUNTRY, OrganisationKind.THIRD_COUNTRY])
    return Q(pk__in=leads.values("organisation")) | Q(country__in=states.values("organisation__country"))


ROLES = (
    Role(DRIVER, _("Driver"), (PLAN, SUB_PRIORITY), rank=50, assigned_by=(EST,), one_per="scope"),
    Role(CO_DRIVER, _("Co-driver"), (PLAN, SUB_PRIORITY), rank=51, assigned_by=(EST,)),
    Role(
        ACTION_LEADER,
        _("Action Leader"),
        (ACTION,),
        rank=55,
        assigned_by=(EST, NEC, DEPUTY_NEC, AGENCY_COORDINATOR),
        one_per="scope",
        discreet=True,
        held_by=_lead_organisation,
        held_by_words=_("the lead organisation of the action"),
    ),
    Role(
        CO_ACTION_LEADER,
        _("Co-action leader"),
        (ACTION,),
        rank=56,
        assigned_by=(EST, NEC, DEPUTY_NEC, AGENCY_COORDINATOR),
        discreet=True,
    ),
    Role(
        EST_MANAGER,
        _("EMPACT Support Team manager of a plan"),
        (PLAN, SUB_PRIORITY),
        rank=65,
        short=_("EST manager"),
        assigned_by=(EST,),
    ),
    Role(
        AP_CONTACT,
        _("Analysis Project contact"),
        (PLAN, SUB_PRIORITY),
        rank=66,
        short=_("AP contact"),
        assigned_by=(EST,),
    ),
    Role(AGENCY_CONTACT, _("Agency contact"), (PLAN, CYCLE), rank=70, assigned_by=(EST, AGENCY_COORDINATOR)),
    Role(
        PARTICIPANT_CONTACT,
        _("Contact of a participant"),
        (CYCLE, ""),
        rank=75,
        short=_("Participant contact"),
        assigned_by=(EST, NEC, DEPUTY_NEC, AGENCY_COORDINATOR),
    ),
)


def _up_from_plan(label: str, plan: str, **nearer: str) -> Scope:
    """Return the way up of a model that reaches its plan at `plan`, by way of nearer scopes."""
    return Scope(
        label,
        {
            **{kind.replace("__", "."): path for kind, path in nearer.items()},
            PLAN: f"{plan}_id",
            SUB_PRIORITY: f"{plan}__sub_priority_id",
            PRIORITY: f"{plan}__sub_priority__priority_id",
            CYCLE: f"{plan}__cycle_id",
        },
    )


AREA_WORDS = ("code", "title", "priority__code", "priority__title")
PLAN_WORDS = ("code", "title", *(f"sub_priority__{word}" for word in AREA_WORDS))
SCOPES = (
    Scope(
        PLAN,
        {PLAN: "pk", SUB_PRIORITY: "sub_priority_id", PRIORITY: "sub_priority__priority_id", CYCLE: "cycle_id"},
        related=("cycle",),
        words=PLAN_WORDS,
    ),
    _up_from_plan("oaps.plangoal", "oap", priorities__strategicgoal="strategic_goal_id"),
    _up_from_plan("oaps.oapsupport", "oap"),
    _up_from_plan("oaps.nationalposition", "oap"),
    replace(
        _up_from_plan(ACTION, "oap", oaps__operationalaction="pk", priorities__strategicgoal="goal__strategic_goal_id"),
        related=("oap__cycle",),
        label=lambda action: f"{action.oap.code}/{action}",
        plain=lambda action: str(action.code),
        words=tuple(f"oap__{word}" for word in PLAN_WORDS),
    ),
    _up_from_plan("oaps.participation", "action__oap", oaps__operationalaction="action_id"),
    _up_from_plan("oaps.indicator", "action__oap", oaps__operationalaction="action_id"),
    _up_from_plan("oaps.milestone", "action__oap", oaps__operationalaction="action_id"),
    _up_from_plan("oaps.progressreport", "action__oap", oaps__operationalaction="action_id"),
    Scope("oaps.reportinground", {CYCLE: "cycle_id"}),
)


# -- Who writes --------------------------------------------------------------------------------


def drivers_team(model: type[Model]) -> Rule:
    """Return the rule of the Driver and the co-drivers of the record's plan."""
    return holders(model, DRIVER, CO_DRIVER, reason=_("the Driver's team of this plan"))


def action_leaders(model: type[Model]) -> Rule:
    """Return the rule of the Action Leader and the co-action leaders of the record's action."""
    return holders(model, ACTION_LEADER, CO_ACTION_LEADER, reason=_("the Action Leader of this action"))


def _led_by_country_of(user: Reader) -> Q:
    """Return the actions that an organisation of the user's country leads."""
    leads = Participation.objects.live().filter(role=ParticipationRole.LEAD, action=OuterRef("pk"))
    return any_of(
        Q(Exists(leads.filter(organisation__country=hat.country_id))) & lies_in(hat, {CYCLE: "oap__cycle_id"})
        for hat in hats(user, NEC, DEPUTY_NEC)
        if hat.country_id
    )


def _coordinators_of_lead_country(action: OperationalAction) -> QuerySet[User]:
    leads = Participation.objects.live().filter(role=ParticipationRole.LEAD, action=action)
    countries = leads.filter(organisation__country__isnull=False).values("organisation__country")
    within = Q(scope_kind="") | Q(scope_kind=CYCLE, scope_id=action.oap.cycle_id)
    return User.objects.all().with_role(NEC, DEPUTY_NEC, within=within, countries=countries)


DRIVERS_TEAM = drivers_team(OAP)
PLAN_CHECKERS = support_team(OAP)
PLAN_RECORDERS = secretariat(OAP)
PLAN_HELPERS = commission(OAP)
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


# -- Who sees ----------------------------------------------------------------------------------


def _supported_by_agency_of(user: Reader) -> Q:
    """Return the plans that an agency of the user supports."""
    path = {PLAN: "pk", CYCLE: "cycle_id"}
    supports = OapSupport.objects.filter(oap=OuterRef("pk"))
    return any_of(
        Q(Exists(supports.filter(organisation=hat.organisation_id))) & lies_in(hat, path)
        for hat in hats(user, AGENCY_COORDINATOR, AGENCY_CONTACT)
    )


def _people_of_supporting_agencies(plan: OAP) -> QuerySet[User]:
    within = Q(scope_kind="") | Q(scope_kind=PLAN, scope_id=plan.pk) | Q(scope_kind=CYCLE, scope_id=plan.cycle_id)
    agencies = OapSupport.objects.filter(oap=plan).values("organisation")
    return User.objects.all().with_role(AGENCY_COORDINATOR, AGENCY_CONTACT, within=within, organisations=agencies)


SUPPORTING_AGENCIES = Rule(
    reason=_("the agencies that support this plan"),
    records=_supported_by_agency_of,
    people=_people_of_supporting_agencies,
)


def _plans_of_own_actions(user: Reader) -> Q:
    own = hats(user, ACTION_LEADER, CO_ACTION_LEADER)
    actions = [hat.scope_id for hat in own if hat.scope_kind == ACTION and hat.scope_id is not None]
    if not actions:
        return NOTHING
    return Q(pk__in=OperationalAction.objects.filter(pk__in=actions).values("oap"))


LEADERS_IN_PLAN = Rule(
    reason=_("the Action Leaders in this plan"),
    records=_plans_of_own_actions,
    people=lambda plan: User.objects.all().with_role(
        ACTION_LEADER,
        CO_ACTION_LEADER,
        within=Q(scope_kind=ACTION, scope_id__in=OperationalAction.objects.filter(oap=plan).values("pk")),
    ),
)


def _open_to_states() -> Q:
    return Q(opened_to_states_on__isnull=True) | Q(opened_to_states_on__lte=clock.today())


OPENED = Rule(
    reason=_("once the plan is opened to the Member States"),
    records=lambda user: _open_to_states(),
    people=lambda plan: User.objects.filter(Exists(OAP.objects.filter(_open_to_states(), pk=plan.pk)), is_active=True),
)
ADOPTED_PLAN = where(
    Q(status__in=["adopted", "in_force", "reported", "closed"]), reason=_("once COSI has adopted the plan")
)
TABLED_PLAN = where(Q(status="tabled"), reason=_("once the plan is tabled"))

SEE_PLAN = (
    (ADOPTED_PLAN & OFFICIALS)
    | stewards(OAP)
    | commission(OAP)
    | holders(OAP, DRIVER, CO_DRIVER, EST_MANAGER, AP_CONTACT, reason=_("the Driver's team and those who support it"))
    | (OPENED & coordinators(OAP))
    | SUPPORTING_AGENCIES
    | LEADERS_IN_PLAN
    | (TABLED_PLAN & delegations(OAP))
)


def _with_own_organisation(user: Reader) -> Q:
    """Return the actions in which an organisation of the user takes part, is invited or offers to."""
    taking_part = Participation.objects.live().filter(action=OuterRef("pk"))
    roles = (PARTICIPANT_CONTACT, AGENCY_COORDINATOR, AGENCY_CONTACT)
    return any_of(
        Q(Exists(taking_part.filter(organisation=hat.organisation_id)))
        & lies_in(hat, {PLAN: "oap_id", CYCLE: "oap__cycle_id"})
        for hat in hats(user, *roles)
    )


def _contacts_of_participants(action: OperationalAction) -> QuerySet[User]:
    within = (
        Q(scope_kind="")
        | Q(scope_kind=PLAN, scope_id=action.oap_id)
        | Q(scope_kind=CYCLE, scope_id=action.oap.cycle_id)
    )
    organisations = Participation.objects.live().filter(action=action).values("organisation")
    roles = (PARTICIPANT_CONTACT, AGENCY_COORDINATOR, AGENCY_CONTACT)
    return User.objects.all().with_role(*roles, within=within, organisations=organisations)


PARTICIPANTS = Rule(
    reason=_("the organisations that take part in this action"),
    records=_with_own_organisation,
    people=_contacts_of_participants,
)
SEE_ACTION = (
    lifted(OperationalAction, "oap", SEE_PLAN, OAP)
    | PARTICIPANTS
    | holders(OperationalAction, CHSG_COORDINATOR, reason=_("the coordinator of the action's strategic goal"))
)


def _under_plan(model: type[Model]) -> Rule:
    return lifted(model, "oap", SEE_PLAN, OAP)


def _under_action(model: type[Model]) -> Rule:
    return lifted(model, "action", SEE_ACTION, OperationalAction)


# A position is seen by whoever sees the plan; its comment only by the country itself, those who run the
# process and the Driver's team (charts.md: comments of other delegations stay hidden).
READ_COMMENT = ANSWERERS | stewards(NationalPosition) | drivers_team(NationalPosition)

ACCEPTED_REPORT = where(Q(status__in=["accepted", "superseded"]), reason=_("once the report is accepted"))
SEE_REPORT = (
    (ACCEPTED_REPORT & _under_action(ProgressReport))
    | stewards(ProgressReport)
    | drivers_team(ProgressReport)
    | action_leaders(ProgressReport)
    | lifted(ProgressReport, "action", LEAD_COORDINATORS, OperationalAction)
)

# -- What may be written, in which status of the plan ----------------------------------------------

PLAN_FIELDS = ("title", "introduction", "period_start", "period_end", "marking", "opened_to_states_on")
PLAN_DATES = ("drafting_due", "check_due", "tabling_due", "final_report_due")
PLAN_GOAL_FIELDS = ("number", "title", "objective", "strategic_goal")
ACTION_FIELDS = (
    "goal",
    "goal_number",
    "sequence",
    "other_goals",
    "title",
    "code_name",
    "objective",
    "background",
    "activities",
    "expected_results",
    "kind",
    "is_preventive",
    "is_repressive",
    "starts",
    "ends",
    "analysis_projects",
    "siena_note",
    "funding",
    "funding_need",
    "funding_note",
    "training",
    "fundamental_rights",
    "continues",
    "marking",
)
INDICATOR_FIELDS = (
    "position",
    "title",
    "unit",
    "baseline",
    "target",
    "no_target_reason",
    "aggregation",
    "frequency",
)
MILESTONE_FIELDS = ("kind", "title", "starts", "ends", "place")
SUPPORT_FIELDS = ("organisation", "kinds", "goals", "note")
DRAFTED = ("drafting",)
# Agency support may be entered until the plan is reported (charts.md: "Drivers, support, contacts (EST)").
UNTIL_REPORTED = ("drafting", "submitted", "checked", "validated", "tabled", "adopted", "in_force")

POLICIES = (
    EditPolicy(
        model=OAP,
        edits=(Allowance(DRIVERS_TEAM, PLAN_FIELDS, DRAFTED), Allowance(PLAN_CHECKERS, PLAN_DATES)),
        creation=Allowance(support_team(SubPriority), ("cycle", "code", *PLAN_FIELDS, *PLAN_DATES)),
        parent="sub_priority",
    ),
    EditPolicy(
        model=PlanGoal,
        edits=(Allowance(GOAL_WRITERS, PLAN_GOAL_FIELDS, DRAFTED),),
        creation=Allowance(DRIVERS_TEAM, PLAN_GOAL_FIELDS, DRAFTED),
        parent="oap",
        removal=Allowance(GOAL_WRITERS, states=DRAFTED),
    ),
    EditPolicy(
        model=OapSupport,
        edits=(
            Allowance(SUPPORT_WRITERS, SUPPORT_FIELDS, DRAFTED),
            Allowance(support_team(OapSupport), SUPPORT_FIELDS, UNTIL_REPORTED),
        ),
        creation=Allowance(DRIVERS_TEAM | PLAN_CHECKERS, SUPPORT_FIELDS, UNTIL_REPORTED),
        parent="oap",
        removal=Allowance(SUPPORT_WRITERS, states=DRAFTED),
    ),
    EditPolicy(
        model=OperationalAction,
        edits=(Allowance(ACTION_WRITERS, ACTION_FIELDS, DRAFTED),),
        creation=Allowance(DRIVERS_TEAM, ACTION_FIELDS, DRAFTED),
        parent="oap",
    ),
    EditPolicy(
        model=Indicator,
        edits=(Allowance(INDICATOR_WRITERS, INDICATOR_FIELDS, DRAFTED),),
        creation=Allowance(ACTION_WRITERS, INDICATOR_FIELDS, DRAFTED),
        parent="action",
        removal=Allowance(INDICATOR_WRITERS, states=DRAFTED),
    ),
    EditPolicy(
        model=Milestone,
        edits=(Allowance(MILESTONE_WRITERS, MILESTONE_FIELDS, DRAFTED),),
        creation=Allowance(ACTION_WRITERS, MILESTONE_FIELDS, DRAFTED),
        parent="action",
        removal=Allowance(MILESTONE_WRITERS, states=DRAFTED),
    ),
    EditPolicy(
        model=Participation,
        edits=(
            Allowance(PARTICIPANT_SIDE, ("contact", "contribution"), UNTIL_REPORTED),
            Allowance(INVITERS, ("position", "answer_due"), UNTIL_REPORTED),
        ),
    ),
)

DISCRETIONS = (Discretion(NationalPosition, READ_COMMENT),)

SIGHTS = (
    Sight(OAP, SEE_PLAN),
    Sight(PlanGoal, _under_plan(PlanGoal)),
    Sight(OapSupport, _under_plan(OapSupport)),
    Sight(NationalPosition, _under_plan(NationalPosition)),
    Sight(OperationalAction, SEE_ACTION),
    Sight(Participation, _under_action(Participation)),
    Sight(Indicator, _under_action(Indicator)),
    Sight(Milestone, _under_action(Milestone)),
    Sight(AnalysisProject, OFFICIALS),
    Sight(Measure, SOURCED | OFFICIALS),
    Sight(PublishedFigure, SOURCED | OFFICIALS),
    Sight(ReportingRound, OFFICIALS),
    Sight(ProgressReport, SEE_REPORT),
    Sight(IndicatorValue, lifted(IndicatorValue, "report", SEE_REPORT, ProgressReport)),
    Sight(Result, lifted(Result, "report", SEE_REPORT, ProgressReport)),
)


# -- Whom one may speak for --------------------------------------------------------------------


def organisations_spoken_for(user: Reader) -> Q:
    """Return, over organisations, those that the user may offer for participation (PARTICIPANT_SIDE, before a row is).

    A national coordinator speaks for every service of the country, an agency's people for the agency.
    """
    countries = [hat.country_id for hat in hats(user, NEC, DEPUTY_NEC) if hat.country_id]
    agencies = [hat.organisation_id for hat in hats(user, AGENCY_COORDINATOR, AGENCY_CONTACT)]
    return Q(country__in=countries) | Q(pk__in=agencies)
