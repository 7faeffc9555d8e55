"""The cast signed in, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from empact.jobs.models import Job
from empact.jobs.running import run_next
from empact.notifications.models import Item
from empact.notifications.reminding import find
from tests.cast import Cast

BACKEND = "empact.accounts.backends.AccountBackend"
type SignIn = Callable[[str], Client]
type Today = Callable[[date], None]


@pytest.fixture
def today(settings: Settings) -> Today:
    """Return a function that sets the day; the hour is that of the demonstration, 14:20."""
    settings.EMPACT_DEMO = True

    def stands(day: date) -> None:
        settings.EMPACT_TODAY = day

    stands(date(2025, 11, 24))
    return stands


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """Return a function that signs somebody of the cast in."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(cast[name], backend=BACKEND)
        return client

    return signed_in


def remind() -> int:
    """Do what the job of every morning does; return how many things were told."""
    return find().store()


def do_prompt_jobs() -> int:
    """Do what was asked for after moves, without waiting."""
    Job.objects.filter(kind="notifications.turns").update(not_before=None)
    done = 0
    while run_next("prompt") is not None:
        done += 1
    return done


def told(kind: str, move: str = "") -> set[tuple[str, str]]:
    """Return who was told of a kind of record, and by which reminder: {("est", "new")}."""
    rows = Item.objects.filter(kind=kind, **({"move": move} if move else {}))
    return {(email.partition("@")[0], stage) for email, stage in rows.values_list("person__email", "stage")}
