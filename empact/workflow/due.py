"""The moves that the system owes, made every hour."""

from django.utils.translation import gettext_lazy as _

from empact.jobs.kinds import JobKind
from empact.jobs.running import Run
from empact.jobs.schedules import Every, Schedule
from empact.workflow.engine import run_due_moves


def make_due_moves(run: Run) -> None:
    """Make the moves whose day has come, a transaction each; safe to repeat, for a record moves only once."""
    run_due_moves()


DUE_MOVES = JobKind("workflow.due_moves", _("Make the moves that are due"), make_due_moves)
HOURLY = Schedule("workflow.due_moves", _("Make the moves that are due"), DUE_MOVES, Every(minutes=60))
