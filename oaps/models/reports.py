"""Reporting rounds, progress reports and the values of indicators in them."""

from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact import clock
from empact.accounts.querysets import VisibleQuerySet
from empact.history.records import Record, Root, tracked
from empact.workflow.records import Charted
from oaps.models.actions import Indicator, OperationalAction
from oaps.models.plans import outside_cycle
from oaps.querysets import GONE, PLAN_OVER, ProgressReportQuerySet, ReportingRoundQuerySet
from oaps.querysets import OWED as OWED_CODES


class RoundStatus(models.TextChoices):
    """States of a reporting round (charts.md)."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


# Between the first and the last day of the cycle lie the plans that a round is about; its own days may lie after them.
ROUND_PERIOD = ("period_start", "period_end")
ROUND_DAYS = (*ROUND_PERIOD, "opens_on", "due_action_leader", "due_driver", "due_est", "due_cosi")


@tracked
class ReportingRound(Charted):
    """One round of reports on the plans of a period, with its due dates from action to COSI."""

    prose = ("title",)

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="reporting_rounds", verbose_name=_("cycle"))
    code = models.SlugField(_("code"), max_length=32)
    title = models.CharField(_("title"), max_length=160)
    period_start = models.DateField(_("plans of the period from"))
    period_end = models.DateField(_("until"))
    is_final = models.BooleanField(_("final report"), default=False)
    opens_on = models.DateField(_("opens on"))
    due_action_leader = models.DateTimeField(_("due from Action Leaders"))
    due_driver = models.DateTimeField(_("due from Drivers"))
    due_est = models.DateTimeField(_("due from the EMPACT Support Team"))
    due_cosi = models.DateTimeField(_("due at COSI"))
    status = models.CharField(_("status"), max_length=10, choices=RoundStatus, default=RoundStatus.PLANNED)

    objects = ReportingRoundQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        ordering = ("-opens_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "code"),
                name="reporting_round_code_once_per_cycle",
                violation_error_message=_("Another round of the cycle has this code."),
            ),
            models.CheckConstraint(
                condition=Q(due_action_leader__lte=F("due_driver"))
                & Q(due_driver__lte=F("due_est"))
                & Q(due_est__lte=F("due_cosi")),
                name="reporting_round_dates_in_order",
                violation_error_message=_("The due dates follow each other: Action Leader, Driver, EST, COSI."),
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")),
                name="reporting_round_period_in_order",
                violation_error_message=_("The period ends on or after the day it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reporting-round-detail", args=[self.cycle.code, self.code])

    @property
    def period(self) -> str:
        """Return the period of its plans, by first and last year: 2024-2025."""
        return f"{self.period_start.year}-{self.period_end.year}"

    def clean(self) -> None:
        """Refuse a round of no plan of the cycle, one on other days than the cycle's, and one due before it opens."""
        super().clean()
        # One that is missing says so for itself.
        given = {name: _day(value) for name in ROUND_DAYS if (value := vars(self).get(name))}
        cycle, found = self.cycle, dict[str, str]()
        for name, day in given.items():
            if name in ROUND_PERIOD and not cycle.starts <= day <= cycle.ends:
                found[name] = outside_cycle(cycle)
            elif not cycle.has_in_calendar(day):
                found[name] = cycle.years_in_words
        opens, due = given.get("opens_on"), given.get("due_action_leader")
        if found:
            raise ValidationError(found)
        if opens and due and opens > due:
            raise ValidationError({"opens_on": gettext("The round opens before the Action Leaders’ reports are due.")})


def _day(value: date) -> date:
    """Return the day of a day or an instant, in Brussels."""
    return value.astimezone(clock.BRUSSELS).date() if isinstance(value, datetime) else value


class ReportStatus(models.TextChoices):
    """States of a progress report (charts.md)."""

    EXPECTED = "expected", _("expected")
    DRAFTING = "drafting", _("drafting")
    SUBMITTED = "submitted", _("submitted")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")
    SUPERSEDED = "superseded", _("superseded")


# In one of these states a report is with its Action Leader; whether it is owed, ProgressReport.is_owed says.
OWED = tuple(ReportStatus(code) for code in OWED_CODES)


class StateOfAction(models.TextChoices):
    """How the Action Leader says the action stands; "unclear" does not exist, a missing report is overdue."""

    NOT_STARTED = "not_started", _("not started")
    ON_TRACK = "on_track", _("on track")
    DELAYED = "delayed", _("delayed")
    COMPLETED = "completed", _("completed")
    PARTIALLY_COMPLETED = "partially_completed", _("partially completed")
    NOT_COMPLETED = "not_completed", _("not completed")
    CANCELLED = "cancelled", _("cancelled")
    CARRIED_OVER = "carried_over", _("carried over")


@tracked
class ProgressReport(Root, Charted):
    """What an Action Leader reports on an action in a round; a correction is a new revision.

    `to_confirm` names the fields that were carried over from the last accepted report and not looked at yet. The
    accepted report counts until its correction is accepted, which supersedes it.
    """

    prose = ("narrative", "obstacles", "next_steps", "action_days_note")
    needed_to_send = ("narrative",)

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="reports", verbose_name=_("round"))
    action = models.ForeignKey(OperationalAction, models.PROTECT, related_name="reports", verbose_name=_("action"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    state = models.CharField(_("state of the action"), max_length=20, choices=StateOfAction, blank=True)
    narrative = models.TextField(_("what was done"), blank=True)
    obstacles = models.TextField(_("obstacles"), blank=True)
    next_steps = models.TextField(_("next steps"), blank=True)
    new_end = models.DateField(_("new end"), null=True, blank=True)
    carried_to = models.ForeignKey(
        OperationalAction,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_from_reports",
        verbose_name=_("continued by"),
    )
    action_days = models.PositiveSmallIntegerField(_("joint action days held"), null=True, blank=True)
    action_days_note = models.TextField(_("on the joint action days"), blank=True)
    to_confirm = ArrayField(
        models.CharField(max_length=32), default=list, blank=True, verbose_name=_("carried over, to confirm")
    )
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    first_submitted_at = models.DateTimeField(_("first submitted"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=ReportStatus, default=ReportStatus.EXPECTED)

    objects = ProgressReportQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ("round", "action", "-revision")
        constraints = (
            models.UniqueConstraint(fields=("round", "action", "revision"), name="progress_report_revision_once"),
            models.UniqueConstraint(
                fields=("round", "action"),
                condition=Q(status="accepted"),
                name="progress_report_one_accepted",
                violation_error_message=_("A report on the action is accepted in this round; correct that one."),
            ),
            models.UniqueConstraint(
                fields=("round", "action"),
                condition=~Q(status__in=["accepted", "superseded"]),
                name="progress_report_one_open",
                violation_error_message=_("A report on the action is open in this round already."),
            ),
        )
        indexes = (models.Index(fields=("action", "status"), name="report_action_status"),)

    def __str__(self) -> str:
        return f"{self.action.code}, {self.round.title}"

    def get_absolute_url(self) -> str:
        return reverse("progress-report-detail", args=[self.pk])

    @property
    def is_owed(self) -> bool:
        """Tell whether its Action Leader still owes it, as `ProgressReportQuerySet.owed` asks of many."""
        return self.status in OWED and self.corrects_id is None and not self.rests

    @property
    def rests(self) -> bool:
        """Tell whether nobody is to act on it, whatever its state: its round or plan is over, or its action is gone.

        A report on an action that is gone can still be sent, accepted and corrected; it is asked of nobody.
        """
        if self.round.status != RoundStatus.OPEN or self.action.oap.status in PLAN_OVER:
            return True
        return self.action.status in GONE and self.status in OWED and self.corrects_id is None

    @property
    def is_late(self) -> bool:
        """Tell whether it is owed although it was due before; computed, never stored."""
        return self.is_owed and self.round.due_action_leader < clock.now()

    @property
    def days_sent_late(self) -> int | None:
        """Return how many days after its due date it was first sent, by Brussels dates; None when it was in time.

        0 is the due date itself, after the hour. What was sent, returned and sent again counts by the first time, and a
        correction by the report that it corrects.
        """
        due, sent = self.round.due_action_leader, self.first_submitted_at
        if sent is None or sent <= due:
            return None
        return (sent.astimezone(clock.BRUSSELS).date() - due.astimezone(clock.BRUSSELS).date()).days


class ValueState(models.TextChoices):
    """Nothing reported, a number (zero among them) and not applicable are three different things."""

    NOTHING = "nothing_reported", _("nothing reported")
    REPORTED = "reported", _("reported")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


@tracked
class IndicatorValue(Record):
    """The value of an indicator in a report; `to_confirm` when it was carried over and not looked at yet."""

    prose = ("note",)
    root_path = "report"

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="values", verbose_name=_("report"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values", verbose_name=_("indicator"))
    state = models.CharField(_("state"), max_length=16, choices=ValueState, default=ValueState.NOTHING)
    number = models.DecimalField(_("value"), max_digits=18, decimal_places=3, null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    to_confirm = models.BooleanField(_("carried over, to confirm"), default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("indicator value")
        verbose_name_plural = _("indicator values")
        ordering = ("report", "indicator__position")
        constraints = (
            models.UniqueConstraint(fields=("report", "indicator"), name="indicator_value_once_per_report"),
            models.CheckConstraint(
                condition=Q(state="reported", number__isnull=False) | (~Q(state="reported") & Q(number__isnull=True)),
                name="indicator_value_number_when_reported",
                violation_error_message=_("A reported value has a number, the other states have none."),
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=0),
                name="indicator_value_not_negative",
                violation_error_message=_("A value is not negative."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator.title}: {self.number}"
