"""One's own API tokens on the profile: made, shown once, listed, revoked."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from empact.api import tokens
from empact.api.models import Token, TokenScope
from tests.cast import Cast
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db

GIVEN = {"name": "Nightly copy", "scope": "read", "days": "30", "networks": "192.0.2.0/24\n2001:db8::/32, 198.51.100.7"}


def shown(content: bytes) -> str:
    (secret,) = re.findall(r'value="(empact_[\w-]+)"', content.decode())
    return str(secret)


def test_a_person_makes_a_token_and_sees_it_once(cast: Cast) -> None:
    browser = signed_in(cast["nec.fr"])
    assert reverse("tokens") in browser.get(reverse("profile")).content.decode()
    made = browser.post(reverse("tokens"), GIVEN)
    assert made.status_code == 200
    assert "no-store" in made["Cache-Control"]
    secret = shown(made.content)
    token = tokens.find(secret)
    assert token is not None
    assert (token.person, token.name, token.scope) == (cast["nec.fr"], "Nightly copy", TokenScope.READ)
    assert token.networks == ["192.0.2.0/24", "2001:db8::/32", "198.51.100.7"]
    assert (token.expires_at - token.created_at).days == 30
    page = browser.get(reverse("tokens")).content.decode()
    assert secret not in page
    assert token.hint in page
    assert "made the API token empact_" in browser.get(reverse("profile")).content.decode()


def test_a_revoked_token_is_refused_and_still_listed(cast: Cast) -> None:
    browser = signed_in(cast["nec.fr"])
    secret = shown(browser.post(reverse("tokens"), GIVEN | {"networks": "", "scope": "write"}).content)
    headers = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/v1/oaps/", headers=headers).status_code == 200
    token = Token.objects.get()
    assert browser.get(reverse("token-revoke", args=[token.pk])).status_code == 405
    assert browser.post(reverse("token-revoke", args=[token.pk])).status_code == 302
    assert Client().get("/api/v1/oaps/", headers=headers).status_code == 401
    page = browser.get(reverse("tokens"))
    assert [list(page.context["working"]), list(page.context["over"])] == [[], [token]]


def test_nobody_sees_or_revokes_the_token_of_another(cast: Cast) -> None:
    token, _secret = tokens.issue(cast["nec.fr"], actor=None, name="Nightly copy")
    for name in ("nec.de", "admin"):
        browser = signed_in(cast[name])
        assert token.hint not in browser.get(reverse("tokens")).content.decode()
        assert browser.post(reverse("token-revoke", args=[token.pk])).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Copy of SECRET UE"}, "name"),
        ({"scope": "everything"}, "scope"),
        ({"days": "0"}, "days"),
        ({"days": "367"}, "days"),
        ({"days": "soon"}, "days"),
        ({"networks": "the office"}, "networks"),
        ({"networks": "192.0.2.0/24 300.1.1.1"}, "networks"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(cast: Cast, change: dict[str, str], field: str) -> None:
    answer = signed_in(cast["nec.fr"]).post(reverse("tokens"), GIVEN | change)
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {field}
    assert not Token.objects.exists()


def test_there_is_an_end_to_how_many_tokens_one_person_has(cast: Cast) -> None:
    person = cast["nec.fr"]
    for number in range(tokens.MOST_TOKENS):
        tokens.issue(person, actor=person, name=str(number))
    answer = signed_in(person).post(reverse("tokens"), GIVEN)
    assert answer.status_code == 400
    assert "revoke one that is not used" in answer.content.decode()
