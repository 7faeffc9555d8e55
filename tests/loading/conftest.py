"""Load the reference data once for a file of tests; it is rolled back after the file's last test."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def reference(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Each test runs in a savepoint inside the transaction that holds the data."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demonstration(reference: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the demonstration on top of the reference data; it is rolled back with it."""
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
