"""One-time links: shown once, told to no server by their address, and what they let in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from empact.accounts.models import User
from empact.accounts.services.people import make_link
from tests.cast import Cast
from tests.web.conftest import signed_in
from tests.web.test_people_pages import text_of

pytestmark = pytest.mark.django_db


def test_an_invitation_shows_its_link_once_and_the_link_lets_in(cast: Cast, client: Client) -> None:
    answer = signed_in(cast["nec.fr"]).post(
        reverse("person-invite", query={"role": "participant_contact"}),
        {
            "email": "new@fr.example",
            "given_name": "Ada",
            "family_name": "Test",
            "organisation": cast.organisations["FR-OFAST"].pk,
            "starts": "2025-11-01",
        },
    )
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    (link,) = re.findall(r"http://testserver(/invitation/#[\w-]+)", answer.content.decode())
    path, _, secret = link.partition("#")
    browser = Client()
    assert browser.get(path).status_code == 200
    for typed in (secret, f" http://testserver{link} ", secret):
        seen = browser.post(path, {"secret": typed})
        assert seen.status_code == 200
        assert "new@fr.example" in text_of(seen)
        assert f'name="secret" value="{secret}"' in seen.content.decode()
        assert "no-store" in seen["Cache-Control"]
    weak = browser.post(path, {"secret": secret, "password": "short", "again": "short"})
    assert weak.status_code == 400
    password = "correct horse battery"
    assert browser.post(path, {"secret": secret, "password": password, "again": "other"}).status_code == 400
    assert browser.post(path, {"password": password, "again": password}).status_code == 400
    done = browser.post(path, {"secret": secret, "password": password, "again": password})
    assert done.status_code == 302
    assert done["Location"] == reverse("account_login")
    for sent in ({"secret": secret}, {"secret": secret, "password": password, "again": password}):
        assert browser.post(path, sent).status_code == 404
    sent = {"login": "NEW@fr.example", "password": password, "next": reverse("profile")}
    entered = browser.post(reverse("account_login"), sent)
    assert entered.status_code == 302
    assert entered["Location"] == reverse("profile")
    page = signed_in(cast["nec.fr"]).get(User.objects.get(email="new@fr.example").get_absolute_url()).content.decode()
    assert secret not in page


def test_a_link_that_does_not_work_tells_nothing(cast: Cast, client: Client) -> None:
    secret = make_link(cast["contact.fr"], actor=cast["nec.fr"])
    assert client.post(reverse("password-reset"), {"secret": secret}).status_code == 200
    wrong_purpose = client.post(reverse("invitation"), {"secret": secret})
    never_was = client.post(reverse("invitation"), {"secret": "never-was"})
    assert wrong_purpose.status_code == never_was.status_code == 404
    assert text_of(wrong_purpose) == text_of(never_was)
    for nonsense in ("", "#", "x" * 600, "\0"):
        assert client.post(reverse("password-reset"), {"secret": nonsense}).status_code in {400, 404}


def test_no_address_holds_the_secret_of_a_link(cast: Cast) -> None:
    """What stands after # is sent to no server, so that it cannot be in a log."""
    page = signed_in(cast["nec.fr"]).post(reverse("person-link", args=[cast["contact.fr"].pk])).content.decode()
    (link,) = re.findall(r'value="http://testserver([^"]+)"', page)
    assert re.fullmatch(r"/(invitation|reset)/#[\w-]{40,}", link)
