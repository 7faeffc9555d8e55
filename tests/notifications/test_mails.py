"""Mails: one to each person, by a real SMTP server that takes, refuses or puts off; digests that are never empty."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db.models import F
from pytest_django.fixtures import Settings

from empact import clock, environment
from empact.accounts.models import User
from empact.jobs.models import Job, JobState
from empact.jobs.running import run_next
from empact.notifications.mailing import Letter, write, write_digests
from empact.notifications.models import Choice, Frequency, Item, Mail, MailState, Message
from empact.notifications.telling import tell
from empact.workflow.engine import perform
from oaps.models import OAP
from tests.cast import Cast, put
from tests.notifications.conftest import Today, do_prompt_jobs
from tests.programs import PATIENCE_S
from tools.devservers.valkey import free_port

REFUSED, LATER, SPAM = "refused@empact.example", "later@empact.example", "spam@empact.example"


@dataclass
class Sink:
    """Takes mails, but not for everybody."""

    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address == REFUSED:
            return "550 5.1.1 No such mailbox"
        if address == LATER:
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if SPAM in envelope.rcpt_tos:
            return "554 5.7.1 Not wanted here"
        found = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(found, EmailMessage)
        self.taken.append(found)
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """Start a server of our own, to which the application sends."""
    sink = Sink()
    port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port, ready_timeout=PATIENCE_S)
    controller.start()
    settings.EMPACT_DEMO = False
    settings.EMPACT_SITE = "https://empact.example/"
    settings.MAILERS = {"default": environment.mailer(f"smtp://127.0.0.1:{port}")}
    yield sink
    controller.stop()


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(email="nec@empact.example")


def put_message(
    person: User, title: str = "Give the position: FR on FA-2026-27", frequency: str = "at_once"
) -> Message:
    message = Message.objects.create(
        person=person,
        event="turn",
        title=title,
        subject=f"Your turn: {title}",
        why="You are told because it waits on you.",
        at=clock.now(),
        frequency=frequency,
    )
    Item.objects.create(
        message=message,
        person=person,
        kind="oaps.oap",
        record_id=message.pk,
        root_kind="oaps.oap",
        root_id=1,
        move="submit",
        stage="new",
        due=clock.deadline(date(2026, 3, 30)),
        label=title,
        url="/cycles/2026-2029/oaps/FA-2026-27/",
    )
    return message


def mail_to(person: User, subject: str = "Your turn: Give the position") -> Mail:
    message = put_message(person)
    write([Letter(person.pk, f"message-{message.pk}", subject, [message], "Because.")])
    return Mail.objects.get(messages=message)


def send() -> Job:
    job = run_next("mail")
    assert job is not None
    return Job.objects.get(pk=job.pk)


def fresh(mail: Mail) -> Mail:
    return Mail.objects.get(pk=mail.pk)


def test_a_mail_arrives_with_text_html_and_the_headers_of_a_machine(sink: Sink, person: User) -> None:
    mail = mail_to(person)
    job = send()
    assert job.state == JobState.DONE
    assert (fresh(mail).state, fresh(mail).attempts) == (MailState.SENT, 1)
    assert fresh(mail).sent_at is not None
    received = sink.taken[0]
    assert sink.recipients == [["nec@empact.example"]]
    assert received["To"] == "nec@empact.example"
    assert received["Cc"] is None
    assert received["Subject"] == "Your turn: Give the position"
    assert received["Message-ID"] == f"<{mail.uuid}@empact.example>"
    assert received["Auto-Submitted"] == "auto-generated"
    assert "notifications.empact.example" in received["List-Id"]
    plain, html = received.get_body(("plain",)), received.get_body(("html",))
    assert plain is not None
    assert html is not None
    text = plain.get_content()
    assert "https://empact.example/cycles/2026-2029/oaps/FA-2026-27/" in text
    assert "30 March 2026, 17:00 CEST" in text
    assert "You are told because it waits on you." in text
    assert "https://empact.example/profile/messages/" in text
    assert "<h1>Give the position: FR on FA-2026-27</h1>" in html.get_content()


def test_a_refused_recipient_is_logged_and_not_tried_again(sink: Sink, person: User) -> None:
    User.objects.filter(pk=person.pk).update(email=REFUSED)
    mail = mail_to(person)
    job = send()
    assert (job.state, job.attempts) == (JobState.PARKED, 1)
    assert "550 5.1.1 No such mailbox" in job.reason
    assert fresh(mail).state == MailState.REFUSED
    assert "No such mailbox" in fresh(mail).error
    assert run_next("mail") is None


def test_a_refused_content_is_not_tried_again(sink: Sink, person: User) -> None:
    User.objects.filter(pk=person.pk).update(email=SPAM)
    mail = mail_to(person)
    assert send().state == JobState.PARKED
    assert fresh(mail).state == MailState.REFUSED


def test_a_recipient_for_later_is_tried_again_and_at_last_given_up(sink: Sink, person: User) -> None:
    User.objects.filter(pk=person.pk).update(email=LATER)
    mail = mail_to(person)
    job = send()
    assert job.state == JobState.WAITING
    assert "451" in job.reason
    assert (fresh(mail).state, fresh(mail).attempts) == (MailState.WAITING, 1)
    assert run_next("mail") is None, "not before the pause is over"
    Job.objects.filter(pk=job.pk).update(not_before=None, attempts=F("allowed_attempts") - 1)
    assert send().state == JobState.PARKED
    assert fresh(mail).state == MailState.FAILED


def test_a_server_that_is_away_gets_the_mail_later(sink: Sink, person: User, settings: Settings) -> None:
    there = settings.MAILERS
    settings.MAILERS = {"default": environment.mailer("smtp://127.0.0.1:1")}
    mail = mail_to(person)
    assert send().state == JobState.WAITING
    settings.MAILERS = there
    Job.objects.update(not_before=None)
    assert send().state == JobState.DONE
    assert fresh(mail).state == MailState.SENT


def test_a_mail_that_was_sent_is_not_sent_again(sink: Sink, person: User) -> None:
    mail_to(person)
    job = send()
    Job.objects.filter(pk=job.pk).update(state=JobState.WAITING)
    assert send().state == JobState.DONE
    assert len(sink.taken) == 1


def test_a_closed_account_gets_nothing(sink: Sink, person: User) -> None:
    mail = mail_to(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    send()
    assert sink.taken == []
    assert fresh(mail).state == MailState.REFUSED


@pytest.mark.parametrize(
    "evil", ["Hello\nBcc: all@empact.example", "Hello\r\n\r\nBody", "A\u2028B", "<script>x</script>"]
)
def test_no_title_becomes_a_header_or_a_script(sink: Sink, person: User, evil: str) -> None:
    message = put_message(person, title=evil.replace("\n", " ").replace("\r", " "))
    write([Letter(person.pk, "evil", evil, [message], "Because.")])
    assert send().state == JobState.DONE
    received = sink.taken[0]
    assert received["Bcc"] is None
    assert sink.recipients == [["nec@empact.example"]]
    assert "\n" not in received["Subject"]
    html = received.get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()


def test_a_digest_is_one_mail_and_an_empty_one_is_none(sink: Sink, person: User) -> None:
    assert write_digests(Frequency.DAILY, "2025-11-24") == 0
    put_message(person, "First", "daily")
    put_message(person, "Second", "daily")
    read = put_message(person, "Read already", "daily")
    Message.objects.filter(pk=read.pk).update(read_at=clock.now())
    put_message(person, "Weekly one", "weekly")
    put_message(person, "Never mailed", "off")
    assert write_digests(Frequency.DAILY, "2025-11-24") == 1
    assert write_digests(Frequency.DAILY, "2025-11-24") == 0
    mail = Mail.objects.get()
    assert mail.subject == "Today: 2 messages"
    assert "First" in mail.text
    assert "Second" in mail.text
    for other in ("Read already", "Weekly one", "Never mailed"):
        assert other not in mail.text
    put_message(person, "Too late for today", "daily")
    assert write_digests(Frequency.DAILY, "2025-11-24") == 0, "a person has one mail of a day"
    assert write_digests(Frequency.DAILY, "2025-11-25") == 1


def test_in_a_demonstration_nothing_leaves(sink: Sink, person: User, settings: Settings) -> None:
    settings.EMPACT_DEMO = True
    mail = mail_to(person)
    send()
    assert sink.taken == []
    assert fresh(mail).state == MailState.SHOWN


def test_a_move_mails_those_who_want_it_at_once(cast: Cast, today: Today) -> None:
    Choice.objects.create(person=cast["est.2"], event="turn", frequency="off")
    plan = OAP.objects.get(pk=cast.plan.pk)
    perform(OAP, "submit", plan.pk, actor=cast["driver"], seen=plan.content)
    do_prompt_jobs()
    mails = Mail.objects.filter(subject="Your turn: Confirm the check and ask the Member States")
    assert set(mails.values_list("person__email", flat=True)) == {"est@empact.example"}
    assert Message.objects.of(cast["est.2"]).unread().exists(), "in the application it stands all the same"


def test_a_legal_deadline_cannot_be_off(cast: Cast, today: Today) -> None:
    Choice.objects.create(person=cast["nec.fr"], event="legal", frequency="off")
    put(cast.plan, "checked")
    position = cast.open_positions(cast.plan)[0]
    tell([cast["nec.fr"].pk], position, event="legal", move="agree", what="Give the position", why="Because.")
    assert Mail.objects.filter(person=cast["nec.fr"]).count() == 1


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("smtp://mail.example", {"host": "mail.example", "timeout": 20}),
        (
            "smtp://us%40er:p%2Fw@mail.example:587?tls=1",
            {
                "host": "mail.example",
                "timeout": 20,
                "port": 587,
                "username": "us@er",
                "password": "p/w",
                "use_tls": True,
            },
        ),
        ("smtps://mail.example", {"host": "mail.example", "timeout": 20, "use_ssl": True}),
    ],
)
def test_the_server_is_named_by_an_address(address: str, options: dict[str, object]) -> None:
    assert environment.mailer(address)["OPTIONS"] == options
