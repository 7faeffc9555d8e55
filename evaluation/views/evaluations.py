"""The pages of evaluations: the list, one evaluation with its tabs, a new one; and the lists beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.addresses import CYCLE
from cycles.models import Cycle
from cycles.permissions import COMMISSION
from empact.accounts.rules import Reader, hats
from empact.accounts.services.assignments import period_words
from empact.history.records import Standing
from empact.web.deeds import create_button, edit_button
from empact.web.parts import Button, Crumb
from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts, Part
from empact.web.views.edits import CreatePage, EditPage
from empact.web.views.lists import ListPage
from empact.workflow.edits import editable_fields, may_create, policy_of
from evaluation.advice import advice
from evaluation.forms import EVALUATION_SECTIONS, EvaluationForm
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Evaluation,
    Evidence,
    Finding,
    Recommendation,
    RoadmapItem,
)
from evaluation.tables import (
    CONSULTATIONS,
    EVALUATIONS,
    EVIDENCE,
    FINDINGS,
    RECOMMENDATIONS,
    ROADMAP,
    counted,
)


def findings_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Finding]:
    """Return the findings of an evaluation."""
    return Finding.objects.visible_to(reader).for_list().filter(evaluation=evaluation)


def evidence_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Evidence]:
    """Return the evidence of an evaluation, with how many findings cite each."""
    rows = Evidence.objects.visible_to(reader).for_list().filter(evaluation=evaluation)
    return rows.annotate(cited_by=Count("finding_links"))


def consultations_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Consultation]:
    """Return what the reader may see of the consultations on the draft."""
    return Consultation.objects.visible_to(reader).for_list().filter(evaluation=evaluation)


def recommendations_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Recommendation]:
    """Return the recommendations of an evaluation."""
    return Recommendation.objects.visible_to(reader).for_list().filter(evaluation=evaluation)


def roadmap_of(evaluation: Evaluation, reader: Reader) -> QuerySet[RoadmapItem]:
    """Return the roadmap that follows from an evaluation."""
    return RoadmapItem.objects.for_reader(reader).filter(recommendation__evaluation=evaluation)


FEW = 2


def _commissioned_by(reader: Reader) -> QuerySet[Cycle]:
    rule = policy_of(Evaluation).creation
    rows = Cycle.objects.all()
    return rows.filter(rule.who.records(reader)) if rule else rows.none()


class _Step4List[M: (Evaluation, Finding, Recommendation, RoadmapItem)](ListPage[M]):
    """A list under Evaluation."""

    section = "evaluation"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("Evaluation"), reverse("evaluation-list")), Crumb(str(self.title)))


class EvaluationList(ListPage[Evaluation]):
    """All evaluations, the newest cycle first."""

    model = Evaluation
    section = "evaluation"
    title = gettext_lazy("Independent evaluation")
    lead = gettext_lazy(
        "At the end of each cycle it is assessed how EMPACT was carried out and what came of it; COSI decides what "
        "follows, and the roadmap feeds the next cycle."
    )
    table = EVALUATIONS

    def rows(self) -> QuerySet[Evaluation]:
        """Return the evaluations with their counts."""
        return counted(super().rows(), self.user)

    def actions(self) -> Sequence[Button]:
        """Return the ways to what all evaluations found."""
        return (
            Button(_("All findings"), reverse("finding-list")),
            Button(_("All recommendations"), reverse("recommendation-list")),
            Button(_("Roadmap"), reverse("roadmap-list")),
            Button(_("Criteria and questions"), reverse("criterion-list")),
            *self.new_buttons(),
        )

    def new_buttons(self) -> Sequence[Button]:
        """Return the ways to a new evaluation, of the cycles of which the reader may commission one."""
        if not hats(self.user, COMMISSION):
            return ()
        cycles = Cycle.objects.visible_to(self.user).exclude(status="closed").order_by("starts")
        return [
            Button(
                _("New evaluation of {cycle}").format(cycle=cycle.label),
                reverse("evaluation-create", args=[cycle.code]),
                icon="plus",
            )
            for cycle in cycles.filter(pk__in=_commissioned_by(self.user))[:FEW]
        ]


class FindingList(_Step4List[Finding]):
    """The findings of all evaluations."""

    model = Finding
    title = gettext_lazy("Findings")
    table = FINDINGS


class RecommendationList(_Step4List[Recommendation]):
    """The recommendations of all evaluations."""

    model = Recommendation
    title = gettext_lazy("Recommendations")
    table = RECOMMENDATIONS


class RoadmapList(_Step4List[RoadmapItem]):
    """What becomes of the recommendations."""

    model = RoadmapItem
    title = gettext_lazy("Implementation roadmap")
    lead = gettext_lazy("What becomes of accepted recommendations: who does it, by when, and the one thing it changes.")
    table = ROADMAP

    def rows(self) -> QuerySet[RoadmapItem]:
        """Return the roadmap, naming what the reader may see."""
        return RoadmapItem.objects.for_reader(self.user)


def overview(page: DetailPage[Evaluation]) -> Mapping[str, Any]:
    """Return the findings by criterion, and each recommendation with what became of it. Five queries."""
    findings = list(findings_of(page.record, page.user).order_by("number"))
    recommendations = list(recommendations_of(page.record, page.user).order_by("number"))
    return {
        "criteria": [
            (str(criterion), [item for item in findings if item.criterion == criterion])
            for criterion in sorted({item.criterion for item in findings}, key=lambda item: item.number)
        ],
        "advice": advice(recommendations, page.user),
    }


def questions(page: DetailPage[Evaluation]) -> Mapping[str, Any]:
    """Return the questions, each with the findings that answer it, and what may be done with them. Four queries."""
    asked = list(
        AskedQuestion.objects.visible_to(page.user).for_list().filter(evaluation=page.record).order_by("number")
    )
    found = list(findings_of(page.record, page.user).filter(question__in=asked).order_by("number"))
    editable = bool(asked) and bool(editable_fields(page.user, asked[0], page.record))
    return {
        "questions": [(item, [finding for finding in found if finding.question_id == item.pk]) for item in asked],
        "may_edit": editable,
        "may_answer": may_create(page.user, Finding, page.record),
    }


def access_words(evaluation: Evaluation) -> str:
    """Return until when the evaluator has access."""
    access = evaluation.access
    return period_words(access) if access else ""


class EvaluationDetail(DetailPage[Evaluation]):
    """One evaluation: what it is, what it found, what it recommends, what becomes of it."""

    parts = (
        Part(
            name="overview",
            label=gettext_lazy("Overview"),
            facts=(
                Facts(
                    "",
                    (
                        "summary",
                        "evaluator",
                        Fact("access", value=access_words),
                        "commissioned_on",
                        "due_on",
                        "consulted_on",
                        "comments_due",
                        "final_on",
                        "final_document",
                        "responses_due",
                        "decided_on",
                        "cosi_document",
                    ),
                ),
            ),
            template="evaluation/overview.html",
            context=overview,
        ),
        Part(
            name="questions",
            label=gettext_lazy("Questions"),
            template="evaluation/questions.html",
            context=questions,
            count=lambda page: page.record.questions.count(),
        ),
        Part(
            name="findings",
            label=gettext_lazy("Findings"),
            table=replace(FINDINGS, group=None),
            rows=findings_of,
            count=lambda page: findings_of(page.record, page.user).count(),
        ),
        Part(
            name="evidence",
            label=gettext_lazy("Evidence"),
            table=EVIDENCE,
            rows=evidence_of,
            count=lambda page: evidence_of(page.record, page.user).count(),
            shown_to=lambda reader: reader.is_authenticated,
        ),
        Part(
            name="recommendations",
            label=gettext_lazy("Recommendations"),
            table=replace(RECOMMENDATIONS, group=None),
            rows=recommendations_of,
            count=lambda page: recommendations_of(page.record, page.user).count(),
        ),
        Part(
            name="consultation",
            label=gettext_lazy("Consultation"),
            table=CONSULTATIONS,
            rows=consultations_of,
            count=lambda page: consultations_of(page.record, page.user).count(),
            shown_to=lambda reader: reader.is_authenticated,
        ),
        Part(
            name="roadmap",
            label=gettext_lazy("Roadmap"),
            table=ROADMAP,
            rows=roadmap_of,
            count=lambda page: roadmap_of(page.record, page.user).count(),
        ),
    )

    def actions(self) -> Sequence[Button]:
        """Return what may be written under it now. A query for each kind of record."""
        record, user = self.record, self.user
        if not user.is_authenticated:
            return ()
        parts = [record.cycle.code, record.code]
        finding = create_button(user, Finding, record, reverse("finding-create", args=parts))
        attach = (Button(_("Attach evidence"), reverse("evidence-attach", args=parts), icon="plus"),) if finding else ()
        return (
            *edit_button(user, record),
            *create_button(user, AskedQuestion, record, reverse("asked-question-create", args=parts)),
            *finding,
            *attach,
            *create_button(user, Recommendation, record, reverse("recommendation-create", args=parts)),
        )

    def meta(self) -> Sequence[object]:
        """Return cycle and evaluator."""
        evaluation = self.record
        return (
            format_html("{} {}", _("Cycle"), link(evaluation.cycle, evaluation.cycle.label)),
            *((format_html("{} {}", _("by"), evaluation.evaluator.name),) if evaluation.evaluator else ()),
        )


class EvaluationCreate(CreatePage[Cycle]):
    """Plans an evaluation of a cycle."""

    address = CYCLE
    model = Evaluation
    form_class = EvaluationForm
    sections = EVALUATION_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin as what nobody has checked yet."""
        return {"code": f"EVALUATION-{self.record.code}", "standing": Standing.TO_CONFIRM}


class EvaluationEdit(EditPage[Evaluation]):
    """Edits what was planned, or the summary that the evaluator writes."""

    form_class = EvaluationForm
    sections = EVALUATION_SECTIONS
