"""What is due of step 3 besides the moves of its charts: reports, vacant posts; and who comes after whom."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.permissions import AGENCY_COORDINATOR, NEC, secretariat, support_team
from empact import clock
from empact.accounts.gathering import Gathering, People
from empact.accounts.models import Assignment, User
from empact.accounts.rules import any_of, of_country
from empact.notifications.events import ROLE, Event
from empact.notifications.models import Frequency
from empact.notifications.sources import Due, DueSource, Escalation, Quiet
from oaps.models import (
    OAP,
    NationalPosition,
    NationalReport,
    OAPStatus,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanReport,
    ProgressReport,
)
from oaps.permissions import (
    ACTION,
    ACTION_KEEPERS,
    ACTION_LEADER,
    DRIVER,
    NATIONAL_REPORTERS,
    PLAN,
    PLAN_CHECKERS,
)
from oaps.permissions.roles import drivers_team
from oaps.permissions.writing import LEAD_COORDINATORS, action_leaders
from oaps.querysets import GONE
from oaps.workflow.participations import OVER, STILL
from oaps.workflow.reports import CORRECTED
from priorities.permissions import SUB_PRIORITY

ADOPTED = (OAPStatus.ADOPTED, OAPStatus.IN_FORCE)
OVER_ACTIONS = (*GONE, "completed", "partially_completed", "not_completed")


def actions_without_leader() -> Iterator[Due]:
    """Yield the running actions of adopted plans for which nobody is the Action Leader; wanted by their start."""
    of_action = {"role": ACTION_LEADER, "scope_kind": ACTION, "scope_id": OuterRef("pk")}
    leader, named = Assignment.objects.today().filter(**of_action), Assignment.objects.waiting().filter(**of_action)
    # Who is named waits to be accepted, of which others are reminded (notifications/notices.py).
    vacant = ~Exists(leader) & ~Exists(named)
    rows = OperationalAction.objects.filter(vacant, oap__status__in=ADOPTED).exclude(status__in=OVER_ACTIONS)
    for action in rows.for_list():
        yield Due(
            record=action,
            move="name_leader",
            what=_("Name an Action Leader"),
            who=_("those who name the Action Leader, and on the Driver's team"),
            people=partial(namers, action),
            due=clock.deadline(action.starts or action.oap.period_start),
        )


def plans_without_driver() -> Iterator[Due]:
    """Yield the plans that nobody drives; wanted by the end of the drafting, or by the start of the period."""
    held = Assignment.objects.today().filter(
        Q(scope_kind=PLAN, scope_id=OuterRef("pk")) | Q(scope_kind=SUB_PRIORITY, scope_id=OuterRef("sub_priority_id")),
        role=DRIVER,
    )
    over = (OAPStatus.REPORTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN)
    for plan in OAP.objects.filter(~Exists(held)).exclude(status__in=over).for_list():
        yield Due(
            record=plan,
            move="name_driver",
            what=_("Record a Driver"),
            who=PLAN_CHECKERS.name,
            people=PLAN_CHECKERS,
            due=plan.drafting_due or clock.deadline(plan.period_start),
            url=reverse("assignment-create", query={"role": DRIVER, "scope": f"{PLAN}:{plan.pk}"}),
        )


def _agencies_in_the_lead(action: OperationalAction) -> QuerySet[User]:
    lead = Participation.objects.confirmed().filter(
        role=ParticipationRole.LEAD, action=action, organisation__country=None
    )
    return User.objects.all().with_role(AGENCY_COORDINATOR, organisations=lead.values("organisation"))


def namers(action: OperationalAction, gathering: Gathering) -> People:
    """Return who names the Action Leader, and the Driver's team, which accepts the name. One query."""
    found = (LEAD_COORDINATORS.people(action), _agencies_in_the_lead(action))
    named = User.objects.filter(any_of(Q(pk__in=people.values("pk")) for people in found))
    return gathering.people(ACTION_KEEPERS, action).union(named.values_list("pk", flat=True))


SOURCES = (
    DueSource("vacancy", actions_without_leader, event=ROLE),
    DueSource("vacancy", plans_without_driver, event=ROLE),
)
ESCALATIONS = (
    Escalation(
        ProgressReport,
        to=(action_leaders(ProgressReport), drivers_team(ProgressReport), support_team(ProgressReport)),
    ),
    Escalation(PlanReport, to=(drivers_team(PlanReport), support_team(PlanReport), secretariat(PlanReport))),
    Escalation(NationalReport, to=(NATIONAL_REPORTERS, support_team(NationalReport))),
    Escalation(
        OperationalAction,
        to=(
            action_leaders(OperationalAction),
            drivers_team(OperationalAction),
            support_team(OperationalAction),
        ),
    ),
    Escalation(OAP, to=(drivers_team(OAP), support_team(OAP), secretariat(OAP))),
    Escalation(
        NationalPosition,
        to=(
            of_country(NationalPosition, NEC, country="country", reason=_("the national coordinator")),
            secretariat(NationalPosition),
        ),
    ),
    Escalation(
        Participation,
        to=(support_team(Participation), secretariat(Participation)),
    ),
)
EVENTS = (Event(CORRECTED, _("Corrections"), _("A report whose figures you used was corrected."), Frequency.DAILY),)
# What cannot be answered any more, or not now, is nothing to remind of.
QUIET = (
    Quiet(NationalPosition, lambda: ~Q(oap__status=OAPStatus.CHECKED)),
    Quiet(Participation, lambda: Q(action__oap__status__in=(*STILL, *OVER))),
)
