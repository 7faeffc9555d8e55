"""What many tests begin with, made once by each worker in a database of its own and committed there.

    def test_a_delegate_sees_a_tabled_plan(cast): ...

A test works in the stage that it asks for by the name of a fixture, in a transaction that is rolled back; one that
asks for none begins with empty tables. To fill a stage takes up to a second, to begin a test in it a millisecond.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db import connection, transaction

from tests.api.world import make_world
from tests.cast import make_cast
from tests.databases import create_database, demonstration, drop_database

if TYPE_CHECKING:
    import pytest
    from pytest_django import DjangoDbBlocker

# A test that commits asks for this, too: a copy for it alone, thrown away afterwards.
OWN = "own_database"


def nothing() -> None:
    """Leave a stage as it was copied."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is done once to a copy of the empty database, or of the one that `source` names."""

    make: Callable[[], object]
    source: Callable[[], str] | None = None


STAGES = {
    "cast": Stage(make_cast),
    "world": Stage(make_world),
    "reference": Stage(lambda: call_command("load_reference", verbosity=0)),
    "demonstration": Stage(nothing, source=demonstration),
}


@dataclass
class Stages:
    """The databases of this worker, and which of them Django is connected to."""

    _blocker: DjangoDbBlocker | None = None
    _empty: str = ""
    _wanted: tuple[str, bool] = ("", False)
    _made: dict[str, bytes] = field(default_factory=dict)

    def open(self, blocker: DjangoDbBlocker) -> None:
        """Begin, once the tables are there, with what the first test wants."""
        self._blocker = blocker
        self._empty = connection.settings_dict["NAME"]
        self._enter(*self._wanted)

    def close(self) -> None:
        """Leave Django with the empty database, as it was before."""
        _connect(self._empty)
        _leave()
        for name in (*self._made, OWN):
            drop_database(self._copy(name))

    def want(self, item: pytest.Function) -> None:
        """Connect to the stage of the test that comes next."""
        asked = item.fixturenames
        if "db" in asked or OWN in asked or item.get_closest_marker("django_db"):
            self._wanted = (next((name for name in STAGES if name in asked), ""), OWN in asked)
            if self._blocker:
                self._enter(*self._wanted)

    def given(self, name: str) -> Any:
        """Return what making the stage returned, as new: what one test does to it the next does not see."""
        return pickle.loads(self._made[name])

    def _enter(self, name: str, own: bool) -> None:
        if name and name not in self._made:
            self._fill(name)
        database = self._copy(name) if name else self._empty
        if own:
            _leave()
            create_database(self._copy(OWN), template=database)
            database = self._copy(OWN)
        _connect(database)

    def _fill(self, name: str) -> None:
        stage = STAGES[name]
        _leave()
        create_database(self._copy(name), template=stage.source() if stage.source else self._empty)
        _connect(self._copy(name))
        assert self._blocker
        with self._blocker.unblock(), transaction.atomic():
            self._made[name] = pickle.dumps(stage.make())

    def _copy(self, name: str) -> str:
        return f"{self._empty}_{name}"


def _connect(database: str) -> None:
    """Let Django work in this database from now on."""
    if connection.settings_dict["NAME"] != database:
        _leave()
        connection.settings_dict["NAME"] = database


def _leave() -> None:
    """End every connection, for a database is copied only while nobody is in it."""
    assert not connection.in_atomic_block, "A test wants another database while a fixture holds a transaction open."
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own


stages = Stages()
