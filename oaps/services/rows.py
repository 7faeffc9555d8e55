"""Rows of a form under a record: new ones, edited ones and removed ones are written with it, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from empact.accounts.models import User
from empact.workflow.edits import create, edit, policy_of, remove
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a form under a record: a new one (`pk` None), an edited one, or one to remove.

    `prefix` names the row in the form; problems come back under it ("indicators-2-target").
    """

    model: type[Model]
    prefix: str
    values: Mapping[str, Any] = field(default_factory=dict)
    pk: int | None = None
    seen: int = 0
    remove: bool = False


def write_rows(rows: Sequence[RowChange], parent: Model, *, actor: User) -> list[Problem]:
    """Write the rows under their parent and return the problems of all of them, each at its field.

    Raises what `edit` raises but Blocked; Stale at the first row that somebody changed meanwhile.
    """
    problems: list[Problem] = []
    for row in rows:
        try:
            _write_row(row, parent, actor)
        except Blocked as error:
            problems += [replace(item, field=f"{row.prefix}-{item.field}".rstrip("-")) for item in error.problems]
    return problems


def _write_row(row: RowChange, parent: Model, actor: User) -> None:
    under = {policy_of(row.model).parent: parent}
    gone = row.pk is not None and not row.model._base_manager.filter(pk=row.pk, **under).exists()
    if row.remove:
        if row.pk is not None and not gone:
            remove(row.model, row.pk, actor=actor, seen=row.seen)
    elif gone:
        # Not a 404: what was typed in all the other fields would be lost with it.
        text = _("Somebody has removed this row meanwhile. Tick “Remove”, and write it anew if it is to stay.")
        raise Blocked([Problem("row_gone", text)])
    elif row.pk is None:
        create(row.model, actor=actor, parent=parent, values=row.values)
    else:
        edit(row.model, row.pk, actor=actor, seen=row.seen, changes=row.values)
