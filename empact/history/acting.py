"""Who acts: every write happens inside `acting`, which tells the triggers and writes the entries.

with acting(actor, comment) as act:
    record.save()
    act.record("edited", record, before=..., after=...)
"""

from __future__ import annotations

import json
import uuid
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Subquery
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.history.models import Entry
from empact.history.naming import kind_of, label_of, root_key, root_model
from empact.history.records import Root
from empact.history.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from django.db.models import Model

    from empact.accounts.models import User

SYSTEM = _("The system")


@dataclass(frozen=True, slots=True)
class Act:
    """What one actor does in one transaction."""

    actor: User | None
    comment: str
    group: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def label(self) -> str:
        """Return the post in which the actor acts, never a name."""
        return str(SYSTEM) if self.actor is None else label_of(self.actor)

    def entry(
        self,
        verb: str,
        record: Model,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        comment: str = "",
        detail: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> Entry:
        """Return an entry that is not stored yet. `at` is for what is loaded; else it is now."""
        root_kind, root_id = root_key(record)
        return Entry(
            at=at or clock.now(),
            actor=self.actor,
            actor_label=self.label,
            verb=verb,
            kind=kind_of(record),
            record_id=record.pk,
            record_label=label_of(record),
            root_kind=root_kind,
            root_id=root_id,
            version=getattr(record, "version", None),
            before=plain(before or {}),
            after=plain(after or {}),
            comment=comment or self.comment,
            detail=plain(detail or {}),
            group=self.group,
        )

    def record(self, verb: str, record: Model, **what: Any) -> Entry:
        """Write the entry of what was done to a record that is saved already; see `entry` for what can be told.

        The root's content is read as the triggers left it, in the same INSERT.
        """
        entry = self.entry(verb, record, **what)
        root = root_model(type(record))
        if issubclass(root, Root):
            entry.content = Subquery(root._base_manager.filter(pk=entry.root_id).values("content"))
        entry.save(force_insert=True)
        return entry


_current: ContextVar[Act | None] = ContextVar("act", default=None)


@contextmanager
def acting(actor: User | None, comment: str = "", *, group: uuid.UUID | None = None) -> Iterator[Act]:
    """Open a transaction in which this actor (None: the system) acts; inside another one, join it.

    The row history of the transaction names the actor's id and post. Joined, a comment of one's own holds for
    one's own entries. Cost: one statement at the start of the outermost.

    Raises RuntimeError when another person is acting already: nobody acts in somebody's name; PermissionDenied for a
    reader without an account, whose doing would otherwise look like the system's.
    """
    if actor is not None and actor.pk is None:
        raise PermissionDenied
    outer = _current.get()
    if outer is not None and actor is not None and actor != outer.actor:
        raise RuntimeError("Another person is acting in this transaction.")
    with transaction.atomic():
        if outer is None:
            act = Act(actor, comment, group or uuid.uuid4())
            _tell_triggers(str(act.group), json.dumps({"actor": actor and actor.pk, "post": act.label}))
        else:
            act = replace(outer, comment=comment or outer.comment)
        token = _current.set(act)
        try:
            yield act
        finally:
            _current.reset(token)
    if outer is None and connection.in_atomic_block:
        # Inside a longer transaction what follows is not this actor's doing any more.
        _tell_triggers("", "")


def _tell_triggers(context_id: str, metadata: str) -> None:
    # pghistory.context() sends two statements in one, which server-side binding refuses (design.md §3).
    standing = clock.standing()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s::text, true),"
            " set_config('pghistory.context_metadata', %s::text, true),"
            " set_config('empact.now', %s::text, true)",
            [context_id, metadata, standing.isoformat() if standing else ""],
        )
