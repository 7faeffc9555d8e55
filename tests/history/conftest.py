"""A garden of the tests' own, known to the registry."""

from collections.abc import Iterator

import pytest

from empact.accounts.models import User
from tests.garden.announced import only_the_garden
from tests.garden.models import Garden


@pytest.fixture(autouse=True)
def _announced() -> Iterator[None]:
    with only_the_garden():
        yield


@pytest.fixture
def garden(db: None) -> Garden:
    return Garden.objects.create(title="Kitchen garden")


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(email="person@empact.example")
