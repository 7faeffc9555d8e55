"""What the evaluator recommends, to whom, and what it changes in the next cycle."""

from collections.abc import Mapping
from operator import attrgetter
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat
from empact.accounts.models import Organisation
from empact.history.records import Record, tracked
from empact.workflow.records import Charted
from evaluation.models.evaluations import Evaluation
from evaluation.models.findings import Finding
from evaluation.querysets import RecommendationFindingQuerySet, RecommendationQuerySet, RoadmapItemQuerySet
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority


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

    prose = ("title", "text", "response", "outcome")
    root_path = "evaluation"
    content_ignores = ("status", "response", "responded_on", "due_on", "outcome")

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
    outcome = models.TextField(_("how it was carried out"), blank=True)
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

    root_path = "recommendation__evaluation"

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="finding_links", verbose_name=_("recommendation")
    )
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="recommendation_links", verbose_name=_("finding"))

    objects = RecommendationFindingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("finding behind the recommendation")
        verbose_name_plural = _("findings behind the recommendation")
        constraints = (
            models.UniqueConstraint(
                fields=("recommendation", "finding"),
                name="recommendation_finding_once",
                violation_error_message=_("The recommendation names this finding already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.recommendation.number} ← {self.finding.number}"

    def get_absolute_url(self) -> str:
        return self.recommendation.get_absolute_url()

    def clean(self) -> None:
        """Refuse the finding of another evaluation."""
        super().clean()
        if self.finding_id and self.finding.evaluation_id != self.recommendation.evaluation_id:
            raise ValidationError({"finding": _("Choose a finding of this evaluation.")})


def _things_named() -> models.Expression:
    """Return how many things an item names; a process is one."""
    records = models.Func(
        "threat",
        "priority",
        "sub_priority",
        "strategic_goal",
        "oap",
        "action",
        function="num_nonnulls",
        output_field=models.IntegerField(),
    )
    return records + models.Case(models.When(process="", then=0), default=1)


class RoadmapStatus(models.TextChoices):
    """States of a roadmap item."""

    OPEN = "open", _("open")
    CARRIED_OVER = "carried_over", _("carried over")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


@tracked
class RoadmapItem(Charted):
    """What becomes of an accepted recommendation: owner, deadline, and the one thing it changes.

    An item that COSI's decision opened says later what it changes; none is closed before it does.
    """

    prose = ("title", "process", "proof")
    root_path = "recommendation__evaluation"
    is_content = False

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
    proof = models.TextField(_("how it is known to be done"), blank=True)
    carried_into = models.ForeignKey(
        Cycle, models.PROTECT, null=True, blank=True, related_name="carried_items", verbose_name=_("carried into")
    )
    status = models.CharField(_("status"), max_length=12, choices=RoadmapStatus, default=RoadmapStatus.OPEN)

    objects = RoadmapItemQuerySet.as_manager()

    # The fields of which one says what the item changes, unless it is a process; each with the way to its cycle.
    TARGETS: ClassVar[Mapping[str, str]] = {
        "threat": "assessment.cycle",
        "priority": "priority_set.cycle",
        "sub_priority": "cycle",
        "strategic_goal": "plan.cycle",
        "oap": "cycle",
        "action": "oap.cycle",
    }

    class Meta(Charted.Meta):
        verbose_name = _("roadmap item")
        verbose_name_plural = _("roadmap items")
        ordering = ("recommendation", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(models.lookups.LessThanOrEqual(_things_named(), 1)),
                name="roadmap_item_changes_one_thing",
                violation_error_message=_("A roadmap item names one thing that it changes: leave only one of them."),
            ),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False) | (~Q(status="done") & Q(done_on__isnull=True)),
                name="roadmap_item_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="carried_over") | Q(carried_into__isnull=False),
                name="roadmap_item_carried_into_a_cycle",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap-item-detail", args=[self.pk])

    def clean(self) -> None:
        """Refuse a record of a cycle before the one that was evaluated: what is over cannot be changed."""
        super().clean()
        begun = self.recommendation.evaluation.cycle.starts
        for name, path in self.TARGETS.items():
            found = getattr(self, name)
            if found is not None and attrgetter(path)(found).starts < begun:
                raise ValidationError({name: _("It belongs to a cycle that was over: choose one of a later cycle.")})

    @property
    def names_nothing(self) -> bool:
        """Tell whether it does not say yet what it changes; what the reader may not see is named all the same."""
        return not self.process and all(getattr(self, f"{name}_id") is None for name in self.TARGETS)

    @property
    def target(self) -> KeyThreat | Priority | SubPriority | StrategicGoal | OAP | OperationalAction | None:
        """Return the record the item changes; None when it is a process, or what its reader may not see."""
        return next((found for name in self.TARGETS if (found := getattr(self, name)) is not None), None)
