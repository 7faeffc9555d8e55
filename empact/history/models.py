"""Entries say what was done, by which post, to which record; frozen versions keep what a body adopted.

Both are only ever added to: the database refuses UPDATE, DELETE and TRUNCATE. They hold ids and posts, never names.
"""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from empact.history.querysets import EntryQuerySet, FrozenVersionQuerySet
from empact.history.triggers import append_only


class Entry(models.Model):
    """One thing that somebody, or the system, did to one record.

    `version` is the record's version and `content` its root's content when it was done; `group` is shared by
    everything done in one request, and by the row history (`pgh_context_id`) of that request.
    `detail` holds the data of a move ("data") and what moved along with the record ("along").
    """

    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="entries",
        db_index=False,  # the index below begins with it
        verbose_name=_("actor"),
        help_text=_("Nobody: the system."),
    )
    actor_label = models.CharField(_("post"), max_length=250)
    verb = models.CharField(_("verb"), max_length=60)
    kind = models.CharField(_("kind of record"), max_length=100)
    record_id = models.BigIntegerField(_("record"))
    record_label = models.CharField(_("record"), max_length=250)
    root_kind = models.CharField(_("kind of root"), max_length=100)
    root_id = models.BigIntegerField(_("root"))
    version = models.PositiveIntegerField(_("version"), null=True)
    content = models.PositiveIntegerField(_("content"), null=True)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(_("comment"), blank=True, default="")
    detail = models.JSONField(_("detail"), default=dict, encoder=DjangoJSONEncoder)
    group = models.UUIDField(_("group"), default=uuid.uuid4, db_index=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("-id",)
        triggers = append_only()
        indexes = (
            models.Index(fields=("kind", "record_id", "id"), name="entry_record"),
            models.Index(fields=("root_kind", "root_id", "id"), name="entry_root"),
            models.Index(fields=("actor", "kind", "record_id", "verb"), name="entry_actor"),
        )

    def __str__(self) -> str:
        return f"{self.actor_label}: {self.verb} {self.record_label}"


class FrozenVersion(models.Model):
    """A record with all that belongs to it, as it was: canonical JSON (RFC 8785) and its SHA-256."""

    kind = models.CharField(_("kind of record"), max_length=100)
    record_id = models.BigIntegerField(_("record"))
    record_label = models.CharField(_("record"), max_length=250)
    number = models.PositiveIntegerField(_("number"))
    content = models.PositiveIntegerField(_("content"), null=True)
    text = models.TextField(_("canonical text"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    reason = models.CharField(_("reason"), max_length=250)
    at = models.DateTimeField(_("at"))
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="versions", verbose_name=_("entry"))

    objects = FrozenVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen version")
        verbose_name_plural = _("frozen versions")
        ordering = ("kind", "record_id", "-number")
        triggers = append_only()
        constraints = (models.UniqueConstraint(fields=("kind", "record_id", "number"), name="frozen_version_number"),)

    def __str__(self) -> str:
        return _("%(record)s, version %(number)d") % {"record": self.record_label, "number": self.number}
