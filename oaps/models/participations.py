"""Who leads an action, and who takes part in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Organisation, User
from empact.history.records import tracked
from empact.workflow.records import Charted
from oaps.models.actions import OperationalAction
from oaps.querysets import LIVE_PARTICIPATION, ParticipationQuerySet


class ParticipationRole(models.TextChoices):
    """What an organisation does in an action."""

    LEAD = "lead", _("lead")
    CO_LEAD = "co_lead", _("co-lead")
    PARTICIPANT = "participant", _("participant")


class ParticipationStatus(models.TextChoices):
    """States of a participation (charts.md)."""

    INVITED = "invited", _("invited")
    OFFERED = "offered", _("offered")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


@tracked
class Participation(Charted):
    """An organisation leads, co-leads or takes part in an action; asked or offered, then confirmed."""

    root_path = "action__oap"
    content_ignores = ("contact", "answer_due", "answered_at")

    action = models.ForeignKey(
        OperationalAction, models.PROTECT, related_name="participations", verbose_name=_("action")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="participations", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=12, choices=ParticipationRole, default=ParticipationRole.PARTICIPANT)
    position = models.PositiveSmallIntegerField(_("order among co-leads"), default=0)
    contact = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contact person")
    )
    contribution = models.TextField(_("contribution"), blank=True)
    answer_due = models.DateTimeField(_("answer due"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.TextField(_("reason given"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=ParticipationStatus, default=ParticipationStatus.INVITED
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta(Charted.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ("action", "role", "position", "organisation__short_name")
        constraints = (
            models.UniqueConstraint(
                fields=("action", "organisation"),
                condition=Q(status__in=LIVE_PARTICIPATION),
                name="participation_once_per_organisation",
                violation_error_message=_("This organisation is in the action already."),
            ),
            models.UniqueConstraint(
                fields=("action",),
                condition=Q(role="lead", status__in=LIVE_PARTICIPATION),
                name="participation_one_lead",
                violation_error_message=_("The action has a lead organisation; there is exactly one."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["declined", "withdrawn"]) | ~Q(reason=""),
                name="participation_ended_has_reason",
                violation_error_message=_("Declining or withdrawing needs a reason."),
            ),
        )
        indexes = (models.Index(fields=("organisation", "status", "action"), name="participation_organisation"),)

    def __str__(self) -> str:
        return f"{self.organisation.label} in {self.action.code}"

    def get_absolute_url(self) -> str:
        return f"{self.action.get_absolute_url()}?tab=participants#participation-{self.pk}"
