"""The Driver's report on a plan in a round: texts over figures that are there already."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.history.records import tracked
from empact.workflow.records import Charted
from oaps.models.plans import OAP
from oaps.models.reports import ReportingRound, RoundStatus
from oaps.querysets import PLAN_OVER, PlanReportQuerySet


class PlanReportStatus(models.TextChoices):
    """States of a Driver's report."""

    EXPECTED = "expected", _("expected")
    DRAFTING = "drafting", _("drafting")
    SUBMITTED = "submitted", _("submitted")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")


@tracked
class PlanReport(Charted):
    """What a Driver reports on a plan in a round.

    `figures` are the plan's figures as they stood when it was submitted; empty before, when they are counted anew.
    """

    prose = ("summary", "achievements", "obstacles", "outlook")
    needed_to_send = ("summary",)

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="plan_reports", verbose_name=_("round"))
    oap = models.ForeignKey(OAP, models.PROTECT, related_name="plan_reports", verbose_name=_("OAP"))
    summary = models.TextField(_("summary"), blank=True, help_text=_("What the plan reached, in a few sentences."))
    achievements = models.TextField(_("achievements"), blank=True)
    obstacles = models.TextField(_("obstacles"), blank=True)
    outlook = models.TextField(
        _("what should follow"), blank=True, help_text=_("What continues, what ends, what the next plan takes up.")
    )
    figures = models.JSONField(_("figures"), default=dict, blank=True, encoder=DjangoJSONEncoder, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=PlanReportStatus, default=PlanReportStatus.EXPECTED)

    objects = PlanReportQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("Driver’s report")
        verbose_name_plural = _("Drivers’ reports")
        ordering = ("round", "oap")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "oap"),
                name="plan_report_once",
                violation_error_message=_("The plan has a report in this round."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.oap.code}, {self.round.title}"

    def get_absolute_url(self) -> str:
        return reverse("plan-report-detail", args=[self.pk])

    @property
    def rests(self) -> bool:
        """Tell whether nobody is to act on it, whatever its state: its round or plan is over."""
        return self.round.status != RoundStatus.OPEN or self.oap.status in PLAN_OVER
