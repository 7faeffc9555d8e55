"""Variables of the environment: declared, read from a value or a file, told in docs/operations.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from empact import environment as env
from tools.operations import is_current


def test_a_secret_may_be_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from the file\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))
    assert env.text("SECRET_KEY") == "from the file"


def test_what_is_not_declared_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        env.text("EMPACT_SURPRISE")


def test_a_default_holds_for_what_is_missing_or_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_THREADS", "")
    assert env.number("WEB_THREADS") == 4


@pytest.mark.parametrize("value", ["perhaps", "2"])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMPACT_DEMO", value)
    with pytest.raises(ImproperlyConfigured, match="must be 0 or 1"):
        env.flag("EMPACT_DEMO")


def test_a_number_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_THREADS", "four")
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        env.number("WEB_THREADS")


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("postgresql://empact@postgres:5432/empact", "postgresql://empact:p%40ss%2Fword@postgres:5432/empact"),
        ("postgresql://empact:own@postgres/empact", "postgresql://empact:own@postgres/empact"),
    ],
)
def test_a_password_of_its_own_is_put_into_the_address(
    monkeypatch: pytest.MonkeyPatch, address: str, whole: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_PASSWORD", "p@ss/word")
    assert env.url("DATABASE_URL", "DATABASE_PASSWORD") == whole
    assert env.database(whole)["PASSWORD"] in {"p@ss/word", "own"}


def test_a_redis_without_a_user_gets_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://valkey:6379/0")
    monkeypatch.setenv("REDIS_PASSWORD", "secret")
    assert env.url("REDIS_URL", "REDIS_PASSWORD") == "redis://:secret@valkey:6379/0"


def test_the_operators_guide_tells_every_variable() -> None:
    assert is_current(), "Run make operations."
