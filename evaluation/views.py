"""The pages of step 4: evaluations, findings, recommendations, the roadmap. Read-only in this issue."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web import moments
from empact.web.parts import Button, Crumb
from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts, Part
from empact.web.views.lists import ListPage
from evaluation.advice import advice
from evaluation.models import Criterion, Evaluation, Finding, Recommendation, RoadmapItem
from evaluation.pictures import recommendation_chain
from evaluation.tables import EVALUATIONS, FINDINGS, RECOMMENDATIONS, ROADMAP, counted


def findings_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Finding]:
    """Return the findings of an evaluation."""
    return Finding.objects.visible_to(reader).for_list().filter(evaluation=evaluation)


def recommendations_of(evaluation: Evaluation, reader: Reader) -> QuerySet[Recommendation]:
    """Return the recommendations of an evaluation."""
    return Recommendation.objects.visible_to(reader).for_list().filter(evaluation=evaluation)


def roadmap_of(evaluation: Evaluation, reader: Reader) -> QuerySet[RoadmapItem]:
    """Return the roadmap that follows from an evaluation."""
    return RoadmapItem.objects.for_reader(reader).filter(recommendation__evaluation=evaluation)


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
        return counted(super().rows())

    def actions(self) -> Sequence[Button]:
        """Return the ways to what all evaluations found."""
        return (
            Button(_("All findings"), reverse("finding-list")),
            Button(_("All recommendations"), reverse("recommendation-list")),
            Button(_("Roadmap"), reverse("roadmap-list")),
        )


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
            (criterion.label, found)
            for criterion in Criterion
            if (found := [item for item in findings if item.criterion == criterion])
        ],
        "advice": advice(recommendations, page.user),
    }


def story(page: DetailPage[Recommendation]) -> Mapping[str, Any]:
    """Return the recommendation as a chain, and as rows. Five queries."""
    (found,) = advice([page.record], page.user)
    return {"found": found, "story": recommendation_chain(found, page.user)}


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
                        "commissioned_on",
                        "due_on",
                        "final_on",
                        "final_document",
                        "decided_on",
                        "cosi_document",
                    ),
                ),
            ),
            template="evaluation/overview.html",
            context=overview,
        ),
        Part(
            name="findings",
            label=gettext_lazy("Findings"),
            table=replace(FINDINGS, group=None),
            rows=findings_of,
            count=lambda page: findings_of(page.record, page.user).count(),
        ),
        Part(
            name="recommendations",
            label=gettext_lazy("Recommendations"),
            table=replace(RECOMMENDATIONS, group=None),
            rows=recommendations_of,
            count=lambda page: recommendations_of(page.record, page.user).count(),
        ),
        Part(
            name="roadmap",
            label=gettext_lazy("Roadmap"),
            table=ROADMAP,
            rows=roadmap_of,
            count=lambda page: roadmap_of(page.record, page.user).count(),
        ),
    )

    def meta(self) -> Sequence[object]:
        """Return cycle and evaluator."""
        evaluation = self.record
        return (
            format_html("{} {}", _("Cycle"), link(evaluation.cycle, evaluation.cycle.label)),
            *((format_html("{} {}", _("by"), evaluation.evaluator.name),) if evaluation.evaluator else ()),
        )


class FindingDetail(DetailPage[Finding]):
    """One finding, and what was recommended for it."""

    chain = True
    facts = (Facts("", ("criterion", "priority", "text", "evidence")),)

    def kicker(self) -> object:
        """Return the number."""
        return _("Finding %d") % self.record.number

    def meta(self) -> Sequence[object]:
        """Return the evaluation."""
        return (link(self.record.evaluation, str(self.record.evaluation)),)


RECOMMENDATION_FACTS: tuple[Facts[Recommendation], ...] = (
    Facts(
        "",
        (
            "text",
            "owner",
            Fact("due_on", value=lambda item: moments.when_tag(item.due_on) if item.due_on else ""),
            "response",
            "responded_on",
        ),
    ),
)


class RecommendationDetail(DetailPage[Recommendation]):
    """One recommendation, what it follows from and what becomes of it."""

    chain = True
    parts = (
        Part(
            name="overview",
            label=gettext_lazy("Recommendation"),
            facts=RECOMMENDATION_FACTS,
            template="evaluation/recommendation.html",
            context=story,
        ),
    )

    def kicker(self) -> object:
        """Return the number."""
        return _("Recommendation %d") % self.record.number

    def meta(self) -> Sequence[object]:
        """Return the evaluation."""
        return (link(self.record.evaluation, str(self.record.evaluation)),)
