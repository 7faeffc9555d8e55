"""Every way rounds, reports and results are fetched."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from empact.accounts.querysets import VisibleQuerySet
from oaps.querysets.actions import GONE, PLAN_OVER, led_from

# Over results, the lines that count: of accepted reports, and replaced by no line of an accepted report.
COUNTED = Q(report__status="accepted") & ~Q(replaced_by__report__status="accepted")
# In one of these states a report is with its Action Leader; whether it is owed, ProgressReportQuerySet.owed says.
OWED = ("expected", "drafting", "returned")

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from oaps.models import NationalReport, PlanReport, ProgressReport, ReportingRound, Result


class ReportingRoundQuerySet(VisibleQuerySet["ReportingRound"]):
    """Ways to fetch reporting rounds."""

    def for_list(self) -> Self:
        """Return rows with cycle."""
        return self.select_related("cycle")


class ProgressReportQuerySet(VisibleQuerySet["ProgressReport"]):
    """Ways to fetch progress reports."""

    def for_list(self) -> Self:
        """Return rows with round, action and plan."""
        return self.select_related("round__cycle", "action__oap__cycle")

    def current(self, reader: "Reader") -> Self:
        """Return those the reader may see, one for each action and round: a correction hides what it corrects.

        Who does not see a correction that is being written still sees the accepted report.
        """
        seen = self.model._default_manager.visible_to(reader).exclude(status="superseded")
        newer = seen.filter(corrects=OuterRef("pk"))
        return self.visible_to(reader).exclude(status="superseded").filter(~Exists(newer))

    def owed(self) -> Self:
        """Return those that their Action Leaders still owe; of one report `ProgressReport.is_owed` says the same.

        The round is open, the plan is not over, the action is still part of it. A correction is not owed: the accepted
        report stands until then.
        """
        rows = self.filter(status__in=OWED, round__status="open", corrects=None)
        return rows.exclude(action__status__in=GONE).exclude(action__oap__status__in=PLAN_OVER)

    def late(self, now: datetime) -> Self:
        """Return those that are owed although they were due before."""
        return self.owed().filter(round__due_action_leader__lt=now)

    def with_open_to(self, reader: "Reader") -> Self:
        """Return rows with `is_open`: whether the reader may read the report, or only knows that there is one."""
        seen = Q(pk__in=self.model._default_manager.visible_to(reader).values("pk"))
        return self.annotate(is_open=ExpressionWrapper(seen, BooleanField()))

    def led_by(self, country: int | None) -> Self:
        """Return those on the actions that an organisation of the country leads; of None as `led_from` says."""
        return self.filter(led_from(country, action="action"))


class PlanReportQuerySet(VisibleQuerySet["PlanReport"]):
    """Ways to fetch the Drivers' reports."""

    def awaited(self) -> Self:
        """Return those that are not accepted yet, of plans that are not over."""
        return self.exclude(status="accepted").exclude(oap__status__in=PLAN_OVER)

    def for_list(self) -> Self:
        """Return rows with round, plan and cycle."""
        return self.select_related("round__cycle", "oap__cycle", "oap__sub_priority__priority__priority_set__cycle")


class NationalReportQuerySet(VisibleQuerySet["NationalReport"]):
    """Ways to fetch national reports."""

    def for_list(self) -> Self:
        """Return rows with round, cycle and country."""
        return self.select_related("round__cycle", "country")


class ResultQuerySet(VisibleQuerySet["Result"]):
    """Ways to fetch results."""

    def for_list(self) -> Self:
        """Return rows with measure, report, action, plan and country."""
        return self.select_related("measure", "country", "report__round", "report__action__oap__cycle")

    def counting(self) -> Self:
        """Return the lines that count (COUNTED)."""
        return self.filter(COUNTED)
