"""The forms of step 4."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from empact.web.forms import RELIED_ON, RecordForm, Section
from evaluation.models import (
    AskedQuestion,
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
from evaluation.permissions import (
    ASKED_FIELDS,
    CRITERION_FIELDS,
    EVALUATION_FIELDS,
    FINDING_FIELDS,
    ITEM_FIELDS,
    QUESTION_FIELDS,
    RECOMMENDATION_FIELDS,
)
from oaps.forms.codes import ActionField
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority

LONGEST_ADDRESS = 500


class CriterionForm(RecordForm):
    """A criterion."""

    class Meta(RecordForm.Meta):
        model = Criterion
        fields = CRITERION_FIELDS


class NewCriterionForm(RecordForm):
    """A criterion that is added."""

    class Meta(RecordForm.Meta):
        model = Criterion
        fields = ("code", *CRITERION_FIELDS)
        help_texts = {
            "code": _("One short word without blanks, for addresses and the API, such as “relevance”."),
            "number": _("Its place in the list."),
            "title": _("As people read it, such as “Relevance”."),
            "standing": _("“Sourced” needs a source below."),
            "source": _("The document or decision it comes from."),
        }


class QuestionForm(RecordForm):
    """A typical question."""

    class Meta(RecordForm.Meta):
        model = Question
        fields = QUESTION_FIELDS
        help_texts = {"text": _("An evaluation takes over these words; those it has taken over stay as they were.")}


class EvaluationForm(RecordForm):
    """An evaluation before it is commissioned."""

    class Meta(RecordForm.Meta):
        model = Evaluation
        fields = ("code", *EVALUATION_FIELDS)
        help_texts = {"code": _("Short and lasting, for addresses and the API: EVALUATION-2026-2029.")}


EVALUATION_SECTIONS = (Section(_("Evaluation"), ("code", "title", "summary", "due_on")), RELIED_ON)


class AskedQuestionForm(RecordForm):
    """A question of one evaluation."""

    class Meta(RecordForm.Meta):
        model = AskedQuestion
        fields = ASKED_FIELDS


class FindingForm(RecordForm):
    """A finding: which question it answers, and what was found."""

    class Meta(RecordForm.Meta):
        model = Finding
        fields = FINDING_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = AskedQuestion.objects.filter(evaluation=self.instance.evaluation_id).order_by("number")
        _choose(self, "question", asked)
        cycle = self.instance.evaluation.cycle_id
        rows = Priority.objects.filter(priority_set__cycle=cycle).order_by("priority_set__revision", "number")
        _choose(self, "priority", rows)


FINDING_SECTIONS = (
    Section(_("What it answers"), ("number", "question", "criterion", "priority")),
    Section(_("What was found"), ("title", "text")),
    Section(_("What it rests on"), ("evidence",)),
    RELIED_ON,
)


TITLE_IS_READ = _(
    "Everybody with a role reads it once the report is final, with the sum and the address: also those to whom the rows"
    " are not open. Name nothing here that only some may read."
)


class EvidenceForm(RecordForm):
    """What of a piece of evidence is the evaluator's own: how it is called."""

    class Meta(RecordForm.Meta):
        model = Evidence
        fields = ("title", "standing", "source")
        help_texts: ClassVar[dict[str, Any]] = {"title": TITLE_IS_READ}


class CitationForm(RecordForm):
    """A piece of evidence that a finding cites; those it cites already are not offered."""

    class Meta(RecordForm.Meta):
        model = FindingEvidence
        fields = ("evidence", "standing", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        finding = self.instance.finding
        rows = Evidence.objects.filter(evaluation=finding.evaluation_id).defer("text")
        _choose(self, "evidence", rows.exclude(finding_links__finding=finding).order_by("number"))


class RecommendationForm(RecordForm):
    """A recommendation: what is to be done, by whom."""

    class Meta(RecordForm.Meta):
        model = Recommendation
        fields = RECOMMENDATION_FIELDS
        help_texts = {"due_on": _("By when it would be carried out; who answers may name another day.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            _choose(self, "owner", self.fields["owner"].queryset.order_by("short_name", "pk"))  # type: ignore[attr-defined]


RECOMMENDATION_SECTIONS = (
    Section(_("Recommendation"), ("number", "title", "text")),
    Section(_("To whom, and by when"), ("owner", "due_on")),
    RELIED_ON,
)


class FindingBehindForm(RecordForm):
    """A finding from which a recommendation follows."""

    class Meta(RecordForm.Meta):
        model = RecommendationFinding
        fields = ("finding", "standing", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.instance.recommendation
        rows = Finding.objects.filter(evaluation=item.evaluation_id).exclude(recommendation_links__recommendation=item)
        _choose(self, "finding", rows.order_by("number"))


class RoadmapItemForm(RecordForm):
    """What becomes of a recommendation: who does it by when, and the one thing it changes."""

    class Meta(RecordForm.Meta):
        model = RoadmapItem
        fields = ITEM_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What comes after the cycle that was evaluated: there the item changes something.
        begun = self.instance.recommendation.evaluation.cycle.starts
        later = {"cycle__starts__gte": begun}
        _choose(self, "priority", _in(Priority, "priority_set__", later).order_by("-priority_set__cycle", "number"))
        _choose(self, "sub_priority", SubPriority.objects.filter(**later).order_by("-cycle", "number"))
        _choose(self, "strategic_goal", _in(StrategicGoal, "plan__", later).order_by("-plan__cycle", "number"))
        _choose(self, "oap", OAP.objects.filter(**later).order_by("-period_start", "code"))
        if "threat" in self.fields:
            threats = self.fields["threat"].queryset.filter(assessment__cycle__starts__gte=begun)  # type: ignore[attr-defined]
            _choose(self, "threat", threats.order_by("-assessment", "number"))

    def offer_visible(self, reader: Any) -> None:
        """Let only what the reader may see be named; an action by its code."""
        if "action" in self.fields:
            field = ActionField(
                actions=OperationalAction.objects.visible_to(reader),
                label=self.fields["action"].label,
                required=False,
                help_text=_("Code of the action, for example FA-2026-27/8.1."),
            )
            field.keep_closed(self.instance.action_id)
            self.fields["action"] = field
        super().offer_visible(reader)


def _in(model: Any, path: str, conditions: dict[str, Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(**{f"{path}{name}": value for name, value in conditions.items()})
    return rows


def _choose(form: RecordForm, name: str, rows: QuerySet[Any]) -> None:
    """Let these rows be chosen in a field, where the form has it; one that is chosen already stays."""
    if name in form.fields:
        form.fields[name].queryset = rows  # type: ignore[attr-defined]


ITEM_SECTIONS = (
    Section(_("What is done, by whom, by when"), ("title", "owner", "due_on")),
    Section(
        _("What it changes"),
        ("threat", "priority", "sub_priority", "strategic_goal", "oap", "action", "process"),
        note=_("One of these: a record of the next cycle, or a process or rule in words."),
    ),
    RELIED_ON,
)


class AddressForm(forms.Form):
    """Which page is to be kept."""

    address = forms.CharField(
        label=_("Address of the page"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Copy it from the page: a list with its filters, a record, or a frozen version of a plan."),
    )


class AttachForm(AddressForm):
    """What of a page is kept, how it is called, and which findings cite it."""

    what = forms.ChoiceField(label=_("What is kept"), widget=forms.RadioSelect())
    title = forms.CharField(label=_("What it shows"), max_length=200, help_text=TITLE_IS_READ)
    findings = forms.ModelMultipleChoiceField(
        label=_("Findings that rest on it"),
        queryset=Finding.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], evaluation: Evaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget = forms.HiddenInput()
        self.fields["what"].choices = offered  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.fields["what"].widget = forms.HiddenInput()
        findings: Any = self.fields["findings"]
        findings.queryset = Finding.objects.filter(evaluation=evaluation).order_by("number")
        findings.label_from_instance = lambda finding: f"{finding.number} {finding.title}"
