"""A job is a row: what is to be done after the answer was sent, and how far it is.

The row is written in the transaction of whoever wants the job done, so that it is as sure as that; Celery only
carries the bell that says "there is work" (docs/adr/0012-a-job-is-a-row.md).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.jobs.querysets import PATIENCE, JobQuerySet

ATTEMPTS = 3
# A worker that says nothing for so long is taken for dead, and its job is given to another.
LEASE = timedelta(seconds=settings.EMPACT_JOB_LEASE_S)


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("ready")
    PARKED = "parked", _("failed")
    CANCELLED = "cancelled", _("cancelled")


OPEN = (JobState.WAITING, JobState.RUNNING)


class Job(models.Model):
    """Something to be done by a worker: of an announced kind, with arguments that are ids and plain words.

    Two open jobs of a kind never have the same key; with `for_ever` no other one ever has it. `not_before`,
    `lease_until` and the times below are the machine's, not those of the demonstration's clock.
    """

    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("key"), max_length=200)
    queue = models.CharField(_("queue"), max_length=30)
    about = models.CharField(_("about"), max_length=250, blank=True, default="")
    arguments = models.JSONField(_("arguments"), default=dict, encoder=DjangoJSONEncoder)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="jobs",
        verbose_name=_("asked by"),
        help_text=_("Nobody: the system."),
    )
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING)
    for_ever = models.BooleanField(_("never again"), default=False)
    not_before = models.DateTimeField(_("not before"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    allowed_attempts = models.PositiveSmallIntegerField(_("allowed attempts"), default=ATTEMPTS)
    lease_until = models.DateTimeField(_("lease until"), null=True)
    worker = models.CharField(_("worker"), max_length=120, blank=True, default="")
    progress = models.PositiveSmallIntegerField(_("progress in per cent"), default=0)
    doing = models.CharField(_("doing"), max_length=250, blank=True, default="")
    cancel_asked = models.BooleanField(_("asked to stop"), default=False)
    reason = models.TextField(_("why it failed"), blank=True, default="")
    trace = models.TextField(_("where it failed"), blank=True, default="")
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("kind", "key"), condition=Q(state__in=OPEN), name="job_open_once"),
            models.UniqueConstraint(fields=("kind", "key"), condition=Q(for_ever=True), name="job_ever_once"),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_in_per_cent"),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(lease_until__isnull=False), name="job_running_has_a_lease"
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=F("allowed_attempts")), name="job_attempts_within_the_allowed"
            ),
        )
        indexes = (
            models.Index(fields=("queue", "id"), condition=Q(state__in=OPEN), name="job_open"),
            models.Index(fields=("state", "ended_at"), name="job_ended"),
            models.Index(fields=("asked_by", "-id"), name="job_asked_by"),
        )

    def __str__(self) -> str:
        return self.about or f"{self.kind} {self.key}"

    def get_absolute_url(self) -> str:
        """Return where an administrator looks at the job."""
        return reverse("job-detail", args=[self.pk])

    @property
    def is_late(self) -> bool:
        """Tell whether it could have begun long ago, by this machine's clock."""
        begins = self.not_before or self.asked_at
        return self.state == JobState.WAITING and datetime.now(UTC) - begins > PATIENCE

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to come."""
        return self.state in OPEN
