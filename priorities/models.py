"""Step 2: the Council's priorities, the areas they split into, the G-MASP and its strategic goals."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat, ReferenceDocument
from empact.history.records import Record, tracked
from empact.workflow.records import Charted
from priorities.querysets import (
    PriorityQuerySet,
    PrioritySetQuerySet,
    PriorityThreatQuerySet,
    StrategicGoalQuerySet,
    StrategicPlanQuerySet,
    SubPriorityQuerySet,
)

# A set or plan in one of these states is the one that its cycle goes by; the earlier ones are remembered.
IN_FORCE = ("adopted", "closed", "approved")
PREPARED = ("proposed", "tabled", "drafting", "consulted")
G_MASP = "g-masp"
REVISION = re.compile(r"(?P<code>.+)_r(?P<revision>\d{1,4})")


def part_of(code: object, root: "PrioritySet | StrategicPlan") -> str:
    """Return how an address names what lies under a set or plan: FA, and FA_r1 while revision 1 is only proposed.

    So the address of what is in force stays the same through all revisions, and those before and after have their own.
    """
    plain = root.status in IN_FORCE or (root.revision == 0 and root.status in PREPARED)
    return str(code) if plain else f"{code}_r{root.revision}"


def meant_by(part: str, field: str, root: str) -> Q:
    """Return which record an address means: the reverse of `part_of`; `root` is the lookup of the set or plan."""
    stem = f"{root}__" if root else ""
    if found := REVISION.fullmatch(part):
        return _coded(found["code"], field) & Q((f"{stem}revision", int(found["revision"])))
    in_force = Q((f"{stem}status__in", IN_FORCE))
    return _coded(part, field) & (in_force | Q((f"{stem}revision", 0), (f"{stem}status__in", PREPARED)))


def _coded(code: str, field: str) -> Q:
    """Return the records with this code; none when the field is a number and the code is not."""
    if field == "number" and not (code.isascii() and code.isdecimal() and len(code) < len("100000")):
        return Q(pk__in=[])
    return Q((field, code)) if field else Q()


class PrioritySetStatus(models.TextChoices):
    """States of a priority set (charts.md)."""

    PROPOSED = "proposed", _("proposed")
    TABLED = "tabled", _("tabled")
    ADOPTED = "adopted", _("adopted")
    REVISED = "revised", _("revised")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class CouncilStage(models.TextChoices):
    """The bodies a priority set passes through."""

    COSI_SG = "cosi_sg", _("COSI Support Group")
    COSI = "cosi", _("COSI")
    COREPER = "coreper", _("Coreper")
    COUNCIL = "council", _("Council")


@tracked
class PrioritySet(Charted):
    """One Council document that sets the priorities of a cycle; they have no adoption of their own."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="priority_sets", verbose_name=_("cycle"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    title = models.CharField(_("title"), max_length=200)
    stage = models.CharField(_("stage"), max_length=10, choices=CouncilStage, blank=True)
    tabled_on = models.DateField(_("tabled on"), null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    council_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Council document")
    )
    note = models.TextField(_("note"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=PrioritySetStatus, default=PrioritySetStatus.PROPOSED)

    objects = PrioritySetQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("priority set")
        verbose_name_plural = _("priority sets")
        ordering = ("-cycle__starts", "-revision")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "revision"),
                name="priority_set_revision_once_per_cycle",
                violation_error_message=_("The cycle has a priority set with this revision."),
            ),
            models.UniqueConstraint(
                fields=("cycle",),
                condition=Q(status="adopted"),
                name="priority_set_one_in_force_per_cycle",
                violation_error_message=_("The cycle has an adopted priority set already."),
            ),
            models.UniqueConstraint(
                fields=("cycle",),
                condition=Q(status__in=["proposed", "tabled"]),
                name="priority_set_one_proposed_per_cycle",
                violation_error_message=_("A priority set of the cycle is being prepared already; work on that one."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["adopted", "revised", "closed"]) | Q(adopted_on__isnull=False),
                name="priority_set_adopted_has_date",
                violation_error_message=_("An adopted priority set has the date of its adoption."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("priority-set-detail", args=[self.cycle.code, self.revision])


@tracked
class Priority(Record):
    """A priority of the Union in the fight against organised crime, in the Council's own words."""

    root_path = "priority_set"
    is_content = False

    priority_set = models.ForeignKey(
        PrioritySet, models.PROTECT, related_name="priorities", verbose_name=_("priority set")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(_("code"), max_length=16)
    title = models.CharField(_("title"), max_length=200)
    aim = models.TextField(
        _("aim"), blank=True, help_text=_("Word for word as the Council adopted it; leave empty until known.")
    )
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True, verbose_name=_("also written as"))
    threats = models.ManyToManyField(
        KeyThreat, through="PriorityThreat", related_name="priorities", verbose_name=_("threats it answers")
    )

    objects = PriorityQuerySet.as_manager()

    if TYPE_CHECKING:  # what with_threats() and with_area_counts() add
        threats_seen: list[KeyThreat]
        area_count: int

    class Meta(Record.Meta):
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering = ("-priority_set__cycle__starts", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("priority_set", "number"),
                name="priority_number_once",
                violation_error_message=_("Another priority of the set has this number."),
            ),
            models.UniqueConstraint(
                fields=("priority_set", "code"),
                name="priority_code_once",
                violation_error_message=_("Another priority of the set has this code."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("priority-detail", args=[self.cycle.code, self.part])

    @property
    def part(self) -> str:
        """Return how addresses name it within its cycle."""
        return part_of(self.code, self.priority_set)

    @property
    def cycle(self) -> Cycle:
        """Return the cycle of the priority's set."""
        return self.priority_set.cycle

    @property
    def adopted_on(self) -> date | None:
        """Return the day the Council adopted the set."""
        return self.priority_set.adopted_on


@tracked
class PriorityThreat(Record):
    """A priority answers a key threat: the first link of the chain."""

    root_path = "priority__priority_set"
    is_content = False

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="threat_links", verbose_name=_("priority"))
    threat = models.ForeignKey(KeyThreat, models.PROTECT, related_name="priority_links", verbose_name=_("key threat"))

    objects = PriorityThreatQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("threat answered")
        verbose_name_plural = _("threats answered")
        constraints = (
            models.UniqueConstraint(
                fields=("priority", "threat"),
                name="priority_answers_threat_once",
                violation_error_message=_("The priority answers this threat already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.priority.code} ← {self.threat.code}"


@tracked
class PrioritySuccession(Record):
    """A priority continues as one of the next cycle."""

    earlier = models.ForeignKey(
        Priority, models.CASCADE, related_name="later_links", verbose_name=_("earlier priority")
    )
    later = models.ForeignKey(Priority, models.CASCADE, related_name="earlier_links", verbose_name=_("later priority"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("succession of priorities")
        verbose_name_plural = _("successions of priorities")
        constraints = (
            models.UniqueConstraint(fields=("earlier", "later"), name="priority_succession_once"),
            models.CheckConstraint(condition=~Q(earlier=models.F("later")), name="priority_succession_not_itself"),
        )

    def __str__(self) -> str:
        return f"{self.earlier.code} → {self.later.code}"


@tracked
class SubPriority(Record):
    """An OAP area: what one series of OAPs is about; a priority has one or several."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="sub_priorities", verbose_name=_("priority"))
    # Stored beside the priority's own way up, so that the code can be unique per cycle; services keep them equal.
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="sub_priorities", verbose_name=_("cycle"))
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(_("code"), max_length=16)
    title = models.CharField(_("title"), max_length=200)
    aim = models.TextField(_("aim"), blank=True)
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True, verbose_name=_("also written as"))

    objects = SubPriorityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("OAP area")
        verbose_name_plural = _("OAP areas")
        ordering = ("-cycle__starts", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "code"),
                name="sub_priority_code_once_per_cycle",
                violation_error_message=_("Another OAP area of the cycle has this code."),
            ),
            models.UniqueConstraint(
                fields=("cycle", "number"),
                name="sub_priority_number_once_per_cycle",
                violation_error_message=_("Another OAP area of the cycle has this number."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sub-priority-detail", args=[self.cycle.code, self.code])


@tracked
class SubPrioritySuccession(Record):
    """An OAP area continues as one of the next cycle."""

    earlier = models.ForeignKey(
        SubPriority, models.CASCADE, related_name="later_links", verbose_name=_("earlier OAP area")
    )
    later = models.ForeignKey(
        SubPriority, models.CASCADE, related_name="earlier_links", verbose_name=_("later OAP area")
    )

    class Meta(Record.Meta):
        verbose_name = _("succession of OAP areas")
        verbose_name_plural = _("successions of OAP areas")
        constraints = (models.UniqueConstraint(fields=("earlier", "later"), name="sub_priority_succession_once"),)

    def __str__(self) -> str:
        return f"{self.earlier.code} → {self.later.code}"


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
