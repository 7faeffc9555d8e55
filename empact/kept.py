"""Small queries that every request asks, with their statements kept: to compile them took four fifths of their time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet


class Kept:
    """A query whose statement is compiled once per process, when it is first asked.

        WAITING = Kept(lambda person: Message.objects.of(person).values_list("pk"), person=-1)
        WAITING.rows(person=7)

    `build` makes the query over what stands in for each parameter: a value that stands nowhere else in the query. The
    parameters are never None, and no lists: they would make another statement.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **stand_ins: Any) -> None:
        """Take how the query is made; nothing is imported or asked yet."""
        self._build = build
        self._stand_ins = stand_ins

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """Return the rows, each with its columns in the order of the query. One query."""
        return _fetched(*self._asked(given))

    def records(self, **given: Any) -> list[Any]:
        """Return the rows as records of the query's model, whose columns it must not limit. One query."""
        return list(self._model._base_manager.raw(*self._asked(given)))

    def count(self, **given: Any) -> int:
        """Return how many rows there are. One query."""
        statement, parameters = self._asked(given)
        return int(_fetched(f"SELECT count(*) FROM ({statement}) AS kept", parameters)[0][0])  # noqa: S608

    @cached_property
    def _model(self) -> type[Model]:
        return self._build(**self._stand_ins).model

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        statement, parameters = self._build(**self._stand_ins).query.sql_with_params()
        return statement, tuple(parameters)

    def _asked(self, given: dict[str, Any]) -> tuple[str, list[Any]]:
        """Return the statement, and its parameters with what is given in the place of what stood in for it."""
        statement, parameters = self._compiled
        places = {self._stand_ins[name]: value for name, value in given.items()}
        return statement, [places.get(value, value) for value in parameters]


def _fetched(statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
