"""The chart of a progress report: the Action Leader writes it, the Driver's team accepts, a revision corrects it."""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from empact.history.freezing import freeze
from empact.history.models import Entry
from empact.notifications.telling import tell
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from empact.workflow.rules import did
from oaps.models import OWED, IndicatorValue, PlanReport, PlanReportStatus, ProgressReport, ReportStatus, Result
from oaps.permissions import (
    CARRIED,
    CORRECTORS,
    DROPPERS,
    NEVER_CARRIED,
    PLAN_REPORT_CHECKERS,
    PLAN_REPORT_DRIVERS,
    REPORT_CHECKERS,
    REPORT_RECALLERS,
    REPORT_WRITERS,
)
from oaps.workflow.following import continuation_can_be_linked, follow, unfollow
from oaps.workflow.report_checks import new_end_can_be_taken_over, report_is_whole

# The event of which those are told who relied on a report that is corrected.
CORRECTED = "corrected"
OTHERS = ~did(ProgressReport, "submit")


def no_plan_report_leans_on_it(move: Move[ProgressReport]) -> Iterator[Problem]:
    """Refuse to recall what an accepted Driver's report rests on."""
    report = move.record
    leaning = PlanReport.objects.filter(
        round=report.round_id, oap=report.action.oap_id, status=PlanReportStatus.ACCEPTED
    )
    if leaning.exists():
        yield Problem(
            "plan_report_accepted",
            _t("The Driver’s report on the plan rests on it and is accepted; recall that one first, or correct this."),
            who=_t("the EMPACT Support Team"),
        )


def note_submission(move: Move[ProgressReport]) -> None:
    """Keep when it was submitted, and when for the first time: a later correction does not make it late."""
    move.record.submitted_at = move.at
    move.record.first_submitted_at = move.record.first_submitted_at or move.at


def supersede_corrected(move: Move[ProgressReport]) -> None:
    """Let the report that this one corrects count no more."""
    if move.record.corrects_id is not None:
        move.elsewhere(ProgressReport.objects.filter(pk=move.record.corrects_id), "supersede")


def note_acceptance(move: Move[ProgressReport]) -> None:
    """Keep when it was accepted."""
    move.record.accepted_at = move.at


def forget_acceptance(move: Move[ProgressReport]) -> None:
    """Forget when it was accepted: it is not any more."""
    move.record.accepted_at = None


def freeze_report(move: Move[ProgressReport], entry: Entry) -> None:
    """Freeze the report as it was accepted."""
    freeze(move.record, _t("Accepted by the Driver’s team"), entry)


def tell_who_relied(move: Move[ProgressReport], entry: Entry) -> None:
    """Tell those whose report on the plan rests on the report that is superseded now; the actor knows."""
    new = move.record
    if new.corrects_id is None:
        return
    resting = PlanReport.objects.filter(
        round=new.round_id, oap=new.action.oap_id, figures__reports__contains=[new.corrects_id]
    )
    for report in resting:
        people = PLAN_REPORT_DRIVERS.people(report) | PLAN_REPORT_CHECKERS.people(report)
        others = set(people.values_list("pk", flat=True)) - {move.actor and move.actor.pk}
        tell(
            sorted(others),
            new,
            event=CORRECTED,
            move="corrected",
            what=_("Corrected after its figures were used"),
            why=_("The Driver’s report on the plan rests on the report that this one supersedes."),
            turn=entry.pk,
        )


def copy_fields(move: Move[ProgressReport]) -> None:
    """Begin a correction with what the accepted report says."""
    new, old = move.record, move.record.corrects
    if old is None:
        return
    new.round, new.action, new.revision = old.round, old.action, last_revision(old) + 1
    new.standing, new.source, new.first_submitted_at = old.standing, old.source, old.first_submitted_at
    for name in (*CARRIED, *NEVER_CARRIED):
        setattr(new, name, getattr(old, name))


def last_revision(report: ProgressReport) -> int:
    """Return the number of the last revision of the action's report in the round."""
    rows = ProgressReport.objects.filter(round=report.round_id, action=report.action_id).order_by("-revision")
    return rows.values_list("revision", flat=True)[0]


def copy_rows(move: Move[ProgressReport], entry: Entry) -> None:
    """Copy values and results into the correction; each result says which earlier one it replaces."""
    new, old = move.record, move.record.corrects
    if old is None:
        return
    IndicatorValue.objects.bulk_create([_copy(row, report=new) for row in old.values.all()])
    Result.objects.bulk_create(
        [_copy(row, report=new, replaces=row) for row in old.results.filter(replaced_by__isnull=True)]
    )


def _copy[R: Any](row: R, **changed: Any) -> R:
    kept = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.name not in {"id", "version", "updated_at", *changed}
    }
    copied: R = type(row)(**kept, **changed)
    return copied


def release_results(move: Move[ProgressReport]) -> None:
    """Let the results of a dropped correction replace nothing: another correction may."""
    move.record.results.update(replaces=None)


def due(report: ProgressReport) -> datetime | None:
    """Return by when the Action Leader sends it, then by when the Driver's team answers; a correction has no date."""
    if report.corrects_id is not None:
        return None
    if report.status == ReportStatus.SUBMITTED:
        return report.round.due_driver
    return report.round.due_action_leader if report.status in OWED else None


REPORT_CHART = Chart(
    model=ProgressReport,
    states=ReportStatus,
    initial=ReportStatus.EXPECTED,
    counter="content",
    parent="corrects",
    transitions=(
        Transition(
            name="begin",
            label=_("Begin the report"),
            sources=(ReportStatus.EXPECTED,),
            target=ReportStatus.DRAFTING,
            who=REPORT_WRITERS,
            past=_("began the report {record}"),
            way_back="none: it is a draft until it is submitted.",
            by_writing=True,
        ),
        Transition(
            name="submit",
            label=_("Send to the Driver"),
            sources=OWED,
            target=ReportStatus.SUBMITTED,
            who=REPORT_WRITERS,
            past=_("submitted the report {record}"),
            way_back="recall",
            checks=(report_is_whole,),
            effects=(note_submission,),
        ),
        Transition(
            name="recall",
            label=_("Recall"),
            sources=(ReportStatus.SUBMITTED,),
            target=ReportStatus.DRAFTING,
            who=REPORT_WRITERS,
            past=_("recalled the report {record}"),
            way_back="submit",
            comment_required=True,
        ),
        Transition(
            name="accept",
            label=_("Accept"),
            sources=(ReportStatus.SUBMITTED,),
            target=ReportStatus.ACCEPTED,
            who=REPORT_CHECKERS & OTHERS,
            past=_("accepted the report {record}"),
            way_back="recall_accepted",
            checks=(continuation_can_be_linked, new_end_can_be_taken_over),
            effects=(supersede_corrected, note_acceptance, follow),
            consequences=(freeze_report, tell_who_relied),
            bulk=True,
        ),
        Transition(
            name="return",
            label=_("Return to the Action Leader"),
            sources=(ReportStatus.SUBMITTED,),
            target=ReportStatus.RETURNED,
            who=REPORT_CHECKERS & OTHERS,
            past=_("returned the report {record}"),
            way_back="submit",
            comment_required=True,
            bulk=True,
        ),
        Transition(
            name="recall_accepted",
            label=_("Recall the accepted report"),
            sources=(ReportStatus.ACCEPTED,),
            target=ReportStatus.RETURNED,
            who=REPORT_RECALLERS,
            past=_("recalled the accepted report {record}"),
            way_back="submit",
            checks=(no_plan_report_leans_on_it,),
            effects=(forget_acceptance, unfollow),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="correct",
            label=_("Correct the report"),
            sources=(),
            target=ReportStatus.DRAFTING,
            who=REPORT_WRITERS,
            under=CORRECTORS,
            past=_("began a correction of the report {record}"),
            way_back="drop",
            effects=(copy_fields,),
            consequences=(copy_rows,),
        ),
        Transition(
            name="drop",
            label=_("Drop the correction"),
            sources=(ReportStatus.DRAFTING, ReportStatus.RETURNED),
            target=ReportStatus.SUPERSEDED,
            who=DROPPERS,
            past=_("dropped the correction {record}"),
            way_back="none: the accepted report stands; it can be corrected again.",
            effects=(release_results,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="supersede",
            label=_("Supersede"),
            sources=(ReportStatus.ACCEPTED,),
            target=ReportStatus.SUPERSEDED,
            who=None,
            past=_("superseded the report {record}, as its correction was accepted"),
            way_back="none: the correction stands; it can be corrected again.",
        ),
    ),
    steps=(
        Step(("expected",), _("Prefilled"), "round.opens_on"),
        Step(("drafting", "returned"), _("Action Leader reports"), "round.due_action_leader", "submitted_at"),
        Step(("submitted",), _("Driver’s team checks"), "round.due_driver", "accepted_at"),
        Step(("accepted", "superseded"), _("Accepted"), "accepted_at"),
    ),
    awaits={"expected": "submit", "drafting": "submit", "returned": "submit", "submitted": "accept"},
    asks={
        "expected": _("Report on the action"),
        "drafting": _("Finish the report"),
        "returned": _("Correct and send again"),
        "submitted": _("Accept or return the report"),
    },
    due=due,
    rests=attrgetter("rests"),
    related=("round__cycle", "action__oap__cycle"),
)
