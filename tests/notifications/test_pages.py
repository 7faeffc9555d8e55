"""One's own messages, choices and calendar; nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from empact.notifications.models import Cadence, CalendarFeed, Choice, Mail, Message
from empact.web.told.panel import unread_messages
from oaps.models import OAP
from tests.cast import Cast, put
from tests.notifications.conftest import SignIn, Today, remind


@pytest.fixture
def told(cast: Cast, today: Today) -> Cast:
    put(cast.plan, "submitted")
    OAP.objects.filter(pk=cast.plan.pk).update(check_due=datetime(2025, 12, 1, 16, tzinfo=UTC))
    remind()
    return cast


def text_of(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


def test_the_bell_counts_and_the_page_says_why_and_where(told: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    number = Message.objects.of(told["est"]).unread().count()
    assert f"Messages: {number} unread" in text_of(client.get("/my-work/"))
    page = text_of(client.get("/messages/"))
    assert "Confirm the check and ask the Member States" in page
    assert "You are told because it waits on the EMPACT Support Team" in page
    assert "/cycles/2026-2029/oaps/FA-2026-27/" in page
    assert "You have read everything." in text_of(sign_in("auditor").get("/messages/"))


def test_looking_changes_nothing_and_a_button_does(told: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    message = Message.objects.of(told["est"]).unread().first()
    assert message is not None
    url = reverse("message-read", args=[message.pk])
    assert client.get(url).status_code == 405
    assert client.get(reverse("messages-read")).status_code == 405
    assert Message.objects.get(pk=message.pk).read_at is None
    assert sign_in("driver").post(url).status_code == 404
    assert Message.objects.get(pk=message.pk).read_at is None
    assert client.post(url, {"next": "https://evil.example/"})["Location"] == "/messages/"
    assert Message.objects.get(pk=message.pk).read_at is not None
    client.post(reverse("messages-read"))
    assert not Message.objects.of(told["est"]).unread().exists()
    assert Message.objects.of(told["est.2"]).unread().exists()
    assert "Confirm the check" in text_of(client.get("/messages/?show=all"))


def test_my_work_names_the_latest_unread_messages_and_is_silent_when_there_are_none(
    told: Cast, sign_in: SignIn
) -> None:
    est, client = told["est"], sign_in("est")
    messages = list(Message.objects.of(est).unread().order_by("-pk"))
    assert messages
    page = text_of(client.get("/my-work/"))
    assert '<h2>Messages</h2><a class="quiet-link" href="/messages/">' in page
    for message in messages[:3]:
        assert message.title in page
    client.post("/messages/read/")
    assert "<h2>Messages</h2>" not in text_of(client.get("/my-work/"))


def test_what_my_work_says_of_messages_costs_two_queries_however_many_there_are(
    told: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    est, auditor = told["est"], told["auditor"]
    with django_assert_num_queries(2):
        shown = unread_messages(est)
    assert shown is not None
    number = shown["number"]
    message = Message.objects.of(est).unread().latest("pk")
    for _more in range(5):
        message.pk = None
        message.save(force_insert=True)
    with django_assert_num_queries(2):
        shown = unread_messages(est)
    assert shown is not None
    assert (shown["number"], len(shown["lines"])) == (number + 5, 3)
    with django_assert_num_queries(1):
        assert unread_messages(auditor) is None


def test_one_chooses_what_is_mailed_but_not_away_a_legal_deadline(cast: Cast, today: Today, sign_in: SignIn) -> None:
    client, url = sign_in("nec.fr"), reverse("message-choices")
    page = text_of(client.get(url))
    assert "these mails always come" in page
    form = client.get(url).context["form"]
    chosen = {name: field.initial or form.initial[name] for name, field in form.fields.items()}
    assert client.post(url, {**chosen, "turn": "weekly"}).status_code == 302
    assert Choice.objects.get(person=cast["nec.fr"], event="turn").frequency == "weekly"
    assert client.post(url, {**chosen, "legal": "off"}).status_code == 400
    assert Choice.objects.get(person=cast["nec.fr"], event="legal").frequency == "at_once"
    assert client.post(url, {**chosen, "turn": "hourly"}).status_code == 400


def test_a_calendar_reads_the_deadlines_by_a_secret_that_can_be_taken_back(told: Cast, sign_in: SignIn) -> None:
    client, settings_url = sign_in("est"), reverse("calendar-address")
    assert "no address yet" in text_of(client.get(settings_url))
    shown = client.post(settings_url, {"do": "make"}).context["address"]
    path = "/feeds/" + shown.rpartition("/feeds/")[2]
    secret = path.removeprefix("/feeds/").removesuffix(".ics")
    assert secret not in CalendarFeed.objects.get().digest
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    events = list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))
    ends = {str(item["SUMMARY"]): item.decoded("DTEND") for item in events}
    check = next(name for name in ends if name.startswith("Confirm the check"))
    assert ends[check] == datetime(2025, 12, 1, 16, tzinfo=UTC)
    assert len({str(item["UID"]) for item in events}) == len(events)
    again = client.post(settings_url, {"do": "make"}).context["address"]
    assert Client().get(path).status_code == 404
    path = "/feeds/" + again.rpartition("/feeds/")[2]
    assert Client().get(path).status_code == 200
    client.post(settings_url, {"do": "revoke"})
    assert Client().get(path).status_code == 404
    assert Client().get("/feeds/wrong.ics").status_code == 404


def test_a_closed_account_has_no_feed(told: Cast, sign_in: SignIn) -> None:
    address = sign_in("est").post(reverse("calendar-address"), {"do": "make"}).context["address"]
    person = told["est"]
    person.is_active = False
    person.save()
    assert Client().get("/feeds/" + address.rpartition("/feeds/")[2]).status_code == 404


def test_mails_are_shown_in_a_demonstration_only(told: Cast, sign_in: SignIn, settings: Settings) -> None:
    mail = Mail.objects.filter(person=told["est"]).first() or Mail.objects.first()
    assert mail is not None
    client = sign_in("nec.fr")
    assert "None of these was sent" in text_of(client.get("/mails/"))
    page = text_of(client.get(f"/mails/{mail.pk}/"))
    assert "Auto-Submitted" in page
    settings.EMPACT_DEMO = False
    assert client.get("/mails/").status_code == 404
    assert client.get(f"/mails/{mail.pk}/").status_code == 404


def test_an_administrator_sets_a_rhythm_and_nobody_else(cast: Cast, today: Today, sign_in: SignIn) -> None:
    Cadence.objects.create(kind="oaps.oap", title="Plans", before=[30, 7], after=[1], standing="customary")
    url = "/reminders/oaps.oap/edit/"
    assert sign_in("nec.fr").get(url).status_code == 403
    client = sign_in("admin")
    version = client.get(url).context["version"]
    form = {
        "version": version,
        "title": "Plans",
        "before": "14, 3",
        "after": "1",
        "every": "10",
        "escalate_after": "5",
        "standing": "customary",
        "source": "",
    }
    assert client.post(url, {**form, "before": "3, 3"}).status_code == 400
    assert client.post(url, {**form, "after": "0"}).status_code == 400
    assert client.post(url, {**form, "before": "soon"}).status_code == 400
    assert client.post(url, form).status_code == 302
    assert Cadence.objects.get(kind="oaps.oap").before == [14, 3]
    assert "14, 3" in text_of(client.get("/reminders/"))
    assert Client().get("/reminders/").status_code == 302


def test_the_day_is_named_with_its_zone(told: Cast, sign_in: SignIn) -> None:
    assert "17:00 CET" in text_of(sign_in("est").get("/messages/"))
