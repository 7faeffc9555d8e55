"""Sign the cast in; the clock stands at the day of the demonstration. Rooms whose tests do so import these fixtures."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.cast import Cast

BACKEND = "empact.accounts.backends.AccountBackend"
type SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def clock_stands(settings: Settings) -> None:
    settings.EMPACT_DEMO = True
    settings.EMPACT_TODAY = date(2025, 11, 24)


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """Return a function that signs somebody of the cast in; "" is a reader without an account."""

    def signed_in(name: str) -> Client:
        client = Client()
        if name:
            client.force_login(cast[name], backend=BACKEND)
        return client

    return signed_in
