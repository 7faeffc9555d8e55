"""Who asked for documents is told once, when all of them are ready or one could not be made."""

from __future__ import annotations

from empact.documents.making import MAKE
from empact.documents.models import Request
from empact.jobs.claims import park
from empact.jobs.models import Job, JobState
from empact.jobs.running import run_next
from empact.notifications.models import Message
from tests.cast import Cast
from tests.documents.conftest import Ask


def test_a_message_says_that_a_document_is_ready(cast: Cast, ask: Ask) -> None:
    request = ask("driver", "oaps.actions", "csv", cast.plan, cast.adopted_plan)
    assert run_next("documents") is not None
    assert not Message.objects.exists(), "one of two is not all"
    assert run_next("documents") is not None
    message = Message.objects.get()
    assert message.person == cast["driver"]
    assert message.title.startswith("Your document is ready")
    assert message.items.get().url == request.get_absolute_url()
    assert Request.objects.get(pk=request.pk).told


def test_a_message_says_that_a_document_failed(cast: Cast, ask: Ask) -> None:
    ask("driver", "oaps.actions", "csv", cast.plan)
    job = Job.objects.get(kind=MAKE.name)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=3, lease_until=job.asked_at)
    park(Job.objects.get(pk=job.pk), "The saw is blunt.")
    assert Message.objects.get().title.startswith("A document could not be made")
