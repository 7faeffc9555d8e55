"""The evaluation itself: its criteria and questions, who writes it, who is consulted on the draft."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, ReferenceDocument
from empact.accounts.models import Assignment, Organisation
from empact.history.records import Record, Root, tracked
from empact.workflow.records import Charted
from evaluation.querysets import (
    AskedQuestionQuerySet,
    ConsultationQuerySet,
    CriterionQuerySet,
    EvaluationQuerySet,
    QuestionQuerySet,
)


@tracked
class Criterion(Record):
    """A criterion of the Better Regulation guidelines by which interventions of the Union are evaluated."""

    prose = ("title", "description")

    code = models.SlugField(_("code"), max_length=16, unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=80)
    description = models.TextField(_("what it asks"), blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("criterion-detail", args=[self.code])


@tracked
class Question(Record):
    """A question that evaluations of EMPACT customarily ask; an evaluation takes over its words."""

    prose = ("text",)

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="questions", verbose_name=_("criterion"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("question"), max_length=300)
    is_current = models.BooleanField(
        _("offered"), default=True, help_text=_("Questions that are no longer offered stay where they were asked.")
    )

    objects = QuestionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("typical question")
        verbose_name_plural = _("typical questions")
        ordering = ("criterion__number", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("criterion", "number"),
                name="question_number_once_per_criterion",
                violation_error_message=_("Another question of the criterion has this number."),
            ),
        )

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("question-detail", args=[self.pk])


class EvaluationStatus(models.TextChoices):
    """States of an evaluation (charts.md)."""

    PLANNED = "planned", _("planned")
    COMMISSIONED = "commissioned", _("commissioned")
    COLLECTING = "collecting", _("collecting evidence")
    DRAFTED = "drafted", _("drafted")
    CONSULTED = "consulted", _("consulted")
    FINAL = "final", _("final")
    DECIDED = "decided", _("decided")
    FOLLOWED_UP = "followed_up", _("followed up")


@tracked
class Evaluation(Root, Charted):
    """An independent evaluation of a cycle; it may run while the cycle still does."""

    prose = ("title", "summary")
    content_ignores = (
        "status",
        "evaluator",
        "access",
        "commissioned_on",
        "due_on",
        "consulted_on",
        "comments_due",
        "final_on",
        "final_document",
        "responses_due",
        "decided_on",
        "cosi_document",
    )

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="evaluations", verbose_name=_("cycle"))
    code = models.SlugField(_("code"), max_length=24)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    evaluator = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name=_("evaluator")
    )
    # The role that was given with the commission: it is how the evaluator comes in, and it ends by itself.
    access = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("the evaluator's access")
    )
    commissioned_on = models.DateField(_("commissioned on"), null=True, blank=True)
    due_on = models.DateField(_("final report due"), null=True, blank=True)
    consulted_on = models.DateField(_("consulted on"), null=True, blank=True)
    comments_due = models.DateTimeField(_("comments due"), null=True, blank=True)
    final_on = models.DateField(_("final on"), null=True, blank=True)
    final_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("final report")
    )
    responses_due = models.DateTimeField(_("responses due"), null=True, blank=True)
    decided_on = models.DateField(_("COSI decided on"), null=True, blank=True)
    cosi_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("COSI document")
    )
    status = models.CharField(_("status"), max_length=12, choices=EvaluationStatus, default=EvaluationStatus.PLANNED)

    objects = EvaluationQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ("-cycle__starts", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "code"),
                name="evaluation_code_once_per_cycle",
                violation_error_message=_("Another evaluation of the cycle has this code."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evaluation-detail", args=[self.cycle.code, self.code])


@tracked
class AskedQuestion(Record):
    """A question that the evaluator is asked; its words stay when the list of typical questions changes."""

    prose = ("text",)
    root_path = "evaluation"

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="questions", verbose_name=_("evaluation"))
    number = models.PositiveSmallIntegerField(_("number"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    text = models.CharField(_("question"), max_length=300)

    objects = AskedQuestionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("evaluation question")
        verbose_name_plural = _("evaluation questions")
        ordering = ("evaluation", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="asked_question_number_once",
                violation_error_message=_("Another question of the evaluation has this number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def get_absolute_url(self) -> str:
        return f"{self.evaluation.get_absolute_url()}?tab=questions#question-{self.number}"


class ConsultationStatus(models.TextChoices):
    """States of the consultation of one body."""

    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    OVERTAKEN = "overtaken", _("overtaken")


@tracked
class Consultation(Charted):
    """A body that is consulted on a draft, and what it says to it."""

    prose = ("comment",)
    root_path = "evaluation"
    is_content = False

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="consultations", verbose_name=_("evaluation")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="consultations", verbose_name=_("who is consulted")
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    comment = models.TextField(_("comment"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ConsultationStatus, default=ConsultationStatus.ASKED)

    objects = ConsultationQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("evaluation", "round", "organisation__short_name")
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation", "organisation", "round"), name="consultation_once_per_body_and_round"
            ),
            models.CheckConstraint(
                condition=~Q(status="answered") | ~Q(comment=""),
                name="consultation_answered_says_something",
                violation_error_message=_("Say what you think of the draft."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.evaluation}"

    def get_absolute_url(self) -> str:
        return reverse("consultation-detail", args=[self.pk])
