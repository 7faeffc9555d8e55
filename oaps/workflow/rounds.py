"""The chart of a reporting round: planned, open, closed; all by the EMPACT Support Team."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.history.models import Entry
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import ReportingRound, RoundStatus
from oaps.permissions import ROUND_KEEPERS
from oaps.services.rounds import ask_for_reports, late_plan_reports, late_reports, plans_of

# So many codes are named in a sentence.
SOME = 12


@dataclass(frozen=True, slots=True)
class Closing:
    """That who closes a round has seen what is missing."""

    late_acknowledged: bool = field(
        default=False, metadata={"label": _("I have seen which reports are missing; the round closes without them")}
    )


def plans_are_in_force(move: Move[ReportingRound]) -> Iterator[Problem]:
    """Ask for plans of the round's period that are in force: there is nothing to report on without them."""
    item = move.record
    if not plans_of(item).exists():
        text = gettext(
            "No plan of the period {first} to {last} is in force; a round opens when there is something to report on."
        )
        words = text.format(first=date_format(item.period_start), last=date_format(item.period_end))
        yield Problem("no_plan_in_force", words, "period_start", gettext("plans enter into force on their first day"))


def first_deadline_is_ahead(move: Move[ReportingRound]) -> Iterator[Problem]:
    """Ask that the Action Leaders have time: their deadline lies ahead when the round opens."""
    if move.record.due_action_leader <= clock.now():
        text = gettext("The Action Leaders’ reports were due before the round opens; set the dates anew.")
        yield Problem("deadline_over", text, "due_action_leader")


def late_list_is_seen(move: Move[ReportingRound]) -> Iterator[Problem]:
    """Name the reports that are missing; who closes the round says that they have seen them."""
    codes = [report.action.code for report in late_reports(move.record)]
    codes += [report.oap.code for report in late_plan_reports(move.record)]
    if not codes:
        return
    listed = ", ".join(codes[:SOME]) + ("…" if len(codes) > SOME else "")
    text = ngettext("{n} report is missing: {codes}.", "{n} reports are missing: {codes}.", len(codes))
    yield Problem("late", text.format(n=len(codes), codes=listed), "reports", level="warning")
    if move.data is not None and not move.data.late_acknowledged:
        words = gettext("Look at the missing reports first, then tick that you have seen them.")
        yield Problem("late_not_seen", words, "late_acknowledged")


def ask_by_job(move: Move[ReportingRound], entry: Entry) -> None:
    """Let a worker make the expected reports."""
    ask_for_reports(move.record, actor=move.actor)


ROUND_CHART = Chart(
    model=ReportingRound,
    states=RoundStatus,
    initial=RoundStatus.PLANNED,
    transitions=(
        Transition(
            name="open_round",
            label=_("Open the round"),
            sources=(RoundStatus.PLANNED,),
            target=RoundStatus.OPEN,
            who=ROUND_KEEPERS,
            past=_("opened the round {record}"),
            way_back="close",
            checks=(plans_are_in_force, first_deadline_is_ahead),
            consequences=(ask_by_job,),
        ),
        Transition(
            name="ask_again",
            label=_("Ask for the reports of added actions"),
            sources=(RoundStatus.OPEN,),
            target=RoundStatus.OPEN,
            who=ROUND_KEEPERS,
            past=_("asked again for the reports of the round {record}"),
            way_back="none: nothing that was asked for or written changes; only what was missing is added.",
            checks=(plans_are_in_force,),
            consequences=(ask_by_job,),
        ),
        Transition(
            name="close",
            label=_("Close the round"),
            sources=(RoundStatus.OPEN,),
            target=RoundStatus.CLOSED,
            who=ROUND_KEEPERS,
            past=_("closed the round {record}"),
            way_back="reopen",
            data=Closing,
            checks=(late_list_is_seen,),
            timely_from=attrgetter("due_cosi"),
        ),
        Transition(
            name="reopen",
            label=_("Reopen the round"),
            sources=(RoundStatus.CLOSED,),
            target=RoundStatus.OPEN,
            who=ROUND_KEEPERS,
            past=_("reopened the round {record}"),
            way_back="close",
            comment_required=True,
        ),
    ),
    steps=(
        Step(("planned",), _("Planned"), "opens_on"),
        Step(("open",), _("Open"), "due_action_leader"),
        Step(("closed",), _("Closed"), "due_cosi"),
    ),
    awaits={"planned": "open_round", "open": "close"},
    due=lambda item: {
        RoundStatus.PLANNED: clock.deadline(item.opens_on),
        RoundStatus.OPEN: item.due_cosi,
    }.get(item.status),
    related=("cycle",),
)
