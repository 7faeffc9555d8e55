"""More of everything, so that every list and every page has rows, and then more rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from empact.accounts.models import Country, Organisation, OrganisationName
from empact.documents.models import File, Part, Request
from empact.history.acting import acting
from empact.history.freezing import canonical, digest
from empact.jobs.models import Job
from empact.notifications.models import Cadence
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
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
    NationalReport,
    OapSupport,
    OperationalAction,
    PlanGoal,
    PlanReport,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority
from tests.cast import FACT, FICTION, put, take_part

if TYPE_CHECKING:
    from tests.cast import Cast

NOON = datetime(2025, 11, 3, 12, tzinfo=UTC)
LATER = datetime(2025, 12, 19, 17, tzinfo=UTC)
BODIES = ("FR", "DE", "LV", "Europol", "Eurojust", "IT", "ES", "NL", "PL", "SE")


def grow(cast: Cast, sizes: range) -> None:
    """Add one of every kind for each number, under the records of the cast and under new ones."""
    for number in sizes:
        document = ReferenceDocument.objects.create(number=f"ST {number}/25", title="A document", **FACT)
        _grow_step_1(cast, number, document)
        _grow_step_2(cast, number)
        plan = _grow_step_3(cast, number)
        _grow_reports(cast, number, plan)
        _grow_step_4(cast, number, document)
        _grow_people(cast, number)
        _grow_documents(cast, number)
        Cadence.objects.create(kind=f"oaps.kind{number}", title=f"Rhythm {number}", before=[7], after=[1], **FACT)


def _grow_step_1(cast: Cast, number: int, document: ReferenceDocument) -> None:
    first = 2026 + 4 * number
    Cycle.objects.create(
        code=f"{first}-{first + 3}", title=f"Cycle {number}", starts=date(first, 1, 1), ends=date(first + 3, 12, 31),
        **FACT,
    )  # fmt: skip
    CalendarEntry.objects.create(
        cycle=cast.cycle, step=1, kind="meeting", title=f"Meeting {number}", starts=date(2026, 1, 1 + number % 28),
        document=document, **FACT,
    )  # fmt: skip
    put(
        ThreatAssessment(
            cycle=cast.cycle, code=f"INTERIM-{number}", title=f"Interim {number}", kind="interim",
            published_on=date(2025, 3, 1), public_document=document, full_document=document, **FACT,
        ),
        "published",
    )  # fmt: skip
    threat = KeyThreat.objects.create(assessment=cast.assessment, number=100 + number, title=f"Threat {number}", **FACT)
    PriorityThreat.objects.create(priority=cast.priorities[0], threat=threat, **FACT)


def _grow_step_2(cast: Cast, number: int) -> None:
    priority = Priority.objects.create(
        priority_set=cast.priority_set, number=100 + number, code=f"P{number}", title=f"Priority {number}", **FACT
    )
    SubPriority.objects.create(
        priority=priority, cycle=cast.cycle, number=100 + number, code=f"A{number}", title=f"Area {number}", **FACT
    )
    put(
        PrioritySet(
            cycle=cast.cycle, revision=number, title=f"Set {number}", adopted_on=date(2025, 6, 14), **FACT
        ),
        "revised",
    )  # fmt: skip
    put(
        StrategicPlan(
            cycle=cast.cycle, revision=number, title=f"Plan {number}", approved_on=date(2025, 6, 14), **FICTION
        ),
        "revised",
    )  # fmt: skip
    StrategicGoal.objects.create(
        plan=cast.strategic_plan, number=100 + number, title=f"Goal {number}", objective="Better.", **FICTION
    )


def _grow_step_3(cast: Cast, number: int) -> OAP:
    area = SubPriority.objects.get(cycle=cast.cycle, code=f"A{number}")
    plan = put(
        OAP(
            sub_priority=area, cycle=cast.cycle, code=f"A{number}-2026-27", title=area.title,
            period_start=date(2026, 1, 1), period_end=date(2027, 12, 31), adopted_on=date(2025, 11, 18), **FICTION,
        ),
        "adopted",
    )  # fmt: skip
    for owner in (plan, cast.adopted_plan):
        body = cast.organisations[BODIES[number % len(BODIES)]]
        OapSupport.objects.get_or_create(oap=owner, organisation=body, defaults={"kinds": ["analysis"], **FICTION})
        _action(cast, owner, number)
    return plan


def _action(cast: Cast, plan: OAP, number: int) -> OperationalAction:
    goal = PlanGoal.objects.create(
        oap=plan, number=100 + number, title=f"Goal {number}", strategic_goal=cast.strategic_goals[0], **FICTION
    )
    action = put(
        OperationalAction(
            oap=plan, goal=goal, goal_number=goal.number, sequence=1, title=f"Action {number}", kind="training",
            starts=plan.period_start, ends=plan.period_end, funding=["none"], **FICTION,
        ),
        "adopted",
    )  # fmt: skip
    for place, body in enumerate(BODIES[: 3 + number % 5]):
        take_part(cast, action, body, "participant" if place > 1 else ("lead", "co_lead")[place], "confirmed")
    for position in range(1 + number % 3):
        Indicator.objects.create(
            action=action, position=position, title=f"Indicator {position}", unit="items", target=4, **FICTION
        )
    Milestone.objects.create(action=action, title="Kick-off", starts=plan.period_start, **FICTION)
    return action


def _grow_reports(cast: Cast, number: int, plan: OAP) -> None:
    measure = Measure.objects.create(code=f"M-{number}", group="Seizures", title=f"Measure {number}", unit="t", **FACT)
    PublishedFigure.objects.create(
        cycle=cast.cycle, measure=measure, year=2023, scope="All areas", number=number, **FACT
    )
    reporting = put(
        ReportingRound(
            cycle=cast.cycle, code=f"R-{number}", title=f"Round {number}", period_start=date(2026, 1, 1),
            period_end=date(2027, 12, 31), opens_on=date(2025, 11, 3), due_action_leader=LATER, due_driver=LATER,
            due_est=LATER, due_cosi=LATER, **FICTION,
        ),
        "open",
    )  # fmt: skip
    for owner in (plan, cast.adopted_plan):
        put(PlanReport(round=reporting, oap=owner, summary="Reached.", submitted_at=NOON, **FICTION), "accepted")
    put(
        NationalReport(round=reporting, country=cast.countries["FR"], summary="Reached.", submitted_at=NOON, **FICTION),
        "submitted" if number % 2 else "drafting",
    )
    for action in OperationalAction.objects.filter(oap__in=[plan, cast.adopted_plan], sequence=1):
        report = put(
            ProgressReport(
                round=reporting, action=action, state="on_track", narrative="Done.", submitted_at=NOON,
                accepted_at=NOON, **FICTION,
            ),
            "accepted",
        )  # fmt: skip
        for indicator in action.indicators.all():
            IndicatorValue.objects.create(report=report, indicator=indicator, state="reported", number=1, **FICTION)
        Result.objects.create(
            report=report, measure=measure, number=number, year=2025, country=cast.countries["FR"], **FICTION
        )


def _grow_step_4(cast: Cast, number: int, document: ReferenceDocument) -> None:
    Criterion.objects.create(code=f"c-{number}", number=100 + number, title=f"Criterion {number}", **FACT)
    Question.objects.create(criterion=cast.criteria[0], number=100 + number, text="Why?", **FACT)
    for evaluation in (
        Evaluation.objects.filter(code="EVAL-0").first() or _evaluation(cast, 0, document),
        _evaluation(cast, number, document),
    ):
        place = 100 + number
        finding = Finding.objects.create(
            evaluation=evaluation, number=place, criterion=cast.criteria[0], title=f"Finding {number}",
            text="So it is.", priority=cast.priorities[0], **FACT,
        )  # fmt: skip
        recommendation = put(
            Recommendation(
                evaluation=evaluation, number=place, title=f"Recommendation {number}", text="Do it.",
                owner=cast.organisations["COM"], **FACT,
            ),
            "accepted",
        )  # fmt: skip
        RecommendationFinding.objects.create(recommendation=recommendation, finding=finding, **FACT)
        _beside(cast, evaluation, finding, place)
        RoadmapItem.objects.create(
            recommendation=recommendation, title=f"Item {number}", owner=cast.organisations["COM"],
            priority=cast.priorities[0], **FACT,
        )  # fmt: skip


def _beside(cast: Cast, evaluation: Evaluation, finding: Finding, place: int) -> None:
    """Add a question, a piece of evidence that the finding cites, and a consultation."""
    AskedQuestion.objects.create(
        evaluation=evaluation, number=place, criterion=cast.criteria[0], text=f"Question {place}?", **FACT
    )
    text = canonical({"columns": ["Title"], "rows": [{"kind": "cycles.cycle", "id": cast.cycle.pk, "cells": ["So"]}]})
    evidence = Evidence.objects.create(
        evaluation=evaluation, number=place, kind="list", title=f"Evidence {place}", said="1 row", address="/cycles/",
        text=text.decode(), sha256=digest(text), taken_at=NOON, taken_by=cast["evaluator"], taken_as="Evaluator",
        **FACT,
    )  # fmt: skip
    FindingEvidence.objects.create(finding=finding, evidence=evidence, **FACT)
    Consultation.objects.create(evaluation=evaluation, organisation=cast.organisations["FR"], round=place, **FACT)


def _evaluation(cast: Cast, number: int, document: ReferenceDocument) -> Evaluation:
    return put(
        Evaluation(
            cycle=cast.earlier_cycle, code=f"EVAL-{number}", title=f"Evaluation {number}",
            evaluator=cast.organisations["EVAL"], final_document=document, **FACT,
        ),
        "final",
    )  # fmt: skip


def remember(cast: Cast, times: int) -> None:
    """Write entries about what lies under the adopted plan, so that its history has sentences."""
    for action in OperationalAction.objects.filter(oap=cast.adopted_plan)[:times]:
        with acting(cast["driver"]) as act:
            act.record("edited", action, before={"title": "Ports"}, after={"title": "Harbours"}, comment="So")


def _grow_documents(cast: Cast, number: int) -> None:
    """Let a person of the cast ask for two files, of which one is there."""
    person = cast["nobody"]
    asked = Request.objects.create(
        person=person, kind="oaps.plan", format="pdf", label=f"Document {number}", asked_at=NOON
    )
    for state, plan in (("done", cast.plan), ("waiting", cast.adopted_plan)):
        job = Job.objects.create(kind="documents.make", key=f"{number} {state}", queue="documents", state=state)
        Part.objects.create(
            request=asked, job=job, record_kind="oaps.oap", record_id=plan.pk, label=f"Document {number}"
        )
        if state == "done":
            File.objects.create(
                job=job, name="a.pdf", media_type="application/pdf", content=b"%PDF", size=4, sha256="0" * 64,
                template="a", template_version="0", made_at=NOON, expires_at=LATER,
            )  # fmt: skip


def _grow_people(cast: Cast, number: int) -> None:
    code = f"{chr(ord('A') + number // 26)}{chr(ord('A') + number % 26)}".lower()
    country = Country.objects.create(code=code, iso=code, name=f"Land {number}", kind="other", **FACT)
    body = Organisation.objects.create(
        code=f"service-{number}", kind="third_service", name=f"Service {number}", short_name=f"Service {number}",
        country=country, parent=cast.organisations["UK"], **FACT,
    )  # fmt: skip
    OrganisationName.objects.create(
        organisation=cast.organisations["Europol"], name=f"Name {number}", short_name=f"N{number}",
        ends=date(1990, 1, 1), **FACT,
    )  # fmt: skip
    cast.organisations[body.short_name] = body
    cast.give(f"grown.{number}", "co_driver", body.short_name, cast.plan)
