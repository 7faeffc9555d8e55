"""The operational action, how it is measured and when things happen."""

from collections.abc import Iterable
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import ContentMarking
from empact.history.records import Record, tracked
from empact.workflow.records import Charted
from oaps.models.plans import OAP, PlanGoal
from oaps.querysets import (
    ActionQuerySet,
    IndicatorQuerySet,
    MilestoneQuerySet,
)


class ActionStatus(models.TextChoices):
    """States of an operational action (charts.md)."""

    PROPOSED = "proposed", _("proposed")
    ADOPTED = "adopted", _("adopted")
    IN_PROGRESS = "in_progress", _("in progress")
    DELAYED = "delayed", _("delayed")
    COMPLETED = "completed", _("completed")
    PARTIALLY_COMPLETED = "partially_completed", _("partially completed")
    NOT_COMPLETED = "not_completed", _("not completed")
    CANCELLED = "cancelled", _("cancelled")
    CARRIED_OVER = "carried_over", _("carried over")
    DROPPED = "dropped", _("dropped")


class ActionKind(models.TextChoices):
    """What an action mainly does (domain.md §5.2)."""

    OPERATION = "operation", _("operation and investigation")
    INTELLIGENCE = "intelligence", _("intelligence")
    JOINT_ACTION_DAY = "joint_action_day", _("joint action day")
    TRAINING = "training", _("training")
    PREVENTION = "prevention", _("prevention")
    STRATEGIC = "strategic", _("legal and strategic")
    INNOVATION = "innovation", _("innovation")


class Funding(models.TextChoices):
    """Where the money comes from (domain.md §7)."""

    NONE = "none", _("none needed")
    LOW_VALUE = "low_value_grant", _("low-value grant (LVG)")
    HIGH_VALUE = "high_value_grant", _("high-value grant (HVG)")
    ISF = "isf", _("Internal Security Fund (ISF)")
    IPA = "ipa", _("pre-accession assistance (IPA)")
    AGENCY = "agency", _("agency budget")
    NATIONAL = "national", _("national budget")
    OTHER = "other", _("other")


@tracked
class AnalysisProject(Record):
    """An Europol Analysis Project: reference data that an administrator keeps; no operational data."""

    code = models.SlugField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=80)
    is_current = models.BooleanField(_("current"), default=True)

    class Meta(Record.Meta):
        verbose_name = _("Analysis Project")
        verbose_name_plural = _("Analysis Projects")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


@tracked
class OperationalAction(Charted):
    """One action of a plan; its number is the goal's number and a sequence: 8.1."""

    root_path = "oap"
    content_ignores = ("status",)

    oap = models.ForeignKey(OAP, models.PROTECT, related_name="actions", verbose_name=_("OAP"))
    goal = models.ForeignKey(
        PlanGoal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("goal"),
        help_text=_("The first part of the action's number."),
    )
    goal_number = models.PositiveSmallIntegerField(_("number of the goal"))
    sequence = models.PositiveSmallIntegerField(_("number under the goal"))
    other_goals = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name=_("also serves goals number")
    )
    title = models.CharField(_("title"), max_length=200)
    code_name = models.CharField(_("name of the operation"), max_length=60, blank=True)
    objective = models.TextField(
        _("objective"), blank=True, help_text=_("What will be different at the end? One or two sentences.")
    )
    background = models.TextField(_("background"), blank=True)
    activities = models.TextField(_("activities"), blank=True)
    expected_results = models.TextField(_("expected results and deliverables"), blank=True)
    kind = models.CharField(_("kind of action"), max_length=20, choices=ActionKind, blank=True)
    is_preventive = models.BooleanField(_("preventive"), default=False)
    is_repressive = models.BooleanField(_("repressive"), default=False)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    analysis_projects = ArrayField(
        models.CharField(max_length=32), default=list, blank=True, verbose_name=_("Analysis Projects")
    )
    siena_note = models.TextField(
        _("information flow over SIENA"),
        blank=True,
        help_text=_("Which channel, never what goes through it: no operational data here."),
    )
    funding = ArrayField(
        models.CharField(max_length=20, choices=Funding), default=list, blank=True, verbose_name=_("funding sources")
    )
    funding_need = models.DecimalField(
        _("funding needed, in euro"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    funding_note = models.TextField(_("note on funding"), blank=True)
    training = models.TextField(_("training, with CEPOL or others"), blank=True)
    fundamental_rights = models.TextField(_("fundamental rights and protection of victims"), blank=True)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by", verbose_name=_("continues")
    )
    marking = models.CharField(_("marking"), max_length=12, choices=ContentMarking, default=ContentMarking.LIMITE)
    status = models.CharField(_("status"), max_length=20, choices=ActionStatus, default=ActionStatus.PROPOSED)

    objects = ActionQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("operational action")
        verbose_name_plural = _("operational actions")
        ordering = ("oap", "goal_number", "sequence")
        constraints = (
            models.UniqueConstraint(
                fields=("oap", "goal_number", "sequence"),
                name="action_number_once",
                violation_error_message=_("Another action of the plan has this number."),
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="action_ends_after_start",
                violation_error_message=_("The action ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=Q(funding_need__isnull=True) | Q(funding_need__gte=0),
                name="action_funding_not_negative",
                violation_error_message=_("The funding needed is not negative."),
            ),
            models.CheckConstraint(
                condition=Q(marking__in=ContentMarking.values),
                name="action_not_classified",
                violation_error_message=_("EMPACT holds nothing classified: refer to the document by its number."),
            ),
        )
        indexes = (models.Index(fields=("oap", "status", "id"), name="action_oap_status"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("action-detail", args=[self.oap.cycle.code, self.oap.code, self.number])

    def clean(self) -> None:
        """Refuse dates outside the plan's period, goals of another plan and unknown Analysis Projects."""
        super().clean()
        plan = self.oap
        found: dict[str, str] = {}
        for name in ("starts", "ends"):
            day = getattr(self, name)
            if day and not plan.covers(day):
                found[name] = _outside(plan)
        if self.goal is not None and self.goal.oap_id != self.oap_id:
            found["goal"] = gettext("This goal belongs to another plan.")
        if self.goal is not None and self.goal.number != self.goal_number:
            found["goal_number"] = gettext("The number of the goal is {number}.").format(number=self.goal.number)
        if unknown := _unknown(self.other_goals, plan.goals.values_list("number", flat=True)):
            found["other_goals"] = gettext("The plan has no goal {numbers}.").format(numbers=unknown)
        if unknown := _unknown(self.analysis_projects, AnalysisProject.objects.values_list("code", flat=True)):
            found["analysis_projects"] = gettext("There is no Analysis Project {codes}.").format(codes=unknown)
        if found:
            raise ValidationError(found)

    @property
    def number(self) -> str:
        """Return the number as people write it: 8.1."""
        return f"{self.goal_number}.{self.sequence}"

    @property
    def funding_in_words(self) -> list[str]:
        """Return where the money comes from, in words."""
        words = dict(Funding.choices)
        return [str(words[source]) for source in self.funding if source in words]

    @property
    def code(self) -> str:
        """Return the public code: FA-2026-27/8.1."""
        return f"{self.oap.code}/{self.number}"


def _outside(plan: OAP) -> str:
    """Say between which days what belongs to the plan lies."""
    words = gettext("The plan runs from {starts} to {ends}; choose a day in it.")
    return words.format(starts=date_format(plan.period_start), ends=date_format(plan.period_end))


def _unknown[V](given: list[V], known: Iterable[V]) -> str:
    """Return what was given and is not known, in words. Asks for the known only when something is given."""
    return ", ".join(str(item) for item in given if item not in set(known)) if given else ""


class Aggregation(models.TextChoices):
    """How values of an indicator add up over periods and countries."""

    SUM = "sum", _("sum")
    LATEST = "latest", _("latest value")
    MAXIMUM = "maximum", _("maximum")
    AVERAGE = "average", _("average")


@tracked
class Indicator(Record):
    """How an action is measured: unit, baseline, target; how values add up is declared."""

    root_path = "action__oap"

    action = models.ForeignKey(OperationalAction, models.PROTECT, related_name="indicators", verbose_name=_("action"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=60)
    baseline = models.DecimalField(_("baseline"), max_digits=18, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=18, decimal_places=2, null=True, blank=True)
    no_target_reason = models.CharField(_("why there is no target"), max_length=300, blank=True)
    aggregation = models.CharField(_("adds up as"), max_length=10, choices=Aggregation, default=Aggregation.SUM)
    frequency = models.CharField(_("frequency"), max_length=60, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("action", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(baseline__isnull=True) | Q(baseline__gte=0)) & (Q(target__isnull=True) | Q(target__gte=0)),
                name="indicator_not_negative",
                violation_error_message=_("Baseline and target are not negative."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.action.get_absolute_url()}#indicator-{self.pk}"


class MilestoneKind(models.TextChoices):
    """What happens on the day."""

    MILESTONE = "milestone", _("milestone")
    JOINT_ACTION_DAY = "joint_action_day", _("joint action day")


@tracked
class Milestone(Record):
    """A day or days on which something of the action happens; joint action days are never public beforehand."""

    root_path = "action__oap"

    action = models.ForeignKey(OperationalAction, models.PROTECT, related_name="milestones", verbose_name=_("action"))
    kind = models.CharField(_("kind"), max_length=16, choices=MilestoneKind, default=MilestoneKind.MILESTONE)
    title = models.CharField(_("title"), max_length=160)
    starts = models.DateField(_("from, or on"))
    ends = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("place of the coordination centre"), max_length=120, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="milestone_ends_after_start",
                violation_error_message=_("The milestone ends on or after the day it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.action.get_absolute_url()}#milestone-{self.pk}"

    def clean(self) -> None:
        """Refuse days outside the plan's period."""
        super().clean()
        plan = self.action.oap
        days = {"starts": self.starts, "ends": self.ends}
        outside = {name: _outside(plan) for name, day in days.items() if day and not plan.covers(day)}
        if outside:
            raise ValidationError(outside)
