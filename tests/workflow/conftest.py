"""A garden, and people who may do something in it."""

from collections.abc import Iterator

import pytest

from empact.accounts.models import User
from tests.garden.announced import only_the_garden
from tests.garden.models import Bed, Garden


@pytest.fixture(autouse=True)
def _announced() -> Iterator[None]:
    with only_the_garden():
        yield


def person(name: str) -> User:
    return User.objects.create(email=f"{name}@empact.example")


@pytest.fixture
def gardener(db: None) -> User:
    return person("gardener")


@pytest.fixture
def inspector(db: None) -> User:
    return person("inspector")


@pytest.fixture
def visitor(db: None) -> User:
    return person("visitor")


@pytest.fixture
def stranger(db: None) -> User:
    return person("stranger")


@pytest.fixture
def garden(gardener: User) -> Garden:
    """A garden with a bed, being drafted."""
    garden = Garden.objects.create(title="Kitchen garden", owner_id=gardener.pk)
    Bed.objects.create(garden=garden, number=1)
    garden.refresh_from_db()
    return garden
