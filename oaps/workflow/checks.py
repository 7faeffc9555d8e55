"""What must hold before a plan is submitted, validated or reported: blockers stop the move, warnings are told."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from empact import clock
from empact.accounts.models import Assignment
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import (
    OAP,
    ActionStatus,
    NationalPosition,
    OperationalAction,
    Participation,
    ParticipationRole,
    ParticipationStatus,
    PlanReport,
    PlanReportStatus,
    PositionStatus,
    ProgressReport,
    ReportStatus,
)
from oaps.permissions import ACTION, ACTION_LEADER
from oaps.querysets import GONE, NationalPositionQuerySet
from priorities.models import StrategicGoal

ENDED = (ActionStatus.COMPLETED, ActionStatus.PARTIALLY_COMPLETED, ActionStatus.NOT_COMPLETED, *GONE)


def plan_is_whole(move: Move[OAP]) -> Iterator[Problem]:
    """Ask for title, period and at least one action, each of them whole (charts.md, blockers of submission)."""
    plan = move.record
    who = gettext("the Driver's team")
    if not plan.title.strip():
        yield Problem("no_title", gettext("The plan has no title."), "title", who)
    actions = _facts(plan.actions.exclude(status__in=GONE))
    if not actions:
        yield Problem("no_action", gettext("The plan has no action."), "actions", who)
    for action in actions:
        yield from _faults_of(action, plan)
    yield from _warnings_of(plan, actions)


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What the checks ask of one action."""

    goal_number: int
    sequence: int
    goal_id: int | None
    starts: date | None
    ends: date | None
    funding: list[str]
    has_lead: bool
    has_leader: bool
    indicator_count: int
    without_target: int
    unconfirmed: int

    @property
    def number(self) -> str:
        """Return the number as people write it: 8.1."""
        return f"{self.goal_number}.{self.sequence}"

    def lies_in(self, plan: OAP) -> bool:
        """Tell whether the dates, as far as there are any, lie in the plan's period."""
        return all(plan.covers(day) for day in (self.starts, self.ends) if day)


def action_is_whole(action: OperationalAction) -> Iterator[Problem]:
    """Ask of one action what the submission of its plan will ask, and tell its own warnings. Two queries."""
    for facts in _facts(OperationalAction.objects.filter(pk=action.pk)):
        yield from _faults_of(facts, action.oap)
        yield from _warnings_of_action(facts)
    for indicator in action.indicators.order_by("position", "id"):
        if indicator.target is None and not indicator.no_target_reason:
            text = gettext("{indicator}: give a target, or say why there is none.")
            yield _hint("no_target", text.format(indicator=indicator.title), f"indicator-{indicator.pk}")
        elif indicator.target is not None and indicator.baseline is not None and indicator.target < indicator.baseline:
            text = gettext(
                "{indicator}: the target lies below the baseline. Correct one of them; leave both if it is to fall."
            )
            yield _hint("below_baseline", text.format(indicator=indicator.title), f"indicator-{indicator.pk}")


def _warnings_of_action(facts: ActionFacts) -> Iterator[Problem]:
    if facts.unconfirmed:
        words = ("{n} participation is not confirmed.", "{n} participations are not confirmed.")
        yield _hint("unconfirmed", ngettext(*words, facts.unconfirmed).format(n=facts.unconfirmed), "participants")
    if not facts.funding:
        yield _hint("no_funding", gettext("Nothing is said of funding."), "funding")
    if not facts.has_leader:
        yield _hint("vacant", gettext("The post of Action Leader is vacant."), "leader")


def _hint(code: str, text: str, field: str) -> Problem:
    return Problem(code, text, field, level="warning")


def _facts(actions: QuerySet[OperationalAction]) -> list[ActionFacts]:
    """Return what the checks ask of actions, in their order. One query."""
    leads = Participation.objects.live().filter(action=OuterRef("pk"), role=ParticipationRole.LEAD)
    leaders = Assignment.objects.today().filter(role=ACTION_LEADER, scope_kind=ACTION, scope_id=OuterRef("pk"))
    bare = Q(indicators__target__isnull=True, indicators__no_target_reason="")
    waiting = Q(participations__status__in=[ParticipationStatus.INVITED, ParticipationStatus.OFFERED])
    rows = (
        actions.annotate(
            has_lead=Exists(leads),
            has_leader=Exists(leaders),
            indicator_count=Count("indicators", distinct=True),
            without_target=Count("indicators", filter=bare, distinct=True),
            unconfirmed=Count("participations", filter=waiting, distinct=True),
        )
        .order_by("goal_number", "sequence")
        .values(*(item.name for item in fields(ActionFacts)))
    )
    return [ActionFacts(**row) for row in rows]


def _faults_of(action: ActionFacts, plan: OAP) -> Iterator[Problem]:
    found = (
        (not action.has_lead, "no_lead", gettext("Action {number} has no lead organisation."), "lead"),
        (
            not (action.starts and action.ends),
            "no_dates",
            gettext("Action {number} has no start or no end."),
            "starts",
        ),
        (
            not action.lies_in(plan),
            "outside_period",
            gettext("Action {number} does not lie in the plan's period."),
            "starts",
        ),
        (action.goal_id is None, "no_goal", gettext("Action {number} has no goal."), "goal"),
        (not action.indicator_count, "no_indicator", gettext("Action {number} has no indicator."), "indicators"),
    )
    for is_so, code, text, field in found:
        if is_so:
            yield Problem(
                code,
                text.format(number=action.number),
                f"{action.number}:{field}",
                gettext("the Action Leader or the Driver's team"),
            )


def _warnings_of(plan: OAP, actions: list[ActionFacts]) -> Iterator[Problem]:
    numbers = {action.goal_number for action in actions}
    goals = StrategicGoal.objects.filter(plan__cycle=plan.cycle_id, plan__status="approved").order_by("number")
    for goal in goals:
        if goal.number not in numbers:
            text = gettext("No action serves goal {number}, {title}.").format(number=goal.number, title=goal.title)
            yield Problem("goal_without_action", text, "goals", level="warning")
    counted = (
        ("no_target", sum(item.without_target for item in actions), gettext("{n} indicators have no target.")),
        ("unconfirmed", sum(item.unconfirmed for item in actions), gettext("{n} participations are not confirmed.")),
        ("no_funding", sum(not item.funding for item in actions), gettext("{n} actions say nothing of funding.")),
        ("vacant", sum(not item.has_leader for item in actions), gettext("{n} actions have no Action Leader.")),
    )
    for code, count, text in counted:
        if count:
            yield Problem(code, text.format(n=count), "actions", level="warning")


def days_are_near(move: Move[OAP]) -> Iterator[Problem]:
    """Ask for days in the years in which the plan is worked on."""
    if move.data is None:
        return
    first, last = move.record.days_of_work
    for item in fields(move.data):
        day = getattr(move.data, item.name)
        if isinstance(day, date) and not first <= day <= last:
            text = gettext("This plan is worked on from {first} to {last}; choose a day in these years.")
            yield Problem("day_far_off", text.format(first=date_format(first), last=date_format(last)), item.name)


def no_objection_stands(move: Move[OAP]) -> Iterator[Problem]:
    """Ask that no Member State objects."""
    objecting = _current(move.record).filter(status=PositionStatus.OBJECTED).order_by("country__protocol_order")
    for position in objecting.select_related("country"):
        yield Problem(
            "objection",
            gettext("{country} objects.").format(country=position.country.name),
            "positions",
            gettext("the NEC of {country}, or return the plan").format(country=position.country.name),
        )


def positions_are_in(move: Move[OAP]) -> Iterator[Problem]:
    """Ask that every Member State has answered, or that the deadline has passed: silence is shown as silence."""
    plan = move.record
    codes = list(
        _current(plan)
        .filter(status=PositionStatus.PENDING)
        .order_by("country__protocol_order")
        .values_list("country__code", flat=True)
    )
    if not codes:
        return
    text = ngettext(
        "{n} Member State has not answered: {codes}.", "{n} Member States have not answered: {codes}.", len(codes)
    ).format(n=len(codes), codes=" ".join(codes))
    if plan.positions_due and clock.now() >= plan.positions_due:
        yield Problem("silent", text, "positions", level="warning")
    else:
        yield Problem("pending", text, "positions", gettext("their NECs, until the deadline"))


def _current(plan: OAP) -> NationalPositionQuerySet:
    return NationalPosition.objects.filter(oap=plan).current()


def reports_are_accepted(move: Move[OAP]) -> Iterator[Problem]:
    """Ask that the final report of each action that ran is accepted."""
    accepted = ProgressReport.objects.filter(action=OuterRef("pk"), round__is_final=True, status=ReportStatus.ACCEPTED)
    missing = move.record.actions.exclude(status__in=GONE).filter(~Exists(accepted))
    for action in missing:
        yield Problem(
            "report_missing",
            gettext("The final report on action {number} is not accepted.").format(number=action.number),
            f"{action.number}:reports",
            gettext("the Action Leader, then the Driver"),
        )


def plan_report_is_accepted(move: Move[OAP]) -> Iterator[Problem]:
    """Ask that the Driver's final report on the plan is accepted."""
    final = PlanReport.objects.filter(oap=move.record, round__is_final=True, status=PlanReportStatus.ACCEPTED)
    if not final.exists():
        yield Problem(
            "plan_report_missing",
            gettext("The Driver’s final report on the plan is not accepted."),
            "plan_report",
            gettext("the Driver’s team, then the EMPACT Support Team"),
        )


def actions_have_ended(move: Move[OAP]) -> Iterator[Problem]:
    """Ask that each action has come to an end: completed, partly, not, cancelled or carried over."""
    for action in move.record.actions.exclude(status__in=ENDED):
        yield Problem(
            "action_runs",
            gettext("Action {number} has not ended.").format(number=action.number),
            f"{action.number}:status",
            gettext("the Driver's team"),
        )
