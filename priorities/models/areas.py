"""OAP areas: what the priorities split into."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact.history.records import Record, tracked
from priorities.models.sets import Priority
from priorities.querysets import SubPriorityQuerySet


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
