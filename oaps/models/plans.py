"""The operational action plan (OAP), its goals, its agency support and the national positions on it."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import ContentMarking, Cycle, ReferenceDocument
from empact.accounts.models import Country, Organisation
from empact.history.records import Record, Root, tracked
from empact.workflow.records import Charted
from oaps.querysets import NationalPositionQuerySet, OAPQuerySet, OapSupportQuerySet, PlanGoalQuerySet
from priorities.models import StrategicGoal, SubPriority


class OAPStatus(models.TextChoices):
    """States of an OAP (charts.md)."""

    DRAFTING = "drafting", _("drafting")
    SUBMITTED = "submitted", _("submitted")
    CHECKED = "checked", _("checked")
    VALIDATED = "validated", _("validated")
    TABLED = "tabled", _("tabled")
    ADOPTED = "adopted", _("adopted")
    IN_FORCE = "in_force", _("in force")
    REPORTED = "reported", _("reported")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DecisionMethod(models.TextChoices):
    """How COSI decides; which methods it may use is for the institution to confirm."""

    MEETING = "meeting", _("at a meeting")
    WRITTEN = "written", _("by written procedure")
    SILENCE = "silence", _("by silence procedure")


class Outcome(models.TextChoices):
    """What a body decided on a plan."""

    ADOPTED = "adopted", _("adopted")
    ADOPTED_WITH_CHANGES = "adopted_with_changes", _("adopted with changes noted in the document")


@tracked
class OAP(Root, Charted):
    """One operational action plan: an OAP area for a period of one or two years."""

    content_ignores = (
        "status",
        "opened_to_states_on",
        "drafting_due",
        "check_due",
        "positions_due",
        "tabling_due",
        "decision_due",
        "final_report_due",
        "cosi_sg_on",
        "decision_method",
        "tabled_document",
        "adopted_on",
        "outcome",
        "adoption_document",
    )

    sub_priority = models.ForeignKey(SubPriority, models.PROTECT, related_name="oaps", verbose_name=_("OAP area"))
    # As in SubPriority: the code is unique per cycle, so the cycle is a column; services keep it equal.
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="oaps", verbose_name=_("cycle"))
    code = models.SlugField(_("code"), max_length=32)
    title = models.CharField(_("title"), max_length=200)
    period_start = models.DateField(_("period starts"))
    period_end = models.DateField(_("period ends"))
    introduction = models.TextField(_("context from the threat assessment"), blank=True)
    marking = models.CharField(_("marking"), max_length=12, choices=ContentMarking, default=ContentMarking.LIMITE)
    opened_to_states_on = models.DateField(_("opened to the Member States on"), null=True, blank=True)
    drafting_due = models.DateTimeField(_("draft due"), null=True, blank=True)
    check_due = models.DateTimeField(_("EST check due"), null=True, blank=True)
    positions_due = models.DateTimeField(_("national positions due"), null=True, blank=True)
    tabling_due = models.DateTimeField(_("tabling due"), null=True, blank=True)
    decision_due = models.DateTimeField(_("decision due"), null=True, blank=True)
    final_report_due = models.DateTimeField(_("final report due"), null=True, blank=True)
    cosi_sg_on = models.DateField(_("COSI Support Group on"), null=True, blank=True)
    decision_method = models.CharField(_("how COSI decides"), max_length=10, choices=DecisionMethod, blank=True)
    tabled_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tabled as")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=24, choices=Outcome, blank=True)
    adoption_document = models.ForeignKey(
        ReferenceDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("adopted by")
    )
    status = models.CharField(_("status"), max_length=12, choices=OAPStatus, default=OAPStatus.DRAFTING)

    objects = OAPQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("OAP")
        verbose_name_plural = _("OAPs")
        ordering = ("-period_start", "sub_priority__number")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "code"),
                name="oap_code_once_per_cycle",
                violation_error_message=_("Another OAP of the cycle has this code."),
            ),
            models.UniqueConstraint(
                fields=("sub_priority", "period_start"),
                condition=~Q(status="withdrawn"),
                name="oap_one_per_area_and_period",
                violation_error_message=_("This OAP area has a plan that starts on that day."),
            ),
            models.CheckConstraint(
                condition=Q(period_start__lt=F("period_end")),
                name="oap_ends_after_start",
                violation_error_message=_("The period ends after it starts."),
            ),
            # Plans of the past were adopted on dates nobody has found yet: their standing says so.
            models.CheckConstraint(
                condition=~Q(status__in=["adopted", "in_force", "reported", "closed"])
                | Q(adopted_on__isnull=False)
                | Q(standing__in=["customary", "to_confirm"]),
                name="oap_adopted_has_date",
                violation_error_message=_("An adopted plan has the date of its adoption."),
            ),
            models.CheckConstraint(
                condition=Q(marking__in=ContentMarking.values),
                name="oap_not_classified",
                violation_error_message=_("EMPACT holds nothing classified: refer to the document by its number."),
            ),
        )
        indexes = (models.Index(fields=("cycle", "status"), name="oap_cycle_status"),)

    def __str__(self) -> str:
        return f"{self.title} {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("oap-detail", args=[self.cycle.code, self.code])

    def clean(self) -> None:
        """Refuse a period outside the cycle, and an area of another cycle."""
        super().clean()
        if self.sub_priority.cycle_id != self.cycle_id:
            raise ValidationError({"sub_priority": _("This OAP area belongs to another cycle.")})
        # A day that could not be read is None here; its own field says so.
        days = {name: getattr(self, name) for name in ("period_start", "period_end")}
        for name, day in days.items():
            if day and not self.cycle.starts <= day <= self.cycle.ends:
                raise ValidationError({name: outside_cycle(self.cycle)})
        if all(days.values()):
            self._refuse_period()
            self._refuse_dues()

    @property
    def days_of_work(self) -> tuple[date, date]:
        """Return the first and the last day of work on the plan: drafted the year before, reported the year after."""
        return date(self.period_start.year - 1, 1, 1), date(self.period_end.year + 1, 12, 31)

    def _refuse_dues(self) -> None:
        first, last = self.days_of_work
        words = gettext("This plan is worked on from {first} to {last}; choose a day in these years.")
        text = words.format(first=date_format(first), last=date_format(last))
        dues = {name: getattr(self, name) for name in ("drafting_due", "check_due", "tabling_due", "final_report_due")}
        far = [name for name, due in dues.items() if due and not first.year <= due.year <= last.year]
        if far:
            raise ValidationError(dict.fromkeys(far, text))

    def _refuse_period(self) -> None:
        if self.period_end.year - self.period_start.year > 1:
            raise ValidationError({"period_end": _("A plan runs for one or two years; choose an earlier day.")})
        others = OAP.objects.filter(sub_priority=self.sub_priority).exclude(pk=self.pk).exclude(status="withdrawn")
        taken = others.filter(period_start__lte=self.period_end, period_end__gte=self.period_start).first()
        if taken is not None:
            words = gettext("{plan} covers a part of this period; choose days that no other plan of the area covers.")
            raise ValidationError({"period_start": words.format(plan=taken.code)})

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.period_start <= day <= self.period_end

    @property
    def period(self) -> str:
        """Return the years of the period: 2023, or 2026–2027."""
        first, last = self.period_start.year, self.period_end.year
        return str(first) if first == last else f"{first}–{last}"


def outside_cycle(cycle: Cycle) -> str:
    """Say between which days a plan of the cycle lies, to who gave another day."""
    words = gettext("The cycle runs from {starts} to {ends}; choose a day in it.")
    return words.format(starts=date_format(cycle.starts), ends=date_format(cycle.ends))


@tracked
class PlanGoal(Record):
    """A goal of one plan: a common horizontal one taken over, or a targeted one of its own."""

    root_path = "oap"

    oap = models.ForeignKey(OAP, models.PROTECT, related_name="goals", verbose_name=_("OAP"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    objective = models.TextField(_("objective"), blank=True)
    strategic_goal = models.ForeignKey(
        StrategicGoal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_goals",
        verbose_name=_("strategic goal"),
        help_text=_("Empty for a targeted goal of this plan alone."),
    )

    objects = PlanGoalQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("goal of the plan")
        verbose_name_plural = _("goals of the plan")
        ordering = ("oap", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("oap", "number"),
                name="plan_goal_number_once",
                violation_error_message=_("Another goal of the plan has this number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.oap.get_absolute_url()}?tab=goals#goal-{self.number}"

    def clean(self) -> None:
        """Refuse a strategic goal of another cycle."""
        super().clean()
        if self.strategic_goal is not None and self.strategic_goal.plan.cycle_id != self.oap.cycle_id:
            raise ValidationError(
                {"strategic_goal": _("This goal belongs to another cycle; choose one of the plan's.")}
            )


class SupportKind(models.TextChoices):
    """What an agency brings to a plan."""

    ANALYSIS = "analysis", _("analysis")
    TRAINING = "training", _("training")
    FUNDING = "funding", _("funding")
    EXPERTISE = "expertise", _("expertise")


@tracked
class OapSupport(Record):
    """An EU agency supports a plan, under some of its goals."""

    root_path = "oap"

    oap = models.ForeignKey(OAP, models.PROTECT, related_name="supports", verbose_name=_("OAP"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="supports", verbose_name=_("agency or body")
    )
    kinds = ArrayField(
        models.CharField(max_length=12, choices=SupportKind), default=list, verbose_name=_("kinds of support")
    )
    goals = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name=_("under goals number")
    )
    note = models.TextField(_("note"), blank=True)

    objects = OapSupportQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agency support")
        verbose_name_plural = _("agency support")
        ordering = ("oap", "organisation__short_name")
        constraints = (
            models.UniqueConstraint(
                fields=("oap", "organisation"),
                name="oap_support_once_per_organisation",
                violation_error_message=_("This organisation supports the plan already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation.short_name} for {self.oap.code}"

    @property
    def kinds_in_words(self) -> list[str]:
        """Return the kinds of support in words."""
        words = dict(SupportKind.choices)
        return [str(words[kind]) for kind in self.kinds if kind in words]


class PositionStatus(models.TextChoices):
    """States of a national position (charts.md)."""

    PENDING = "pending", _("pending")
    AGREED = "agreed", _("agrees")
    AGREED_WITH_COMMENT = "agreed_with_comment", _("agrees with comment")
    RESERVED = "reserved", _("reserves its position")
    OBJECTED = "objected", _("objects")
    OVERTAKEN = "overtaken", _("overtaken")


@tracked
class NationalPosition(Charted):
    """What one Member State says to one checked plan; asked again after a return, the old one stays readable."""

    root_path = "oap"
    is_content = False

    oap = models.ForeignKey(OAP, models.PROTECT, related_name="positions", verbose_name=_("OAP"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="positions", verbose_name=_("Member State"))
    round = models.PositiveSmallIntegerField(_("asked for the n-th time"), default=1)
    due = models.DateTimeField(_("due"))
    comment = models.TextField(_("comment"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    # The state of the plan's content that was on the screen when the answer was given.
    content_seen = models.PositiveIntegerField(_("given on content"), null=True, blank=True)
    status = models.CharField(_("position"), max_length=20, choices=PositionStatus, default=PositionStatus.PENDING)

    objects = NationalPositionQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("national position")
        verbose_name_plural = _("national positions")
        ordering = ("oap", "round", "country__protocol_order")
        constraints = (
            models.UniqueConstraint(fields=("oap", "country", "round"), name="national_position_once_per_round"),
            models.CheckConstraint(
                condition=~Q(status__in=["agreed_with_comment", "reserved", "objected"]) | ~Q(comment=""),
                name="national_position_other_than_agreed_has_comment",
                violation_error_message=_("Say why: a comment is needed for anything but plain agreement."),
            ),
        )
        indexes = (models.Index(fields=("country", "status"), name="position_country_status"),)

    def __str__(self) -> str:
        return f"{self.country.code} on {self.oap.code}"

    def get_absolute_url(self) -> str:
        return reverse("position-detail", args=[self.oap.cycle.code, self.oap.code, self.country.code])
