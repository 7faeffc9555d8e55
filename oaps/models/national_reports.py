"""The national coordinator's report of a country in a round: texts over figures that are there already."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Country
from empact.history.records import tracked
from empact.workflow.records import Charted
from oaps.models.reports import ReportingRound
from oaps.querysets import NationalReportQuerySet


class NationalReportStatus(models.TextChoices):
    """States of a national report."""

    DRAFTING = "drafting", _("drafting")
    SUBMITTED = "submitted", _("submitted")


@tracked
class NationalReport(Charted):
    """What a country reports in a round of its own accord; nobody is asked for it.

    `figures` are the country's figures as they stood when it was submitted; empty before, when they are counted anew.
    """

    prose = ("summary", "obstacles", "needs")
    needed_to_send = ("summary",)

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="national_reports", verbose_name=_("round"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="national_reports", verbose_name=_("country"))
    summary = models.TextField(_("summary"), blank=True, help_text=_("What the country reached, in a few sentences."))
    obstacles = models.TextField(_("obstacles"), blank=True)
    needs = models.TextField(_("what is needed"), blank=True, help_text=_("From the Union, other states or agencies."))
    figures = models.JSONField(_("figures"), default=dict, blank=True, encoder=DjangoJSONEncoder, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=NationalReportStatus, default=NationalReportStatus.DRAFTING
    )

    objects = NationalReportQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("national report")
        verbose_name_plural = _("national reports")
        ordering = ("round", "country")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "country"),
                name="national_report_once",
                violation_error_message=_("The country has a national report in this round; go on with that one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.country.code}, {self.round.title}"

    def get_absolute_url(self) -> str:
        return reverse("national-report-detail", args=[self.pk])
