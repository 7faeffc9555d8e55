"""The garden with pages of its own, and people who may do something in it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from empact.accounts.models import User
from empact.registry import registry
from empact.web.addresses import Address
from tests.garden.announced import only_the_garden
from tests.garden.models import Bed, Garden
from tests.web.pages import BED, GARDEN


def person(name: str) -> User:
    return User.objects.create(email=f"{name}@empact.example")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="empact.accounts.backends.AccountBackend")
    return client


@pytest.fixture
def announced() -> Iterator[None]:
    """Announce the garden and its addresses, and no other app's."""
    with only_the_garden():
        registry._frozen = False
        registry._items[Address] = [GARDEN, BED]
        yield


@pytest.fixture
def gardener(db: None, announced: None) -> User:
    return person("gardener")


@pytest.fixture
def inspector(db: None, announced: None) -> User:
    return person("inspector")


@pytest.fixture
def visitor(db: None, announced: None) -> User:
    return person("visitor")


@pytest.fixture
def stranger(db: None, announced: None) -> User:
    return person("stranger")


@pytest.fixture
def garden(gardener: User) -> Garden:
    """A garden with a bed, being drafted."""
    garden = Garden.objects.create(title="Kitchen garden", owner_id=gardener.pk)
    Bed.objects.create(garden=garden, number=1, note="Beans")
    garden.refresh_from_db()
    return garden
