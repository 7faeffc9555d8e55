"""The records of step 4 as the API gives them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cycles.api.serializers import CycleRef, DocumentRef, ThreatRef
from empact.api.ground.serializers import OrganisationRef
from empact.api.serializers import RECORD_FIELDS, CodeField, RecordSerializer
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)
from oaps.api.serializers import ActionRef, OAPRef
from priorities.api.serializers import PriorityRef, StrategicGoalRef, SubPriorityRef


class EvaluationRef(RecordSerializer):
    """An evaluation named by another record."""

    class Meta:
        model = Evaluation
        fields = ("id", "code", "title")


class FindingRef(RecordSerializer):
    """A finding named by another record."""

    class Meta:
        model = Finding
        fields = ("id", "number", "title")


class RecommendationRef(RecordSerializer):
    """A recommendation named by another record."""

    class Meta:
        model = Recommendation
        fields = ("id", "number", "title")


class AskedQuestionRef(RecordSerializer):
    """A question of an evaluation, named by another record."""

    class Meta:
        model = AskedQuestion
        fields = ("id", "number", "text")


class EvidenceRef(RecordSerializer):
    """A piece of evidence named by another record."""

    class Meta:
        model = Evidence
        fields = ("id", "number", "title", "said", "sha256")


class EvaluationSerializer(RecordSerializer):
    """An independent evaluation of a cycle; it may run while the cycle still does."""

    cycle = CycleRef.one("cycle")
    evaluator = OrganisationRef.one("evaluator")
    final_document = DocumentRef.one("final_document")
    cosi_document = DocumentRef.one("cosi_document")
    questions = AskedQuestionRef.each("questions")
    findings = FindingRef.each("findings")
    recommendations = RecommendationRef.each("recommendations")

    class Meta:
        model = Evaluation
        fields = (
            "id",
            "code",
            "title",
            "cycle",
            "summary",
            "evaluator",
            "commissioned_on",
            "due_on",
            "consulted_on",
            "comments_due",
            "responses_due",
            "final_on",
            "final_document",
            "decided_on",
            "cosi_document",
            "questions",
            "findings",
            "recommendations",
            "status",
            "content",
            *RECORD_FIELDS,
        )


class FindingSerializer(RecordSerializer):
    """What the evaluator found, under one criterion, with the evidence it rests on."""

    select = ("evaluation", "criterion")
    code = CodeField("{row.evaluation.code}/F{row.number}", "The evaluation’s code and the number: EVAL-2025/F3.")
    criterion = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    evaluation = EvaluationRef.one("evaluation")
    question = AskedQuestionRef.one("question")
    cited = EvidenceRef.each("cited")
    priority = PriorityRef.one("priority")
    recommendations = RecommendationRef.each("recommendations")

    class Meta:
        model = Finding
        fields = (
            "id",
            "code",
            "number",
            "criterion",
            "title",
            "text",
            "evidence",
            "evaluation",
            "question",
            "cited",
            "priority",
            "recommendations",
            *RECORD_FIELDS,
        )


class RoadmapItemRef(RecordSerializer):
    """What becomes of a recommendation, in it."""

    class Meta:
        model = RoadmapItem
        fields = ("id", "title", "due_on", "done_on", "status")


class AskedQuestionSerializer(RecordSerializer):
    """A question that the evaluator is asked; its words stay when the list of typical questions changes."""

    select = ("evaluation", "criterion")
    code = CodeField("{row.evaluation.code}/Q{row.number}", "The evaluation’s code and the number: EVAL-2025/Q3.")
    criterion = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    evaluation = EvaluationRef.one("evaluation")
    findings = FindingRef.each("findings")

    class Meta:
        model = AskedQuestion
        fields = ("id", "code", "number", "criterion", "text", "evaluation", "findings", *RECORD_FIELDS)


class CitationSerializer(RecordSerializer):
    """A finding cites a piece of evidence."""

    select = ("finding__evaluation", "evidence")
    code = CodeField(
        "{row.finding.evaluation.code}/F{row.finding.number}/E{row.evidence.number}",
        "The finding’s code and the number of the evidence: EVAL-2025/F3/E1.",
    )
    finding = FindingRef.one("finding")
    evidence = EvidenceRef.one("evidence")

    class Meta:
        model = FindingEvidence
        fields = ("id", "code", "finding", "evidence", *RECORD_FIELDS)


class FindingBehindSerializer(RecordSerializer):
    """A finding from which a recommendation follows."""

    select = ("recommendation__evaluation", "finding")
    code = CodeField(
        "{row.recommendation.evaluation.code}/R{row.recommendation.number}/F{row.finding.number}",
        "The recommendation’s code and the number of the finding: EVAL-2025/R3/F1.",
    )
    recommendation = RecommendationRef.one("recommendation")
    finding = FindingRef.one("finding")

    class Meta:
        model = RecommendationFinding
        fields = ("id", "code", "recommendation", "finding", *RECORD_FIELDS)


class EvidenceSerializer(RecordSerializer):
    """What a page of the system said when the evaluator attached it; what it said is read on its own page."""

    select = ("evaluation",)
    code = CodeField("{row.evaluation.code}/E{row.number}", "The evaluation’s code and the number: EVAL-2025/E3.")
    evaluation = EvaluationRef.one("evaluation")
    findings = FindingRef.each("findings")

    class Meta:
        model = Evidence
        fields = (
            "id",
            "code",
            "number",
            "kind",
            "title",
            "said",
            "address",
            "sha256",
            "taken_at",
            "taken_as",
            "evaluation",
            "findings",
            *RECORD_FIELDS,
        )


class ConsultationSerializer(RecordSerializer):
    """A body that is consulted on a draft, and what it says to it; others who are consulted do not read it."""

    select = ("evaluation", "organisation")
    code = CodeField(
        "{row.evaluation.code}/C{row.round}/{row.organisation.code}",
        "The evaluation’s code, the round and the body’s: EVAL-2025/C1/eurojust.",
    )
    evaluation = EvaluationRef.one("evaluation")
    organisation = OrganisationRef.one("organisation")

    class Meta:
        model = Consultation
        fields = (
            "id",
            "code",
            "evaluation",
            "organisation",
            "round",
            "comment",
            "answered_on",
            "status",
            *RECORD_FIELDS,
        )


class RecommendationSerializer(RecordSerializer):
    """What the evaluator recommends, to whom; it outlives the cycle."""

    select = ("evaluation",)
    code = CodeField("{row.evaluation.code}/R{row.number}", "The evaluation’s code and the number: EVAL-2025/R3.")
    evaluation = EvaluationRef.one("evaluation")
    owner = OrganisationRef.one("owner")
    findings = FindingRef.each("findings")
    roadmap = RoadmapItemRef.each("roadmap")

    class Meta:
        model = Recommendation
        fields = (
            "id",
            "code",
            "number",
            "title",
            "text",
            "evaluation",
            "owner",
            "due_on",
            "response",
            "responded_on",
            "outcome",
            "findings",
            "roadmap",
            "status",
            *RECORD_FIELDS,
        )


class RoadmapItemSerializer(RecordSerializer):
    """What becomes of an accepted recommendation; exactly one of the records below, or a process, is changed."""

    select = ("recommendation__evaluation",)
    code = CodeField(
        "{row.recommendation.evaluation.code}/R{row.recommendation.number}/{row.pk}",
        "The recommendation’s code and the id.",
    )
    recommendation = RecommendationRef.one("recommendation")
    owner = OrganisationRef.one("owner")
    threat = ThreatRef.one("threat")
    priority = PriorityRef.one("priority")
    sub_priority = SubPriorityRef.one("sub_priority")
    strategic_goal = StrategicGoalRef.one("strategic_goal")
    oap = OAPRef.one("oap")
    action = ActionRef.one("action")
    carried_into = CycleRef.one("carried_into")

    class Meta:
        model = RoadmapItem
        fields = (
            "id",
            "code",
            "title",
            "recommendation",
            "owner",
            "due_on",
            "done_on",
            "threat",
            "priority",
            "sub_priority",
            "strategic_goal",
            "oap",
            "action",
            "process",
            "proof",
            "carried_into",
            "status",
            *RECORD_FIELDS,
        )
