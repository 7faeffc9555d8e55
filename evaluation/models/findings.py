"""What the evaluator found, and the evidence it rests on, which stays as it was on the day it was attached."""

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import User
from empact.history.records import Record, tracked
from evaluation.models.evaluations import AskedQuestion, Criterion, Evaluation
from evaluation.querysets import EvidenceQuerySet, FindingEvidenceQuerySet, FindingQuerySet
from priorities.models import Priority

# What was attached is never written again; only its own bookkeeping moves.
KEPT = ("evaluation", "number", "kind", "address", "text", "sha256", "taken_at", "taken_by", "taken_as")


class EvidenceKind(models.TextChoices):
    """What a piece of evidence is in the system."""

    FIGURE = "figure", _("figure")
    LIST = "list", _("list")
    VERSION = "version", _("frozen version")
    RECORD = "record", _("record")


@tracked
class Evidence(Record):
    """What a page of the system said when the evaluator attached it: its words, their digest, the day, the right.

    `text` is canonical JSON (RFC 8785): what evaluation.sources makes of a page. Of a frozen version it is the
    version's own text, so that both have one digest.
    """

    prose = ("title",)
    root_path = "evaluation"

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="evidence", verbose_name=_("evaluation"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=EvidenceKind)
    title = models.CharField(_("what it shows"), max_length=200)
    said = models.CharField(_("what it said"), max_length=120)
    address = models.CharField(_("address"), max_length=500)
    text = models.TextField(_("kept text"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    taken_at = models.DateTimeField(_("taken"))
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("taken by"))
    taken_as = models.CharField(_("with the right of"), max_length=250)

    objects = EvidenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ("evaluation", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="evidence_number_once",
                violation_error_message=_("Another piece of evidence has this number."),
            ),
        )
        triggers = (pgtrigger.ReadOnly(name="stays_as_it_was", fields=list(KEPT)),)

    def __str__(self) -> str:
        return f"{gettext('Evidence')} {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("evidence-detail", args=[self.evaluation.cycle.code, self.evaluation.code, self.number])


@tracked
class Finding(Record):
    """What the evaluator found, under one criterion, in answer to a question, with the evidence it rests on."""

    prose = ("title", "text", "evidence")
    root_path = "evaluation"

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="findings", verbose_name=_("evaluation"))
    number = models.PositiveSmallIntegerField(_("number"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="findings", verbose_name=_("criterion"))
    question = models.ForeignKey(
        AskedQuestion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("answers the question"),
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("finding"))
    evidence = models.TextField(
        _("evidence from outside the system"),
        blank=True,
        help_text=_("Interviews, surveys, files; what is in the system is attached on the finding's page."),
    )
    priority = models.ForeignKey(
        Priority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("about the priority"),
        help_text=_("Empty when the finding is about the cycle as a whole."),
    )
    cited = models.ManyToManyField(
        Evidence, through="FindingEvidence", related_name="findings", verbose_name=_("evidence from the system")
    )

    objects = FindingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("evaluation", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="finding_number_once",
                violation_error_message=_("Another finding of the evaluation has this number."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("finding-detail", args=[self.evaluation.cycle.code, self.evaluation.code, self.number])

    def clean(self) -> None:
        """Refuse a priority of another cycle, and a question of another evaluation or under another criterion."""
        super().clean()
        if self.priority is not None and self.priority.priority_set.cycle_id != self.evaluation.cycle_id:
            raise ValidationError({"priority": _("Choose a priority of the cycle that is evaluated.")})
        if self.question is None:
            return
        if self.question.evaluation_id != self.evaluation_id:
            raise ValidationError({"question": _("Choose a question of this evaluation.")})
        if self.question.criterion_id != self.criterion_id:
            words = gettext("The question is asked under “{criterion}”: choose that criterion, or another question.")
            raise ValidationError({"criterion": words.format(criterion=self.question.criterion)})


@tracked
class FindingEvidence(Record):
    """A finding cites a piece of evidence."""

    root_path = "finding__evaluation"

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence_links", verbose_name=_("finding"))
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="finding_links", verbose_name=_("piece of evidence")
    )

    objects = FindingEvidenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("citation of evidence")
        verbose_name_plural = _("citations of evidence")
        ordering = ("finding", "evidence__number")
        constraints = (
            models.UniqueConstraint(
                fields=("finding", "evidence"),
                name="finding_evidence_once",
                violation_error_message=_("The finding cites this piece of evidence already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding.number} ← {self.evidence.number}"

    def get_absolute_url(self) -> str:
        return self.finding.get_absolute_url()

    def clean(self) -> None:
        """Refuse the evidence of another evaluation."""
        super().clean()
        if self.evidence_id and self.evidence.evaluation_id != self.finding.evaluation_id:
            raise ValidationError({"evidence": _("Choose a piece of evidence of this evaluation.")})
