"""Step 4: the independent evaluation, its findings and recommendations, and what they change in the next cycle."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat, ReferenceDocument
from empact.accounts.models import Organisation
from empact.history.records import Record, tracked
from empact.workflow.records import Charted
from evaluation.querysets import EvaluationQuerySet, FindingQuerySet, RecommendationQuerySet, RoadmapItemQuerySet
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority


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
class Evaluation(Charted):
    """An independent evaluation of a cycle; it may run while the cycle still does."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="evaluations", verbose_name=_("cycle"))
    code = models.SlugField(_("code"), max_length=24)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    evaluator = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name=_("evaluator")
    )
    commissioned_on = models.DateField(_("commissioned on"), null=True, blank=True)
    due_on = models.DateField(_("final report due"), null=True, blank=True)
    final_on = models.DateField(_("final on"), null=True, blank=True)
    final_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("final report")
    )
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


class Criterion(models.TextChoices):
    """The criteria of the Better Regulation guidelines."""

    RELEVANCE = "relevance", _("relevance")
    EFFECTIVENESS = "effectiveness", _("effectiveness")
    EFFICIENCY = "efficiency", _("efficiency")
    COHERENCE = "coherence", _("coherence")
    ADDED_VALUE = "eu_added_value", _("EU added value")


@tracked
class Finding(Record):
    """What the evaluator found, under one criterion, with the evidence it rests on."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="findings", verbose_name=_("evaluation"))
    number = models.PositiveSmallIntegerField(_("number"))
    criterion = models.CharField(_("criterion"), max_length=16, choices=Criterion)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("finding"))
    evidence = models.TextField(_("evidence"), blank=True)
    priority = models.ForeignKey(
        Priority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("about the priority"),
        help_text=_("Empty when the finding is about the cycle as a whole."),
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


class RecommendationStatus(models.TextChoices):
    """States of a recommendation (charts.md)."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    PARTLY_ACCEPTED = "partly_accepted", _("partly accepted")
    REJECTED = "rejected", _("rejected")
    IN_PROGRESS = "in_progress", _("in progress")
    IMPLEMENTED = "implemented", _("implemented")
    LAPSED = "lapsed", _("lapsed")


@tracked
class Recommendation(Charted):
    """What the evaluator recommends, to whom; it outlives the cycle."""

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="recommendations", verbose_name=_("evaluation")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("recommendation"))
    owner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("addressed to"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    response = models.TextField(_("response and reasons"), blank=True)
    responded_on = models.DateField(_("responded on"), null=True, blank=True)
    findings = models.ManyToManyField(
        Finding, through="RecommendationFinding", related_name="recommendations", verbose_name=_("findings")
    )
    status = models.CharField(
        _("status"), max_length=16, choices=RecommendationStatus, default=RecommendationStatus.PROPOSED
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("evaluation", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="recommendation_number_once",
                violation_error_message=_("Another recommendation of the evaluation has this number."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recommendation-detail", args=[self.evaluation.cycle.code, self.evaluation.code, self.number])


@tracked
class RecommendationFinding(Record):
    """A recommendation follows from a finding."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="finding_links", verbose_name=_("recommendation")
    )
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="recommendation_links", verbose_name=_("finding"))

    class Meta(Record.Meta):
        verbose_name = _("finding behind the recommendation")
        verbose_name_plural = _("findings behind the recommendation")
        constraints = (
            models.UniqueConstraint(fields=("recommendation", "finding"), name="recommendation_finding_once"),
        )

    def __str__(self) -> str:
        return f"{self.recommendation.number} ← {self.finding.number}"


@tracked
class RoadmapItem(Record):
    """What becomes of an accepted recommendation: owner, deadline, and the one thing it changes."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="roadmap", verbose_name=_("recommendation")
    )
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("owner")
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    threat = models.ForeignKey(
        KeyThreat, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("key threat")
    )
    priority = models.ForeignKey(
        Priority, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("priority")
    )
    sub_priority = models.ForeignKey(
        SubPriority, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("OAP area")
    )
    strategic_goal = models.ForeignKey(
        StrategicGoal, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("strategic goal")
    )
    oap = models.ForeignKey(OAP, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("OAP"))
    action = models.ForeignKey(
        OperationalAction, models.PROTECT, null=True, blank=True, related_name="roadmap", verbose_name=_("action")
    )
    process = models.CharField(_("process or rule"), max_length=200, blank=True)

    objects = RoadmapItemQuerySet.as_manager()

    # The fields of which exactly one says what the item changes.
    TARGETS = ("threat", "priority", "sub_priority", "strategic_goal", "oap", "action")

    class Meta(Record.Meta):
        verbose_name = _("roadmap item")
        verbose_name_plural = _("roadmap items")
        ordering = ("recommendation", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    models.lookups.Exact(
                        models.Func(
                            "threat",
                            "priority",
                            "sub_priority",
                            "strategic_goal",
                            "oap",
                            "action",
                            function="num_nonnulls",
                            output_field=models.IntegerField(),
                        )
                        + models.Case(models.When(process="", then=0), default=1),
                        1,
                    )
                ),
                name="roadmap_item_changes_one_thing",
                violation_error_message=_("A roadmap item names exactly one thing that it changes."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.recommendation.get_absolute_url()

    @property
    def target(self) -> KeyThreat | Priority | SubPriority | StrategicGoal | OAP | OperationalAction | None:
        """Return the record the item changes; None when it is a process, or what its reader may not see."""
        return next((found for name in self.TARGETS if (found := getattr(self, name)) is not None), None)
