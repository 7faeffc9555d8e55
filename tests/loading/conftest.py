"""The data that `make run` loads, each in a stage of its own (tests/stages.py)."""

import pytest


@pytest.fixture
def reference(db: None) -> None:
    """Begin with the reference data."""


@pytest.fixture
def demonstration(db: None) -> None:
    """Begin with the demonstration on top of the reference data."""
