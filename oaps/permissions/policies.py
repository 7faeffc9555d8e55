"""What of the records of step 3 may be written, by whom, in which status of the plan."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from cycles.permissions import support_team
from empact.accounts.rules import where
from empact.workflow.edits import Allowance, EditPolicy
from oaps.models import (
    OAP,
    Indicator,
    IndicatorValue,
    Milestone,
    NationalReport,
    OapSupport,
    OperationalAction,
    Participation,
    PlanGoal,
    PlanReport,
    ProgressReport,
    ReportingRound,
    Result,
)
from oaps.permissions.writing import (
    ACTION_WRITERS,
    DRIVERS_TEAM,
    GOAL_WRITERS,
    INDICATOR_WRITERS,
    INVITERS,
    MILESTONE_WRITERS,
    NATIONAL_REPORTERS,
    PARTICIPANT_SIDE,
    PLAN_CHECKERS,
    PLAN_REPORT_DRIVERS,
    REPORTERS,
    RESULT_WRITERS,
    ROUND_COORDINATORS,
    ROUND_KEEPERS,
    SUPPORT_WRITERS,
    VALUE_WRITERS,
)
from priorities.models import SubPriority

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
ROUND_DATES = ("due_action_leader", "due_driver", "due_est", "due_cosi")
ROUND_FIELDS = ("title", "period_start", "period_end", "is_final", "opens_on", *ROUND_DATES)
# What an Action Leader writes; what of it comes from the last accepted report, to be confirmed; what never does.
CARRIED = ("state", "new_end", "carried_to", "narrative", "obstacles", "next_steps")
NEVER_CARRIED = ("action_days", "action_days_note")
REPORT_FIELDS = (*CARRIED, *NEVER_CARRIED, "to_confirm")
VALUE_FIELDS = ("state", "number", "note", "to_confirm")
RESULT_FIELDS = ("measure", "number", "qualifier", "year", "country", "crime_type", "commodity", "origin")
PLAN_REPORT_FIELDS = ("summary", "achievements", "obstacles", "outlook")
NATIONAL_REPORT_FIELDS = ("summary", "obstacles", "needs")
# A report is written until it is submitted, and again when it was returned.
WRITTEN = ("expected", "drafting", "returned")
DRAFTED = ("drafting",)
# From submission to adoption a plan stays as the Member States and COSI have it before them; then it runs.
RUNNING = ("adopted", "in_force")
# Who takes part stands still from the validation to the adoption, as in PARTICIPATION_CHART.
NOT_STILL = ("drafting", "submitted", "checked", *RUNNING)

SUPPORT_OPENERS = (DRIVERS_TEAM & where(Q(status__in=DRAFTED), reason=_("while it is drafted"))) | PLAN_CHECKERS

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
            Allowance(support_team(OapSupport), SUPPORT_FIELDS, RUNNING),
        ),
        creation=Allowance(SUPPORT_OPENERS, SUPPORT_FIELDS, (*DRAFTED, *RUNNING)),
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
            Allowance(PARTICIPANT_SIDE, ("contact", "contribution"), NOT_STILL),
            Allowance(INVITERS, ("position", "answer_due"), NOT_STILL),
        ),
    ),
    EditPolicy(
        model=ReportingRound,
        edits=(
            Allowance(ROUND_KEEPERS, ROUND_FIELDS, ("planned",)),
            Allowance(ROUND_KEEPERS, ("title", *ROUND_DATES), ("open",)),
        ),
        creation=Allowance(support_team(Cycle), ("code", *ROUND_FIELDS)),
        parent="cycle",
        removal=Allowance(ROUND_KEEPERS, states=("planned",)),
    ),
    EditPolicy(model=ProgressReport, edits=(Allowance(REPORTERS, REPORT_FIELDS, WRITTEN),)),
    EditPolicy(model=IndicatorValue, edits=(Allowance(VALUE_WRITERS, VALUE_FIELDS, WRITTEN),), parent="report"),
    EditPolicy(
        model=Result,
        edits=(Allowance(RESULT_WRITERS, RESULT_FIELDS, WRITTEN),),
        creation=Allowance(REPORTERS, RESULT_FIELDS, WRITTEN),
        parent="report",
        removal=Allowance(RESULT_WRITERS, states=WRITTEN),
    ),
    EditPolicy(
        model=NationalReport,
        edits=(Allowance(NATIONAL_REPORTERS, NATIONAL_REPORT_FIELDS, DRAFTED),),
        creation=Allowance(ROUND_COORDINATORS, ("country", *NATIONAL_REPORT_FIELDS), ("open",)),
        parent="round",
    ),
    EditPolicy(model=PlanReport, edits=(Allowance(PLAN_REPORT_DRIVERS, PLAN_REPORT_FIELDS, WRITTEN),)),
)
