"""Who is in the cast, where they come from, and how they come to their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cycles.models import Cycle, KeyThreat, ThreatAssessment
from empact.accounts.models import Assignment, Country, CountryKind, Organisation, OrganisationKind, PersonDetails, User
from empact.history.records import Standing
from empact.workflow.install import install
from evaluation.models import (
    Consultation,
    Criterion,
    Evaluation,
)
from oaps.models import (
    OAP,
    NationalPosition,
    OperationalAction,
)
from priorities.models import Priority, PrioritySet, StrategicGoal, StrategicPlan, SubPriority

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
            put(
                NationalPosition(
                    oap=plan, country=self.countries[code], due=datetime(2025, 12, 5, 16, tzinfo=UTC), comment="Said so"
                ),
                status,
            )
            for code in MEMBER_STATES
        ]


def put[C: Charted](record: C, status: str) -> C:
    """Store a charted record in a state, as if it had come there by its moves."""
    return install(record, status, at=THEN)


def make_places(cast: Cast) -> None:
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


def make_people(cast: Cast) -> None:
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
