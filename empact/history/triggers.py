"""What the database itself refuses or counts, whoever writes: Django, bulk SQL or a person at psql.

Functions that a setting can open name it here: `empact.may_truncate` (tests only), `empact.now` (the clock of the
demonstration, which `acting` tells: stamps stand beside entries and must not contradict them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pgtrigger
from django.db.models import DateTimeField, Func

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model

CLOCK = "coalesce(nullif(current_setting('empact.now', true), '')::timestamptz, now())"

# SQLSTATE class 23 reaches Python as IntegrityError, like any other broken constraint.
INTEGRITY = "integrity_constraint_violation"


class Immutable(pgtrigger.Trigger):
    """Refuse UPDATE and DELETE of any row."""

    name = "immutable"
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete
    func = (
        f"RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME "
        f"USING ERRCODE = '{INTEGRITY}';"
    )


class NeverEmptied(pgtrigger.Trigger):
    """Refuse TRUNCATE, which row triggers do not see.

    Only tests/conftest.py sets `empact.may_truncate`, without which a transactional test could not clean up.
    """

    name = "never_emptied"
    level = pgtrigger.Statement
    when = pgtrigger.Before
    operation = pgtrigger.Truncate
    func = (
        f"IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN "
        f"RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME "
        f"USING ERRCODE = '{INTEGRITY}'; "
        f"END IF; RETURN NULL;"
    )


def append_only() -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are only ever added."""
    return [Immutable(), NeverEmptied()]


# What the database keeps for itself; it never counts as a change.
BOOKKEEPING = frozenset({"version", "updated_at", "content"})


def changed(model: type[Model], ignores: Collection[str] = ()) -> str:
    """Return the SQL that tells whether OLD and NEW differ in a column that matters.

    Generated columns are left out: PostgreSQL computes them after the BEFORE triggers.
    """
    kept = {field.name for field in model._meta.fields if field.generated or field.name in BOOKKEEPING}
    condition: str = pgtrigger.AnyChange(exclude=sorted({*kept, *ignores})).resolve(model)
    return condition


class ClockNow(Func):
    """The instant of the writer's transaction, as `empact.clock` has it; without a writer the server's own."""

    template = CLOCK
    output_field = DateTimeField()
    allowed_default = True


class KeepVersion(pgtrigger.Trigger):
    """Count every real change of a row in `version`, stamp it in `updated_at`; ignore what the writer put there."""

    name = "keep_version"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def get_func(self, model: type[Model]) -> str:  # type: ignore[override]  # pgtrigger passes the class
        """Return the body."""
        return (
            f"IF {changed(model)} THEN "
            f"NEW.version := OLD.version + 1; NEW.updated_at := {CLOCK}; "
            f"ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; "
            f"END IF; RETURN NEW;"
        )
