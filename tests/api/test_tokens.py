"""Who is asking, and with what kind of token."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import override_settings
from rest_framework.test import APIClient

from empact import clock
from empact.api import tokens
from empact.api.models import Token, TokenScope
from empact.history.models import Entry
from tests.api.conftest import As
from tests.api.world import World

API = "/api/v1"


def asking(secret: str, **extra: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", **extra)
    return client


def test_a_token_acts_as_its_owner(as_person: As, world: World) -> None:
    rows = as_person(world["est"], TokenScope.READ).get(f"{API}/oaps/").json()["results"]
    assert len(rows) == 3


@pytest.mark.parametrize(
    "header", ["Bearer nonsense", "Bearer empact_x", "Bearer", "Basic dTpw", "empact_x", "Bearer é"]
)
def test_a_bad_token_is_401_even_where_nobody_needs_one(anonymous: APIClient, world: World, header: str) -> None:
    answer = anonymous.get(f"{API}/cycles/", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith('Bearer realm="EMPACT"')
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"].endswith("#problem-invalid-token")


def test_only_the_digest_is_kept(world: World) -> None:
    token, secret = tokens.issue(world["est"], actor=None, name="sync")
    assert secret not in str(Token.objects.values().get())
    assert token.digest == tokens.digest(secret)
    assert tokens.find(secret) == token


def test_a_revoked_token_is_refused_at_the_next_request(world: World) -> None:
    token, secret = tokens.issue(world["est"], actor=None, name="sync")
    client = asking(secret)
    assert client.get(f"{API}/cycles/").status_code == 200
    tokens.revoke(token, actor=world["admin"])
    answer = client.get(f"{API}/cycles/")
    assert answer.status_code == 401
    assert answer.json()["reasons"][0]["code"] == "ended_token"
    assert list(Entry.objects.filter(kind="api.token").order_by("id").values_list("verb", flat=True)) == [
        "issued",
        "revoked",
    ]


def test_a_token_ends_with_its_time_and_with_its_owner(world: World) -> None:
    token, secret = tokens.issue(world["est"], actor=None, name="sync")
    Token.objects.filter(pk=token.pk).update(expires_at=clock.now())
    assert asking(secret).get(f"{API}/cycles/").status_code == 401
    Token.objects.filter(pk=token.pk).update(expires_at=clock.now() + timedelta(days=1))
    assert asking(secret).get(f"{API}/cycles/").status_code == 200
    world["est"].is_active = False
    world["est"].save()
    assert asking(secret).get(f"{API}/cycles/").status_code == 401


def test_a_token_is_good_from_its_networks_only(world: World) -> None:
    _token, secret = tokens.issue(world["est"], actor=None, name="sync", networks=["192.0.2.0/24", "2001:db8::/32"])
    for address, status in (
        ("192.0.2.7", 200),
        ("2001:db8::1", 200),
        ("::ffff:192.0.2.7", 200),
        ("198.51.100.1", 401),
        ("", 401),
    ):
        assert asking(secret, REMOTE_ADDR=address).get(f"{API}/cycles/").status_code == status, address
    forged = asking(secret, REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR="192.0.2.7")
    assert forged.get(f"{API}/cycles/").status_code == 401
    with override_settings(TRUSTED_PROXIES=1):
        assert forged.get(f"{API}/cycles/").status_code == 200
        forged = asking(secret, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.7, 198.51.100.1")
        assert forged.get(f"{API}/cycles/").status_code == 401


def test_the_use_is_noted_once_an_hour(world: World, django_assert_num_queries: object) -> None:
    token, secret = tokens.issue(world["est"], actor=None, name="sync")
    client = asking(secret)
    client.get(f"{API}/cycles/")
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    Token.objects.filter(pk=token.pk).update(last_used_at=first - timedelta(minutes=59))
    client.get(f"{API}/cycles/")
    token.refresh_from_db()
    assert token.last_used_at == first - timedelta(minutes=59)


def test_a_reading_token_makes_no_move(as_person: As, world: World) -> None:
    answer = as_person(world["driver"], TokenScope.READ).post(f"{API}/oaps/{world.plan.pk}/moves/submit/")
    assert answer.status_code == 403
    assert answer.json()["reasons"][0]["code"] == "insufficient_scope"


def test_a_session_reads_and_needs_the_csrf_token_to_write(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world["driver"])
    assert client.get(f"{API}/oaps/{world.plan.pk}/").status_code == 200
    answer = client.post(f"{API}/oaps/{world.plan.pk}/moves/submit/", "{}", content_type="application/json")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]


def test_the_command_prints_a_token_that_works(world: World) -> None:
    out = StringIO()
    call_command("create_token", "EST@empact.example", "--scope", "write", "--days", "2", stdout=out)
    secret = out.getvalue().strip()
    assert asking(secret).get(f"{API}/oaps/").json()["results"]
    token = Token.objects.get()
    assert (token.scope, token.expires_at - token.created_at) == ("write", timedelta(days=2))
    for wrong in (
        ["ghost@empact.example"],
        ["est@empact.example", "--days", "0"],
        ["est@empact.example", "--network", "x"],
    ):
        with pytest.raises(CommandError):
            call_command("create_token", *wrong)
