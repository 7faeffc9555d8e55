"""One-time links with which a person sets a password."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models.people import User


def new_link_secret() -> str:
    """Return the unguessable part of a link: 256 bits."""
    return secrets.token_urlsafe(32)


class LinkPurpose(models.TextChoices):
    """What a link lets its bearer do."""

    INVITATION = "invitation", _("Set a first password")
    RESET = "reset", _("Set a new password")


class AccessLink(models.Model):
    """A one-time link with which a person sets a password; only the digest of its secret is kept."""

    person = models.ForeignKey(User, models.CASCADE, related_name="access_links", verbose_name=_("person"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=LinkPurpose)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("made by"), help_text=_("Nobody: the system.")
    )
    created_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("access link")
        verbose_name_plural = _("access links")

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.created_at:%Y-%m-%d})"

    def is_good(self) -> bool:
        """Tell whether the link can still be used."""
        return self.used_at is None and clock.now() < self.expires_at
