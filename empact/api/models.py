"""The keys of API clients: a token acts as its owner, at most within its scope."""

from __future__ import annotations

import ipaddress
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models import User


class TokenScope(models.TextChoices):
    """What a token lets its bearer do, never more than its owner may."""

    READ = "read", _("read")
    WRITE = "write", _("read and write")


def check_network(text: str) -> None:
    """Refuse what is not an address or a network in CIDR notation."""
    try:
        ipaddress.ip_network(text)
    except ValueError as error:
        raise ValidationError(
            _("%(text)s is not an address or a network such as 192.0.2.0/24."), params={"text": text}
        ) from error


class Token(models.Model):
    """A bearer token; only the digest of its secret is kept, so that nobody can read one out of the database."""

    person = models.ForeignKey(User, models.PROTECT, related_name="tokens", verbose_name=_("owner"))
    name = models.CharField(_("what it is for"), max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(_("begins with"), max_length=16, editable=False)
    scope = models.CharField(_("scope"), max_length=5, choices=TokenScope, default=TokenScope.READ)
    networks = ArrayField(
        models.CharField(max_length=43, validators=[check_network]),
        default=list,
        blank=True,
        verbose_name=_("allowed networks"),
        help_text=_("Addresses or networks in CIDR notation; empty: from everywhere."),
    )
    created_at = models.DateTimeField(_("made"), editable=False)
    expires_at = models.DateTimeField(_("good until"))
    # Coarse on purpose: a write per request would cost more than the reading, and would follow people around.
    last_used_at = models.DateTimeField(_("last used, to the hour"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.hint}…"

    def is_good(self) -> bool:
        """Tell whether the token is neither revoked nor past its day."""
        return self.revoked_at is None and clock.now() < self.expires_at

    def allows_address(self, address: str) -> bool:
        """Tell whether a request may come from this address; without networks from everywhere."""
        if not self.networks:
            return True
        try:
            origin = ipaddress.ip_address(address)
        except ValueError:
            return False
        mapped = getattr(origin, "ipv4_mapped", None)
        return any((mapped or origin) in ipaddress.ip_network(network) for network in self.networks)

    def used_lately(self) -> bool:
        """Tell whether this hour's use is noted already."""
        return self.last_used_at is not None and clock.now() - self.last_used_at < timedelta(hours=1)


class Answer(models.Model):
    """What a POST with an Idempotency-Key was answered with, so that the same request is answered the same again."""

    actor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("actor"))
    key = models.CharField(_("key"), max_length=200)
    fingerprint = models.CharField(_("digest of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"))
    body = models.JSONField(_("body"), null=True)
    location = models.CharField(_("location"), max_length=300, blank=True, default="")
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("answer kept for a repeated request")
        verbose_name_plural = _("answers kept for repeated requests")
        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="answer_once_per_key"),)
        indexes = (models.Index(fields=("at",), name="answer_at"),)

    def __str__(self) -> str:
        return self.key
