"""Statements stay prepared from test to test: else PostgreSQL parses and plans nearly all of them anew.

psycopg forgets what is prepared at each ROLLBACK, because a table that was made in the transaction may be gone with it.
Every test ends with one, and what a test makes or drops besides rows, psycopg still heeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from psycopg import _connection_base
from psycopg._preparing import Prepare, PrepareManager

MOST = 1000


class Steady(PrepareManager):
    """What psycopg knows of prepared statements, kept when a transaction is rolled back."""

    def __init__(self) -> None:
        super().__init__()
        self.prepared_max = MOST

    def _should_discard(self, prep: Prepare, results: Sequence[Any], *more: Any) -> bool:
        gone = any((result.command_status or b"").startswith(b"ROLLBACK") for result in results)
        return not gone and super()._should_discard(prep, results, *more)

    def clear(self) -> bool:
        """Forget nothing: it is asked for when a transaction is rolled back."""
        return False


def keep_prepared() -> None:
    """Let every connection from now on keep what is prepared."""
    _connection_base.PrepareManager = Steady  # type: ignore[attr-defined]  # psycopg has no switch for it
