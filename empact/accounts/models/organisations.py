"""Countries and organisations, with their names over time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.accounts.hats import organisation_label
from empact.accounts.querysets import OrganisationQuerySet, VisibleQuerySet
from empact.history.records import Record, tracked


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
        """Return country code and short name ("ES Guardia Civil"), or one of them alone."""
        return organisation_label(self.kind, self.short_name, self.country.code if self.country else None)


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
