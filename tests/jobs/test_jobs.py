"""A job is stored once, done once, and ends in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from pytest_django import DjangoAssertNumQueries, Settings

from empact.accounts.models import User
from empact.jobs import claims, schedules
from empact.jobs.asking import ask, cancel, retry
from empact.jobs.errors import LeaseLostError, StoppedError
from empact.jobs.models import Job, JobState
from empact.jobs.running import run_next, work_off
from empact.jobs.schedules import Daily, Every
from tests.programs import PATIENCE_S
from tests.workshop import kinds
from tests.workshop.models import Piece

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(minutes=10)


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(email="who.asks@empact.example")


def fetched(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def spoil() -> None:
    Piece.objects.create(key="should not be there", attempt=1)


def let_the_lease_end(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=Now() - LONG_AGO)


def test_what_is_asked_twice_is_one_job(person: User) -> None:
    first, new = ask(kinds.MAKE, "chair", actor=person, about="A chair", arguments={"legs": 4})
    again, new_again = ask(kinds.MAKE, "chair", actor=None)
    assert (new, new_again) == (True, False)
    assert again == first
    assert fetched(first).arguments == {"legs": 4}
    assert Job.objects.count() == 1


def test_the_database_refuses_a_second_open_job_of_a_key(person: User) -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=person)
    job.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        job.save(force_insert=True)


def test_a_job_that_ended_may_be_asked_for_again_but_not_a_slot() -> None:
    ask(kinds.MAKE, "chair", actor=None)
    ask(kinds.MAKE, "monday", actor=None, for_ever=True)
    assert work_off("prompt") == 2
    assert ask(kinds.MAKE, "chair", actor=None)[1]
    assert not ask(kinds.MAKE, "monday", actor=None, for_ever=True)[1]


def test_a_job_is_done_with_its_effect() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    done = run_next("prompt")
    assert done == job
    job = fetched(job)
    assert (job.state, job.progress, job.attempts) == (JobState.DONE, 100, 1)
    assert job.ended_at is not None
    assert Piece.objects.get().key == "chair"
    assert run_next("prompt") is None


def test_a_queue_does_only_its_own() -> None:
    ask(kinds.MAKE_A_BOOK, "atlas", actor=None)
    assert run_next("prompt") is None
    assert run_next("documents") is not None


def test_what_fails_is_tried_again_with_pauses_and_then_parked() -> None:
    job, _new = ask(kinds.BREAK, "chair", actor=None)
    for attempt in (1, 2, 3):
        assert run_next("prompt") == job
        assert fetched(job).attempts == attempt
        assert run_next("prompt") is None  # not before the pause is over
        Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(not_before=Now())
    job = fetched(job)
    assert job.state == JobState.PARKED
    assert "Something went wrong" in job.reason
    assert "the saw is blunt" in job.trace
    assert not Piece.objects.exists()


def test_one_that_fails_does_not_hinder_the_next() -> None:
    ask(kinds.BREAK, "chair", actor=None)
    ask(kinds.MAKE, "table", actor=None)
    assert work_off("prompt") == 2
    assert Piece.objects.get().key == "table"


def test_an_effect_that_fails_leaves_nothing() -> None:
    job, _new = ask(kinds.BREAK_LATE, "chair", actor=None)
    run_next("prompt")
    assert fetched(job).state == JobState.WAITING
    assert not Piece.objects.exists()


def test_what_is_hopeless_is_parked_at_once_with_its_words() -> None:
    job, _new = ask(kinds.GIVE_UP, "chair", actor=None)
    run_next("prompt")
    assert (fetched(job).state, fetched(job).reason) == (JobState.PARKED, "There is no more wood.")


def test_a_kind_that_no_release_knows_is_parked() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    Job.objects.filter(pk=job.pk).update(kind="workshop.forgotten")
    run_next("prompt")
    assert "no longer knows" in fetched(job).reason


def test_what_asks_for_later_comes_later() -> None:
    job, _new = ask(kinds.WAIT, "chair", actor=None)
    run_next("prompt")
    assert fetched(job).state == JobState.WAITING
    work_off("prompt")
    assert Piece.objects.get().attempt == 2


def test_a_job_for_later_waits() -> None:
    ask(kinds.MAKE, "chair", actor=None, after=timedelta(hours=1))
    assert run_next("prompt") is None


def test_a_job_whose_worker_died_is_given_to_another() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    dead = claims.claim("prompt", "dead")
    assert dead is not None
    assert run_next("prompt") is None  # the lease holds
    let_the_lease_end(job)
    assert run_next("prompt") == job
    with pytest.raises(LeaseLostError):
        claims.finish(dead, spoil)
    with pytest.raises(LeaseLostError):
        claims.renew(dead)
    claims.park(dead, "never")
    assert [piece.attempt for piece in Piece.objects.all()] == [2]
    assert fetched(job).state == JobState.DONE


def test_a_job_that_kills_its_workers_is_parked() -> None:
    job, _new = ask(kinds.KILL, "chair", actor=None)
    for _attempt in range(3):
        assert claims.claim("prompt", "doomed") is not None
        assert claims.park_the_lost() == 0
        let_the_lease_end(job)
    assert claims.claim("prompt", "doomed") is None
    assert claims.park_the_lost() == 1
    assert "ended each time" in fetched(job).reason


def test_a_waiting_job_is_cancelled_at_once() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    assert cancel(job)
    assert run_next("prompt") is None
    assert fetched(job).state == JobState.CANCELLED
    assert not cancel(job)


def test_a_running_job_stops_at_its_next_sign_of_progress_or_before_its_effect() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    running = claims.claim("prompt", "here")
    assert running is not None
    assert cancel(job)
    assert claims.renew(running, progress=20) is True
    with pytest.raises(StoppedError):
        claims.finish(running, spoil)
    assert not Piece.objects.exists()


def test_a_parked_job_is_tried_again_with_all_its_attempts() -> None:
    job, _new = ask(kinds.GIVE_UP, "chair", actor=None)
    work_off("prompt")
    assert retry(fetched(job))
    assert (fetched(job).state, fetched(job).attempts, fetched(job).reason) == (JobState.WAITING, 0, "")
    assert not retry(fetched(job))  # it waits already


def test_a_job_asked_for_anew_is_not_doubled_by_a_retry() -> None:
    job, _new = ask(kinds.GIVE_UP, "chair", actor=None)
    work_off("prompt")
    ask(kinds.GIVE_UP, "chair", actor=None)
    assert not retry(fetched(job))


def test_progress_is_seen_while_it_works() -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None)
    running = claims.claim("prompt", "here")
    assert running is not None
    claims.renew(running, progress=40, doing="Filing side 4")
    assert (fetched(job).progress, fetched(job).doing) == (40, "Filing side 4")


def test_asking_costs_few_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(5):  # look, savepoint, insert, release, notify
        ask(kinds.MAKE, "chair", actor=None)


def test_the_bell_is_rung_by_the_commit(transactional_db: None) -> None:
    where = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(**{key: where[key] for key in names if where.get(key)}, autocommit=True) as listener:
        listener.execute("LISTEN empact_jobs")
        with transaction.atomic():
            ask(kinds.MAKE, "chair", actor=None)
            assert not list(listener.notifies(timeout=0.1))
        assert [said.payload for said in listener.notifies(timeout=PATIENCE_S, stop_after=1)] == ["prompt"]


SUMMER_TIME_BEGINS = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
WINTER_TIME_BEGINS = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("night", [SUMMER_TIME_BEGINS, WINTER_TIME_BEGINS])
@pytest.mark.parametrize("hour", [0, 2, 6])
def test_a_daily_slot_comes_once_a_day_whatever_the_clocks_do(night: datetime, hour: int, settings: Settings) -> None:
    settings.EMPACT_DEMO = False
    rhythm = Daily(datetime(2026, 1, 1, hour, 30).time())  # noqa: DTZ001  # an hour of the day
    seen = []
    for minutes in range(0, 48 * 60, 5):
        with time_machine.travel(night - timedelta(hours=12) + timedelta(minutes=minutes), tick=False):
            name, begun = rhythm.slot()
            assert begun <= datetime.now(UTC)
            if name not in seen:
                seen.append(name)
    assert seen == sorted(seen)
    assert len(seen) == 3


def test_two_beats_fill_a_slot_once() -> None:
    with time_machine.travel(datetime(2026, 10, 24, 9, 59, tzinfo=UTC), tick=False):
        schedules.fill_slots()
        asked = Job.objects.count()
        assert asked == len(schedules.punctuality())
        assert schedules.fill_slots() == 0
    assert Job.objects.count() == asked


def test_every_hour_is_a_slot() -> None:
    with time_machine.travel(datetime(2026, 10, 25, 0, 59, tzinfo=UTC), tick=False):
        assert Every(60).slot() == ("2026-10-25T00:00Z", datetime(2026, 10, 25, 0, 0, tzinfo=UTC))


def test_a_slot_that_nobody_fills_is_overdue() -> None:
    with time_machine.travel(datetime(2026, 10, 24, 9, 59, tzinfo=UTC), tick=False):
        schedules.fill_slots()
        assert all(item.overdue for item in schedules.punctuality())
        work_off("prompt")
        assert not any(item.overdue for item in schedules.punctuality())
