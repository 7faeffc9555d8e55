"""What Celery runs for step 3, one line each."""

from celery import shared_task

from oaps.demo.answers import answer_for_others


@shared_task(name="oaps.answer_for_others")
def answer_in_the_demonstration() -> None:
    """Let the demonstration's other Member States answer; scheduled in demonstration mode only."""
    answer_for_others()
