"""The fixed cast of the tests: one person per role in two countries, a nobody, and the smallest whole chain.

    def test_a_delegate_sees_a_tabled_plan(cast): ...

Plan FA-2026-27 is drafted and whole enough to be submitted; CCH-2026-27 is adopted; FA-2024-25 of the cycle
before is in force. France leads action 1.1 of FA-2026-27, Germany leads 1.2, Eurojust is invited to 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from cycles.models import Cycle, KeyThreat, ThreatAssessment
from empact.accounts.models import Assignment, Country, CountryKind, Organisation, OrganisationKind, PersonDetails, User
from empact.history.records import Standing
from empact.workflow.install import install
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Finding,
    Question,
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
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanGoal,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.workflow.records import Charted

# Protocol order.
MEMBER_STATES = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE".split()
ISO = {"EL": "GR", "UK": "GB"}
THEN = datetime(2025, 6, 13, 12, tzinfo=UTC)
FICTION = {"standing": Standing.FICTITIOUS}
FACT = {"standing": Standing.SOURCED, "source": "A page that says so"}


@dataclass
class Cast:
    """What a test can name: people by their mail's first part, records by their role in the story."""

    people: dict[str, User] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    cycle: Cycle = field(init=False)
    earlier_cycle: Cycle = field(init=False)
    assessment: ThreatAssessment = field(init=False)
    threats: list[KeyThreat] = field(init=False)
    priority_set: PrioritySet = field(init=False)
    priorities: list[Priority] = field(init=False)
    areas: list[SubPriority] = field(init=False)
    strategic_plan: StrategicPlan = field(init=False)
    strategic_goals: list[StrategicGoal] = field(init=False)
    plan: OAP = field(init=False)
    adopted_plan: OAP = field(init=False)
    running_plan: OAP = field(init=False)
    actions: list[OperationalAction] = field(init=False)
    criteria: list[Criterion] = field(init=False)
    evaluation: Evaluation = field(init=False)
    consultation: Consultation = field(init=False)

    def __getitem__(self, name: str) -> User:
        """Return a person: cast["nec.fr"]. Hats are read anew each time, as in a new request."""
        return User.objects.get(pk=self.people[name].pk)

    def give(self, name: str, role: str, organisation: str, scope: Model | None = None, **dates: date) -> Assignment:
        """Give a person (new ones are made) a role for an organisation, in a scope."""
        if name not in self.people:
            self.people[name] = User.objects.create(email=f"{name}@empact.example")
            PersonDetails.objects.create(person=self.people[name], given_name="Test", family_name=name)
        body = self.organisations[organisation]
        return Assignment.objects.create(
            person=self.people[name],
            role=role,
            organisation=body,
            scope_kind=scope._meta.label_lower if scope else "",
            scope_id=scope.pk if scope else None,
            starts=dates.get("starts", date(2024, 1, 1)),
            ends=dates.get("ends"),
            head_of=body.country if role == "nec" else None,
            **FICTION,
        )

    def open_positions(self, plan: OAP, status: str = "pending") -> list[NationalPosition]:
        """Put a national position of each Member State on a plan, all in one state."""
        return [
            _put(
                NationalPosition(
                    oap=plan, country=self.countries[code], due=datetime(2025, 12, 5, 16, tzinfo=UTC), comment="Said so"
                ),
                status,
            )
            for code in MEMBER_STATES
        ]


def make_cast() -> Cast:
    """Make the cast in the database. Some 150 rows."""
    cast = Cast()
    _places(cast)
    _chain(cast)
    _plans(cast)
    _reports(cast)
    _evaluation(cast)
    _people(cast)
    return cast


def put[C: Charted](record: C, status: str) -> C:
    """Store a charted record in a state, as if it had come there by its moves."""
    return install(record, status, at=THEN)


_put = put


def _places(cast: Cast) -> None:
    countries = [
        Country(
            code=code, iso=ISO.get(code, code), name=f"Country {code}", kind=CountryKind.MEMBER_STATE, protocol_order=n
        )
        for n, code in enumerate(MEMBER_STATES, 1)
    ]
    countries += [
        Country(code=code, iso=ISO.get(code, code), name=f"Country {code}", kind="other") for code in ("UK", "CH")
    ]
    cast.countries = {item.code: item for item in Country.objects.bulk_create(countries)}
    kinds = OrganisationKind
    bodies: list[tuple[str, str, str]] = [(code, kinds.COUNTRY, code) for code in MEMBER_STATES]
    bodies += [("UK", kinds.THIRD_COUNTRY, "UK"), ("FR-OFAST", kinds.SERVICE, "FR"), ("DE-BKA", kinds.SERVICE, "DE")]
    bodies += [(code, kinds.AGENCY, "") for code in ("Europol", "Eurojust", "Frontex")]
    bodies += [("GSC", kinds.INSTITUTION, ""), ("COM", kinds.INSTITUTION, ""), ("EVAL", kinds.PRIVATE, "")]
    made = Organisation.objects.bulk_create(
        Organisation(
            code=code.lower(), kind=kind, name=code, short_name=code, country=cast.countries.get(country), **FACT
        )
        for code, kind, country in bodies
    )
    cast.organisations = {item.short_name: item for item in made}


def _chain(cast: Cast) -> None:
    cast.cycle = put(
        Cycle(code="2026-2029", title="EMPACT 2026-2029", starts=date(2026, 1, 1), ends=date(2029, 12, 31), **FACT),
        "preparing",
    )
    cast.earlier_cycle = put(
        Cycle(code="2022-2025", title="EMPACT 2022-2025", starts=date(2022, 1, 1), ends=date(2025, 12, 31), **FACT),
        "running",
    )
    cast.assessment = put(
        ThreatAssessment(
            cycle=cast.cycle, code="SOCTA-2025", title="SOCTA 2025", published_on=date(2025, 3, 18), **FACT
        ),
        "published",
    )
    cast.threats = [
        KeyThreat.objects.create(assessment=cast.assessment, number=number, title=title, **FACT)
        for number, title in ((1, "Firearms trafficking"), (2, "Drug trafficking"))
    ]
    cast.priority_set = put(
        PrioritySet(cycle=cast.cycle, title="Council conclusions", adopted_on=date(2025, 6, 13), **FACT), "adopted"
    )
    cast.priorities = [
        Priority.objects.create(
            priority_set=cast.priority_set, number=number, code=code, title=title, aim=f"To fight {title}.", **FACT
        )
        for number, code, title in ((1, "FA", "Firearms"), (2, "DRUGS", "Drugs"))
    ]
    for priority, threat in zip(cast.priorities, cast.threats, strict=True):
        PriorityThreat.objects.create(priority=priority, threat=threat, **FACT)
    cast.areas = [
        SubPriority.objects.create(
            priority=priority, cycle=cast.cycle, number=number, code=code, title=priority.title, **FACT
        )
        for number, (priority, code) in enumerate(zip(cast.priorities, ("FA", "CCH"), strict=True), 1)
    ]
    cast.strategic_plan = put(
        StrategicPlan(cycle=cast.cycle, title="G-MASP 2026-2029", approved_on=date(2025, 9, 25), **FICTION), "approved"
    )
    cast.strategic_goals = [
        StrategicGoal.objects.create(
            plan=cast.strategic_plan, number=number, title=title, objective="Better.", **FICTION
        )
        for number, title in ((1, "Criminal intelligence picture"), (2, "Investigations"))
    ]


def _plan(area: SubPriority, code: str, starts: date, ends: date, status: str, **more: Any) -> OAP:
    plan = OAP(
        sub_priority=area,
        cycle=area.cycle,
        code=code,
        title=area.title,
        period_start=starts,
        period_end=ends,
        **{**FICTION, **more},
    )
    return put(plan, status)


def _plans(cast: Cast) -> None:
    firearms, drugs = cast.areas
    period = (date(2026, 1, 1), date(2027, 12, 31))
    cast.plan = _plan(firearms, "FA-2026-27", *period, "drafting")
    cast.adopted_plan = _plan(drugs, "CCH-2026-27", *period, "adopted", adopted_on=date(2025, 11, 18))
    earlier_set = put(
        PrioritySet(cycle=cast.earlier_cycle, title="Council conclusions", adopted_on=date(2021, 5, 26), **FACT),
        "adopted",
    )
    earlier = Priority.objects.create(
        priority_set=earlier_set, number=10, code="FA", title="Firearms trafficking", aim="To target.", **FACT
    )
    area = SubPriority.objects.create(
        priority=earlier, cycle=cast.earlier_cycle, number=15, code="FA", title="Firearms trafficking", **FACT
    )
    cast.running_plan = _plan(
        area, "FA-2024-25", date(2024, 1, 1), date(2025, 12, 31), "in_force", adopted_on=date(2023, 12, 5)
    )
    goal = PlanGoal.objects.create(
        oap=cast.plan, number=1, title="Intelligence", strategic_goal=cast.strategic_goals[0], **FICTION
    )
    cast.actions = [_action(cast.plan, goal, 1, "Picture of 3D-printed firearms"), _action(cast.plan, goal, 2, "Flows")]
    OapSupport.objects.create(
        oap=cast.plan, organisation=cast.organisations["Frontex"], kinds=["analysis"], goals=[1], **FICTION
    )
    take_part(cast, cast.actions[0], "FR", "lead", "confirmed")
    take_part(cast, cast.actions[0], "DE", "co_lead", "confirmed")
    take_part(cast, cast.actions[0], "Eurojust", "participant", "invited")
    take_part(cast, cast.actions[0], "LV", "participant", "invited")
    take_part(cast, cast.actions[1], "DE-BKA", "lead", "confirmed")
    take_part(cast, cast.actions[1], "FR-OFAST", "participant", "offered")
    other = PlanGoal.objects.create(
        oap=cast.adopted_plan, number=2, title="Investigations", strategic_goal=cast.strategic_goals[1], **FICTION
    )
    adopted = _action(cast.adopted_plan, other, 1, "Ports", "adopted")
    take_part(cast, adopted, "FR", "lead", "confirmed")


def _action(plan: OAP, goal: PlanGoal, sequence: int, title: str, status: str = "proposed") -> OperationalAction:
    action = put(
        OperationalAction(
            oap=plan,
            goal=goal,
            goal_number=goal.number,
            sequence=sequence,
            title=title,
            objective="Fewer weapons reach buyers.",
            kind="intelligence",
            starts=plan.period_start,
            ends=plan.period_end,
            funding=["none"],
            **FICTION,
        ),
        status,
    )
    Indicator.objects.create(action=action, title="Reports", unit="reports", baseline=0, target=4, **FICTION)
    return action


def take_part(cast: Cast, action: OperationalAction, organisation: str, role: str, status: str) -> Participation:
    """Let an organisation take part in an action, in some state of the handshake."""
    return put(
        Participation(
            action=action,
            organisation=cast.organisations[organisation],
            role=ParticipationRole(role),
            reason="No capacity" if status in {"declined", "withdrawn"} else "",
            **FICTION,
        ),
        status,
    )


def _reports(cast: Cast) -> None:
    goal = PlanGoal.objects.create(oap=cast.running_plan, number=1, title="Intelligence", **FICTION)
    action = _action(cast.running_plan, goal, 1, "Flows from the Western Balkans", "in_progress")
    take_part(cast, action, "FR", "lead", "confirmed")
    Milestone.objects.create(action=action, title="Control week", starts=date(2025, 6, 2), **FICTION)
    due = datetime(2025, 12, 19, 16, tzinfo=UTC)
    reporting = put(
        ReportingRound(
            cycle=cast.earlier_cycle,
            code="2024-25-final",
            title="Final round",
            period_start=date(2024, 1, 1),
            period_end=date(2025, 12, 31),
            is_final=True,
            opens_on=date(2025, 11, 3),
            due_action_leader=due,
            due_driver=due,
            due_est=due,
            due_cosi=due,
            **FICTION,
        ),
        "open",
    )
    report = put(
        ProgressReport(
            round=reporting, action=action, state="on_track", narrative="Three weeks of controls.", **FICTION
        ),
        "accepted",
    )
    measure = Measure.objects.create(code="arrests", group="Persons", title="Arrests", unit="persons", **FACT)
    Result.objects.create(report=report, measure=measure, number=27, year=2025, **FICTION)
    indicator = action.indicators.get()
    IndicatorValue.objects.create(report=report, indicator=indicator, state="reported", number=3, **FICTION)
    PublishedFigure.objects.create(
        cycle=cast.earlier_cycle, measure=measure, year=2023, scope="15 areas", number=13871, **FACT
    )


def _evaluation(cast: Cast) -> None:
    cast.criteria = [
        Criterion.objects.create(code=code, number=number, title=code, **FACT)
        for number, code in enumerate(("relevance", "effectiveness"), 1)
    ]
    Question.objects.create(criterion=cast.criteria[0], number=1, text="Do the priorities match?", standing="customary")
    for code, status in (("EVAL-2022-25", "final"), ("EVAL-DRAFT", "collecting")):
        cast.evaluation = put(
            Evaluation(
                cycle=cast.earlier_cycle,
                code=code,
                title=f"Evaluation {code}",
                evaluator=cast.organisations["EVAL"],
                **FICTION,
            ),
            status,
        )
        finding = Finding.objects.create(
            evaluation=cast.evaluation,
            number=1,
            criterion=cast.criteria[1],
            title="Controls work",
            text="They do.",
            evidence="Nine interviews",
            **FICTION,
        )
        recommendation = put(
            Recommendation(
                evaluation=cast.evaluation,
                number=1,
                title="Trace sooner",
                text="Within ten days.",
                owner=cast.organisations["Eurojust"],
                **FICTION,
            ),
            "accepted",
        )
        RecommendationFinding.objects.create(recommendation=recommendation, finding=finding, **FICTION)
        RoadmapItem.objects.create(
            recommendation=recommendation,
            title="A new goal",
            owner=cast.organisations["Eurojust"],
            priority=cast.priorities[0],
            **FICTION,
        )
    AskedQuestion.objects.create(
        evaluation=cast.evaluation, number=1, criterion=cast.criteria[0], text="Do the priorities match?", **FICTION
    )
    cast.consultation = Consultation.objects.create(
        evaluation=cast.evaluation, organisation=cast.organisations["Eurojust"], **FICTION
    )


def _people(cast: Cast) -> None:
    cycle, plan = cast.cycle, cast.plan
    for name, role, organisation, scope in (
        ("secretariat", "cosi_secretariat", "GSC", None),
        ("secretariat.2", "cosi_secretariat", "GSC", None),
        ("presidency", "presidency", "DE", cycle),
        ("est", "est", "Europol", None),
        ("est.2", "est", "Europol", None),
        ("commission", "commission", "COM", None),
        ("socta", "socta_team", "Europol", None),
        ("socta.2", "socta_team", "Europol", None),
        ("delegate.it", "cosi_delegate", "IT", cycle),
        ("delegate.de", "cosi_sg_delegate", "DE", cycle),
        ("nec.fr", "nec", "FR", None),
        ("nec.de", "nec", "DE", None),
        ("nec.lv", "nec", "LV", None),
        ("deputy.fr", "deputy_nec", "FR", None),
        ("driver", "driver", "ES", plan),
        ("codriver", "co_driver", "SE", plan),
        ("other.driver", "driver", "NL", cast.adopted_plan),
        ("leader.fr", "action_leader", "FR-OFAST", cast.actions[0]),
        ("leader.de", "action_leader", "DE-BKA", cast.actions[1]),
        ("eurojust", "agency_coordinator", "Eurojust", None),
        ("frontex", "agency_contact", "Frontex", plan),
        ("contact.fr", "participant_contact", "FR-OFAST", None),
        ("manager", "est_manager", "Europol", plan),
        ("chsg", "chsg_coordinator", "FR", cast.strategic_goals[0]),
        ("evaluator", "evaluator", "EVAL", cast.earlier_cycle),
        ("auditor", "auditor", "GSC", None),
        ("admin", "administrator", "GSC", None),
    ):
        cast.give(name, role, organisation, scope)
    cast.give("former", "driver", "ES", plan, ends=date(2025, 1, 31))
    cast.people["nobody"] = User.objects.create(email="nobody@empact.example")
