"""Mails under a worker that is killed while it sends: none is lost, at most doubled, and doubles are counted."""

from __future__ import annotations

import asyncio
import email
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from empact import clock
from empact.accounts.models import User
from empact.notifications.mailing import Letter, write
from empact.notifications.models import Mail, MailState, Message
from tests.jobs.conftest import PATIENCE_S, Worker, all_done, kill, wait_until
from tools.devservers.valkey import free_port

MAILS = 4
type Moment = Literal["before", "after"]


class Holding:
    """A mail server that falls silent when asked to: before it takes a mail, or after, but before it says so."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.reached = threading.Event()
        self._silent: Moment | None = None

    def fall_silent(self, moment: Moment) -> None:
        self.reached.clear()
        self._silent = moment

    def speak(self) -> None:
        self._silent = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        await self._dwell("before")
        self.taken[str(email.message_from_bytes(envelope.content)["Message-ID"])] += 1
        await self._dwell("after")
        return "250 OK"

    async def _dwell(self, moment: Moment) -> None:
        while self._silent == moment:
            self.reached.set()
            await asyncio.sleep(0.02)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def mail_server(port: int) -> Iterator[Holding]:
    server = Holding()
    controller = Controller(server, hostname="127.0.0.1", port=port, ready_timeout=PATIENCE_S)
    controller.start()
    yield server
    server.speak()
    controller.stop()


@pytest.fixture
def more_environment(port: int, mail_server: Holding) -> dict[str, str]:
    return {"MAIL_URL": f"smtp://127.0.0.1:{port}", "EMPACT_DEMO": "0", "EMPACT_SITE": "https://empact.example/"}


def test_mails_outlast_a_killed_worker_and_doubles_are_counted(
    worker: Worker, mail_server: Holding, settings: Settings
) -> None:
    settings.EMPACT_DEMO = False
    sending_at_once = mails_survive(worker, mail_server, "both", "after", "round")
    doubled = sum(times == 2 for times in mail_server.taken.values())
    assert doubled >= 1, "the server had taken a mail whose worker never heard so"
    found = {state: number for state, number in Mail.objects.by_state().items() if number}
    # A mail whose worker was killed before the server took it may have arrived twice for all the worker can know.
    assert doubled <= found.pop("doubled") <= sending_at_once
    assert found == {"sent": MAILS}


@pytest.mark.assure
@pytest.mark.parametrize("victim", ["child", "main", "both"])
def test_thirty_kills_and_no_mail_is_lost(worker: Worker, mail_server: Holding, victim: str) -> None:
    for number in range(30):
        mails_survive(worker, mail_server, victim, "before" if number % 2 else "after", f"round {number}")


def mails_survive(worker: Worker, server: Holding, victim: str, moment: Moment, name: str) -> int:
    """Kill while mails are being sent; see each arrive, and each that arrived twice be counted.

    Return how many can have been on their way when their worker was killed.
    """
    mails = write_mails(name)
    server.fall_silent(moment)
    wait_until(server.reached.is_set, worker)
    sending_at_once = len(worker.children)
    kill(worker, victim)
    server.speak()
    wait_until(all_done, worker)
    for mail in Mail.objects.filter(pk__in=[mail.pk for mail in mails]):
        arrived = server.taken[f"<{mail.uuid}@empact.example>"]
        assert mail.state == MailState.SENT
        assert arrived in {1, 2}, mail.subject
        assert arrived == 1 or mail.attempts > mail.answered, "a double must be counted"
        assert mail.attempts - mail.answered <= 1
    assert sum(server.taken.values()) <= Mail.objects.count() + Mail.objects.by_state()["doubled"]
    return sending_at_once


def write_mails(name: str) -> list[Mail]:
    """Write mails to some people, a job for each."""
    letters = []
    for number in range(MAILS):
        person, _new = User.objects.get_or_create(email=f"reader{number}@empact.example")
        message = Message.objects.create(
            person=person, event="turn", title=name, subject=name, why="Because.", at=clock.now(), frequency="at_once"
        )
        letters.append(Letter(person.pk, name, name, [message], "Because."))
    assert write(letters) == MAILS
    return list(Mail.objects.filter(slot=name))
