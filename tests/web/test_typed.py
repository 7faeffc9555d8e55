"""A sign-in that ends while somebody types loses nothing: what was typed is back once they have signed in again."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from empact.jobs.asking import ask
from empact.jobs.running import work_off
from empact.web.typed import KEPT, LONGEST, TIDY
from tests.cast import Cast
from tests.oaps.reporting.conftest import Reporting, planned, reporting

__all__ = ("planned", "reporting")
BACKEND = "empact.accounts.backends.AccountBackend"
PASSWORD = "correct horse battery"
LOGIN = "/accounts/login/"


def signed_in(cast: Cast, name: str, **options: Any) -> Client:
    """Return the browser of somebody with a password."""
    person = cast[name]
    person.set_password(PASSWORD)
    person.save()
    client = Client(**options)
    client.force_login(person, backend=BACKEND)
    return client


def lapse(client: Client) -> None:
    """Let the session end; the browser still sends its cookie."""
    Session.objects.filter(session_key=client.session.session_key).update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))


def sign_in(client: Client, cast: Cast, name: str, there: str) -> Any:
    return client.post(LOGIN, {"login": cast[name].email, "password": PASSWORD, "next": there}, follow=True)


@pytest.fixture
def form(reporting: Reporting) -> dict[str, Any]:
    """What an Action Leader types into the form of a report."""
    report = reporting.report()
    value = report.values.get()
    return {
        "version": report.version,
        "state": "delayed",
        "new_end": "2026-03-31",
        "narrative": "Typed for an hour.\r\n- and more",
        "action_days": "13 871",
        "confirm": ["state"],
        "send": "yes",
        "indicatorvalues-0-pk": value.pk,
        "indicatorvalues-0-version": value.version,
        "indicatorvalues-0-number": "4,5",
        "indicatorvalues-TOTAL_FORMS": "1",
        "results-TOTAL_FORMS": "1",
        "results-INITIAL_FORMS": "0",
        "results-0-number": "12",
        "results-0-origin": "Customs",
    }


def test_a_report_being_written_is_back_after_the_sign_in(reporting: Reporting, form: dict[str, Any]) -> None:
    report = reporting.report()
    address = f"{report.get_absolute_url()}edit/"
    client = signed_in(reporting.cast, "leader.one")
    lapse(client)
    refused = client.post(address, form)
    assert (refused.status_code, refused["Location"]) == (302, f"{LOGIN}?next={address}")
    page = sign_in(client, reporting.cast, "leader.one", address)
    assert page.redirect_chain == [(address, 302)]
    text = page.content.decode()
    assert "What you typed is here" in text
    for typed in (
        "Typed for an hour.",
        'value="4,5"',
        'value="2026-03-31"',
        'value="13 871"',
        'value="12"',
        'value="Customs"',
    ):
        assert typed in text, typed
    assert re.search('value="state" +checked', text)
    assert page.context["version"] == report.version
    report.refresh_from_db()
    assert (report.status, report.narrative) == ("expected", "Three weeks of controls.")
    assert " data-typed>" in text, "the browser asks before it is left"
    # Looked at once; then it is the form as it stands.
    again = client.get(address).content.decode()
    assert "Typed for an hour." not in again
    assert " data-typed>" not in again


def test_it_is_for_nobody_else(reporting: Reporting) -> None:
    report = reporting.report()
    address = f"{report.get_absolute_url()}edit/"
    client = signed_in(reporting.cast, "leader.one")
    signed_in(reporting.cast, "driver.one")
    lapse(client)
    client.post(address, {"version": report.version, "narrative": "Mine alone."})
    page = sign_in(client, reporting.cast, "driver.one", report.get_absolute_url())
    assert page.status_code == 200
    assert "Mine alone." not in page.content.decode()
    assert KEPT not in client.session


@pytest.mark.parametrize("address", ["new-finding/", "moves/draft/", "attach-evidence/"])
def test_every_form_has_it(cast: Cast, address: str) -> None:
    there = f"{cast.evaluation.get_absolute_url()}{address}"
    client = signed_in(cast, "evaluator")
    lapse(client)
    typed = {"title": "Typed again", "comment": "Typed again", "seen": cast.evaluation.content, "address": "/cycles/"}
    client.post(there, typed)
    page = sign_in(client, cast, "evaluator", there)
    assert page.status_code == 200
    assert "Typed again" in page.content.decode()


def test_signing_in_elsewhere_makes_a_form_stale_and_loses_nothing(reporting: Reporting) -> None:
    report = reporting.report()
    address = f"{report.get_absolute_url()}edit/"
    client = signed_in(reporting.cast, "leader.one", enforce_csrf_checks=True)
    client.get(address)
    page = client.post(address, {"narrative": "Two tabs.", "csrfmiddlewaretoken": "x" * 64}, follow=True)
    assert page.status_code == 200
    assert "Two tabs." in page.content.decode()
    assert report.narrative == reporting.report().narrative


def test_strangers_leave_nothing_behind(reporting: Reporting) -> None:
    before = Session.objects.count()
    address = f"{reporting.report().get_absolute_url()}edit/"
    assert Client().post(address, {"narrative": "Spam"}).status_code == 302
    client = signed_in(reporting.cast, "leader.one")
    lapse(client)
    client.post(address, {"narrative": "x" * (LONGEST + 1)})
    client.cookies.clear()
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD})
    assert Session.objects.count() == before + 1


def test_sessions_are_forgotten_a_week_after_they_ended(db: None) -> None:
    now = timezone.now()
    for key, days in (("old", 8), ("ended", 2), ("runs", -1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now - timedelta(days=days))
    _job, _new = ask(TIDY, "tidy", actor=None)
    work_off(TIDY.queue)
    assert set(Session.objects.values_list("session_key", flat=True)) == {"ended", "runs"}
