"""Who sees the records of step 3."""

from collections.abc import Callable, Collection

from django.db.models import Exists, F, Max, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.permissions import (
    AGENCY_COORDINATOR,
    COSI_DELEGATE,
    COSI_SG_DELEGATE,
    CYCLE,
    commission,
    coordinators,
    delegations,
    stewards,
)
from empact import clock
from empact.accounts.models import User
from empact.accounts.permissions import OFFICIALS, SOURCED
from empact.accounts.phrases import in_case
from empact.accounts.rules import NOTHING, Reader, Rule, any_of, hats, holders, lies_in, lifted, of_country, where
from empact.accounts.sights import Sight
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.workflow.discretion import Discretion
from oaps.models import (
    OAP,
    AnalysisProject,
    Indicator,
    IndicatorValue,
    Measure,
    Milestone,
    NationalPosition,
    NationalReport,
    OapSupport,
    OperationalAction,
    Participation,
    PlanGoal,
    PlanReport,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from oaps.permissions.roles import (
    ACTION,
    ACTION_LEADER,
    AGENCY_CONTACT,
    AP_CONTACT,
    CO_ACTION_LEADER,
    CO_DRIVER,
    DRIVER,
    EST_MANAGER,
    PARTICIPANT_CONTACT,
    PLAN,
    drivers_team,
)
from oaps.permissions.writing import (
    ANSWERERS,
    LEAD_COORDINATORS,
    NATIONAL_REPORTERS,
    PARTICIPANT_SIDE,
    action_leaders,
)
from priorities.permissions import CHSG_COORDINATOR


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
    phrase=in_case(_("once the plan is opened to the Member States")),
    records=lambda user: _open_to_states(),
    people=lambda plan: User.objects.filter(Exists(OAP.objects.filter(_open_to_states(), pk=plan.pk)), is_active=True),
)
DECIDED_STATES = ("adopted", "in_force", "reported", "closed")
DECIDED = Q(status__in=DECIDED_STATES)
ADOPTED_PLAN = where(DECIDED, reason=_("once COSI has adopted the plan"))
TABLED_PLAN = where(Q(status="tabled"), reason=_("once the plan is tabled"))

# Who sees a plan while it is drafted and checked, and so what is said of the draft.
SEE_DRAFT = (
    stewards(OAP)
    | commission(OAP)
    | holders(OAP, DRIVER, CO_DRIVER, EST_MANAGER, AP_CONTACT, reason=_("the Driver's team and those who support it"))
    | (OPENED & coordinators(OAP))
    | SUPPORTING_AGENCIES
    | LEADERS_IN_PLAN
)
SEE_PLAN = (ADOPTED_PLAN & OFFICIALS) | SEE_DRAFT | (TABLED_PLAN & delegations(OAP))


def _end_of_drafting(plans: Collection[int]) -> dict[int, int | None]:
    """Return, by plan, the entry by which it was adopted; None before. Two queries.

    A plan that was loaded as adopted has no draft here.
    """
    rows = OAP.objects.filter(pk__in=plans)
    adoptions = Entry.objects.filter(kind=PLAN, record_id__in=plans, verb="adopt").order_by()
    found: dict[int, int | None] = dict(adoptions.values_list("record_id").annotate(last=Max("pk")))
    # An adoption that was rescinded ended nothing.
    return found | dict.fromkeys(rows.exclude(DECIDED).values_list("pk", flat=True))


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

# Why an organisation declined stands in its participation, too, and stays as the history keeps it: what was said while
# the plan was drafted is for those who saw the draft, and for the side that said it.
READ_REASON = (
    lifted(Participation, "action__oap", SEE_DRAFT, OAP)
    | PARTICIPANT_SIDE
    | where(Q(answered_at__date__gt=F("action__oap__adopted_on")), reason=_("once the plan is adopted"))
)

# A correction that is dropped ends as superseded too; it was never accepted.
ACCEPTED_REPORT = where(
    Q(status="accepted") | Q(status="superseded", accepted_at__isnull=False), reason=_("once the report is accepted")
)
ACCEPTED_PLAN_REPORT = where(Q(status="accepted"), reason=_("once the report is accepted"))
# Who sees a report while it is written and checked, and so what was typed and said then.
SEE_REPORT_DRAFT = (
    stewards(ProgressReport)
    | drivers_team(ProgressReport)
    | action_leaders(ProgressReport)
    | lifted(ProgressReport, "action", LEAD_COORDINATORS, OperationalAction)
)
SEE_REPORT = (ACCEPTED_REPORT & _under_action(ProgressReport)) | SEE_REPORT_DRAFT
SEE_PLAN_REPORT_DRAFT = stewards(PlanReport) | drivers_team(PlanReport)
SEE_PLAN_REPORT = (ACCEPTED_PLAN_REPORT & _under_plan(PlanReport)) | SEE_PLAN_REPORT_DRAFT

SUBMITTED_NATIONAL_REPORT = where(Q(status="submitted"), reason=_("once the national report is submitted"))
SEE_NATIONAL_REPORT = NATIONAL_REPORTERS | (
    SUBMITTED_NATIONAL_REPORT
    & (
        stewards(NationalReport)
        | of_country(
            NationalReport,
            COSI_DELEGATE,
            COSI_SG_DELEGATE,
            country="country",
            reason=_("the delegates of this country"),
        )
    )
)


def _until_last(model: type[Model], verb: str) -> Callable[[Collection[int]], dict[int, int | None]]:
    """Return what gives the last such move of each record; none for what was loaded past it. One query."""

    def until(keys: Collection[int]) -> dict[int, int | None]:
        moves = Entry.objects.filter(kind=kind_of(model), record_id__in=keys, verb=verb).order_by()
        return dict(moves.values_list("record_id").annotate(last=Max("pk")))

    return until


# Everybody with a role reads an adopted plan and an accepted report; why the draft was returned, and what it said
# before, stays with those who saw the draft.
DISCRETIONS = (
    Discretion(NationalPosition, READ_COMMENT),
    Discretion(
        OAP,
        SEE_DRAFT,
        until=_end_of_drafting,
        settled=DECIDED_STATES,
        who=_("those who see the plan while it is drafted"),
    ),
    Discretion(ProgressReport, SEE_REPORT_DRAFT, until=_until_last(ProgressReport, "accept"), settled=("accepted",)),
    Discretion(PlanReport, SEE_PLAN_REPORT_DRAFT, until=_until_last(PlanReport, "accept"), settled=("accepted",)),
    Discretion(NationalReport, NATIONAL_REPORTERS, until=_until_last(NationalReport, "submit"), settled=("submitted",)),
)

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
    Sight(PlanReport, SEE_PLAN_REPORT),
    Sight(NationalReport, SEE_NATIONAL_REPORT),
    Sight(IndicatorValue, lifted(IndicatorValue, "report", SEE_REPORT, ProgressReport)),
    Sight(Result, lifted(Result, "report", SEE_REPORT, ProgressReport)),
)
