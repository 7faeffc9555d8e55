"""What Celery runs for this room, one line each."""

from celery import shared_task

from empact.jobs import bells, claims, running, schedules
from empact.jobs.models import Job


@shared_task(name=bells.TASK)
def work(queue: str) -> None:
    """Do one job of a queue; ring again when there is more."""
    if running.run_next(queue) is not None and Job.objects.filter(queue=queue).claimable().exists():
        bells.ring(queue)


@shared_task(name="jobs.keep_time", expires=60)
def keep_time() -> None:
    """Ask for what the schedules owe, and park what nobody can do."""
    schedules.fill_slots()
    claims.park_the_lost()
