"""The demonstration of an evaluation that is being written: questions, evidence, findings, and what is missing."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.test import RequestFactory

from cycles.models import Cycle
from empact import clock
from empact.accounts.demo.people import named
from empact.accounts.models import Assignment, Organisation, User
from empact.loading.announced import ENTERED_AT, FICTION
from empact.loading.files import read
from empact.workflow.install import install_many
from evaluation.models import (
    AskedQuestion,
    Criterion,
    Evaluation,
    EvaluationStatus,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RecommendationFinding,
)
from evaluation.sources import read as read_page
from priorities.models import Priority

FILE = Path(__file__).parent / "focused.toml"
CODE = "PLANS-2024-25"
# Both evaluations of the cycle are written by one evaluator, whose access ends when the second is over.
ACCESS_UNTIL = date(2026, 3, 31)
TAKEN_AT = datetime(2025, 11, 10, 10, tzinfo=clock.BRUSSELS)

type Line = Mapping[str, Any]


def make_focused(cycle: Cycle, evaluator: Organisation) -> None:
    """Make it. The evidence is what the pages of the demonstration say to the evaluator."""
    content = read(FILE)
    (evaluation,) = install_many(
        [
            Evaluation(
                cycle=cycle,
                code=CODE,
                title="Focused evaluation of the plans 2024–2025",
                summary="An invented evaluation that is being written: how the last plans were carried out.",
                evaluator=evaluator,
                access=Assignment.objects.filter(role="evaluator").first(),
                commissioned_on=date(2025, 9, 15),
                due_on=date(2026, 2, 27),
                status=EvaluationStatus.COLLECTING,
                **FICTION,
            )
        ],
        at=ENTERED_AT,
    )
    questions = AskedQuestion.objects.bulk_create(_questions(evaluation, content["question"]))
    evidence = Evidence.objects.bulk_create(_evidence(evaluation, content["evidence"]))
    findings = Finding.objects.bulk_create(_findings(evaluation, content["finding"], questions))
    FindingEvidence.objects.bulk_create(
        FindingEvidence(finding=finding, evidence=evidence[number - 1], **FICTION)
        for finding, line in zip(findings, content["finding"], strict=True)
        for number in line["cites"]
    )
    _recommend(evaluation, content["recommendation"], findings)


def _questions(evaluation: Evaluation, lines: list[Line]) -> Iterator[AskedQuestion]:
    criteria = {item.code: item for item in Criterion.objects.all()}
    for number, line in enumerate(lines, 1):
        criterion = criteria[line["criterion"]]
        yield AskedQuestion(evaluation=evaluation, number=number, criterion=criterion, text=line["text"], **FICTION)


def _evidence(evaluation: Evaluation, lines: list[Line]) -> Iterator[Evidence]:
    person = named("evaluator")
    for number, line in enumerate(lines, 1):
        said = read_page(_asked_by(person), line["address"], line["what"])
        yield Evidence(
            evaluation=evaluation,
            number=number,
            kind=said.kind,
            title=line["title"],
            said=said.said,
            address=line["address"],
            text=said.text,
            sha256=said.sha256,
            taken_at=TAKEN_AT,
            taken_by=person,
            taken_as=person.post_label,
            **FICTION,
        )


def _asked_by(person: User) -> Any:
    """Return a request as if the person read the page."""
    request = RequestFactory().get("/")
    request.user = person
    return request


def _findings(evaluation: Evaluation, lines: list[Line], questions: list[AskedQuestion]) -> Iterator[Finding]:
    priorities = {item.code: item for item in Priority.objects.filter(priority_set__cycle=evaluation.cycle)}
    for number, line in enumerate(lines, 1):
        question = questions[line["question"] - 1]
        yield Finding(
            evaluation=evaluation,
            number=number,
            question=question,
            criterion=question.criterion,
            title=line["title"],
            text=line["text"],
            priority=priorities.get(line.get("priority", "")),
            **FICTION,
        )


def _recommend(evaluation: Evaluation, lines: list[Line], findings: list[Finding]) -> None:
    organisations = {item.code: item for item in Organisation.objects.all()}
    made = install_many(
        [
            Recommendation(
                evaluation=evaluation,
                number=number,
                title=line["title"],
                text=line["text"],
                owner=organisations[line["owner"]],
                due_on=line["due"],
                **FICTION,
            )
            for number, line in enumerate(lines, 1)
        ],
        at=ENTERED_AT,
    )
    RecommendationFinding.objects.bulk_create(
        RecommendationFinding(recommendation=item, finding=findings[number - 1], **FICTION)
        for item, line in zip(made, lines, strict=True)
        for number in line["findings"]
    )
