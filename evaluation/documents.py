"""What can be had as a file of an evaluation: its report."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.documents.kinds import DocumentKind
from empact.documents.pdf import Typst
from empact.documents.subjects import Subject
from empact.documents.wording import day
from evaluation.advice import Advice, advice
from evaluation.models import (
    AskedQuestion,
    Evaluation,
    EvaluationStatus,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RoadmapItem,
)
from evaluation.tables import CLOSED, UNSAID

FINAL = (EvaluationStatus.FINAL, EvaluationStatus.DECIDED, EvaluationStatus.FOLLOWED_UP)


def report(subject: Subject) -> dict[str, Any]:
    """Return findings by criterion and recommendations with their roadmap, as the reader sees them. Nine queries."""
    evaluation, reader = subject.record, subject.reader
    findings = list(
        Finding.objects.visible_to(reader)
        .for_list()
        .prefetch_related(Prefetch("evidence_links", FindingEvidence.objects.visible_to(reader).for_list()))
        .filter(evaluation=evaluation)
        .order_by("number")
    )
    recommendations = list(
        Recommendation.objects.visible_to(reader).for_list().filter(evaluation=evaluation).order_by("number")
    )
    return {
        "kicker": _("Independent evaluation · cycle %(cycle)s") % {"cycle": evaluation.cycle.label},
        "title": evaluation.title,
        "code": evaluation.code,
        "facts": [
            [_("Evaluator"), evaluation.evaluator.label if evaluation.evaluator else ""],
            [_("Commissioned on"), day(evaluation.commissioned_on)],
            [_("Final on"), day(evaluation.final_on)],
            [_("COSI decided on"), day(evaluation.decided_on)],
            [_("Findings"), str(len(findings))],
            [_("Recommendations"), str(len(recommendations))],
        ],
        "summary": evaluation.summary,
        "questions": [
            [str(question.number), question.text, str(question.criterion)]
            for question in AskedQuestion.objects.visible_to(reader).for_list().filter(evaluation=evaluation)
        ],
        "criteria": [
            [str(criterion), [_finding(item) for item in findings if item.criterion == criterion]]
            for criterion in sorted({item.criterion for item in findings}, key=lambda item: item.number)
        ],
        "overview": [
            [
                str(item.number),
                item.title,
                item.owner.label if item.owner else "",
                day(item.due_on),
                item.get_status_display(),
            ]
            for item in recommendations
        ],
        "recommendations": [_recommendation(item) for item in advice(recommendations, reader)],
    }


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "number": str(item.number),
        "title": item.title,
        "text": item.text,
        "evidence": item.evidence,
        "cited": [_evidence(link.evidence) for link in item.evidence_links.all()],
        "answers": str(item.question.number) if item.question else "",
        "about": str(item.priority) if item.priority else _("the cycle as a whole"),
        "standing": item.get_standing_display(),
    }


def _evidence(item: Evidence) -> str:
    """Return what a piece of evidence said, when, and the beginning of its digest."""
    words = _("%(number)d. %(title)s: %(said)s (%(day)s, SHA-256 %(digest)s)")
    return words % {
        "number": item.number,
        "title": item.title,
        "said": item.said,
        "day": day(item.taken_at.astimezone(clock.BRUSSELS).date()),
        "digest": item.sha256[:12],
    }


def _recommendation(found: Advice) -> dict[str, Any]:
    item = found.item
    return {
        "number": str(item.number),
        "title": item.title,
        "text": item.text,
        "standing": item.get_standing_display(),
        "facts": [
            [_("Addressed to"), item.owner.label if item.owner else ""],
            [_("State"), item.get_status_display()],
            [_("Due"), day(item.due_on)],
            [_("Follows from findings"), ", ".join(str(finding.number) for finding in found.findings)],
            [_("Response"), item.response],
        ],
        "roadmap": [_roadmap(step) for step in found.followed],
    }


def _roadmap(item: RoadmapItem) -> list[str]:
    target = item.target
    changes = (
        f"{target._meta.verbose_name} {target}"
        if target
        else item.process or str(UNSAID if item.names_nothing else CLOSED)
    )
    when = _("done %s") % day(item.done_on) if item.done_on else day(item.due_on)
    return [item.title, changes, item.owner.label if item.owner else "", when]


KINDS = (
    DocumentKind(
        name="evaluation.report",
        label=gettext_lazy("Evaluation report"),
        model=Evaluation,
        content=report,
        formats=(Typst("evaluation/documents.typ"),),
        per_reader=True,
        settled=lambda evaluation: evaluation.status in FINAL,
    ),
)
