"""What every test stands on."""

import pgtrigger
import pytest
from django.db.models.signals import pre_migrate
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, make_cast
from tests.extensions import create_extensions


@pytest.fixture(scope="session")
def _extensions() -> None:
    """See that the extensions are there before the first table is."""
    pre_migrate.connect(create_extensions, dispatch_uid="extensions of the tests")


@pytest.fixture(scope="session")
def django_db_setup(_extensions: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Install the triggers of every model, the test aggregate's too."""
    with django_db_blocker.unblock():
        pgtrigger.install()


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the fixed cast and the smallest whole chain (tests/cast.py)."""
    return make_cast()
