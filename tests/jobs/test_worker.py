"""The real worker, PostgreSQL and Valkey, and what may happen to each."""

from __future__ import annotations

import os
import signal

import pytest
import redis
from django.db import transaction

from empact.jobs.asking import ask
from empact.jobs.claims import park_the_lost
from empact.jobs.models import Job, JobState
from tests.jobs.conftest import Worker, all_done, kill, wait_until
from tests.workshop import kinds
from tests.workshop.models import Piece
from tools.devservers.valkey import Valkey


def at_the_last_side() -> bool:
    return Job.objects.filter(state=JobState.RUNNING, progress=90, doing="Filing side 9").exists()


def test_a_job_is_done_and_its_progress_is_seen(worker: Worker) -> None:
    job, _new = ask(kinds.MAKE, "chair", actor=None, arguments={"after": "glue"})
    wait_until(at_the_last_side, worker)
    Piece.objects.create(key="glue", attempt=1)
    wait_until(all_done, worker)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)


def _pulse() -> bool:
    """Tell whether the worker has done its first job."""
    ask(kinds.MAKE, "pulse", actor=None)
    return Piece.objects.filter(key="pulse").exists()


def test_a_killed_worker_leaves_no_orphan_and_each_job_is_done_exactly_once(worker: Worker) -> None:
    jobs_survive(worker, "both")


@pytest.mark.assure
@pytest.mark.parametrize("victim", ["child", "main", "both"])
def test_thirty_kills_and_each_job_is_done_exactly_once(worker: Worker, victim: str) -> None:
    for number in range(30):
        jobs_survive(worker, victim, f"round {number}")


def jobs_survive(worker: Worker, victim: str, name: str = "chair") -> None:
    """Kill in the middle of four jobs; see each done once, in time."""
    wanted = [f"{name} {number}" for number in range(4)]
    for key in wanted:
        ask(kinds.MAKE, key, actor=None, arguments={"after": f"glue of {name}"})
    wait_until(at_the_last_side, worker)
    kill(worker, victim)
    Piece.objects.create(key=f"glue of {name}", attempt=1)
    wait_until(all_done, worker)
    assert sorted(Piece.objects.filter(key__in=wanted).values_list("key", flat=True)) == wanted
    assert not Job.objects.exclude(state=JobState.DONE).exists()


def test_a_job_that_kills_its_process_is_parked_and_the_others_are_done(worker: Worker) -> None:
    with transaction.atomic():
        deadly, _new = ask(kinds.KILL, "deadly", actor=None)
        Job.objects.filter(pk=deadly.pk).update(allowed_attempts=1)
    for number in range(3):
        ask(kinds.MAKE, f"chair {number}", actor=None)

    wait_until(lambda: Piece.objects.filter(key__startswith="chair").count() == 3, worker)
    wait_until(lambda: bool(park_the_lost()), worker)
    deadly.refresh_from_db()
    assert deadly.state == JobState.PARKED


def test_a_broker_that_stops_loses_no_waiting_job(worker: Worker, valkey: Valkey) -> None:
    jobs_outlast(worker, valkey, "stopped", 50)


@pytest.mark.assure
@pytest.mark.parametrize("trouble", ["stopped", "flushed", "silent"])
def test_of_five_hundred_waiting_jobs_none_is_lost_with_the_broker(
    worker: Worker, valkey: Valkey, trouble: str
) -> None:
    jobs_outlast(worker, valkey, trouble, 500)


def jobs_outlast(worker: Worker, valkey: Valkey, trouble: str, many: int) -> None:
    """Ask for jobs while the broker is in trouble; see each done once after its return."""
    wait_until(_pulse, worker)
    begin(trouble, valkey)
    for number in range(many):
        ask(kinds.MAKE, f"chair {number}", actor=None)
    end(trouble, valkey)
    wait_until(all_done, worker)
    made = Piece.objects.filter(key__startswith="chair")
    assert made.count() == made.values("key").distinct().count() == many


def begin(trouble: str, valkey: Valkey) -> None:
    if trouble == "stopped":
        valkey.stop()
    elif trouble == "silent":
        os.kill(valkey.pid or 0, signal.SIGSTOP)


def end(trouble: str, valkey: Valkey) -> None:
    if trouble == "stopped":
        valkey.start()
    elif trouble == "silent":
        os.kill(valkey.pid or 0, signal.SIGCONT)
    else:
        redis.Redis.from_url(valkey.url).flushall()
