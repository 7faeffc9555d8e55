"""A session is what Django's own is: read while it lasts, nothing afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from empact.accounts.sessions import SessionStore


@pytest.fixture
def key(db: None) -> str:
    """Return the key of a session that holds something."""
    begun = SessionStore()
    begun["place"] = "here"
    begun.save()
    return str(begun.session_key)


def test_what_it_holds_is_read_again(key: str) -> None:
    assert SessionStore(key)["place"] == "here"


def test_of_two_each_reads_its_own(key: str) -> None:
    other = SessionStore()
    other["place"] = "there"
    other.save()
    assert (SessionStore(key)["place"], SessionStore(other.session_key)["place"]) == ("here", "there")


def test_one_that_is_over_holds_nothing_and_loses_its_key(key: str) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    over = SessionStore(key)
    assert "place" not in over
    assert over.session_key is None


@pytest.mark.parametrize("ask", ["get", "post"])
def test_a_cookie_that_can_be_no_key_is_as_none(client: Client, db: None, ask: str) -> None:
    client.cookies["sessionid"] = "\0" * 32
    answer = getattr(client, ask)("/oaps/moves/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
