"""The pages of recommendations and of the roadmap that follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.web import moments
from empact.web.deeds import create_button, edit_button, remove_button
from empact.web.parts import Button
from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts, Part
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.moves import actor_of
from evaluation.addresses import EVALUATION, FINDING, RECOMMENDATION
from evaluation.advice import advice
from evaluation.forms import (
    ITEM_SECTIONS,
    RECOMMENDATION_SECTIONS,
    FindingBehindForm,
    RecommendationForm,
    RoadmapItemForm,
)
from evaluation.models import Evaluation, Finding, Recommendation, RecommendationFinding, RoadmapItem
from evaluation.pictures import recommendation_chain
from evaluation.services import create_numbered, next_number, recommend
from evaluation.tables import changes


def story(page: DetailPage[Recommendation]) -> Mapping[str, Any]:
    """Return the recommendation as a chain, and as rows. Five queries."""
    (found,) = advice([page.record], page.user)
    return {"found": found, "story": recommendation_chain(found, page.user)}


RECOMMENDATION_FACTS: tuple[Facts[Recommendation], ...] = (
    Facts(
        "",
        (
            "text",
            "owner",
            Fact("due_on", value=lambda item: moments.when_tag(item.due_on) if item.due_on else ""),
            "response",
            "responded_on",
            "outcome",
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

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, its findings, a roadmap item, and out."""
        record, user = self.record, self.user
        if not user.is_authenticated:
            return ()
        return (
            *edit_button(user, record),
            *(replace(item, label=_("Name a finding behind it")) for item in self.behind_button()),
            *create_button(user, RoadmapItem, record, RECOMMENDATION.url(record, "follow")),
            *remove_button(user, record),
        )

    def behind_button(self) -> Sequence[Button]:
        """Return the door to a finding that it follows from."""
        url = RECOMMENDATION.url(self.record, "behind")
        return create_button(self.user, RecommendationFinding, self.record, url)


class RecommendationCreate(CreatePage[Evaluation]):
    """Writes a recommendation; the findings it follows from are named on its page."""

    address = EVALUATION
    model = Recommendation
    form_class = RecommendationForm
    sections = RECOMMENDATION_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        evaluation = self.record
        return {
            "number": next_number(Recommendation, evaluation),
            "standing": evaluation.standing,
            "source": evaluation.source,
        }

    def make(self, values: dict[str, Any]) -> Any:
        """Write it."""
        return create_numbered(Recommendation, self.record, actor=actor_of(self), values=values)


class RecommendationFromFinding(CreatePage[Finding]):
    """Writes a recommendation that follows from a finding."""

    address = FINDING
    model = Recommendation
    form_class = RecommendationForm
    sections = RECOMMENDATION_SECTIONS

    def new(self) -> Recommendation:
        """Return the recommendation to be, in the finding's evaluation."""
        return Recommendation(evaluation=self.record.evaluation)

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        finding = self.record
        return {
            "number": next_number(Recommendation, finding.evaluation),
            "standing": finding.standing,
            "source": finding.source,
        }

    def make(self, values: dict[str, Any]) -> Any:
        """Write it with the finding behind it."""
        return recommend(self.record, actor=actor_of(self), values=values)


class RecommendationEdit(EditPage[Recommendation]):
    """Edits a recommendation while the report is written."""

    form_class = RecommendationForm
    sections = RECOMMENDATION_SECTIONS


class RecommendationRemove(RemovePage[Recommendation]):
    """Takes a recommendation out of the report."""


class FindingBehindCreate(CreatePage[Recommendation]):
    """Names a finding from which a recommendation follows."""

    address = RECOMMENDATION
    model = RecommendationFinding
    form_class = FindingBehindForm

    def heading(self) -> str:
        """Return what is being done."""
        return _("Name a finding behind it")

    def initial(self) -> dict[str, Any]:
        """Begin with how far the recommendation can be relied on."""
        return {"standing": self.record.standing, "source": self.record.source}


class FindingBehindRemove(RemovePage[RecommendationFinding]):
    """Takes a finding away from behind a recommendation; the finding stays."""


# -- The roadmap -------------------------------------------------------------------------------


class RoadmapItemDetail(DetailPage[RoadmapItem]):
    """One item of the roadmap: who does what by when, what it changes, and how it is known to be done."""

    chain = True
    facts = (
        Facts(
            "",
            (
                Fact("recommendation", value=lambda item: link(item.recommendation, str(item.recommendation))),
                "owner",
                Fact("due_on", value=lambda item: moments.when_tag(item.due_on) if item.due_on else ""),
                Fact("target", gettext_lazy("Changes"), value=changes),
                Fact("carried_into", value=lambda item: item.carried_into and item.carried_into.label),
                "done_on",
                "proof",
            ),
        ),
    )

    def meta(self) -> Sequence[object]:
        """Return the evaluation."""
        evaluation = self.record.recommendation.evaluation
        return (link(evaluation, str(evaluation)),)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form and out."""
        if not self.user.is_authenticated:
            return ()
        return (*edit_button(self.user, self.record), *remove_button(self.user, self.record))


class RoadmapItemCreate(CreatePage[Recommendation]):
    """Says what becomes of an accepted recommendation."""

    address = RECOMMENDATION
    model = RoadmapItem
    form_class = RoadmapItemForm
    sections = ITEM_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the recommendation's title, owner and deadline."""
        item = self.record
        return {
            "title": item.title,
            "owner": item.owner_id,
            "due_on": item.due_on,
            "standing": item.standing,
            "source": item.source,
        }


class RoadmapItemEdit(EditPage[RoadmapItem]):
    """Edits an open item: owner, deadline, what it changes."""

    form_class = RoadmapItemForm
    sections = ITEM_SECTIONS


class RoadmapItemRemove(RemovePage[RoadmapItem]):
    """Takes an open item off the roadmap."""
