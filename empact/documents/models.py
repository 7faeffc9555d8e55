"""What people asked to have as a file, the parts it consists of, and the files themselves.

A file is a row (at most 20 MB): stored in the transaction that says its job is ready, and backed up with all else.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.documents.querysets import PartQuerySet, RequestQuerySet
from empact.jobs.models import Job, JobState

LARGEST = 20 * 1024 * 1024


class File(models.Model):
    """A document as it was made: from which template, and until when it is kept."""

    job = models.OneToOneField(Job, models.CASCADE, related_name="file", verbose_name=_("job"))
    name = models.CharField(_("name"), max_length=150)
    media_type = models.CharField(_("media type"), max_length=100)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    template = models.CharField(_("template"), max_length=120)
    template_version = models.CharField(_("version of the template"), max_length=64)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("kept until"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes = (models.Index(fields=("expires_at",), name="file_expires"),)
        constraints = (models.CheckConstraint(condition=Q(size__lte=LARGEST), name="file_not_too_large"),)

    def __str__(self) -> str:
        return self.name


class Request(models.Model):
    """What one person asked for at once: a kind of document, in a format, of one record or several."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="document_requests", verbose_name=_("asked by")
    )
    kind = models.CharField(_("kind of document"), max_length=60)
    format = models.CharField(_("format"), max_length=10)
    label = models.CharField(_("what"), max_length=250)
    asked_at = models.DateTimeField(_("asked"))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)
    told = models.BooleanField(_("said to be ready"), default=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a document")
        verbose_name_plural = _("requests for documents")
        ordering = ("-id",)
        indexes = (models.Index(fields=("person", "-id"), name="request_person"),)

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("document-request", args=[self.pk])


class Part(models.Model):
    """One file of a request: of which record, and the job that makes it; several requests may wait for one job."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="parts", verbose_name=_("request"))
    job = models.ForeignKey(Job, models.CASCADE, related_name="parts", verbose_name=_("job"))
    record_kind = models.CharField(_("kind of record"), max_length=100)
    record_id = models.BigIntegerField(_("record"))
    label = models.CharField(_("what"), max_length=250)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a request")
        verbose_name_plural = _("parts of requests")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("request", "record_kind", "record_id"), name="part_once_in_a_request"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def kept(self) -> File | None:
        """Return the file while it is kept; `with_file` has loaded it."""
        file: File | None = getattr(self.job, "file", None)
        return file if file is not None and file.expires_at > clock.now() else None

    @property
    def is_shut(self) -> bool:
        """Tell whether the reader lost the right to it; `with_parts` asks, where it is told who reads."""
        return not getattr(self, "is_open_to_reader", True)

    @property
    def is_ready(self) -> bool:
        """Tell whether the file can be fetched."""
        return self.job.state == JobState.DONE and self.kept is not None and not self.is_shut
