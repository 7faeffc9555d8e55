"""What Celery runs for this room, one line each."""

from celery import shared_task

from empact.workflow.engine import run_due_moves as make_due_moves


@shared_task(name="workflow.run_due_moves")
def run_due_moves() -> None:
    """Make the moves that the system owes today."""
    make_due_moves()
