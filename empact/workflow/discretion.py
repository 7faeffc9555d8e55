"""What an entry keeps to itself: the comment of a delegation is history, but not everybody's to read.

Pages and API that show entries show them as `discreet` returns them.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from empact.history.naming import kind_of
from empact.registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from empact.accounts.rules import Reader, Rule
    from empact.history.models import Entry


@dataclass(frozen=True, slots=True)
class Discretion:
    """Announced: only those whom the rule lets at a record read the comments and values in its entries."""

    model: type[Model]
    rule: Rule


def discreet(user: Reader, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries as this reader may read them; that something was done is told to all who see the record.

    Cost: one query for each announced discretion that is concerned.
    """
    found = list(entries)
    for item in registry.all(Discretion):
        kind = kind_of(item.model)
        concerned = {entry.record_id for entry in found if entry.kind == kind}
        if concerned:
            rows = item.model._base_manager.filter(item.rule.records(user), pk__in=concerned)
            open_to_reader = set(rows.values_list("pk", flat=True))
            found = [
                _silent(entry) if entry.kind == kind and entry.record_id not in open_to_reader else entry
                for entry in found
            ]
    return found


def _silent(entry: Entry) -> Entry:
    told = copy(entry)
    told.comment, told.before, told.after = "", {}, {}
    return told
