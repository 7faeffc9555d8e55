"""What many tests begin with, made once by each worker in a database of its own and committed there.

    def test_a_delegate_sees_a_tabled_plan(cast): ...

A test works in the stage that it asks for by the name of a fixture (of several the one added last), in a transaction
that is rolled back; one that asks for none begins with empty tables. To fill a stage takes up to some seconds, to begin
a test in it a millisecond. A conftest.py adds a stage and the fixture of the same name, which hands out what making it
returned.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from tests.databases import create_database, drop_database

if TYPE_CHECKING:
    import pytest
    from pytest_django import DjangoDbBlocker

# A test that commits asks for this, too: a copy for it alone, thrown away afterwards.
OWN = "own_database"


@dataclass(frozen=True, slots=True)
class Stage:
    """How a copy of a database is filled: of the empty one, of the stage `upon`, or of the one that `source` names.

    `make` takes what making the stage below returned. What a `constant` stage hands out no test changes: all get the
    same, for to make it as new a thousand times costs seconds.
    """

    make: Callable[..., object]
    upon: str = ""
    source: Callable[[], str] | None = None
    constant: bool = False


@dataclass
class Stages:
    """The databases of this worker, and which of them Django is connected to."""

    _blocker: DjangoDbBlocker | None = None
    _empty: str = ""
    _wanted: tuple[str, bool] = ("", False)
    _known: dict[str, Stage] = field(default_factory=dict)
    _made: dict[str, bytes] = field(default_factory=dict)
    _constant: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, make: Callable[..., object], **more: Any) -> None:
        """Make a stage known by the name of its fixture."""
        self._known[name] = Stage(make, **more)

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
            self._wanted = (next((name for name in reversed(self._known) if name in asked), ""), OWN in asked)
            if self._blocker:
                self._enter(*self._wanted)

    def given(self, name: str) -> Any:
        """Return what making the stage returned, as new: what one test does to it the next does not see."""
        if name not in self._constant:
            found = pickle.loads(self._made[name])
            if not self._known[name].constant:
                return found
            self._constant[name] = found
        return self._constant[name]

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
        stage = self._known[name]
        if stage.upon and stage.upon not in self._made:
            self._fill(stage.upon)
        below = self._copy(stage.upon) if stage.upon else self._empty
        _leave()
        create_database(self._copy(name), template=stage.source() if stage.source else below)
        _connect(self._copy(name))
        assert self._blocker
        with self._blocker.unblock(), transaction.atomic():
            self._made[name] = pickle.dumps(stage.make(*([self.given(stage.upon)] if stage.upon else [])))
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

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
