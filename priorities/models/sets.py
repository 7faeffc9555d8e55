"""Priority sets and the Council's priorities."""

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
from priorities.models.parts import part_of
from priorities.querysets import PriorityQuerySet, PrioritySetQuerySet, PriorityThreatQuerySet


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
