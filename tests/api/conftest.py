"""Clients of the REST door, each as one reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from empact.accounts.models import User
from empact.api.models import TokenScope
from empact.api.tokens import issue
from tests.api.world import World, make_world
from tests.stages import stages

stages.add("world", make_world)

type As = Callable[..., APIClient]


@pytest.fixture
def world(db: None) -> World:
    """Return the small EMPACT of these tests, a stage of its own (tests/stages.py)."""
    found: World = stages.given("world")
    return found


@pytest.fixture
def anonymous() -> APIClient:
    return APIClient()


@pytest.fixture
def as_person() -> As:
    """Return a client that sends a token of a person."""

    def client(person: User, scope: TokenScope = TokenScope.WRITE, **options: Any) -> APIClient:
        _token, secret = issue(person, actor=None, name="test", scope=scope, **options)
        found = APIClient()
        found.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
        return found

    return client
