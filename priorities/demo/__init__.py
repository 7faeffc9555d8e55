"""What step 2 adds to the demonstration: the G-MASP approved, coordinators of goals, a proposal for 2030-2033."""

from datetime import date

from cycles.models import Cycle, KeyThreat, Marking, ReferenceDocument
from empact import clock
from empact.accounts.demo.people import appointed, newcomers
from empact.accounts.models import Assignment, Organisation
from empact.loading.announced import ENTERED_AT, FICTION, Stage
from empact.workflow.install import install
from priorities.models import (
    Priority,
    PrioritySet,
    PrioritySetStatus,
    PriorityThreat,
    StrategicGoal,
    StrategicPlan,
    StrategicPlanStatus,
)
from priorities.permissions import CHSG_COORDINATOR

APPROVED_ON = date(2025, 9, 25)
# Who looks after a strategic goal across the plans of both cycles.
COORDINATORS = {2: "eurojust", 4: "it", 5: "frontex", 6: "cepol", 7: "nl", 8: "com-home"}


def make(stage: Stage) -> None:
    """Make all of it."""
    approve_strategic_plan()
    appoint_coordinators()
    propose_priorities()


def approve_strategic_plan() -> None:
    """Let COSI have approved the G-MASP 2026-2029, as in the pictures; its goals stay placeholders."""
    plan = StrategicPlan.objects.get(cycle__code="2026-2029")
    plan.cosi_document = ReferenceDocument.objects.create(
        number="ST 99025/25",
        title="General Multi-Annual Strategic Plan 2026–2029 (demonstration)",
        issued_on=APPROVED_ON,
        issued_by="Council",
        marking=Marking.LIMITE,
        **FICTION,
    )
    plan.consulted_on, plan.approved_on = date(2025, 9, 4), APPROVED_ON
    install(plan, StrategicPlanStatus.APPROVED, at=clock.deadline(APPROVED_ON), source=FICTION["source"])


def appoint_coordinators() -> None:
    """Give most goals a coordinator."""
    organisations = {item.code: item for item in Organisation.objects.filter(code__in=COORDINATORS.values())}
    people = dict(zip(COORDINATORS, newcomers(len(COORDINATORS)), strict=True))
    goals = StrategicGoal.objects.filter(number__in=COORDINATORS)
    Assignment.objects.bulk_create(
        appointed(people[goal.number], CHSG_COORDINATOR, organisations[COORDINATORS[goal.number]], goal)
        for goal in goals
    )


def propose_priorities() -> None:
    """Make a proposal that the Presidency can complete and table: one priority lacks its aim."""
    proposal = PrioritySet(
        cycle=Cycle.objects.get(code="2030-2033"),
        title="Example of a proposal for EMPACT 2030–2033",
        note="An early example, so that the tabling of priorities can be tried.",
        **FICTION,
    )
    install(proposal, PrioritySetStatus.PROPOSED, at=ENTERED_AT)
    networks, online = Priority.objects.bulk_create(
        [
            Priority(
                priority_set=proposal,
                number=1,
                code="NETWORKS",
                title="Criminal networks that threaten institutions",
                aim="To identify and disrupt the criminal networks that threaten institutions and public trust.",
                **FICTION,
            ),
            Priority(
                priority_set=proposal, number=2, code="ONLINE", title="Crime that is planned and paid online", **FICTION
            ),
        ]
    )
    threats = {threat.number: threat for threat in _threats()}
    PriorityThreat.objects.create(priority=networks, threat=threats[8], **FICTION)
    PriorityThreat.objects.create(priority=online, threat=threats[9], **FICTION)


def _threats() -> list[KeyThreat]:
    return list(KeyThreat.objects.filter(assessment__code="SOCTA-2025"))
