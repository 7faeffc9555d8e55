"""The reference data as a stage (tests/stages.py)."""

import pytest
from django.core.management import call_command

from tests.stages import stages

stages.add("reference", lambda: call_command("load_reference", verbosity=0))


@pytest.fixture
def reference(db: None) -> None:
    """Begin with the reference data that `make run` loads."""
