"""The matrix of routes and readers as a stage (tests/stages.py)."""

import pytest

from tests.contracts.matrix import Marked, make_marked
from tests.stages import stages

stages.add("marked", make_marked, upon="cast", constant=True)


@pytest.fixture
def marked(db: None) -> Marked:
    """Return the cast with a token in a text of every record, and what its readers may see."""
    found: Marked = stages.given("marked")
    return found
