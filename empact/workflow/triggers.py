"""The database's refusal of a status that the engine did not set, and the engine's key to it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pgtrigger
from django.db import connection
from django.db.models import Field

from empact.history.triggers import INTEGRITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


class StatusGuard(pgtrigger.Trigger):
    """Refuse a row that starts in another state than the first, and any change of status, unless a move is being made.

    The engine sets `empact.move` for the statements that carry out a move.
    """

    name = "status_guard"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def get_func(self, model: type[Model]) -> str:  # type: ignore[override]  # pgtrigger passes the class
        """Return the body; the first state is the default of the model's own field."""
        first = initial_status(model)
        return (
            f"IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND "
            f"NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN '{first}' ELSE OLD.status END) THEN "
            f"RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME "
            f"USING ERRCODE = '{INTEGRITY}'; "
            f"END IF; RETURN NEW;"
        )


def initial_status(model: type[Model]) -> str:
    """Return the state in which rows of the model are inserted: the default of its status."""
    field = model._meta.get_field("status")
    return str(field.get_default()) if isinstance(field, Field) else ""


@contextmanager
def moving() -> Iterator[None]:
    """Let this transaction's statements set a status, inside the block only.

    An exception leaves the key set: the rollback that it causes takes it back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('empact.move', 'on', true)")
        yield
        cursor.execute("SELECT set_config('empact.move', 'off', true)")
