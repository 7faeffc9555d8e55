"""A garden (the root), its beds and their plants."""

from django.db import models

from empact.accounts.querysets import VisibleQuerySet
from empact.history.records import Record, Root, tracked
from empact.workflow.records import Charted


class GardenStatus(models.TextChoices):
    """The states of a garden."""

    DRAFTING = "drafting", "Drafting"
    SUBMITTED = "submitted", "Submitted"
    CHECKED = "checked", "Checked"
    OPENED = "opened", "Opened"
    CLOSED = "closed", "Closed"


class BedStatus(models.TextChoices):
    """The states of a bed."""

    PROPOSED = "proposed", "Proposed"
    OFFERED = "offered", "Offered"
    SOWN = "sown", "Sown"


@tracked
class Garden(Root, Charted):
    """The root of the aggregate."""

    content_ignores = ("status", "opened_on")

    title = models.CharField("title", max_length=80)
    area = models.DecimalField("area", max_digits=8, decimal_places=2, default=1)
    status = models.CharField(max_length=12, choices=GardenStatus, default=GardenStatus.DRAFTING)
    opened_on = models.DateField("opening day", null=True, blank=True)
    owner_id = models.BigIntegerField(null=True)
    plot = models.CharField("plot", max_length=8, null=True, blank=True, unique=True)  # empty ones are many

    objects = VisibleQuerySet.as_manager()

    class Meta(Charted.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(area__gt=0),
                name="garden_has_room",
                violation_error_message="A garden has some room.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address that a list would link."""
        return f"/gardens/{self.pk}/"


@tracked
class Bed(Charted):
    """What lies in a garden."""

    root_path = "garden"
    content_ignores = ("status",)

    garden = models.ForeignKey(Garden, models.CASCADE, related_name="beds")
    number = models.PositiveIntegerField("number")
    note = models.TextField("note", blank=True, default="")
    status = models.CharField(max_length=12, choices=BedStatus, default=BedStatus.PROPOSED)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"bed {self.number}"


@tracked
class Remark(Record):
    """What visitors say about a garden: under it, and no content of it."""

    root_path = "garden"
    is_content = False

    garden = models.ForeignKey(Garden, models.CASCADE, related_name="remarks")
    text = models.TextField("text")

    def __str__(self) -> str:
        return self.text


@tracked
class Plant(Record):
    """What grows in a bed."""

    root_path = "bed__garden"

    bed = models.ForeignKey(Bed, models.CASCADE, related_name="plants")
    name = models.CharField("name", max_length=40)
    height = models.PositiveIntegerField("height", default=10)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
