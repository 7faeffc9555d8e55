"""Step 1: the cycle and its calendar, reference documents, threat assessments and their key threats."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.querysets import CalendarEntryQuerySet, CycleQuerySet, KeyThreatQuerySet, ThreatAssessmentQuerySet
from empact import clock
from empact.accounts.querysets import VisibleQuerySet
from empact.history.records import Record, tracked
from empact.workflow.records import Charted


class CycleStatus(models.TextChoices):
    """States of a cycle (charts.md)."""

    PLANNED = "planned", _("planned")
    PREPARING = "preparing", _("preparing")
    RUNNING = "running", _("running")
    CLOSING = "closing", _("closing")
    CLOSED = "closed", _("closed")


class CycleStep(models.IntegerChoices):
    """The four steps of EMPACT."""

    THREATS = 1, _("Threat assessment")
    PRIORITIES = 2, _("Priorities and G-MASP")
    PLANS = 3, _("Plans and implementation")
    EVALUATION = 4, _("Independent evaluation")


class Marking(models.TextChoices):
    """Distribution markings and classification levels, lowest first; content above LIMITE is never stored."""

    PUBLIC = "public", _("Public")
    BPL = "bpl", _("Europol Unclassified – Basic Protection Level")
    LIMITE = "limite", _("LIMITE")
    RESTRICTED = "restricted", _("RESTREINT UE/EU RESTRICTED")
    CONFIDENTIAL = "confidential", _("CONFIDENTIEL UE/EU CONFIDENTIAL")
    SECRET = "secret", _("SECRET UE/EU SECRET")


class ContentMarking(models.TextChoices):
    """What a record of ours may be marked with; the levels above are for references to documents kept elsewhere."""

    PUBLIC = Marking.PUBLIC.value, Marking.PUBLIC.label
    BPL = Marking.BPL.value, Marking.BPL.label
    LIMITE = Marking.LIMITE.value, Marking.LIMITE.label


# A cycle is prepared before it begins (data for its SOCTA) and looked back upon after it has ended (final results).
YEARS_BEFORE = 4
YEARS_AFTER = 2


@tracked
class Cycle(Charted):
    """One four-year EMPACT cycle (a policy cycle before 2022)."""

    code = models.SlugField(_("code"), max_length=9, unique=True)
    title = models.CharField(_("title"), max_length=120)
    starts = models.DateField(_("starts"))
    ends = models.DateField(_("ends"))
    summary = models.TextField(_("summary"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=CycleStatus, default=CycleStatus.PLANNED)

    objects = CycleQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ("-starts",)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__lt=F("ends")),
                name="cycle_ends_after_start",
                violation_error_message=_("A cycle ends after it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("cycle-detail", args=[self.code])

    def clean(self) -> None:
        """Refuse days outside the years that the code names: addresses and filters go by it."""
        super().clean()
        first, _dash, last = self.code.partition("-")
        # A day that could not be read is None here; its own field says so.
        days: dict[str, tuple[date | None, str]] = {"starts": (self.starts, first), "ends": (self.ends, last)}
        wrong = [name for name, (day, year) in days.items() if day and year.isdecimal() and day.year != int(year)]
        if wrong:
            words = gettext("The cycle {code} begins in {first} and ends in {last}; choose a day in that year.")
            raise ValidationError(dict.fromkeys(wrong, words.format(code=self.code, first=first, last=last)))

    @property
    def label(self) -> str:
        """Return the code with a dash as people write it: 2026–2029."""
        return self.code.replace("-", "–")

    @property
    def calendar_years(self) -> tuple[int, int]:
        """Return the first and the last year in which something of the cycle happens."""
        return self.starts.year - YEARS_BEFORE, self.ends.year + YEARS_AFTER

    def has_in_calendar(self, day: date) -> bool:
        """Tell whether something of the cycle can happen on that day."""
        first, last = self.calendar_years
        return first <= day.year <= last

    @property
    def years_in_words(self) -> str:
        """Say in which years something of the cycle happens, to who gave another day."""
        first, last = self.calendar_years
        words = gettext("The calendar of the cycle runs from {first} to {last}; choose a day in these years.")
        return words.format(first=first, last=last)


LONGEST_NUMBER = 40


@tracked
class ReferenceDocument(Record):
    """A Council, Commission or agency document that is kept elsewhere: number, date, title, marking, registry."""

    number = models.CharField(_("number"), max_length=LONGEST_NUMBER, unique=True)
    title = models.CharField(_("title"), max_length=300)
    issued_on = models.DateField(_("date"), null=True, blank=True)
    issued_by = models.CharField(_("issued by"), max_length=80, blank=True)
    marking = models.CharField(_("marking"), max_length=12, choices=Marking, default=Marking.PUBLIC)
    registry = models.CharField(_("where it is kept"), max_length=160, blank=True)
    url = models.URLField(_("public address"), blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("reference document")
        verbose_name_plural = _("reference documents")
        ordering = (F("issued_on").desc(nulls_last=True), "number")

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("reference-document-detail", args=[self.pk])


class CalendarKind(models.TextChoices):
    """What a calendar entry is about; the mid-term review among them."""

    COLLECTION = "data_collection", _("Data collection and analysis")
    SOCTA = "socta", _("SOCTA published")
    ADVISORY = "advisory_document", _("Policy advisory document")
    PRIORITIES = "priorities", _("Council priorities")
    TERMS = "terms_of_reference", _("Terms of reference")
    GMASP = "g_masp", _("G-MASP")
    DRAFTING = "drafting", _("OAP drafting")
    VALIDATION = "validation", _("National validation")
    ADOPTION = "adoption", _("OAP adoption")
    KICK_OFF = "kick_off", _("Kick-off meetings")
    PERIOD = "oap_period", _("OAP period")
    REPORTING = "reporting", _("Reporting")
    RESULTS = "results", _("Results published")
    INTERIM = "interim_assessment", _("Interim assessment")
    MID_TERM = "mid_term_review", _("Mid-term review")
    EVALUATION = "evaluation", _("Independent evaluation")
    ROADMAP = "roadmap", _("Implementation roadmap")
    CONCLUSIONS = "conclusions", _("Council conclusions")
    MEETING = "meeting", _("Meeting")


@tracked
class CalendarEntry(Record):
    """A milestone (one day) or a span (two days) of a cycle; a deadline ends at 17:00 in Brussels."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="calendar", verbose_name=_("cycle"))
    step = models.PositiveSmallIntegerField(_("step"), choices=CycleStep)
    kind = models.CharField(_("kind"), max_length=24, choices=CalendarKind)
    title = models.CharField(_("title"), max_length=160)
    starts = models.DateField(_("from, or on"))
    ends = models.DateField(_("until"), null=True, blank=True)
    is_deadline = models.BooleanField(_("is a deadline"), default=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="calendar", verbose_name=_("document")
    )
    note = models.TextField(_("note"), blank=True)

    objects = CalendarEntryQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("calendar entry")
        verbose_name_plural = _("calendar entries")
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="calendar_entry_ends_after_start",
                violation_error_message=_("The entry ends on or after the day it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cycle-calendar", args=[self.cycle.code]) + f"#entry-{self.pk}"

    @property
    def last_day(self) -> date:
        """Return the day the entry is over: its end, or its only day."""
        return self.ends or self.starts

    @property
    def is_late(self) -> bool:
        """Tell whether its last day is over and nobody has recorded that it was done."""
        return self.done_on is None and self.last_day < clock.today()

    def clean(self) -> None:
        """Refuse what cannot have happened, and days far outside the cycle."""
        super().clean()
        days = {name: getattr(self, name) for name in ("starts", "ends")}
        found = {
            name: self.cycle.years_in_words for name, day in days.items() if day and not self.cycle.has_in_calendar(day)
        }
        if self.done_on and self.done_on > clock.today():
            found["done_on"] = gettext("This day lies ahead; leave the field empty until it is done.")
        if found:
            raise ValidationError(found)


class AssessmentKind(models.TextChoices):
    """What kind of assessment it is."""

    SOCTA = "socta", _("SOCTA")
    INTERIM = "interim", _("Interim assessment")
    MID_TERM = "mid_term_review", _("Mid-term review")


class AssessmentStatus(models.TextChoices):
    """States of a threat assessment (charts.md)."""

    DRAFTING = "drafting", _("drafting")
    CONSULTED = "consulted", _("consulted")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


@tracked
class ThreatAssessment(Charted):
    """The public version of a SOCTA or interim assessment; the full one is only a reference."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="assessments", verbose_name=_("cycle it feeds"))
    kind = models.CharField(_("kind"), max_length=16, choices=AssessmentKind, default=AssessmentKind.SOCTA)
    code = models.SlugField(_("code"), max_length=24)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    method = models.TextField(_("method and its version"), blank=True)
    data_from = models.DateField(_("data from"), null=True, blank=True)
    data_until = models.DateField(_("data until"), null=True, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    public_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("public version")
    )
    full_document = models.ForeignKey(
        ReferenceDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("full version (reference only)"),
    )
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("supersedes")
    )
    status = models.CharField(_("status"), max_length=12, choices=AssessmentStatus, default=AssessmentStatus.DRAFTING)

    objects = ThreatAssessmentQuerySet.as_manager()

    if TYPE_CHECKING:  # what with_threat_counts() adds
        threat_count: int
        factor_count: int

    class Meta(Charted.Meta):
        verbose_name = _("threat assessment")
        verbose_name_plural = _("threat assessments")
        ordering = (F("published_on").desc(nulls_first=True), "id")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "code"),
                name="threat_assessment_code_once_per_cycle",
                violation_error_message=_("An assessment with this code exists in the cycle."),
            ),
            models.CheckConstraint(
                condition=Q(data_from__isnull=True) | Q(data_until__isnull=True) | Q(data_from__lte=F("data_until")),
                name="threat_assessment_data_ends_after_start",
                violation_error_message=_("The data period ends on or after the day it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("threat-assessment-detail", args=[self.cycle.code, self.code])

    @property
    def code_in_words(self) -> str:
        """Return the code as people say it: SOCTA 2025."""
        return self.code.replace("-", " ")


class ThreatKind(models.TextChoices):
    """What a key threat is about; an emerging one may trigger a review of the priorities."""

    CRIME_AREA = "crime_area", _("Crime area")
    NETWORKS = "networks", _("Criminal networks and individuals")
    FACTOR = "cross_cutting", _("Cross-cutting factor")
    EMERGING = "emerging", _("Emerging threat")


class ThreatLevel(models.TextChoices):
    """A qualitative level with its justification; the published SOCTA shows no numeric score."""

    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")
    NOT_STATED = "not_stated", _("not stated")


class ThreatTrend(models.TextChoices):
    """How the threat is expected to develop."""

    RISING = "rising", _("rising")
    STABLE = "stable", _("stable")
    FALLING = "falling", _("falling")
    NOT_STATED = "not_stated", _("not stated")


@tracked
class KeyThreat(Record):
    """A threat that an assessment names; the Council's priorities answer threats."""

    root_path = "assessment"
    is_content = False

    assessment = models.ForeignKey(
        ThreatAssessment, models.PROTECT, related_name="threats", verbose_name=_("assessment")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=16, choices=ThreatKind, default=ThreatKind.CRIME_AREA)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    level = models.CharField(_("level"), max_length=12, choices=ThreatLevel, default=ThreatLevel.NOT_STATED)
    trend = models.CharField(_("trend"), max_length=12, choices=ThreatTrend, default=ThreatTrend.NOT_STATED)
    justification = models.TextField(_("justification of level and trend"), blank=True)
    recommended_priority = models.BooleanField(_("recommended as a priority"), default=False)

    objects = KeyThreatQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("key threat")
        verbose_name_plural = _("key threats")
        ordering = ("assessment", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "number"),
                name="key_threat_number_once",
                violation_error_message=_("Another threat of the assessment has this number."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("threat-detail", args=[self.assessment.cycle.code, self.assessment.code, self.number])

    @property
    def code(self) -> str:
        """Return the public code: SOCTA-2021/3."""
        return f"{self.assessment.code}/{self.number}"
