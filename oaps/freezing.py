"""What is frozen when COSI adopts a plan: the plan and all that belongs to it, in a fixed order."""

from typing import Any

from empact.history.freezing import Freezer, picture
from oaps.figures import figures_of_country, figures_of_plan
from oaps.models import OAP, NationalReport, OperationalAction, PlanReport, ProgressReport
from oaps.permissions import (
    ACTION_FIELDS,
    CARRIED,
    INDICATOR_FIELDS,
    MILESTONE_FIELDS,
    NATIONAL_REPORT_FIELDS,
    NEVER_CARRIED,
    PLAN_GOAL_FIELDS,
    PLAN_REPORT_FIELDS,
    RESULT_FIELDS,
    SUPPORT_FIELDS,
)
from oaps.querysets import GONE, LIVE_PARTICIPATION


def plan_snapshot(plan: OAP) -> dict[str, Any]:
    """Return the plan with goals, support, and its actions with participations, indicators and milestones.

    Six queries, whatever the size of the plan. Names of persons are not in it.
    """
    actions = (
        plan.actions.exclude(status__in=GONE).select_related("goal", "continues").order_by("goal_number", "sequence")
    )
    return picture(
        plan,
        "code",
        "title",
        "period_start",
        "period_end",
        "introduction",
        "marking",
        "adopted_on",
        "outcome",
        area=plan.sub_priority.code,
        cycle=plan.cycle.code,
        goals=[
            picture(goal, *PLAN_GOAL_FIELDS) for goal in plan.goals.select_related("strategic_goal").order_by("number")
        ],
        support=[
            picture(item, *SUPPORT_FIELDS)
            for item in plan.supports.select_related("organisation").order_by("organisation__code")
        ],
        actions=[
            _action(action)
            for action in actions.order_by("goal_number", "sequence").prefetch_related(
                "participations__organisation", "indicators", "milestones"
            )
        ],
    )


def _action(action: OperationalAction) -> dict[str, Any]:
    live = [item for item in action.participations.all() if item.status in LIVE_PARTICIPATION]
    return picture(
        action,
        *ACTION_FIELDS,
        number=action.number,
        participations=[
            {
                "organisation": item.organisation.code,
                "role": item.role,
                "status": item.status,
                "contribution": item.contribution,
            }
            for item in sorted(live, key=lambda item: (item.role, item.position, item.organisation.code))
        ],
        indicators=[picture(item, *INDICATOR_FIELDS) for item in action.indicators.all()],
        milestones=[picture(item, *MILESTONE_FIELDS) for item in action.milestones.all()],
    )


def report_snapshot(report: ProgressReport) -> dict[str, Any]:
    """Return the report with its values and results, as they were accepted. Three queries."""
    return picture(
        report,
        "revision",
        "submitted_at",
        "first_submitted_at",
        *CARRIED,
        *NEVER_CARRIED,
        round=report.round.code,
        action=report.action.code,
        values=[
            picture(value, "state", "number", "note", indicator=value.indicator.title, unit=value.indicator.unit)
            for value in report.values.select_related("indicator").order_by("indicator__position", "pk")
        ],
        results=[
            picture(result, *RESULT_FIELDS, replaces=result.replaces_id)
            for result in report.results.select_related("measure", "country").order_by("pk")
        ],
    )


def plan_report_snapshot(report: PlanReport) -> dict[str, Any]:
    """Return the Driver's report with the figures that it was submitted with; of a draft, with those of now.

    Costs what counting them costs, for a draft only.
    """
    return picture(
        report,
        *PLAN_REPORT_FIELDS,
        "submitted_at",
        round=report.round.code,
        oap=report.oap.code,
        figures=report.figures or figures_of_plan(report.round, report.oap),
    )


def national_report_snapshot(report: NationalReport) -> dict[str, Any]:
    """Return the national report with the figures that it was submitted with; of a draft, with those of now."""
    return picture(
        report,
        *NATIONAL_REPORT_FIELDS,
        "submitted_at",
        round=report.round.code,
        country=report.country.code,
        figures=report.figures or figures_of_country(report.round, report.country),
    )


FREEZERS = (
    Freezer(NationalReport, national_report_snapshot),
    Freezer(OAP, plan_snapshot),
    Freezer(ProgressReport, report_snapshot),
    Freezer(PlanReport, plan_report_snapshot),
)
