"""Who may have what; the same made once; stopped, tried again, kept for two weeks."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
from pytest_django.fixtures import Settings

from empact import clock
from empact.documents import asking
from empact.documents.asking import cancel, content_of, files_of, retry
from empact.documents.errors import NotAvailableError, TooManyError
from empact.documents.housekeeping import forget_old_files
from empact.documents.kinds import kind_named
from empact.documents.models import File, Request
from empact.documents.progress import Progress, State
from empact.documents.subjects import subject_of
from empact.jobs.asking import ask as ask_for_job
from empact.jobs.kinds import Queue
from empact.jobs.models import Job
from empact.jobs.running import Run, run_next
from oaps.models import OAP
from tests.cast import Cast
from tests.documents.conftest import Ask, work
from tests.workshop import kinds

pytestmark = pytest.mark.django_db


def progress_of(request: Request) -> Progress:
    return Progress.of(Request.objects.with_parts().get(pk=request.pk))


def state_of(request: Request) -> State:
    return progress_of(request).state


def test_a_document_is_made_and_kept_with_its_digest_and_the_version_of_its_template(cast: Cast, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    assert state_of(request) == State.WAITING
    assert work() == 1
    [file] = files_of(request, cast["driver"])
    content = content_of(file)
    assert content.startswith(b"%PDF-")
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert (file.size, file.template) == (len(content), "oaps/documents/plan.typ")
    assert len(file.template_version) == 64
    assert file.expires_at == clock.now() + timedelta(days=14)
    assert file.name == "fa-2026-27-plan-document-draft.pdf"
    assert state_of(request) == State.READY


def test_who_does_not_see_the_record_cannot_ask(cast: Cast, ask: Ask) -> None:
    for name in ("nobody", "former", "delegate.it"):
        with pytest.raises(NotAvailableError):
            ask(name, "oaps.plan", "pdf", cast.plan)
    with pytest.raises(NotAvailableError):
        ask("driver", "oaps.plan", "pdf", cast.plan, cast.running_plan.__class__(pk=0))
    assert not Job.objects.exists()


def test_there_is_no_format_that_was_not_announced(cast: Cast, ask: Ask) -> None:
    with pytest.raises(NotAvailableError):
        ask("driver", "oaps.plan", "exe", cast.plan)


def test_who_loses_the_right_meanwhile_gets_no_file(cast: Cast, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    driver = cast["driver"]
    assert files_of(request, driver)
    driver.assignments.update(ends=date(2025, 11, 1))
    assert files_of(request, cast["driver"]) == []


def test_who_loses_the_right_before_it_is_made_makes_no_file(cast: Cast, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    cast["driver"].assignments.update(ends=date(2025, 11, 1))
    work()
    assert not File.objects.exists()
    assert request.parts.get().job.reason == "The record is no longer open to you."


def test_nobody_gets_the_file_of_somebody_else(cast: Cast, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    assert files_of(request, cast["est"]) == []


def test_the_same_asked_for_by_two_is_made_once(cast: Cast, ask: Ask) -> None:
    first = ask("driver", "oaps.plan", "pdf", cast.plan)
    second = ask("est", "oaps.plan", "pdf", cast.plan)
    assert work() == 1
    third = ask("nec.fr", "oaps.plan", "pdf", cast.plan)
    assert work() == 0
    assert File.objects.count() == 1
    for request, name in ((first, "driver"), (second, "est"), (third, "nec.fr")):
        assert files_of(request, cast[name])


def test_a_change_of_the_plan_makes_another_document(cast: Cast, ask: Ask) -> None:
    ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    cast.actions[0].title = "Another title"
    cast.actions[0].save()
    ask("driver", "oaps.plan", "pdf", cast.plan)
    assert work() == 1


def test_several_records_are_one_request_with_a_part_each(cast: Cast, ask: Ask) -> None:
    request = ask("est", "oaps.plan", "pdf", cast.plan, cast.adopted_plan, cast.running_plan)
    assert (state_of(request), progress_of(request).per_cent) == (State.WAITING, 0)
    assert run_next(Queue.DOCUMENTS)
    assert (state_of(request), progress_of(request).per_cent) == (State.RUNNING, 33)
    assert work() == 2
    assert (state_of(request), progress_of(request).per_cent) == (State.READY, 100)
    assert [file.name for file in files_of(request, cast["est"])] == [
        "fa-2026-27-plan-document-draft.pdf",
        "cch-2026-27-plan-document.pdf",
        "fa-2024-25-plan-document.pdf",
    ]


def test_what_is_cancelled_is_not_made_unless_somebody_else_waits(cast: Cast, ask: Ask) -> None:
    alone = ask("driver", "oaps.actions", "csv", cast.plan)
    shared = ask("driver", "oaps.plan", "pdf", cast.plan)
    other = ask("est", "oaps.plan", "pdf", cast.plan)
    assert cancel(alone, actor=cast["driver"]) == 1
    assert cancel(shared, actor=cast["driver"]) == 0
    assert work() == 1
    assert (state_of(alone), state_of(shared), state_of(other)) == (State.CANCELLED, State.CANCELLED, State.READY)
    assert retry(alone, actor=cast["driver"]) == 1
    assert work() == 1
    assert state_of(alone) == State.READY


def test_a_request_that_was_cancelled_does_not_keep_the_job_of_another(cast: Cast, ask: Ask) -> None:
    first, second = (ask(name, "oaps.plan", "pdf", cast.plan) for name in ("driver", "est"))
    assert cancel(first, actor=cast["driver"]) == 0
    assert cancel(second, actor=cast["est"]) == 1
    assert work() == 0


def test_files_are_forgotten_after_two_weeks_and_can_be_made_again(cast: Cast, ask: Ask, settings: Settings) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    settings.EMPACT_TODAY = date(2025, 12, 9)
    assert state_of(request) == State.OVER
    assert files_of(request, cast["driver"]) == []
    tidy, _new = ask_for_job(kinds.MAKE, "tidy", actor=None)
    forget_old_files(Run(tidy))
    assert not File.objects.exists()
    assert retry(request, actor=cast["driver"]) == 1
    assert work() == 1
    assert state_of(request) == State.READY


def test_one_person_cannot_keep_all_workers_busy(cast: Cast, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_WAITING", 2)
    ask("est", "oaps.plan", "pdf", cast.plan, cast.adopted_plan)
    with pytest.raises(TooManyError):
        ask("est", "oaps.actions", "csv", cast.plan)
    work()
    ask("est", "oaps.actions", "csv", cast.plan)


def test_a_plan_carries_the_highest_marking_of_its_actions(cast: Cast, ask: Ask) -> None:
    OAP.objects.update(marking="public")
    type(cast.actions[0]).objects.update(marking="public")
    plan = OAP.objects.get(pk=cast.plan.pk)
    kind = kind_named("oaps.plan")
    assert kind is not None
    assert subject_of(kind, plan, cast["driver"]).stamp.marking == "Public"
    type(cast.actions[1]).objects.filter(pk=cast.actions[1].pk).update(marking="limite")
    assert subject_of(kind, plan, cast["driver"]).stamp.marking == "LIMITE"
