"""What was loaded from reference files, so that a later load never overwrites what a person changed since."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """One row that a reference file brought: which values were loaded, as a digest.

    `fields` names what the digest covers, so that a file may bring more fields one day without every row
    looking changed.
    """

    kind = models.CharField(_("kind of record"), max_length=100)
    key = models.CharField(_("key in the file"), max_length=250)
    fields = ArrayField(models.CharField(max_length=60), verbose_name=_("fields loaded"))
    digest = models.CharField(_("digest of the values as loaded"), max_length=64)

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="loaded_record_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
