"""Signing in: by form or, in a demonstration, by choosing a person; what is closed; what guessing gets."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from empact import clock
from empact.accounts import demonstration
from empact.accounts.models import User

LOGIN = "/accounts/login/"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def own_cache(settings: Settings) -> None:
    """Count attempts in this process alone, from none."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.LOGIN_REDIRECT_URL = "/profile/"
    cache.clear()


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("ada@fr.example", PASSWORD)


def attempt(client: Client, email: str = "ada@fr.example", password: str = PASSWORD, **more: Any) -> Any:
    """Try to sign in and return the answer."""
    headers = {"REMOTE_ADDR": more.pop("address", "192.0.2.1")} | more.pop("headers", {})
    return client.post(LOGIN, {"login": email, "password": password, **more}, **headers)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# -- The page ----------------------------------------------------------------------------------


def test_a_demonstration_offers_its_people_each_by_one_button(client: Client, db: None) -> None:
    User.objects.create_user(demonstration.EMAILS[0], demonstration.PASSWORD)
    User.objects.create_user("somebody@empact.example", demonstration.PASSWORD)
    page = client.get(LOGIN).content.decode()
    assert f'name="login" value="{demonstration.EMAILS[0]}"' in page
    assert "somebody@empact.example" not in page
    assert demonstration.PASSWORD in page
    assert attempt(client, demonstration.EMAILS[0], demonstration.PASSWORD).status_code == 302
    assert is_in(client)


def test_the_last_sign_in_is_noted_by_the_clock_of_everything_else(client: Client, person: User) -> None:
    attempt(client)
    person.refresh_from_db()
    assert person.last_login == clock.now()


def test_a_real_installation_offers_nobody(client: Client, db: None, settings: Settings) -> None:
    settings.EMPACT_DEMO = False
    User.objects.create_user(demonstration.EMAILS[0], demonstration.PASSWORD)
    page = client.get(LOGIN).content.decode()
    assert "@empact.example" not in page
    assert demonstration.PASSWORD not in page


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "password/set/",
        "reauthenticate/",
        "login/code/",
        "2fa/",
    ],
)
def test_the_pages_that_nobody_needs_are_closed(client: Client, db: None, path: str) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}").status_code == 404


def test_signing_out_takes_a_button(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_in(client)
    assert client.post("/accounts/logout/").status_code == 302
    assert not is_in(client)


# -- Where it leads ----------------------------------------------------------------------------


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, person: User) -> None:
    asked = client.get(reverse("profile"))
    assert asked["Location"] == f"{LOGIN}?next=/profile/"
    assert attempt(client, next="/contacts/?q=nec")["Location"] == "/contacts/?q=nec"


@pytest.mark.parametrize(
    "bad",
    [
        "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "http:evil.example",
        "javascript:alert(1)", "http://localhost/", "http://testserver/", "\thttps://evil.example",
    ],
)  # fmt: skip
def test_signing_in_never_leads_to_another_site(client: Client, person: User, bad: str) -> None:
    assert attempt(client, next=bad)["Location"] == "/profile/"
    assert is_in(client)


# -- Guessing ----------------------------------------------------------------------------------


def test_the_sixth_guess_at_one_address_is_not_heard_from_wherever_it_comes(client: Client, person: User) -> None:
    for number in range(5):
        assert not is_in(client)
        attempt(client, password=f"wrong {number}", address=f"192.0.2.{number}")
    for number in range(10, 20):
        headers = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"}
        answer = attempt(client, address=f"192.0.2.{number}", headers=headers)
        assert "Too many failed login attempts" in answer.content.decode()
    assert not is_in(client)


def test_a_thousand_guesses_from_one_place_with_rotating_claims_come_to_nothing(client: Client, db: None) -> None:
    heard = 0
    for number in range(100):
        headers = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}", "HTTP_X_REAL_IP": f"198.51.100.{number}"}
        answer = attempt(client, f"person{number}@fr.example", "a common password", headers=headers)
        heard += answer.status_code == 200 and b"Too many" not in answer.content
    assert heard <= 20


def test_an_address_without_account_is_answered_as_a_wrong_password_is(client: Client, person: User) -> None:
    def words(email: str) -> tuple[int, str]:
        answer = attempt(Client(), email, "wrong")
        return answer.status_code, str(answer.context["form"].errors)

    User.objects.create_user("none@fr.example", None)
    User.objects.create_user("closed@fr.example", PASSWORD, is_active=False)
    answers = {words(f"{name}@fr.example") for name in ("ada", "nobody", "none", "closed")}
    assert len(answers) == 1


def test_every_refusal_costs_the_hashing_of_one_password(
    client: Client, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Counted, not timed: a clock in a test tells about the machine.
    cost = []
    for name in ("encode", "verify"):
        own = getattr(Argon2PasswordHasher, name)

        def counted(self: Any, *arguments: Any, own: Any = own, **named: Any) -> Any:
            cost.append(1)
            return own(self, *arguments, **named)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    User.objects.create_user("none@fr.example", None)
    costs = []
    for email in ("ada@fr.example", "nobody@fr.example", "none@fr.example"):
        cost.clear()
        attempt(Client(), email, "wrong")
        costs.append(len(cost))
    assert costs == [1, 1, 1]


def test_a_dead_cache_lets_people_in_and_still_counts(client: Client, person: User, settings: Settings) -> None:
    settings.CACHES = {"default": {**CACHE, "LOCATION": "redis://127.0.0.1:1/0"}}
    assert attempt(client).status_code == 302
    assert is_in(client)
    other = Client()
    for number in range(5):
        attempt(other, password=f"wrong {number}")
    assert "Too many" in attempt(other).content.decode()


CACHE: dict[str, Any] = configured.CACHES["default"]


def test_hostile_input_is_an_error_at_its_field_never_a_failure(client: Client, db: None) -> None:
    smile = "\N{GRINNING FACE}"
    for email, password in (
        ("a\0b@fr.example", "x"),
        ("x" * 5_000, "x"),
        ("ada@fr.example", "\0"),
        ("", ""),
        (f"{smile}@fr.example", "x"),
        ("ada@fr.example", smile * 5_000),
    ):
        assert attempt(client, email, password).status_code == 200


# -- Passwords ---------------------------------------------------------------------------------


def test_changing_the_password_keeps_this_session_and_ends_the_others(person: User) -> None:
    here, there = Client(), Client()
    here.force_login(person)
    there.force_login(person)
    new = "another good password"
    answer = here.post("/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert here.get(reverse("profile")).status_code == 200
    assert there.get(reverse("profile")).status_code == 302
    assert User.objects.get(pk=person.pk).check_password(new)
    wrong = here.post("/accounts/password/", {"oldpassword": "no", "password1": new, "password2": new})
    assert wrong.status_code == 200
    assert "oldpassword" in wrong.context["form"].errors


def test_an_account_that_is_closed_is_out_with_the_next_request(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get(reverse("profile")).status_code == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(reverse("profile")).status_code == 302
    assert attempt(Client())["Location"] == "/accounts/inactive/"
    assert Client().get("/accounts/inactive/").status_code == 200


def test_a_form_in_another_encoding_is_not_understood(db: None) -> None:
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.get(LOGIN)
    answer = browser.post("/oaps/moves/", b"move=table", content_type=kind)
    assert answer.status_code == 400
