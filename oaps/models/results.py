"""What is counted: measures, the results of reports, and the totals that were published."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact.accounts.models import Country
from empact.accounts.querysets import VisibleQuerySet
from empact.history.records import Record, tracked
from oaps.models.reports import ProgressReport
from oaps.querysets import ResultQuerySet


class Qualifier(models.TextChoices):
    """How exact a published number is."""

    EXACT = "exact", _("exact")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    PRELIMINARY = "preliminary", _("preliminary")
    FINAL = "final", _("final")


@tracked
class Measure(Record):
    """What can be counted as a result, with its unit and its exact definition: arrests, firearms seized."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    group = models.CharField(_("group"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    unit = models.CharField(_("unit"), max_length=40)
    whole = models.BooleanField(
        _("whole numbers only"),
        default=False,
        help_text=_("Persons are counted whole, kilograms are not."),
    )
    definition = models.TextField(_("definition"), blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ("group", "title")

    def __str__(self) -> str:
        return self.title


@tracked
class Result(Record):
    """One line of results: it belongs to exactly one report and keeps its revisions."""

    prose = ("crime_type", "commodity", "origin")
    root_path = "report"

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="results", verbose_name=_("report"))
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="results", verbose_name=_("measure"))
    number = models.DecimalField(_("number"), max_digits=18, decimal_places=3)
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    year = models.PositiveSmallIntegerField(_("year"))
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="results", verbose_name=_("country")
    )
    crime_type = models.CharField(_("type of crime"), max_length=120, blank=True)
    commodity = models.CharField(_("commodity"), max_length=120, blank=True)
    origin = models.CharField(_("where the number comes from"), max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )

    objects = ResultQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("report", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(number__gte=0),
                name="result_not_negative",
                violation_error_message=_("A result is not negative."),
            ),
        )
        indexes = (models.Index(fields=("measure", "year"), name="result_measure_year"),)

    def __str__(self) -> str:
        return f"{self.measure.title}: {self.number}"

    def clean(self) -> None:
        """Refuse a part of what is counted whole: there are no one and a half arrests."""
        super().clean()
        # One that is missing or no number says so for itself.
        number = vars(self).get("number")
        if self.measure_id and isinstance(number, Decimal) and number % 1 and self.measure.whole:
            text = gettext("Give a whole number: {unit} are not counted in parts.").format(unit=self.measure.unit)
            raise ValidationError({"number": text})

    def get_absolute_url(self) -> str:
        return f"{self.report.get_absolute_url()}#result-{self.pk}"


@tracked
class PublishedFigure(Record):
    """A total that the Council or Europol published; shown beside our results, never mixed with them."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="published_figures", verbose_name=_("cycle"))
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="published", verbose_name=_("measure"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    scope = models.CharField(_("scope"), max_length=120)
    number = models.DecimalField(_("number"), max_digits=18, decimal_places=2)
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering = (F("year").asc(nulls_first=True), "measure")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "measure", "scope", "year"), nulls_distinct=False, name="published_figure_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure.title}, {self.scope}: {self.number}"
