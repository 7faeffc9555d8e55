"""The demonstration of step 4: an invented evaluation of 2022-2025 and what its roadmap changes in 2026-2029."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cycles.models import Cycle, KeyThreat, Marking, ReferenceDocument
from empact.accounts.demo.people import appointed, named
from empact.accounts.demo.services import EVALUATORS
from empact.accounts.models import Organisation
from empact.loading.announced import ENTERED_AT, FICTION, Stage
from empact.loading.files import read
from empact.workflow.install import install_many
from evaluation.demo.focused import ACCESS_UNTIL, make_focused
from evaluation.models import (
    Criterion,
    Evaluation,
    EvaluationStatus,
    Finding,
    Recommendation,
    RecommendationFinding,
    RecommendationStatus,
    RoadmapItem,
    RoadmapStatus,
)
from evaluation.permissions import EVALUATOR
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority

FILE = Path(__file__).parent / "evaluation.toml"
CODE = "EVALUATION-2022-2025"
DECIDED_ON = date(2025, 9, 25)
LATER = "2026-2029"

type Lines = list[Mapping[str, Any]]


def make(stage: Stage) -> None:
    """Make the evaluation with its roadmap, one that is being written, and the one that is planned next."""
    organisations = {item.code: item for item in Organisation.objects.all()}
    evaluation = _evaluations(organisations)
    content = read(FILE)
    findings = _findings(evaluation, content["finding"])
    recommendations = _recommendations(evaluation, content["recommendation"], organisations)
    RecommendationFinding.objects.bulk_create(
        RecommendationFinding(recommendation=recommendation, finding=findings[number], **FICTION)
        for recommendation, line in zip(recommendations, content["recommendation"], strict=True)
        for number in line["findings"]
    )
    install_many(
        [
            _item(recommendation, item, organisations)
            for recommendation, line in zip(recommendations, content["recommendation"], strict=True)
            for item in line["roadmap"]
        ],
        at=ENTERED_AT,
    )
    make_focused(evaluation.cycle, organisations[EVALUATORS])


def _evaluations(organisations: Mapping[str, Organisation]) -> Evaluation:
    """Make the evaluation of 2022-2025 and the planned one of 2026-2029; return the first."""
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    report, decision = ReferenceDocument.objects.bulk_create(
        ReferenceDocument(number=number, title=title, issued_on=day, issued_by=body, marking=Marking.LIMITE, **FICTION)
        for number, title, day, body in (
            ("DEMO-EVAL-2025", "Study on EMPACT 2022–2025 (demonstration)", date(2025, 3, 27), "Commission"),
            ("ST 99026/25", "Roadmap of recommendations (demonstration)", DECIDED_ON, "Council"),
        )
    )
    done = Evaluation(
        cycle=cycles["2022-2025"],
        code=CODE,
        title="Independent evaluation of EMPACT 2022–2025",
        summary="An invented study that shows how findings lead to recommendations and these into the next cycle.",
        evaluator=organisations[EVALUATORS],
        commissioned_on=date(2024, 1, 15),
        due_on=date(2025, 3, 31),
        final_on=date(2025, 3, 27),
        final_document=report,
        decided_on=DECIDED_ON,
        cosi_document=decision,
        status=EvaluationStatus.DECIDED,
        **FICTION,
    )
    planned = Evaluation(
        cycle=cycles[LATER],
        code="EVALUATION-2026-2029",
        title="Independent evaluation of EMPACT 2026–2029",
        due_on=date(2029, 3, 15),
        status=EvaluationStatus.PLANNED,
        **FICTION,
    )
    install_many([done, planned], at=ENTERED_AT)
    done.access = appointed(
        named("evaluator"),
        EVALUATOR,
        organisations[EVALUATORS],
        done.cycle,
        starts=date(2024, 1, 15),
        ends=ACCESS_UNTIL,
    )
    done.access.save()
    done.save(update_fields=["access"])
    return done


def _findings(evaluation: Evaluation, lines: Lines) -> dict[int, Finding]:
    priorities = {item.code: item for item in Priority.objects.filter(priority_set__cycle=evaluation.cycle)}
    criteria = {item.code: item for item in Criterion.objects.all()}
    made = Finding.objects.bulk_create(
        Finding(
            evaluation=evaluation,
            number=number,
            criterion=criteria[line["criterion"]],
            title=line["title"],
            text=line["text"],
            evidence=line["evidence"],
            priority=priorities.get(line.get("priority", "")),
            **FICTION,
        )
        for number, line in enumerate(lines, 1)
    )
    return {finding.number: finding for finding in made}


def _recommendations(
    evaluation: Evaluation, lines: Lines, organisations: Mapping[str, Organisation]
) -> list[Recommendation]:
    rows = [
        Recommendation(
            evaluation=evaluation,
            number=number,
            title=line["title"],
            text=line["text"],
            owner=organisations[line["owner"]],
            due_on=line.get("due"),
            response=line["response"],
            responded_on=DECIDED_ON - timedelta(days=21),
            status=RecommendationStatus(line["status"]),
            **FICTION,
        )
        for number, line in enumerate(lines, 1)
    ]
    return install_many(rows, at=ENTERED_AT)


def _item(
    recommendation: Recommendation, line: Mapping[str, Any], organisations: Mapping[str, Organisation]
) -> RoadmapItem:
    return RoadmapItem(
        recommendation=recommendation,
        title=line["title"],
        owner=organisations[line["owner"]],
        due_on=line["due"],
        done_on=line.get("done"),
        proof=line.get("proof", ""),
        status=RoadmapStatus.DONE if "done" in line else RoadmapStatus.OPEN,
        process=line.get("process", ""),
        threat=_threat(line.get("threat", 0)),
        priority=Priority.objects.filter(priority_set__cycle__code=LATER, code=line.get("priority", "")).first(),
        sub_priority=SubPriority.objects.filter(cycle__code=LATER, code=line.get("area", "")).first(),
        strategic_goal=StrategicGoal.objects.filter(plan__cycle__code=LATER, number=line.get("goal", 0)).first(),
        oap=OAP.objects.filter(cycle__code=LATER, code=line.get("plan", "")).first(),
        action=_action(line.get("action", "")),
        **FICTION,
    )


def _threat(number: int) -> KeyThreat | None:
    return KeyThreat.objects.filter(assessment__code="SOCTA-2025", number=number).first()


def _action(code: str) -> OperationalAction | None:
    plan, _, number = code.partition("/")
    goal, _, sequence = number.partition(".")
    if not sequence:
        return None
    return OperationalAction.objects.get(oap__code=plan, goal_number=int(goal), sequence=int(sequence))
