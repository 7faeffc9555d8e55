"""Who may do what with the records of step 2."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat
from cycles.permissions import (
    COMMISSION,
    CYCLE,
    EST,
    SEE_THREAT,
    commission,
    coordinators,
    delegations,
    presidency,
    secretariat,
    socta_team,
    stewards,
    support_team,
)
from empact.accounts.permissions import OFFICIALS, SOURCED
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import Rule, holders, lifted, where
from empact.accounts.sights import Sight
from empact.workflow.edits import Allowance, EditPolicy
from priorities.models import (
    Priority,
    PrioritySet,
    PrioritySuccession,
    PriorityThreat,
    StrategicGoal,
    StrategicPlan,
    SubPriority,
    SubPrioritySuccession,
)

CHSG_COORDINATOR = "chsg_coordinator"
STRATEGIC_GOAL = "priorities.strategicgoal"
PRIORITY = "priorities.priority"
SUB_PRIORITY = "priorities.subpriority"

ROLES = (
    Role(
        CHSG_COORDINATOR,
        _("Coordinator of a strategic goal"),
        (STRATEGIC_GOAL,),
        rank=60,
        short=_("CHSG coordinator"),
        assigned_by=(EST, COMMISSION),
    ),
)
SCOPES = (
    Scope("priorities.priorityset", {CYCLE: "cycle_id"}),
    Scope(PRIORITY, {PRIORITY: "pk", CYCLE: "priority_set__cycle_id"}),
    Scope(
        SUB_PRIORITY,
        {SUB_PRIORITY: "pk", PRIORITY: "priority_id", CYCLE: "cycle_id"},
        related=("cycle",),
        label=lambda area: f"{area.title} ({area.cycle.code})",
        words=("code", "title", "priority__code", "priority__title"),
    ),
    Scope("priorities.strategicplan", {CYCLE: "cycle_id"}),
    Scope(
        STRATEGIC_GOAL,
        {STRATEGIC_GOAL: "pk", CYCLE: "plan__cycle_id"},
        related=("plan__cycle",),
        label=lambda goal: f"{goal} ({goal.plan.cycle.code})",
        plain=lambda goal: f"{goal.number} ({goal.plan.cycle.code})",
        words=("plan__cycle__code",),
    ),
)

PROPOSERS = presidency(PrioritySet)
SET_RECORDERS = secretariat(PrioritySet)
PRIORITY_WRITERS = presidency(Priority) | secretariat(Priority)
AREA_WRITERS = support_team(SubPriority) | secretariat(SubPriority)
CONVENERS = commission(StrategicPlan)
PLAN_RECORDERS = secretariat(StrategicPlan)
GOAL_WRITERS = commission(StrategicGoal) | support_team(StrategicGoal)

ADOPTED = where(
    Q(adopted_on__isnull=False) & ~Q(status="withdrawn"), reason=_("once the Council has adopted the priorities")
)
ON_THE_TABLE = where(Q(status="tabled"), reason=_("once the priorities are tabled"))
SEE_SET = (
    (ADOPTED & OFFICIALS)
    | stewards(PrioritySet)
    | commission(PrioritySet)
    | socta_team(PrioritySet)
    | (ON_THE_TABLE & (delegations(PrioritySet) | coordinators(PrioritySet)))
)
PUBLIC_SET = ADOPTED & SOURCED
SEE_PRIORITY = lifted(Priority, "priority_set", SEE_SET, PrioritySet) | (
    SOURCED & lifted(Priority, "priority_set", PUBLIC_SET, PrioritySet)
)
SEE_AREA = lifted(SubPriority, "priority__priority_set", SEE_SET, PrioritySet) | (
    SOURCED & lifted(SubPriority, "priority__priority_set", PUBLIC_SET, PrioritySet)
)

APPROVED = where(Q(status__in=["approved", "revised"]), reason=_("once COSI has approved the G-MASP"))
CONSULTED = where(Q(status="consulted"), reason=_("once the G-MASP is consulted"))
SEE_STRATEGIC_PLAN = (
    (APPROVED & OFFICIALS)
    | stewards(StrategicPlan)
    | commission(StrategicPlan)
    | (CONSULTED & (delegations(StrategicPlan) | coordinators(StrategicPlan)))
)
SEE_GOAL = lifted(StrategicGoal, "plan", SEE_STRATEGIC_PLAN, StrategicPlan) | holders(
    StrategicGoal, CHSG_COORDINATOR, reason=_("the coordinator of the goal")
)


def _between(model: type[PriorityThreat | PrioritySuccession], path: str) -> Rule:
    """Return the rule by which a link between priorities is seen: as the priority at one end."""
    return lifted(model, path, SEE_PRIORITY, Priority)


SET_FIELDS = ("title", "note", "standing", "source")
PRIORITY_FIELDS = ("number", "code", "title", "aim", "aliases", "standing", "source")
AREA_FIELDS = ("number", "code", "title", "aim", "aliases", "standing", "source")
STRATEGIC_PLAN_FIELDS = ("title", "summary", "standing", "source")
GOAL_FIELDS = ("number", "title", "objective", "indicators", "benefits", "standing", "source")
# What was written wrongly may be corrected after the decision too: the official wording of an adopted priority.
WORDING = ("aim", "aliases", "standing", "source")
PREPARED = ("proposed", "tabled")

POLICIES = (
    EditPolicy(
        model=PrioritySet,
        edits=(
            Allowance(PROPOSERS | SET_RECORDERS, SET_FIELDS, PREPARED),
            Allowance(SET_RECORDERS, ("note", "source")),
        ),
        creation=Allowance(presidency(Cycle) | secretariat(Cycle), ("revision", *SET_FIELDS)),
        parent="cycle",
    ),
    EditPolicy(
        model=Priority,
        edits=(
            Allowance(PRIORITY_WRITERS, PRIORITY_FIELDS, PREPARED),
            Allowance(secretariat(Priority), WORDING, ("adopted",)),
        ),
        creation=Allowance(PROPOSERS | SET_RECORDERS, PRIORITY_FIELDS, PREPARED),
        parent="priority_set",
        removal=Allowance(PRIORITY_WRITERS, states=("proposed",)),
    ),
    EditPolicy(
        model=PriorityThreat,
        creation=Allowance(PRIORITY_WRITERS, ("threat", "standing", "source"), (*PREPARED, "adopted")),
        parent="priority",
        removal=Allowance(
            lifted(PriorityThreat, "priority", PRIORITY_WRITERS, Priority), states=(*PREPARED, "adopted")
        ),
    ),
    EditPolicy(
        model=SubPriority,
        edits=(Allowance(AREA_WRITERS, AREA_FIELDS),),
        creation=Allowance(
            support_team(Priority) | secretariat(Priority), ("cycle", *AREA_FIELDS), (*PREPARED, "adopted")
        ),
        parent="priority",
    ),
    EditPolicy(
        model=StrategicPlan,
        edits=(Allowance(CONVENERS | support_team(StrategicPlan), STRATEGIC_PLAN_FIELDS, ("drafting",)),),
        creation=Allowance(commission(Cycle), ("revision", *STRATEGIC_PLAN_FIELDS)),
        parent="cycle",
    ),
    EditPolicy(
        model=StrategicGoal,
        edits=(Allowance(GOAL_WRITERS, GOAL_FIELDS, ("drafting",)),),
        creation=Allowance(CONVENERS | support_team(StrategicPlan), GOAL_FIELDS, ("drafting",)),
        parent="plan",
        removal=Allowance(GOAL_WRITERS, states=("drafting",)),
    ),
)

SIGHTS = (
    Sight(PrioritySet, SEE_SET | PUBLIC_SET),
    Sight(Priority, SEE_PRIORITY),
    # Else the title of a threat that is still being drafted would be read from the priority that answers it.
    Sight(
        PriorityThreat,
        _between(PriorityThreat, "priority") & lifted(PriorityThreat, "threat", SEE_THREAT, KeyThreat),
    ),
    Sight(PrioritySuccession, _between(PrioritySuccession, "earlier") & _between(PrioritySuccession, "later")),
    Sight(SubPriority, SEE_AREA),
    Sight(
        SubPrioritySuccession,
        lifted(SubPrioritySuccession, "earlier", SEE_AREA, SubPriority)
        & lifted(SubPrioritySuccession, "later", SEE_AREA, SubPriority),
    ),
    Sight(StrategicPlan, SEE_STRATEGIC_PLAN),
    Sight(StrategicGoal, SEE_GOAL),
)
