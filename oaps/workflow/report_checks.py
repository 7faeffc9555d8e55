"""What must hold before a report goes to the Driver's team: everything said, nothing carried over unread."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import IndicatorValue, ProgressReport, StateOfAction, ValueState
from oaps.services.plausible import doubt

# States that need a word on why.
EXPLAINED = (StateOfAction.PARTIALLY_COMPLETED, StateOfAction.NOT_COMPLETED, StateOfAction.CANCELLED)


def report_is_whole(move: Move[ProgressReport]) -> Iterator[Problem]:
    """Ask for the state, the narrative, each indicator, and a look at what was carried over."""
    yield from problems_of_report(move.record)


def new_end_can_be_taken_over(move: Move[ProgressReport]) -> Iterator[Problem]:
    """The new end of a delayed action lies where the action can end."""
    yield from _of_new_end(move.record)


def problems_of_report(report: ProgressReport) -> Iterator[Problem]:
    """Return what stands against submitting the report as it is stored, each at its field. One query."""
    yield from _of_state(report)
    if not report.narrative.strip():
        yield Problem("no_narrative", _("Say what was done, in a few sentences."), "narrative")
    if report.state in EXPLAINED and not report.obstacles.strip():
        yield Problem("no_obstacles", _("Say why, under “obstacles”: the action did not reach its aim."), "obstacles")
    for name in report.to_confirm:
        field = str(report._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        text = _("{field} was carried over from the last report: confirm it or change it.")
        yield Problem("to_confirm", text.format(field=capfirst(field)), name)
    for value in report.values.select_related("indicator").order_by("indicator__position", "pk"):
        yield from _of_value(value)


def _of_state(report: ProgressReport) -> Iterator[Problem]:
    if not report.state:
        yield Problem("no_state", _("Say how the action stands."), "state")
    if report.state == StateOfAction.DELAYED and report.new_end is None:
        yield Problem("no_new_end", _("Say by which day a delayed action will end."), "new_end")
    yield from _of_new_end(report)
    if report.state == StateOfAction.CARRIED_OVER and report.carried_to is None:
        text = _("Name the action of a later plan that continues this one.")
        yield Problem("no_continuation", text, "carried_to")
    if report.state == StateOfAction.CANCELLED:
        text = _("The report proposes the cancellation; the EMPACT Support Team records it.")
        yield Problem("cancelled", text, "state", level="warning")


def _of_new_end(report: ProgressReport) -> Iterator[Problem]:
    """Ask for an end on which the action can end: it becomes that of the action when the report is accepted."""
    if report.state != StateOfAction.DELAYED or report.new_end is None:
        return
    plan = report.action.oap
    first = report.action.starts or plan.period_start
    if report.new_end > plan.period_end:
        text = _("The plan’s period ends on {day}; what lasts longer is carried over.")
        yield Problem("outside_period", text.format(day=date_format(plan.period_end)), "new_end")
    elif report.new_end < first:
        text = _("The action starts on {day}: give the day by which it will end now.")
        yield Problem("before_start", text.format(day=date_format(first)), "new_end")


def _of_value(value: IndicatorValue) -> Iterator[Problem]:
    """Ask for a number, zero, not applicable, or a word on why nothing is reported; a word too on what is doubtful."""
    field, title = f"value-{value.indicator_id}", value.indicator.title
    if value.to_confirm:
        text = _("The value of “{title}” was carried over: confirm it or change it.")
        yield Problem("to_confirm", text.format(title=title), field)
    if value.state == ValueState.NOTHING and not value.note.strip():
        text = _(
            "Nothing is reported for “{title}”: give the number (zero is a number), choose “not applicable”, or say in "
            "the note why there is none."
        )
        yield Problem("value_missing", text.format(title=title), field)
    if (found := doubt(value)) and not value.note.strip():
        yield Problem("doubtful", found, field)
