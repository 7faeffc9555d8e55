"""Reports are written here, whole or not at all; their charts move them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from empact.accounts.models import User
from empact.history.acting import acting
from empact.workflow.edits import edit
from empact.workflow.engine import perform, refuse
from empact.workflow.errors import Blocked
from empact.workflow.locks import lock_record
from empact.workflow.problems import Problem
from oaps.models import (
    OAP,
    IndicatorValue,
    NationalReport,
    PlanReport,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    Result,
    RoundStatus,
)
from oaps.permissions import CARRIED, PLAN_REPORT_DRIVERS, REPORTERS
from oaps.querysets import PLAN_OVER
from oaps.services.rows import RowChange, write_rows


def save_report(
    pk: int,
    *,
    actor: User,
    seen: int,
    changes: Mapping[str, Any],
    confirm: Collection[str] = (),
    rows: Sequence[RowChange] = (),
) -> ProgressReport:
    """Change a report with its values and results: all of it, or nothing. One transaction; it holds the report's row.

    `confirm` names fields carried over that stand as they are; what is changed is confirmed by that. The first write
    begins the report. `seen` is its version.

    Raises what `edit` raises, with every problem of the report and of each row at its field; Stale at the first row
    that somebody changed meanwhile.
    """
    with acting(actor):
        report, _root = lock_record(ProgressReport, pk, actor, ("round__cycle", "action__oap__cycle"))
        refuse(REPORTERS, report, actor)
        rows = [replace(row, values=_confirmed(row)) for row in rows]
        problems = list(standing_still(report))
        if problems:
            raise Blocked(problems)
        seen = _begun(report, actor, seen) if report.status == ReportStatus.EXPECTED else seen
        waiting = [name for name in report.to_confirm if name not in confirm and not _changes(report, name, changes)]
        try:
            report = edit(ProgressReport, pk, actor=actor, seen=seen, changes={**changes, "to_confirm": waiting})
        except Blocked as error:
            problems += error.problems
        problems += [*_of_years(rows, report.round), *write_rows(rows, report, actor=actor)]
        if problems:
            raise Blocked(problems)
        return ProgressReport.objects.for_list().get(pk=pk)


def save_plan_report(pk: int, *, actor: User, seen: int, changes: Mapping[str, Any]) -> PlanReport:
    """Change the texts of a Driver's report; the first write begins it. One transaction. Raises what `edit` raises."""
    with acting(actor):
        report, _root = lock_record(PlanReport, pk, actor, ("round__cycle", "oap__cycle"))
        refuse(PLAN_REPORT_DRIVERS, report, actor)
        if problems := list(standing_still(report)):
            raise Blocked(problems)
        if report.status == ReportStatus.EXPECTED and report.version == seen:
            perform(PlanReport, "begin", pk, actor=actor, seen=seen)
            seen = PlanReport.objects.values_list("version", flat=True).get(pk=pk)
        edit(PlanReport, pk, actor=actor, seen=seen, changes=changes)
        return PlanReport.objects.for_list().get(pk=pk)


def confirm_all(report: ProgressReport) -> list[RowChange]:
    """Return the changes that confirm every carried-over value of the report as it stands. One query."""
    waiting = report.values.filter(to_confirm=True)
    return [
        RowChange(IndicatorValue, f"value-{value.indicator_id}", {"to_confirm": False}, value.pk, value.version)
        for value in waiting
    ]


def _begun(report: ProgressReport, actor: User, seen: int) -> int:
    """Begin the report, unless somebody else changed it meanwhile; return the version to go on with."""
    if report.version != seen:
        return seen
    begun: ProgressReport = perform(ProgressReport, "begin", report.pk, actor=actor, seen=report.content)
    return begun.version


def standing_still(report: ProgressReport | PlanReport | NationalReport) -> Iterable[Problem]:
    """Yield the problem of a report that stays as it is: of a round that is not open, or of a plan that is over."""
    if report.round.status != RoundStatus.OPEN:
        yield Problem(
            "round_closed",
            _("The round “{round}” is {status}: nothing is reported in it now.").format(
                round=report.round, status=report.round.get_status_display()
            ),
            who=_("the EMPACT Support Team can reopen it")
            if report.round.status == RoundStatus.CLOSED
            else _("the EMPACT Support Team opens it"),
        )
    plan = _plan_of(report)
    if plan is not None and plan.status in PLAN_OVER:
        yield Problem(
            "plan_over",
            _("The plan {plan} is {status}: what is reported on it stays as it is.").format(
                plan=plan.code, status=plan.get_status_display()
            ),
            who=_("an action that goes on is reported on in the later plan that continues it"),
        )


def _plan_of(report: ProgressReport | PlanReport | NationalReport) -> OAP | None:
    """Return the plan that a report is about; none of a country's."""
    if isinstance(report, ProgressReport):
        return report.action.oap
    return report.oap if isinstance(report, PlanReport) else None


def refuse_standing_still(report: ProgressReport | PlanReport | NationalReport) -> None:
    """Raise Blocked for a report that stays as it is."""
    if problems := list(standing_still(report)):
        raise Blocked(problems)


def _changes(report: ProgressReport, name: str, changes: Mapping[str, Any]) -> bool:
    """Tell whether the field, which was carried over, gets another value."""
    if name not in changes or name not in CARRIED:
        return False
    given, stored = changes[name], getattr(report, name)
    return bool(getattr(given, "pk", given) != getattr(stored, "pk", stored))


def _confirmed(row: RowChange) -> Mapping[str, Any]:
    """Return the values of a row; a value that is written anew is confirmed by that."""
    if row.model is not IndicatorValue or row.pk is None or "to_confirm" in row.values:
        return row.values
    stored = IndicatorValue.objects.filter(pk=row.pk).first()
    changed = stored is not None and any(getattr(stored, name) != value for name, value in row.values.items())
    return {**row.values, "to_confirm": False} if changed else row.values


def _of_years(rows: Iterable[RowChange], item: ReportingRound) -> Iterable[Problem]:
    first, last = item.period_start.year, item.period_end.year
    for row in rows:
        year = row.values.get("year") if row.model is Result and not row.remove else None
        if year is not None and not first <= year <= last:
            text = _("Results of this round are of the years {first} to {last}.").format(first=first, last=last)
            yield Problem("year_far_off", text, f"{row.prefix}-year")
