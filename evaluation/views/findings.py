"""The pages of findings and of the evidence that they cite."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web.deeds import create_button, edit_button, remove_button
from empact.web.parts import Button
from empact.web.values import link
from empact.web.views.details import DetailPage, Facts, Related
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.moves import actor_of
from evaluation.addresses import EVALUATION, FINDING
from evaluation.forms import FINDING_SECTIONS, CitationForm, FindingForm
from evaluation.models import AskedQuestion, Evaluation, Finding, FindingEvidence, Recommendation
from evaluation.services import create_numbered, next_number
from evaluation.tables import CITED


def cited_by(finding: Finding, reader: Reader) -> QuerySet[FindingEvidence]:
    """Return the citations of a finding, whose evidence the reader sees."""
    return FindingEvidence.objects.visible_to(reader).for_list().filter(finding=finding)


class FindingDetail(DetailPage[Finding]):
    """One finding, the evidence it rests on, and what was recommended for it."""

    chain = True
    facts = (Facts("", ("question", "criterion", "priority", "text", "evidence")),)
    related = (Related(title=gettext_lazy("Evidence from the system"), rows=cited_by, table=CITED, name="cited"),)

    def kicker(self) -> object:
        """Return the number."""
        return _("Finding %d") % self.record.number

    def meta(self) -> Sequence[object]:
        """Return the evaluation."""
        return (link(self.record.evaluation, str(self.record.evaluation)),)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, to its evidence, to a recommendation that follows from it, and out."""
        record, user = self.record, self.user
        if not user.is_authenticated:
            return ()
        edit = edit_button(user, record)
        if not edit:
            return ()
        parts = [record.evaluation.cycle.code, record.evaluation.code]
        attach = reverse("evidence-attach", args=parts, query={"finding": record.number})
        advise = reverse("finding-recommend", args=[*parts, record.number])
        return (
            *edit,
            Button(_("Attach evidence"), attach, icon="plus"),
            Button(_("Cite evidence"), FINDING.url(record, "cite"), icon="plus"),
            *((Button(_("Recommend something"), advise, icon="plus"),) if self.may_recommend else ()),
            *remove_button(user, record),
        )

    @property
    def may_recommend(self) -> bool:
        """Tell whether a recommendation may be written now. One query."""
        return bool(create_button(self.user, Recommendation, self.record.evaluation, ""))


class FindingCreate(CreatePage[Evaluation]):
    """Writes down a finding, in answer to the question that the address names."""

    address = EVALUATION
    model = Finding
    form_class = FindingForm
    sections = FINDING_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the next number and the question asked for."""
        number = self.request.GET.get("question", "")
        asked = (
            AskedQuestion.objects.filter(evaluation=self.record, number=int(number)).first()
            if number.isdecimal() and len(number) < len("10000")
            else None
        )
        return {
            "number": next_number(Finding, self.record),
            "question": asked,
            "criterion": asked and asked.criterion,
            "standing": self.record.standing,
            "source": self.record.source,
        }

    def make(self, values: dict[str, Any]) -> Any:
        """Write it."""
        return create_numbered(Finding, self.record, actor=actor_of(self), values=values)


class FindingEdit(EditPage[Finding]):
    """Edits a finding while the report is written."""

    form_class = FindingForm
    sections = FINDING_SECTIONS


class FindingRemove(RemovePage[Finding]):
    """Takes a finding out of the report."""


class CitationCreate(CreatePage[Finding]):
    """Lets a finding cite a piece of evidence that is attached already."""

    address = FINDING
    model = FindingEvidence
    form_class = CitationForm
    intro = gettext_lazy("What is not here yet is attached from its own page.")

    def heading(self) -> str:
        """Return what is being done."""
        return _("Cite evidence")

    def initial(self) -> dict[str, Any]:
        """Begin with how far the finding can be relied on."""
        return {"standing": self.record.standing, "source": self.record.source}


class CitationRemove(RemovePage[FindingEvidence]):
    """Takes a citation back; the evidence stays attached."""
