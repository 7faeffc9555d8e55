"""The one other door to a status: reference and demonstration data come in as they stood.

Import-linter lets only `load_reference` and the demonstration makers in. Each row gets an entry "loaded".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from empact.history.acting import acting
from empact.history.models import Entry
from empact.workflow.triggers import moving

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import Model

    from empact.accounts.models import User
    from empact.workflow.records import Charted

BATCH = 500


@dataclass(frozen=True, slots=True)
class Past:
    """A move of a record, or another deed, that was made before the data came in."""

    record: Model
    verb: str
    at: datetime
    actor: User | None
    comment: str = ""


def install[C: Charted](record: C, status: str, *, at: datetime, source: str = "") -> C:
    """Save one record in a state, and write its entry. One transaction."""
    with acting(None, source) as act:
        record.status = status
        if source:
            record.source = source
        with moving():
            record.save()
        act.record("loaded", record, at=at, after={"status": status})
    return record


def install_many[C: Charted](records: Sequence[C], *, at: datetime, source: str = "") -> list[C]:
    """Insert new records of one model in the states they carry, and write their entries. One transaction.

    Cost: two statements for each 500 rows. The way up to the root must be loaded, else a query per row.
    """
    if not records:
        return []
    with acting(None, source) as act, moving():
        created = type(records[0])._base_manager.bulk_create(records, batch_size=BATCH)
        entries = [act.entry("loaded", record, at=at, after={"status": record.status}) for record in created]
        Entry.objects.bulk_create(entries, batch_size=BATCH)
    return created


def tell(moves: Iterable[Past]) -> None:
    """Let the history tell moves that were made before the data came in, in the order of their days.

    The rules of four eyes count them like any other. Cost: one statement for each 500.
    """
    with acting(None) as act:
        entries = [
            replace(act, actor=move.actor, comment=move.comment, group=uuid4()).entry(
                move.verb, move.record, at=move.at
            )
            for move in sorted(moves, key=lambda move: move.at)
        ]
        Entry.objects.bulk_create(entries, batch_size=BATCH)
