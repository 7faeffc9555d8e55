"""What an installation must never be started with is refused before it serves anybody."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

SECRET = "f7Kq0Zr9Lm3Xw8Vb2Nc6Td1Yh5Jg4Ps_Ua-Ei7Ro9Qw3Zx8Cv2Bn6M"


def ids() -> list[str | None]:
    return [message.id for message in run_checks() if message.id and message.id.startswith("accounts.")]


@pytest.fixture(autouse=True)
def production(settings: Settings) -> None:
    settings.DEBUG = False
    settings.EMPACT_DEMO = True
    settings.SECRET_KEY = SECRET


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "empact.localhost", ".localhost", "LOCALHOST."])
def test_a_demonstration_runs_on_this_machine(settings: Settings, host: str) -> None:
    settings.ALLOWED_HOSTS = [host]
    assert ids() == []


@pytest.mark.parametrize("host", ["empact.example", "*", ".example", "0.0.0.0", "10.0.0.7", "localhost.example"])
def test_a_demonstration_is_refused_where_others_could_reach_it(settings: Settings, host: str) -> None:
    settings.ALLOWED_HOSTS = ["localhost", host]
    assert ids() == ["accounts.E001"]


def test_real_people_may_be_served_anywhere(settings: Settings) -> None:
    settings.EMPACT_DEMO = False
    settings.ALLOWED_HOSTS = ["empact.example"]
    assert ids() == []


def test_a_developer_may_use_any_host(settings: Settings) -> None:
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["*"]
    assert ids() == []


@pytest.mark.parametrize("key", ["", "short", "0" * 50])
def test_a_key_that_can_be_guessed_is_refused(settings: Settings, key: str) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.EMPACT_DEMO = False
    settings.SECRET_KEY = key
    assert ids() == ["accounts.E002"]
