"""Who holds which role for whom, from when until when."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.accounts.hats import hat
from empact.accounts.models.organisations import Country, Organisation
from empact.accounts.models.people import User
from empact.accounts.querysets import AssignmentQuerySet
from empact.accounts.roles import known_role, scope
from empact.accounts.scopes import ScopeRecord
from empact.history.records import Record, tracked


class InclusiveDateRange(Func):
    """daterange(starts, ends, '[]'): both days belong to it."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Answer(models.TextChoices):
    """What those who accept the holders of a role say to a naming; where nobody must, it is accepted at once."""

    WAITING = "waiting", _("waits for acceptance")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


@tracked
class Assignment(Record):
    """A person holds a role for an organisation, in a scope, from one day until another (both included).

    Only an accepted one holds: a waiting one keeps the post for the person named, a declined one is only remembered.
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
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.ACCEPTED)
    answer_reason = models.TextField(_("reason for declining"), blank=True)

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
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="assignment_answer_is_known"),
            models.CheckConstraint(
                condition=(Q(answer=Answer.DECLINED) & ~Q(answer_reason=""))
                | (~Q(answer=Answer.DECLINED) & Q(answer_reason="")),
                name="assignment_reason_when_declined",
                violation_error_message=_("Say why the person is declined: it is kept in the history."),
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
                condition=Q(head_of__isnull=False) & ~Q(answer=Answer.DECLINED),
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
                condition=~Q(answer=Answer.DECLINED),
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
        return self.answer == Answer.ACCEPTED and self.starts <= day and (self.ends is None or day <= self.ends)
