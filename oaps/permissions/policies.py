"""What of the records of step 3 may be written, by whom, in which status of the plan."""

from cycles.permissions import support_team
from empact.workflow.edits import Allowance, EditPolicy
from oaps.models import OAP, Indicator, Milestone, OapSupport, OperationalAction, Participation, PlanGoal
from oaps.permissions.writing import (
    ACTION_WRITERS,
    DRIVERS_TEAM,
    GOAL_WRITERS,
    INDICATOR_WRITERS,
    INVITERS,
    MILESTONE_WRITERS,
    PARTICIPANT_SIDE,
    PLAN_CHECKERS,
    SUPPORT_WRITERS,
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
