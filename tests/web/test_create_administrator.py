"""The first administrator of an installation comes from the command line."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from empact.accounts.models import Assignment, User
from empact.accounts.permissions import ADMINISTRATOR
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def created(*words: str) -> str:
    out = StringIO()
    call_command("create_administrator", *words, "--organisation", "europol", stdout=out)
    return out.getvalue().strip()


def nobody_administers() -> None:
    Assignment.objects.filter(role=ADMINISTRATOR).delete()


def test_the_first_administrator_gets_a_link_for_a_password(cast: Cast) -> None:
    nobody_administers()
    link = created("first@empact.example", "--address", "https://empact.example/")
    found = re.fullmatch(r"https://empact\.example(/invitation/)#([\w-]+)", link)
    assert found is not None
    path, secret = found.groups()
    password = "correct horse battery"
    sent = {"secret": secret, "password": password, "again": password}
    assert Client().post(path, sent).status_code == 302
    person = User.objects.get(email="first@empact.example")
    assert [item.role for item in person.assignments.today()] == [ADMINISTRATOR]


def test_an_account_that_is_there_gets_the_role(cast: Cast) -> None:
    nobody_administers()
    assert "/reset/#" in created("NOBODY@empact.example")
    assert cast["nobody"].hats[0].role == ADMINISTRATOR


def test_another_administrator_must_be_asked_for(cast: Cast) -> None:
    with pytest.raises(CommandError, match="--another"):
        created("second@empact.example")
    assert created("second@empact.example", "--another").startswith("http://localhost/invitation/#")


@pytest.mark.parametrize("email", ["no address", ""])
def test_nonsense_makes_nobody(cast: Cast, email: str) -> None:
    before = User.objects.count()
    with pytest.raises(CommandError):
        created(email, "--another")
    with pytest.raises(CommandError, match="load_reference"):
        call_command("create_administrator", "a@b.example", "--another", "--organisation", "atlantis")
    assert User.objects.count() == before
