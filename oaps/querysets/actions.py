"""Every way plans, actions and what hangs on them are fetched."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from empact.accounts.querysets import VisibleQuerySet

# Actions in these states are part of the plan no more; they are only remembered.
GONE = ("dropped", "cancelled", "carried_over")

# What a plan in these states says stays as it is: nothing is reported on it any more.
PLAN_OVER = ("closed", "withdrawn")

# The two numbers of an action are small integers.
MOST = 32_767

# A participation in one of these states counts; the others are the memory of an answer.
LIVE_PARTICIPATION = ("invited", "offered", "confirmed")
# What is said of a participation on the page of its action only; with 14,000 of them lists would wait for it.
TOLD_ON_THE_PAGE = (
    "contact",
    "contribution",
    "answer_due",
    "answered_at",
    "reason",
    "standing",
    "source",
    "version",
    "updated_at",
)
# By when the move that a plan awaits in each state is due.
DUE_FIELDS = {
    "drafting": "drafting_due",
    "submitted": "check_due",
    "checked": "positions_due",
    "validated": "tabling_due",
    "tabled": "decision_due",
    "in_force": "final_report_due",
}

if TYPE_CHECKING:
    from empact.accounts.models import Country
    from empact.accounts.rules import Reader
    from oaps.models import (
        OAP,
        Indicator,
        Milestone,
        NationalPosition,
        OapSupport,
        OperationalAction,
        Participation,
        PlanGoal,
    )


def rows_of(name: str) -> QuerySet[Any]:
    """Return all rows of a model of step 3, which is only known when all are loaded."""
    rows: QuerySet[Any] = apps.get_model("oaps", name)._base_manager.all()
    return rows


def _living() -> QuerySet[Any]:
    """Return the participations that count, in actions that are part of their plan."""
    return rows_of("Participation").filter(status__in=LIVE_PARTICIPATION).exclude(action__status__in=GONE)


def counted(rows: QuerySet[Any], path: str, *, what: str = "pk") -> Coalesce:
    """Return, for a row, how many different `what` there are among the rows that name it at `path`."""
    found = rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count(what, distinct=True))
    return Coalesce(Subquery(found.values("n"), output_field=IntegerField()), 0)


def posts(role: str, within: Q) -> ArraySubquery:
    """Return, for a row, the organisations whose people hold the role today: code, flag, name, label, key of each."""
    held = apps.get_model("accounts", "Assignment").objects.today().filter(within, role=role)
    return ArraySubquery(held.order_by("starts", "pk").values(post=body_facts()))


def body_facts() -> JSONObject:
    """Return what is drawn of the organisation that a row names."""
    return JSONObject(
        code="organisation__country__code",
        country="organisation__country__name",
        flag="organisation__country__flag",
        kind="organisation__kind",
        name="organisation__short_name",
    )


class OAPQuerySet(VisibleQuerySet["OAP"]):
    """Ways to fetch plans."""

    def with_counts(self) -> Self:
        """Return rows with `action_count` and `participant_count`: living actions, organisations in them."""
        actions = rows_of("OperationalAction").exclude(status__in=GONE)
        return self.annotate(
            action_count=counted(actions, "oap"),
            participant_count=counted(_living(), "action__oap", what="organisation"),
        )

    def with_tab_counts(self) -> Self:
        """Return rows with `goal_count`, `support_count` and `participation_count` besides `with_counts`."""
        return self.with_counts().annotate(
            goal_count=counted(rows_of("PlanGoal"), "oap"),
            support_count=counted(rows_of("OapSupport"), "oap"),
            participation_count=counted(_living(), "action__oap"),
        )

    def with_teams(self) -> Self:
        """Return rows with `drivers` and `co_drivers`, as `posts` gives them."""
        within = Q(scope_kind="oaps.oap", scope_id=OuterRef("pk")) | Q(
            scope_kind="priorities.subpriority", scope_id=OuterRef("sub_priority_id")
        )
        return self.annotate(drivers=posts("driver", within), co_drivers=posts("co_driver", within))

    def with_answers(self) -> Self:
        """Return rows with `asked_count` and `answered_count` of the national positions that hold."""
        current = rows_of("NationalPosition").exclude(status="overtaken")
        return self.annotate(
            asked_count=counted(current, "oap"),
            answered_count=counted(current.exclude(status="pending"), "oap"),
        )

    def late(self, now: datetime) -> Self:
        """Return the plans whose awaited move is overdue."""
        found = Q(pk__in=[])
        for status, field in DUE_FIELDS.items():
            found |= Q(("status", status), (f"{field}__lt", now))
        return self.filter(found)

    def still_to_report(self) -> Self:
        """Return the plans that are reported on, or will be: neither closed nor withdrawn."""
        return self.exclude(status__in=PLAN_OVER)

    def for_list(self) -> Self:
        """Return rows with cycle, area, priority and documents."""
        return self.select_related(
            "cycle", "sub_priority__priority__priority_set__cycle", "tabled_document", "adoption_document"
        )


class PlanGoalQuerySet(VisibleQuerySet["PlanGoal"]):
    """Ways to fetch the goals of plans."""

    def for_list(self) -> Self:
        """Return rows with plan, cycle and strategic goal."""
        return self.select_related(
            "oap__cycle", "oap__sub_priority__priority__priority_set__cycle", "strategic_goal__plan__cycle"
        )

    def with_action_count(self) -> Self:
        """Return rows with `action_count`: how many living actions serve the goal."""
        return self.annotate(action_count=counted(rows_of("OperationalAction").exclude(status__in=GONE), "goal"))


class OapSupportQuerySet(VisibleQuerySet["OapSupport"]):
    """Ways to fetch agency support."""

    def for_list(self) -> Self:
        """Return rows with plan and agency."""
        return self.select_related(
            "oap__cycle", "oap__sub_priority__priority__priority_set__cycle", "organisation__country"
        )


class NationalPositionQuerySet(VisibleQuerySet["NationalPosition"]):
    """Ways to fetch national positions."""

    def current(self) -> Self:
        """Return those of the last round in which the plan's states were asked."""
        return self.exclude(status="overtaken")

    def for_list(self) -> Self:
        """Return rows with plan and country."""
        return self.select_related("oap__cycle", "country")


def _living_in_action(country: int) -> QuerySet[Any]:
    """Return the participations of a country in the action of the outer query that count."""
    return rows_of("Participation").filter(
        action=OuterRef("pk"), status__in=LIVE_PARTICIPATION, organisation__country=country
    )


def led_from(country: int | None, *, action: str) -> Q:
    """Return the rows whose action (the path names it) an organisation of the country leads.

    Of None those that no country leads: a body without one does, or nobody.
    """
    leads = rows_of("Participation").filter(action=OuterRef(action), role="lead", status__in=LIVE_PARTICIPATION)
    if country is None:
        return ~Q(Exists(leads.filter(organisation__country__isnull=False)))
    return Q(Exists(leads.filter(organisation__country=country)))


def numbered(number: str) -> Q:
    """Return, over actions, the one with this number (8.1) in its plan; none when it is no such number."""
    goal, _dot, sequence = number.partition(".")
    if not (_is_small(goal) and _is_small(sequence)):
        return Q(pk__in=[])
    return Q(goal_number=int(goal), sequence=int(sequence))


def _is_small(text: str) -> bool:
    """Tell whether the text is what the column can hold, written as people write it."""
    if len(text) > len(str(MOST)) or not (text.isascii() and text.isdecimal()):
        return False
    return str(int(text)) == text and int(text) <= MOST


class ActionQuerySet(VisibleQuerySet["OperationalAction"]):
    """Ways to fetch operational actions."""

    def by_code(self, code: str) -> Self:
        """Return the actions with this public code (FA-2026-27/8.1); none when it is no such code."""
        plan, _slash, number = code.strip().partition("/")
        return self.filter(numbered(number), oap__code=plan)

    def for_list(self) -> Self:
        """Return rows with plan, goal, and the live participations with their organisations. Two queries."""
        participations: ParticipationQuerySet = apps.get_model("oaps", "Participation").objects.all()
        live = participations.live().select_related("organisation__country").order_by("role", "position", "id")
        live = live.defer(*TOLD_ON_THE_PAGE)
        return self.select_related("oap__cycle", "goal").prefetch_related(
            Prefetch("participations", queryset=live, to_attr="live_participations")
        )

    def for_table(self) -> Self:
        """Return rows as `for_list`, with what tables of actions show. Three queries.

        `indicator_count`, `target_count` (with a target, or a reason for none), `has_leader`, `milestones_in_order`;
        `is_leader_named`: somebody is, and waits to be accepted.
        """
        indicators = rows_of("Indicator")
        told = indicators.filter(Q(target__isnull=False) | ~Q(no_target_reason=""))
        posts = apps.get_model("accounts", "Assignment").objects
        lead = {"role": "action_leader", "scope_kind": "oaps.operationalaction", "scope_id": OuterRef("pk")}
        return (
            self.for_list()
            .annotate(
                indicator_count=counted(indicators, "action"),
                target_count=counted(told, "action"),
                has_leader=Exists(posts.today().filter(**lead)),
                is_leader_named=Exists(posts.waiting().filter(**lead)),
            )
            .prefetch_related(
                Prefetch(
                    "milestones", queryset=rows_of("Milestone").order_by("starts", "id"), to_attr="milestones_in_order"
                )
            )
        )

    def led_by(self, country: int | None) -> Self:
        """Return the actions that an organisation of the country leads; of None as `led_from` says."""
        return self.filter(led_from(country, action="pk"))

    def with_country(self, country: int) -> Self:
        """Return the actions in which an organisation of the country leads, co-leads or takes part."""
        return self.filter(Exists(_living_in_action(country)))

    def with_part(self, states: Iterable[str], country: "Country | None") -> Self:
        """Return the actions in which a part, the country's if one is given, stands in one of the states."""
        parts = rows_of("Participation").filter(action=OuterRef("pk"), status__in=states)
        return self.filter(Exists(parts.filter(organisation__country=country) if country else parts))

    def of_country(self, country: int) -> Self:
        """Return the same with `own_role` and `own_status`: the country's strongest part in each action."""
        rank = Case(When(role="lead", then=0), When(role="co_lead", then=1), default=2)
        own = _living_in_action(country).order_by(rank, "pk")
        return self.with_country(country).annotate(
            own_role=Subquery(own.values("role")[:1]), own_status=Subquery(own.values("status")[:1])
        )

    def with_plan_seen(self, user: "Reader") -> Self:
        """Return rows with `plan_is_seen`: who takes part in an action may not see its whole plan."""
        plans: OAPQuerySet = apps.get_model("oaps", "OAP").objects.visible_to(user)
        seen = Q(oap__in=plans.values("pk"))
        return self.annotate(plan_is_seen=ExpressionWrapper(seen, BooleanField()))

    def with_told(self) -> Self:
        """Return the actions that were adopted, with `told`: what the last accepted report says; None without one."""
        last = rows_of("ProgressReport").filter(action=OuterRef("pk"), status="accepted")
        last = last.order_by("-round__opens_on", "-revision", "-pk")
        adopted = self.exclude(status__in=("proposed", "dropped"))
        return adopted.annotate(told=Subquery(last.values("state")[:1]))

    def in_open_plans(self) -> Self:
        """Return the actions that count, in plans that are neither closed nor withdrawn."""
        return self.exclude(status__in=GONE).exclude(oap__status__in=PLAN_OVER)


class ParticipationQuerySet(VisibleQuerySet["Participation"]):
    """Ways to fetch participations."""

    def live(self) -> Self:
        """Return those that are asked, offered or confirmed: the ones that count."""
        return self.filter(status__in=LIVE_PARTICIPATION)

    def confirmed(self) -> Self:
        """Return those that both sides agreed to: only these give a right."""
        return self.filter(status="confirmed")

    def for_list(self) -> Self:
        """Return rows with action, plan and organisation."""
        return self.select_related("action__oap__cycle", "organisation__country", "contact")

    def with_lead(self) -> Self:
        """Return rows with `leads`: the organisations that lead the action, as `posts` gives them."""
        leads = _living().filter(action=OuterRef("action"), role="lead")
        return self.annotate(leads=ArraySubquery(leads.values(post=body_facts())))


class IndicatorQuerySet(VisibleQuerySet["Indicator"]):
    """Ways to fetch indicators."""

    def for_list(self) -> Self:
        """Return rows with action and plan."""
        return self.select_related("action__oap__cycle")

    def counting(self) -> Self:
        """Return those of actions that are part of their plan."""
        return self.exclude(action__status__in=GONE)

    def with_lead_country(self) -> Self:
        """Return rows with `lead_country`: the country of the organisation that leads; None for a body without one."""
        leads = rows_of("Participation").filter(action=OuterRef("action"), role="lead", status__in=LIVE_PARTICIPATION)
        return self.annotate(lead_country=Subquery(leads.values("organisation__country")[:1]))

    def led_by(self, country: int | None) -> Self:
        """Return those of the actions that an organisation of the country leads; of None as `led_from` says."""
        return self.filter(led_from(country, action="action"))


class MilestoneQuerySet(VisibleQuerySet["Milestone"]):
    """Ways to fetch milestones."""

    def for_list(self) -> Self:
        """Return rows with action and plan."""
        return self.select_related("action__oap__cycle")
