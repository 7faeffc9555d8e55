"""A small EMPACT of its own for the tests of the REST door: a past cycle that is public, and one being planned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.accounts.models import Assignment, Country, Organisation, OrganisationName, User
from empact.workflow.triggers import moving
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)
from oaps.models import (
    OAP,
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
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority

SOURCED = {"standing": "sourced", "source": "ST 1/21"}
FICTITIOUS = {"standing": "fictitious", "source": "tests"}
NOON = datetime(2025, 11, 20, 12, tzinfo=UTC)


@dataclass
class World:
    """What the tests name."""

    past: Cycle
    coming: Cycle
    priority: Priority
    hidden_priority: Priority
    plan: OAP
    other_plan: OAP
    past_plan: OAP
    goal: PlanGoal
    countries: dict[str, Country]
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, name: str) -> User:
        return self.people[name]


def make_world() -> World:
    """Store the world."""
    with moving():
        return _make_world()


def _make_world() -> World:
    countries = {
        code: Country.objects.create(
            code=code, iso=iso, name=name, kind="member_state", protocol_order=order, **SOURCED
        )
        for order, (code, iso, name) in enumerate(
            (("DE", "DE", "Germany"), ("EL", "GR", "Greece"), ("FR", "FR", "France"), ("LV", "LV", "Latvia")), 1
        )
    }
    states = {
        code: Organisation.objects.create(
            code=code.lower(), kind="country", name=country.name, short_name=code, country=country, **SOURCED
        )
        for code, country in countries.items()
    }
    council = Organisation.objects.create(code="gsc", kind="institution", name="Council", short_name="GSC", **SOURCED)
    europol = Organisation.objects.create(
        code="europol", kind="agency", name="Europol", short_name="Europol", **SOURCED
    )
    OrganisationName.objects.create(organisation=europol, name="Europol Drugs Unit", short_name="EDU", **SOURCED)

    past = Cycle.objects.create(
        code="2022-2025", title="EMPACT 2022–2025", starts=date(2022, 1, 1), ends=date(2025, 12, 31),
        status="running", **SOURCED,
    )  # fmt: skip
    coming = Cycle.objects.create(
        code="2026-2029", title="EMPACT 2026–2029", starts=date(2026, 1, 1), ends=date(2029, 12, 31),
        status="preparing", **SOURCED,
    )  # fmt: skip
    document = ReferenceDocument.objects.create(number="8665/21", title="Council conclusions", **SOURCED)
    CalendarEntry.objects.create(
        cycle=past, step=2, kind="priorities", title="Council priorities", starts=date(2021, 5, 26), document=document,
        **SOURCED,
    )  # fmt: skip
    assessment = ThreatAssessment.objects.create(
        cycle=past, code="SOCTA-2021", title="SOCTA 2021", published_on=date(2021, 4, 12), status="published",
        public_document=document, **SOURCED,
    )  # fmt: skip
    threat = KeyThreat.objects.create(assessment=assessment, number=1, title="Firearms trafficking", **SOURCED)
    adopted = PrioritySet.objects.create(
        cycle=past, title="Priorities 2022-2025", adopted_on=date(2021, 5, 26), council_document=document,
        status="adopted", **SOURCED,
    )  # fmt: skip
    priority = Priority.objects.create(
        priority_set=adopted, number=1, code="FA", title="Firearms and explosives", aim="Trafics d'armes à feu",
        aliases=["Weapons"], **SOURCED,
    )  # fmt: skip
    PriorityThreat.objects.create(priority=priority, threat=threat, **SOURCED)
    past_area = SubPriority.objects.create(
        priority=priority, cycle=past, number=1, code="FA", title="Firearms trafficking", **SOURCED
    )
    proposed = PrioritySet.objects.create(cycle=coming, title="Priorities 2026-2029", status="proposed", **FICTITIOUS)
    hidden = Priority.objects.create(priority_set=proposed, number=1, code="NA", title="Hidden so far", **FICTITIOUS)
    area = SubPriority.objects.create(
        priority=hidden, cycle=coming, number=1, code="FA", title="Firearms", **FICTITIOUS
    )
    other_area = SubPriority.objects.create(
        priority=hidden, cycle=coming, number=2, code="CC", title="Cybercrime", **FICTITIOUS
    )
    masp = StrategicPlan.objects.create(
        cycle=coming, title="G-MASP", status="approved", cosi_document=document, **FICTITIOUS
    )
    strategic = StrategicGoal.objects.create(plan=masp, number=1, title="Criminal intelligence", **FICTITIOUS)

    period = {"period_start": date(2026, 1, 1), "period_end": date(2027, 12, 31)}
    plan = OAP.objects.create(
        sub_priority=area, cycle=coming, code="FA-2026-27", title="Firearms", status="drafting", **period, **FICTITIOUS
    )
    other_plan = OAP.objects.create(
        sub_priority=other_area, cycle=coming, code="CC-2026-27", title="Cybercrime", status="checked", **period,
        tabled_document=document, adoption_document=document, **FICTITIOUS,
    )  # fmt: skip
    past_plan = OAP.objects.create(
        sub_priority=past_area, cycle=past, code="FA-2024-25", title="Firearms", status="in_force",
        period_start=date(2024, 1, 1), period_end=date(2025, 12, 31), adopted_on=date(2023, 12, 1), **FICTITIOUS,
    )  # fmt: skip
    goal = PlanGoal.objects.create(oap=plan, number=1, title="Goal", strategic_goal=strategic, **FICTITIOUS)
    OapSupport.objects.create(oap=plan, organisation=europol, kinds=["analysis"], **FICTITIOUS)
    world = World(past, coming, priority, hidden, plan, other_plan, past_plan, goal, countries)
    _add_actions(plan, 2)
    for number, code in enumerate(("DE", "FR", "LV")):
        NationalPosition.objects.create(
            oap=other_plan, country=countries[code], due=NOON, status="agreed_with_comment" if number else "pending",
            comment=f"Comment of {code}" if number else "", **FICTITIOUS,
        )  # fmt: skip
    _add_results(world)

    cast: dict[str, tuple[tuple[str, Organisation, str, int | None], ...]] = {
        "nec.fr": (("nec", states["FR"], "", None),),
        "nec.de": (("nec", states["DE"], "", None),),
        "driver": (("driver", states["FR"], "oaps.oap", plan.pk),),
        "est": (("est", europol, "", None),),
        "secretariat": (("cosi_secretariat", council, "", None),),
        "admin": (("administrator", council, "", None),),
        "nobody": (),
    }
    for name, hats in cast.items():
        world.people[name] = add_person(name, *hats)
    _add_evaluation(world, europol, threat)
    return world


def add_person(name: str, *hats: tuple[str, Organisation, str, int | None]) -> User:
    """Store an account with its assignments."""
    person = User.objects.create(email=f"{name}@empact.example")
    for role, organisation, kind, key in hats:
        Assignment.objects.create(
            person=person, role=role, organisation=organisation, scope_kind=kind, scope_id=key, starts=date(2020, 1, 1)
        )
    return person


def add_actions(plan: OAP, count: int) -> list[OperationalAction]:
    """Store so many more actions of a plan, each whole: lead, participant, indicator, milestone."""
    with moving():
        return _add_actions(plan, count)


def _add_actions(plan: OAP, count: int) -> list[OperationalAction]:
    goal = PlanGoal.objects.get_or_create(oap=plan, number=1, defaults={"title": "Goal", **FICTITIOUS})[0]
    first = OperationalAction.objects.filter(oap=plan).count() + 1
    lead, participant = Organisation.objects.filter(kind="country").order_by("pk")[:2]
    made: list[OperationalAction] = []
    for sequence in range(first, first + count):
        action = OperationalAction.objects.create(
            oap=plan, goal=goal, goal_number=1, sequence=sequence, title=f"Action {sequence}",
            starts=plan.period_start, ends=plan.period_end, continues=made[-1] if made else None, **FICTITIOUS,
        )  # fmt: skip
        for organisation, role in ((lead, "lead"), (participant, "participant")):
            Participation.objects.create(
                action=action, organisation=organisation, role=role, status="confirmed", **FICTITIOUS
            )
        Indicator.objects.create(action=action, title="Seizures", unit="number", target=10, **FICTITIOUS)
        Milestone.objects.create(action=action, title="Joint action days", starts=plan.period_start, **FICTITIOUS)
        made.append(action)
    return made


def _add_results(world: World) -> None:
    (action,) = _add_actions(world.past_plan, 1)
    times = {f"due_{name}": NOON for name in ("action_leader", "driver", "est", "cosi")}
    round_ = ReportingRound.objects.create(
        cycle=world.past, code="2024-1", title="First report 2024", period_start=date(2024, 1, 1),
        period_end=date(2024, 12, 31), opens_on=date(2024, 6, 1), status="closed", **times, **FICTITIOUS,
    )  # fmt: skip
    report = ProgressReport.objects.create(round=round_, action=action, status="accepted", **FICTITIOUS)
    NationalReport.objects.create(round=round_, country=world.countries["FR"], status="submitted", **FICTITIOUS)
    PlanReport.objects.create(round=round_, oap=action.oap, status="accepted", **FICTITIOUS)
    indicator = Indicator.objects.get(action=action)
    IndicatorValue.objects.create(report=report, indicator=indicator, state="reported", number=3, **FICTITIOUS)
    measure = Measure.objects.create(code="arrests", group="People", title="Arrests", unit="persons", **SOURCED)
    Result.objects.create(
        report=report, measure=measure, number=12, year=2024, country=world.countries["FR"], **FICTITIOUS
    )
    PublishedFigure.objects.create(cycle=world.past, measure=measure, year=2023, scope="All", number=13871, **SOURCED)


def _add_evaluation(world: World, evaluator: Organisation, threat: KeyThreat) -> None:
    evaluation = Evaluation.objects.create(
        cycle=world.past, code="EVAL-2025", title="Evaluation", status="final", evaluator=evaluator, **SOURCED
    )
    criterion = Criterion.objects.create(code="relevance", number=1, title="relevance", **SOURCED)
    AskedQuestion.objects.create(evaluation=evaluation, number=1, criterion=criterion, text="Was it?", **SOURCED)
    finding = Finding.objects.create(
        evaluation=evaluation, number=1, criterion=criterion, title="Relevant", text="It was.",
        priority=world.priority, **SOURCED,
    )  # fmt: skip
    evidence = Evidence.objects.create(
        evaluation=evaluation, number=1, kind="list", title="Cycles", said="1 row", address="/cycles/", text="{}",
        sha256="0" * 64, taken_at=NOON, taken_by=world.people["est"], taken_as="Evaluator", **SOURCED,
    )  # fmt: skip
    FindingEvidence.objects.create(finding=finding, evidence=evidence, **SOURCED)
    Consultation.objects.create(evaluation=evaluation, organisation=evaluator, **SOURCED)
    recommendation = Recommendation.objects.create(
        evaluation=evaluation, number=1, title="Go on", text="Do.", owner=evaluator, status="accepted", **SOURCED
    )
    RecommendationFinding.objects.create(recommendation=recommendation, finding=finding, **SOURCED)
    targets: tuple[dict[str, Any], ...] = ({"oap": world.plan}, {"priority": world.priority}, {"threat": threat})
    for target in targets:
        RoadmapItem.objects.create(
            recommendation=recommendation, title="Change it", owner=evaluator, **target, **SOURCED
        )
