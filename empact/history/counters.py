"""The `content` counter of an aggregate's root: it moves when the root or anything under it changes.

Edits compare a row's own `version`; moves, positions and frozen versions compare `content`, so that nobody
adopts what they did not see, and forty authors of one plan do not conflict with each other.

Under the root the triggers are per statement, with transition tables: one UPDATE of the roots however many
rows the statement touched. A root's `content` can be moved by triggers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pgtrigger
from django.db.models import ForeignKey

from empact.history.triggers import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model


class CountOwn(pgtrigger.Trigger):
    """On the root: move `content` when one of its own columns that matter changes."""

    name = "count_own"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def __init__(self, ignores: Sequence[str]) -> None:
        super().__init__()
        self.ignores = ignores

    def get_func(self, model: type[Model]) -> str:  # type: ignore[override]  # pgtrigger passes the class
        """Return the body. Depth 1 is a statement of a writer, deeper is a trigger of a child."""
        return (
            f"IF pg_trigger_depth() = 1 THEN NEW.content := OLD.content; END IF; "
            f"IF {changed(model, self.ignores)} THEN NEW.content := NEW.content + 1; END IF; "
            f"RETURN NEW;"
        )


class CountUnder(pgtrigger.Trigger):
    """Under the root: move the roots' `content` when a statement adds, changes or removes rows that matter.

    Cost: one UPDATE of the touched roots per statement; it holds their rows until the transaction ends.
    """

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, operation: pgtrigger.Operation, path: str, ignores: Sequence[str]) -> None:
        tables = {
            "INSERT": pgtrigger.Referencing(new="new_rows"),
            "UPDATE": pgtrigger.Referencing(old="old_rows", new="new_rows"),
            "DELETE": pgtrigger.Referencing(old="old_rows"),
        }
        super().__init__(
            name=f"count_{str(operation).lower()}", operation=operation, referencing=tables[str(operation)]
        )
        self.path = path
        self.ignores = ignores

    def get_func(self, model: type[Model]) -> str:  # type: ignore[override]  # pgtrigger passes the class
        """Return the body: one UPDATE of the roots that the touched rows lead to, before or after."""
        column, joins, table = way_up(model, self.path)
        touched = {
            "INSERT": f"SELECT touched.{column} AS up FROM new_rows touched",
            "DELETE": f"SELECT touched.{column} AS up FROM old_rows touched",
            "UPDATE": self.touched_by_update(model, column),
        }[str(self.operation)]
        # Ordered, so that two statements over the same roots lock them in the same order.
        return (
            f'UPDATE "{table}" SET content = content + 1 WHERE id IN '
            f'(SELECT id FROM "{table}" WHERE id IN ({touched_roots(touched, joins)}) ORDER BY id FOR NO KEY UPDATE); '
            f"RETURN NULL;"
        )

    def touched_by_update(self, model: type[Model], column: str) -> str:
        """Return the keys one step up, old and new, of the rows whose columns that matter changed."""
        differ = changed(model, self.ignores).replace("OLD.", "old_rows.").replace("NEW.", "new_rows.")
        both = f"FROM old_rows JOIN new_rows USING (id) WHERE {differ}"
        return f"SELECT old_rows.{column} AS up {both} UNION SELECT new_rows.{column} {both}"


def way_up(model: type[Model], path: str) -> tuple[str, list[tuple[str, str]], str]:
    """Return how a row reaches its root: its own column, the (table, column) pairs between, the root's table."""
    columns: list[tuple[str, str]] = []
    for step in path.split("__"):
        field = model._meta.get_field(step)
        if not isinstance(field, ForeignKey):
            raise TypeError(f"{model._meta.label}.{step} is not a foreign key; a root is reached by foreign keys.")
        columns.append((model._meta.db_table, field.column))
        model = field.related_model
    (_, first), *between = columns
    return f'"{first}"', between, model._meta.db_table


def touched_roots(touched: str, between: list[tuple[str, str]]) -> str:
    """Return the SELECT of the roots' keys, climbing one table after the other."""
    for table, column in between:
        touched = f'SELECT "{column}" AS up FROM "{table}" WHERE id IN ({touched})'
    return touched


def counters(path: str, ignores: Sequence[str]) -> list[pgtrigger.Trigger]:
    """Return the triggers that keep the content counter of a root (path "") or of what lies under one."""
    if not path:
        return [CountOwn(ignores)]
    return [
        CountUnder(operation, path, ignores) for operation in (pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)
    ]
