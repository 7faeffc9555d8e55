"""What a PATCH and a POST of the records of step 4 take; the fields are those of their forms."""

from __future__ import annotations

import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from cycles.models import KeyThreat
from empact.accounts.models import Organisation, User
from empact.api.move_data import MAX_ITEMS, RecordField
from empact.api.writes import Creation, ReliedOn, coded, day, line, number, prose, record
from evaluation.forms import LONGEST_ADDRESS
from evaluation.models import (
    AskedQuestion,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)
from evaluation.permissions import RELIED_ON
from evaluation.services import attach, create_numbered, recommend_on
from evaluation.sources import ROWS, SourceError, kept
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority

LONGEST_TITLE, LONGEST_QUESTION = 200, 300


def _findings(words: Any) -> serializers.ListField:
    rows = RecordField(queryset=Finding.objects.all())
    return serializers.ListField(child=rows, required=False, max_length=MAX_ITEMS, help_text=words)


class EvaluationWrite(ReliedOn):
    """What of an evaluation is written by hand; the evaluator writes the summary."""

    title = line(LONGEST_TITLE)
    summary = prose()
    due_on = day(allow_null=True)


class EvaluationCreate(Creation, EvaluationWrite):
    """A planned evaluation of a cycle."""

    model = Evaluation
    needed = ("code", "title")
    code = serializers.SlugField(max_length=24)


class Numbered(Creation):
    """A record of an evaluation, under the next number unless one is sent."""

    def make(self, parent: Evaluation, *, actor: User) -> Any:
        """Write it. Raises what `create_numbered` raises."""
        model: Any = self.model
        return create_numbered(model, parent, actor=actor, values=self.values(parent))


class AskedQuestionWrite(ReliedOn):
    """A question that the evaluator is asked."""

    number = number()
    criterion = coded(Criterion)
    text = line(LONGEST_QUESTION)


class AskedQuestionCreate(Numbered, AskedQuestionWrite):
    """A question for one evaluation."""

    model = AskedQuestion
    needed = ("criterion", "text")


class FindingWrite(ReliedOn):
    """What the evaluator found; what it rests on in the system is cited by `citations`."""

    number = number()
    question = record(AskedQuestion)
    criterion = coded(Criterion)
    title = line(LONGEST_TITLE)
    text = prose(blank=False)
    evidence = prose()
    priority = record(Priority)


class FindingCreate(Numbered, FindingWrite):
    """A finding of an evaluation."""

    model = Finding
    needed = ("criterion", "title", "text")


class EvidenceWrite(ReliedOn):
    """How a piece of evidence is called; what it said stays as it was."""

    title = line(LONGEST_TITLE)


class EvidenceCreate(Creation, EvidenceWrite):
    """What a page of the system says now, to be kept as evidence."""

    model = Evidence
    needed = ("title", "address")
    address = line(LONGEST_ADDRESS)
    what = serializers.CharField(
        required=False,
        max_length=60,
        help_text=_("rows, or which figure of a list: count, or the name of the column that is summed up."),
    )
    findings = _findings(_("The ids of the findings that rest on it."))

    def get_fields(self) -> dict[str, Any]:
        """Leave out the standing: a new piece of evidence has that of its evaluation."""
        return {name: field for name, field in super().get_fields().items() if name not in RELIED_ON}

    def make(self, parent: Evaluation, *, actor: User) -> Any:
        """Keep what the page says to the writer. Raises what `attach` raises, and ValidationError for no such page."""
        told = self.values(parent)
        asked = copy.copy(self.context["request"]._request)  # noqa: SLF001  # the page is asked as a page
        asked.user = actor
        try:
            found = kept(asked, told["address"], told.get("what", ROWS), told["title"])
        except SourceError as error:
            raise serializers.ValidationError({"address": [str(error)]}) from error
        return attach(parent, found, findings=told.get("findings", ()), actor=actor)


class CitationCreate(Creation, ReliedOn):
    """A finding cites a piece of evidence that is attached already."""

    model = FindingEvidence
    needed = ("evidence",)
    begins_with = RELIED_ON
    evidence = record(Evidence, null=False)


class RecommendationWrite(ReliedOn):
    """What the evaluator recommends, to whom; the response is given by moves."""

    number = number()
    title = line(LONGEST_TITLE)
    text = prose(blank=False)
    owner = record(Organisation)
    due_on = day(allow_null=True)


class RecommendationCreate(Creation, RecommendationWrite):
    """A recommendation, with the findings that it follows from."""

    model = Recommendation
    needed = ("title", "text")
    findings = _findings(_("The ids of the findings that it follows from."))

    def make(self, parent: Evaluation, *, actor: User) -> Any:
        """Write both, or nothing. Raises what `recommend_on` raises."""
        told = self.values(parent)
        return recommend_on(parent, told.pop("findings", ()), actor=actor, values=told)


class FindingBehindCreate(Creation, ReliedOn):
    """A finding from which a recommendation follows."""

    model = RecommendationFinding
    needed = ("finding",)
    begins_with = RELIED_ON
    finding = record(Finding, null=False)


class RoadmapItemWrite(ReliedOn):
    """Who does what by when, and the one thing it changes; it is closed by a move."""

    title = line(LONGEST_TITLE)
    owner = record(Organisation)
    due_on = day(allow_null=True)
    threat = record(KeyThreat)
    priority = record(Priority)
    sub_priority = record(SubPriority)
    strategic_goal = record(StrategicGoal)
    oap = record(OAP)
    action = record(OperationalAction)
    process = line(LONGEST_TITLE, blank=True)


class RoadmapItemCreate(Creation, RoadmapItemWrite):
    """What becomes of an accepted recommendation; it begins with its title, owner and deadline."""

    model = RoadmapItem
    begins_with = ("title", "owner", "due_on", *RELIED_ON)
