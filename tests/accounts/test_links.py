"""One-time links: looking does not use them up, using does, and no link tells anything about another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from empact.accounts.errors import LinkGoneError
from empact.accounts.models import AccessLink, LinkPurpose, User
from empact.accounts.services.links import GOOD_FOR, find_link, replace_link, use_link
from empact.history.models import Entry

RESET = LinkPurpose.RESET
GOOD_PASSWORD = "correct horse battery"


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("ada@fr.example", "an old password")


def test_a_link_sets_a_password_once(person: User) -> None:
    secret = replace_link(person, RESET, None)
    for _ in range(3):
        assert find_link(secret, RESET).person == person
    use_link(secret, RESET, password=GOOD_PASSWORD)
    assert User.objects.get(pk=person.pk).check_password(GOOD_PASSWORD)
    with pytest.raises(LinkGoneError):
        use_link(secret, RESET, password="another good password")
    assert User.objects.get(pk=person.pk).check_password(GOOD_PASSWORD)
    assert Entry.objects.get().verb == "set_password"


def test_a_link_works_for_seven_days(person: User, settings: Settings) -> None:
    secret = replace_link(person, RESET, None)
    settings.EMPACT_TODAY += GOOD_FOR - timedelta(days=1)
    assert find_link(secret, RESET).person == person
    settings.EMPACT_TODAY += timedelta(days=1)
    with pytest.raises(LinkGoneError):
        use_link(secret, RESET, password=GOOD_PASSWORD)


def test_every_link_that_does_not_work_says_the_same(person: User) -> None:
    used = replace_link(person, RESET, None)
    use_link(used, RESET, password=GOOD_PASSWORD)
    replaced = replace_link(person, RESET, None)
    wrong_kind = replace_link(person, LinkPurpose.INVITATION, None)
    answers = set()
    for secret in (used, replaced, wrong_kind, "never was", "", "x" * 10_000):
        with pytest.raises(LinkGoneError) as error:
            find_link(secret, RESET)
        answers.add(str(error.value))
    assert len(answers) == 1


def test_a_closed_account_cannot_use_its_link(person: User) -> None:
    secret = replace_link(person, RESET, None)
    User.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(LinkGoneError):
        use_link(secret, RESET, password=GOOD_PASSWORD)


@pytest.mark.parametrize("password", ["short", "ada@fr.example", "qwertyuiop123"])
def test_a_weak_password_leaves_the_link_good(person: User, password: str) -> None:
    secret = replace_link(person, RESET, None)
    with pytest.raises(ValidationError) as error:
        use_link(secret, RESET, password=password)
    assert list(error.value.message_dict) == ["password"]
    assert find_link(secret, RESET).person == person


def test_the_secret_is_kept_nowhere(person: User) -> None:
    secret = replace_link(person, RESET, None)
    kept = AccessLink.objects.values_list().get()
    assert secret not in map(str, kept)
    assert len(secret) >= 43
