"""The G-MASP of a cycle and its strategic goals."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, ReferenceDocument
from empact.history.records import Record, tracked
from empact.workflow.records import Charted
from priorities.models.parts import G_MASP, part_of
from priorities.querysets import StrategicGoalQuerySet, StrategicPlanQuerySet


class StrategicPlanStatus(models.TextChoices):
    """States of the G-MASP (charts.md)."""

    DRAFTING = "drafting", _("drafting")
    CONSULTED = "consulted", _("consulted")
    APPROVED = "approved", _("approved")
    REVISED = "revised", _("revised")


@tracked
class StrategicPlan(Charted):
    """The General Multi-Annual Strategic Plan (G-MASP) of a cycle, approved by COSI."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="strategic_plans", verbose_name=_("cycle"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    consulted_on = models.DateField(_("consulted on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    cosi_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("COSI document")
    )
    status = models.CharField(
        _("status"), max_length=12, choices=StrategicPlanStatus, default=StrategicPlanStatus.DRAFTING
    )

    objects = StrategicPlanQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("G-MASP")
        verbose_name_plural = _("G-MASPs")
        ordering = ("-cycle__starts", "-revision")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "revision"),
                name="strategic_plan_revision_once_per_cycle",
                violation_error_message=_("The cycle has a G-MASP with this revision."),
            ),
            models.UniqueConstraint(
                fields=("cycle",),
                condition=Q(status="approved"),
                name="strategic_plan_one_in_force_per_cycle",
                violation_error_message=_("The cycle has an approved G-MASP already."),
            ),
            models.UniqueConstraint(
                fields=("cycle",),
                condition=Q(status__in=["drafting", "consulted"]),
                name="strategic_plan_one_drafted_per_cycle",
                violation_error_message=_("A G-MASP of the cycle is being drafted already; work on that one."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("strategic-plan-detail", args=[self.cycle.code, self.part])

    @property
    def part(self) -> str:
        """Return how addresses name it within its cycle."""
        return part_of(G_MASP, self)


@tracked
class StrategicGoal(Record):
    """A common horizontal strategic goal (CHSG); its number is the first part of an action's number."""

    root_path = "plan"
    is_content = False

    plan = models.ForeignKey(StrategicPlan, models.PROTECT, related_name="goals", verbose_name=_("G-MASP"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    objective = models.TextField(_("objective"), blank=True)
    indicators = models.TextField(_("how it is measured"), blank=True)
    benefits = models.TextField(_("expected benefits"), blank=True)

    objects = StrategicGoalQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("strategic goal")
        verbose_name_plural = _("strategic goals")
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="strategic_goal_number_once",
                violation_error_message=_("Another goal of the plan has this number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("strategic-goal-detail", args=[self.plan.cycle.code, self.part])

    @property
    def part(self) -> str:
        """Return how addresses name it within its cycle."""
        return part_of(self.number, self.plan)

    @property
    def code(self) -> str:
        """Return the public code: CHSG-3."""
        return f"CHSG-{self.number}"
