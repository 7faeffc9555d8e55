"""The chart of a Driver's report on a plan: its figures are frozen when it goes to the EMPACT Support Team."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from empact.history.freezing import freeze
from empact.history.models import Entry
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Level, Problem
from empact.workflow.rules import did
from oaps.figures import figures_of_plan, missing_in
from oaps.models import OAPStatus, PlanReport, PlanReportStatus
from oaps.permissions import PLAN_REPORT_CHECKERS, PLAN_REPORT_WRITERS

OTHERS = ~did(PlanReport, "submit")
OWED = (PlanReportStatus.EXPECTED, PlanReportStatus.DRAFTING, PlanReportStatus.RETURNED)
SOME = 12


def summary_is_written(move: Move[Any]) -> Iterator[Problem]:
    """Ask for the summary: figures alone say nothing to COSI."""
    if not move.record.summary.strip():
        yield Problem(
            "no_summary",
            gettext("Write the summary, a few sentences: figures alone do not say what was reached."),
            "summary",
        )


def reports_are_in(move: Move[PlanReport]) -> Iterator[Problem]:
    """Name the actions whose report is not accepted: without them a final report is not whole."""
    report = move.record
    codes = [action.number for action in missing_in(report.round, report.oap)]
    if codes:
        listed = ", ".join(codes[:SOME]) + ("…" if len(codes) > SOME else "")
        text = ngettext(
            "The report on {n} action is not accepted: {codes}.",
            "The reports on {n} actions are not accepted: {codes}.",
            len(codes),
        ).format(n=len(codes), codes=listed)
        level: Level = "blocker" if report.round.is_final else "warning"
        yield Problem("reports_missing", text, "reports", gettext("the Action Leaders, then the Driver"), level=level)


def plan_still_runs(move: Move[PlanReport]) -> Iterator[Problem]:
    """Refuse to take back what the plan was reported on."""
    if move.record.oap.status != OAPStatus.IN_FORCE:
        yield Problem(
            "plan_reported",
            gettext("The plan is {status} on this report.").format(status=move.record.oap.get_status_display()),
            "oap",
            gettext("the EMPACT Support Team can reopen its reporting"),
        )


def freeze_figures(move: Move[PlanReport]) -> None:
    """Keep the figures as they stand, and when it was submitted."""
    move.record.figures = figures_of_plan(move.record.round, move.record.oap)
    move.record.submitted_at = move.at


def thaw_figures(move: Move[PlanReport]) -> None:
    """Let the figures be counted anew: the report is a draft again."""
    move.record.figures = {}
    move.record.accepted_at = None


def note_acceptance(move: Move[PlanReport]) -> None:
    """Keep when it was accepted."""
    move.record.accepted_at = move.at


def freeze_report(move: Move[PlanReport], entry: Entry) -> None:
    """Freeze the report as it was accepted."""
    freeze(move.record, gettext("Accepted by the EMPACT Support Team"), entry)


PLAN_REPORT_CHART = Chart(
    model=PlanReport,
    states=PlanReportStatus,
    initial=PlanReportStatus.EXPECTED,
    transitions=(
        Transition(
            name="begin",
            label=_("Begin the report"),
            sources=(PlanReportStatus.EXPECTED,),
            target=PlanReportStatus.DRAFTING,
            who=PLAN_REPORT_WRITERS,
            past=_("began the Driver’s report {record}"),
            way_back="none: it is a draft until it is submitted.",
            by_writing=True,
        ),
        Transition(
            name="submit",
            label=_("Send to the EMPACT Support Team"),
            sources=OWED,
            target=PlanReportStatus.SUBMITTED,
            who=PLAN_REPORT_WRITERS,
            past=_("submitted the Driver’s report {record}"),
            way_back="recall",
            checks=(summary_is_written, reports_are_in),
            effects=(freeze_figures,),
        ),
        Transition(
            name="recall",
            label=_("Recall"),
            sources=(PlanReportStatus.SUBMITTED,),
            target=PlanReportStatus.DRAFTING,
            who=PLAN_REPORT_WRITERS,
            past=_("recalled the Driver’s report {record}"),
            way_back="submit",
            effects=(thaw_figures,),
            comment_required=True,
        ),
        Transition(
            name="accept",
            label=_("Accept"),
            sources=(PlanReportStatus.SUBMITTED,),
            target=PlanReportStatus.ACCEPTED,
            who=PLAN_REPORT_CHECKERS & OTHERS,
            past=_("accepted the Driver’s report {record}"),
            way_back="recall_accepted",
            effects=(note_acceptance,),
            consequences=(freeze_report,),
            bulk=True,
        ),
        Transition(
            name="return",
            label=_("Return to the Driver"),
            sources=(PlanReportStatus.SUBMITTED,),
            target=PlanReportStatus.RETURNED,
            who=PLAN_REPORT_CHECKERS & OTHERS,
            past=_("returned the Driver’s report {record}"),
            way_back="submit",
            effects=(thaw_figures,),
            comment_required=True,
            bulk=True,
        ),
        Transition(
            name="recall_accepted",
            label=_("Recall the accepted report"),
            sources=(PlanReportStatus.ACCEPTED,),
            target=PlanReportStatus.RETURNED,
            who=PLAN_REPORT_CHECKERS,
            past=_("recalled the accepted Driver’s report {record}"),
            way_back="submit",
            checks=(plan_still_runs,),
            effects=(thaw_figures,),
            comment_required=True,
            destructive=True,
        ),
    ),
    steps=(
        Step(("expected", "drafting", "returned"), _("Driver reports"), "round.due_driver", "submitted_at"),
        Step(("submitted",), _("EMPACT Support Team checks"), "round.due_est", "accepted_at"),
        Step(("accepted",), _("Accepted"), "accepted_at"),
    ),
    awaits={"expected": "submit", "drafting": "submit", "returned": "submit", "submitted": "accept"},
    asks={
        "expected": _("Report on the plan"),
        "drafting": _("Finish the report on the plan"),
        "returned": _("Correct and send again"),
        "submitted": _("Accept or return the report on the plan"),
    },
    due=lambda report: {
        **dict.fromkeys(OWED, report.round.due_driver),
        PlanReportStatus.SUBMITTED: report.round.due_est,
    }.get(report.status),
    rests=attrgetter("rests"),
    related=("round__cycle", "oap__cycle"),
)
