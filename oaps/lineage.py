"""The links of step 3 in the chain, and its gaps."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Assignment
from empact.lineage.gaps import Gap
from empact.lineage.links import Link
from oaps.models import (
    OAP,
    Indicator,
    NationalReport,
    OperationalAction,
    PlanGoal,
    PlanReport,
    ProgressReport,
    ReportingRound,
    Result,
)
from oaps.permissions import ACTION, ACTION_LEADER
from oaps.querysets import GONE
from priorities.models import StrategicGoal, SubPriority


def goal_without_action() -> Q:
    """Return the strategic goals that no action of the cycle serves."""
    serving = OperationalAction.objects.filter(goal__strategic_goal=OuterRef("pk")).exclude(status__in=GONE)
    return ~Q(Exists(serving))


def area_without_plan() -> Q:
    """Return the OAP areas without any plan."""
    return ~Q(Exists(OAP.objects.filter(sub_priority=OuterRef("pk")).exclude(status="withdrawn")))


def action_without_indicator() -> Q:
    """Return the actions that nothing measures."""
    return ~Q(status__in=GONE) & ~Q(Exists(Indicator.objects.filter(action=OuterRef("pk"))))


def action_without_leader() -> Q:
    """Return the actions whose post of Action Leader is vacant."""
    leaders = Assignment.objects.today().filter(role=ACTION_LEADER, scope_kind=ACTION, scope_id=OuterRef("pk"))
    # The posts of a plan that is closed are not filled any more.
    return ~Q(status__in=GONE) & ~Q(oap__status__in=["closed", "withdrawn"]) & ~Q(Exists(leaders))


def indicator_without_target() -> Q:
    """Return the indicators with neither a target nor a reason why there is none."""
    return Q(target__isnull=True, no_target_reason="") & ~Q(action__status__in=GONE)


LINKS = (
    Link(SubPriority, OAP, "sub_priority", _("OAPs, one for each period"), _("OAP area")),
    Link(StrategicGoal, PlanGoal, "strategic_goal", _("Taken over by the plans"), _("Takes over the strategic goal")),
    Link(OAP, PlanGoal, "oap", _("Goals of the plan"), _("In the plan")),
    Link(PlanGoal, OperationalAction, "goal", _("Actions that serve it"), _("Serves the goal")),
    Link(OAP, OperationalAction, "oap", _("Operational actions"), _("In the plan")),
    Link(OperationalAction, OperationalAction, "continues", _("Continued by"), _("Continues")),
    Link(OperationalAction, ProgressReport, "action", _("Progress reports"), _("Reports on the action")),
    Link(OAP, PlanReport, "oap", _("Drivers’ reports"), _("Reports on the plan")),
    Link(ReportingRound, NationalReport, "round", _("National reports"), _("In the round")),
    Link(ProgressReport, Result, "report", _("Results"), _("Reported in")),
)
GAPS = (
    Gap(
        "goal-without-action",
        _("Strategic goals without any action"),
        StrategicGoal,
        goal_without_action,
        "plan__cycle",
        "strategic-goal-list",
    ),
    Gap(
        "area-without-plan", _("OAP areas without a plan"), SubPriority, area_without_plan, "cycle", "sub-priority-list"
    ),
    Gap(
        "action-without-leader",
        _("Actions without an Action Leader"),
        OperationalAction,
        action_without_leader,
        "oap__cycle",
        "action-list",
        "serious",
    ),
    Gap(
        "action-without-indicator",
        _("Actions without an indicator"),
        OperationalAction,
        action_without_indicator,
        "oap__cycle",
        "action-list",
        "serious",
    ),
    Gap(
        "indicator-without-target",
        _("Indicators without a target"),
        Indicator,
        indicator_without_target,
        "action__oap__cycle",
        "indicator-list",
        "serious",
    ),
)
