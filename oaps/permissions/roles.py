"""The roles of step 3, and how its records lie in one another."""

from dataclasses import replace
from functools import cache

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from cycles.permissions import AGENCY_COORDINATOR, CYCLE, DEPUTY_NEC, EST, NEC, support_team
from empact.accounts.models import OrganisationKind
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import Rule, holders
from oaps.models import OperationalAction, Participation, ParticipationRole
from priorities.permissions import PRIORITY, SUB_PRIORITY

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


def drivers_team(model: type[Model]) -> Rule:
    """Return the rule of the Driver and the co-drivers of the record's plan."""
    return holders(model, DRIVER, CO_DRIVER, reason=_("the Driver's team of this plan"))


@cache
def _accepters_of_leaders(model: type[Model]) -> Rule:
    """Return who accepts a named Action Leader: the Driver (charts.md, who appoints).

    The Support Team too: a post of Driver that is vacant must not keep an action without its leader.
    """
    return drivers_team(model) | support_team(model)


def _in_charge(action: OperationalAction, *roles: ParticipationRole) -> Q:
    """Return, over organisations, those confirmed in one of the roles; of a whole country, its services too.

    What is only asked or offered gives nobody a right: else who offers to lead could write the action at once.
    """
    found = Participation.objects.confirmed().filter(role__in=roles, action=action)
    states = found.filter(organisation__kind__in=[OrganisationKind.COUNTRY, OrganisationKind.THIRD_COUNTRY])
    return Q(pk__in=found.values("organisation")) | Q(country__in=states.values("organisation__country"))


def _lead_organisation(action: OperationalAction) -> Q:
    return _in_charge(action, ParticipationRole.LEAD)


def _leading_organisations(action: OperationalAction) -> Q:
    return _in_charge(action, ParticipationRole.LEAD, ParticipationRole.CO_LEAD)


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
        accepted_by=_accepters_of_leaders,
    ),
    Role(
        CO_ACTION_LEADER,
        _("Co-action leader"),
        (ACTION,),
        rank=56,
        assigned_by=(EST, NEC, DEPUTY_NEC, AGENCY_COORDINATOR),
        discreet=True,
        held_by=_leading_organisations,
        held_by_words=_("the lead or a co-lead organisation of the action"),
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
    _up_from_plan("oaps.planreport", "oap"),
    Scope("oaps.nationalreport", {CYCLE: "round__cycle_id"}),
    Scope("oaps.reportinground", {CYCLE: "cycle_id"}),
)
