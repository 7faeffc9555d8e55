"""Administrators look after the workers; to everybody else the pages are not there."""

from __future__ import annotations

import pytest
from django.test import Client

from empact import clock
from empact.history.models import Entry
from empact.jobs.asking import ask
from empact.jobs.models import Job, JobState
from empact.jobs.running import work_off
from empact.notifications.models import Mail, MailState
from tests.cast import Cast
from tests.workshop import kinds


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    client.force_login(cast["admin"])
    return client


def parked() -> Job:
    job, _new = ask(kinds.GIVE_UP, "chair", actor=None, about="A chair")
    work_off("prompt")
    return Job.objects.get(pk=job.pk)


def test_an_administrator_sees_queues_schedules_and_jobs(admin: Client) -> None:
    parked()
    page = admin.get("/workers/").content.decode()
    assert "A chair" in page
    assert "There is no more wood." in page
    assert "overdue" in page  # no schedule ran in this test
    assert '<a href="/workers/?queue=prompt&amp;state=parked">1</a>' in page


def test_an_administrator_sees_what_became_of_mails_and_how_many_may_have_come_twice(admin: Client, cast: Cast) -> None:
    for number, (attempts, answered) in enumerate(((1, 1), (2, 1), (3, 3))):
        Mail.objects.create(
            person=cast["est"],
            slot=str(number),
            subject="Your turn",
            state=MailState.SENT,
            attempts=attempts,
            answered=answered,
            written_at=clock.now(),
        )
    page = admin.get("/workers/").content.decode()
    assert "<dt>Sent</dt><dd>3</dd>" in page
    assert "<dt>May have arrived twice</dt><dd>1</dd>" in page


def test_the_list_can_be_limited_to_what_failed(admin: Client) -> None:
    parked()
    ask(kinds.MAKE, "table", actor=None, about="A table")
    page = admin.get("/workers/?state=parked").content.decode()
    assert "A chair" in page
    assert "A table" not in page


@pytest.mark.parametrize("name", ["nobody", "nec.fr", "est", "auditor", ""])
def test_for_everybody_else_there_is_no_such_page(cast: Cast, client: Client, name: str) -> None:
    job = parked()
    if name:
        client.force_login(cast[name])
    for path in ("/workers/", f"/workers/jobs/{job.pk}/"):
        assert client.get(path).status_code in ({404} if name else {302, 404})
    client.post(f"/workers/jobs/{job.pk}/retry/")
    job.refresh_from_db()
    assert job.state == JobState.PARKED


def test_a_failed_job_is_tried_again_and_that_is_on_record(admin: Client, cast: Cast) -> None:
    job = parked()
    assert "HopelessError" in admin.get(f"/workers/jobs/{job.pk}/").content.decode()
    answer = admin.post(f"/workers/jobs/{job.pk}/retry/", follow=True)
    assert "It waits again." in answer.content.decode()
    job.refresh_from_db()
    assert job.state == JobState.WAITING
    entry = Entry.objects.first()
    assert entry is not None
    assert (entry.verb, entry.actor_id, entry.record_label) == ("retried", cast["admin"].pk, "A chair")


def test_a_waiting_job_is_stopped(admin: Client) -> None:
    job, _new = ask(kinds.MAKE, "table", actor=None)
    admin.post(f"/workers/jobs/{job.pk}/cancel/")
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert "had ended already" in admin.post(f"/workers/jobs/{job.pk}/cancel/", follow=True).content.decode()


def test_an_unknown_deed_is_not_found(admin: Client) -> None:
    assert admin.post(f"/workers/jobs/{parked().pk}/burn/").status_code == 404
