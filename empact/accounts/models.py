"""People, organisations, countries and who does what for whom, until when.

Names and telephone numbers live only in PersonDetails, which has no history and can be erased;
everything that is kept (entries, row history, frozen versions) holds ids and posts.
"""

from __future__ import annotations

import secrets
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.hats import Hat, hat, hats_of
from empact.accounts.querysets import AssignmentQuerySet, OrganisationQuerySet, UserQuerySet, VisibleQuerySet
from empact.accounts.roles import known_role, scope
from empact.accounts.scopes import ScopeRecord
from empact.history.records import Record, tracked

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


class UserManager(BaseUserManager["User"]):
    """Make accounts, and find them by e-mail whatever its case."""

    def get_queryset(self) -> UserQuerySet:
        """Return all accounts."""
        return UserQuerySet(self.model, using=self._db)

    def all(self) -> UserQuerySet:
        """Return all accounts."""
        return self.get_queryset()

    def visible_to(self, user: Reader) -> UserQuerySet:
        """Return the accounts this reader may see."""
        return self.get_queryset().visible_to(user)

    def get_by_natural_key(self, email: str | None) -> User:
        """Return the account with that e-mail address, upper or lower case."""
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """Store an account; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: signs in by e-mail, acts through the assignments of the day."""

    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = (
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="user_email_lower"),
        )

    def __str__(self) -> str:
        return self.post_label

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.pk])

    @cached_property
    def hats(self) -> tuple[Hat, ...]:
        """Return what the person may act as today, most telling first. One query, kept with this instance."""
        return hats_of(self)

    @cached_property
    def post_label(self) -> str:
        """Return the post, never the person: "NEC, France"; an account without a role is "No role"."""
        return self.hats[0].label if self.hats else str(_("No role"))

    @property
    def other_posts(self) -> tuple[str, ...]:
        """Return the other posts in which the person acts today, each once."""
        return tuple(dict.fromkeys(hat.label for hat in self.hats))[1:]


class PersonDetails(models.Model):
    """The only place of a person's name and telephone; no history, erasable."""

    person = models.OneToOneField(User, models.CASCADE, related_name="details", verbose_name=_("account"))
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("personal details")
        verbose_name_plural = _("personal details")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class CountryKind(models.TextChoices):
    """Where a country stands towards the Union."""

    MEMBER_STATE = "member_state", _("Member State")
    SCHENGEN = "schengen_associated", _("Schengen associated country")
    WESTERN_BALKANS = "western_balkans", _("Western Balkans")
    EASTERN_PARTNERSHIP = "eastern_partnership", _("Eastern Partnership")
    OTHER = "other", _("Other country")


@tracked
class Country(Record):
    """A country; shown by its EU code (EL, UK), stored with its ISO code too (GR, GB)."""

    code = models.CharField(_("EU code"), max_length=2, unique=True)
    iso = models.CharField(_("ISO code"), max_length=2, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=CountryKind)
    # Protocol order: alphabetical by the country's name in its own language; only Member States have one.
    protocol_order = models.PositiveSmallIntegerField(_("protocol order"), null=True, blank=True, unique=True)
    flag = models.CharField(_("flag symbol"), max_length=40, blank=True)
    footnote = models.TextField(_("footnote to the name"), blank=True)
    europol_status = models.CharField(_("status at Europol"), max_length=60, blank=True)
    cepol_participates = models.BooleanField(_("takes part in CEPOL"), default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = (F("protocol_order").asc(nulls_last=True), "name")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("country-detail", args=[self.code])

    @property
    def is_member(self) -> bool:
        """Tell whether this is a Member State."""
        return self.kind == CountryKind.MEMBER_STATE


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    COUNTRY = "country", _("Member State")
    SERVICE = "service", _("Service of a Member State")
    THIRD_COUNTRY = "third_country", _("Third country")
    THIRD_SERVICE = "third_service", _("Service of a third country")
    INSTITUTION = "institution", _("EU institution")
    AGENCY = "agency", _("EU agency or body")
    INTERNATIONAL = "international", _("International organisation or network")
    PRIVATE = "private", _("Private body or NGO")


@tracked
class Organisation(Record):
    """Who leads, co-leads or takes part: a state, a service, an agency, an organisation, a private body."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=40)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("country")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="services", verbose_name=_("belongs to")
    )
    seat = models.CharField(_("seat"), max_length=60, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("short_name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(country__isnull=False)
                | ~Q(
                    kind__in=[
                        OrganisationKind.COUNTRY,
                        OrganisationKind.SERVICE,
                        OrganisationKind.THIRD_COUNTRY,
                        OrganisationKind.THIRD_SERVICE,
                    ]
                ),
                name="organisation_of_a_country_names_it",
            ),
            models.UniqueConstraint(
                fields=("country",),
                condition=Q(kind__in=[OrganisationKind.COUNTRY, OrganisationKind.THIRD_COUNTRY]),
                name="organisation_one_per_country_as_a_whole",
            ),
        )

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("organisation-detail", args=[self.code])

    @property
    def label(self) -> str:
        """Return country code and short name ("ES Guardia Civil"), or the short name alone."""
        if self.country is None or self.kind in {OrganisationKind.COUNTRY, OrganisationKind.THIRD_COUNTRY}:
            return self.country.code if self.country else self.short_name
        return f"{self.country.code} {self.short_name}"

    @property
    def is_public_body_of_member(self) -> bool:
        """Tell whether this is a Member State or one of its services."""
        return self.kind in {OrganisationKind.COUNTRY, OrganisationKind.SERVICE}


@tracked
class OrganisationName(Record):
    """A name an organisation had for a time: EMCDDA became EUDA on 2 July 2024."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names", verbose_name=_("organisation"))
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=40)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("earlier or later name")
        verbose_name_plural = _("names over time")
        ordering = ("organisation", F("starts").asc(nulls_first=True))
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="organisation_name_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.short_name


def name_on(organisation: Organisation, day: date) -> OrganisationName:
    """Return the name of an organisation on a Brussels date: EMCDDA until 1 July 2024, EUDA from the next day on.

    An organisation without names over time, or none for that day, has the name of today; that one is not stored.
    One query, none where `names` are prefetched.
    """
    for item in organisation.names.all():
        if (item.starts is None or item.starts <= day) and (item.ends is None or day <= item.ends):
            return item
    return OrganisationName(organisation=organisation, name=organisation.name, short_name=organisation.short_name)


class InclusiveDateRange(Func):
    """daterange(starts, ends, '[]'): both days belong to it."""

    function = "DATERANGE"
    output_field = DateRangeField()


@tracked
class Assignment(Record):
    """A person holds a role for an organisation, in a scope, from one day until another (both included).

    `scope_kind` is a model label ("oaps.oap") and `scope_id` the key of that record; empty means everywhere.
    """

    person = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=40)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="assignments", verbose_name=_("organisation")
    )
    scope_kind = models.CharField(_("kind of scope"), max_length=60, blank=True)
    scope_id = models.BigIntegerField(_("scope"), null=True, blank=True)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)
    # The head of a country's NEC team; a trigger-proof fact, so that one per country and day can be a constraint.
    head_of = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("head NEC of")
    )

    scope = ScopeRecord()

    objects = AssignmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("role", "starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="assignment_ends_after_start",
                violation_error_message=_("An assignment ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="", scope_id__isnull=True) | (~Q(scope_kind="") & Q(scope_id__isnull=False)),
                name="assignment_scope_is_whole",
            ),
            ExclusionConstraint(
                name="assignment_one_head_nec_per_country_and_day",
                expressions=(
                    (F("head_of"), RangeOperators.EQUAL),
                    (
                        InclusiveDateRange("starts", "ends", RangeBoundary(inclusive_lower=True, inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ),
                condition=Q(head_of__isnull=False),
                violation_error_message=_("That country has a head NEC on some of these days already."),
            ),
            # A person cannot hold the same role for the same organisation and scope twice on one day.
            ExclusionConstraint(
                name="assignment_not_twice_on_one_day",
                expressions=(
                    (F("person"), RangeOperators.EQUAL),
                    (F("role"), RangeOperators.EQUAL),
                    (F("organisation"), RangeOperators.EQUAL),
                    (F("scope_kind"), RangeOperators.EQUAL),
                    (Func(F("scope_id"), Value(0), function="COALESCE"), RangeOperators.EQUAL),
                    (
                        InclusiveDateRange("starts", "ends", RangeBoundary(inclusive_lower=True, inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ),
                violation_error_message=_("This person holds that role already on some of these days."),
            ),
        )
        indexes = (
            models.Index(fields=("person", "starts"), name="assignment_person"),
            models.Index(fields=("role", "scope_kind", "scope_id"), name="assignment_role_scope"),
        )

    def __str__(self) -> str:
        return self.post_label

    @property
    def post_label(self) -> str:
        """Return the post: "NEC, France". A query for each of organisation and country that is not loaded."""
        return hat(self).label

    @property
    def role_label(self) -> str:
        """Return the role in words; a role that no app announces any more by its code."""
        kind = known_role(self.role)
        return str(kind.label) if kind else self.role

    @property
    def scope_label(self) -> str:
        """Return in words what the role is limited to; nothing when it holds everywhere. A query if not prefetched.

        Its content is told only where the rows were fetched for a reader who may see it (`told_to`).
        """
        if self.scope is None:
            return ""
        return scope(self.scope_kind).name_of(self.scope, seen=getattr(self, "scope_seen", False))

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.person_id])

    def holds_on(self, day: date) -> bool:
        """Tell whether the assignment holds on that Brussels date."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


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
