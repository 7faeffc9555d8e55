"""What every test stands on."""

import pgtrigger
import pytest
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, make_cast


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Install the triggers of the test aggregate too, which has no migrations."""
    garden = [
        f"{model._meta.label}:{trigger.name}"
        for model, trigger in pgtrigger.registered()
        if model._meta.app_label == "garden"
    ]
    with django_db_blocker.unblock():
        pgtrigger.install(*garden)


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the fixed cast and the smallest whole chain (tests/cast.py)."""
    return make_cast()
