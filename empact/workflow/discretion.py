"""What an entry keeps to itself: the comment of a delegation, the reasons of a return while a plan is drafted.

Pages and API that show entries show them as `discreet` returns them.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empact.history.naming import kind_of, root_model
from empact.registry import registry
from empact.workflow.edits import root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from django.db.models import Model

    from empact.accounts.rules import Reader, Rule
    from empact.history.models import Entry
    from empact.words import Words


@dataclass(frozen=True, slots=True)
class Discretion:
    """Announced: only those whom the rule lets at a record read the comments and values in its entries.

    With `until` it is about a root and all that lies under it, but only about what was done before the entry that
    `until` returns for the root's key: while it was drafted. A root it leaves out has nothing to keep to itself, one
    with None keeps everything. `settled` are the states in which the root is drafted no more, and `who` names in short
    who reads, where the rule has too many words for the help of a field.
    """

    model: type[Model]
    rule: Rule
    until: Callable[[Collection[int]], Mapping[int, int | None]] | None = None
    settled: tuple[str, ...] = ()
    who: Words = ""

    def concerned(self, entries: Iterable[Entry]) -> dict[int, int]:
        """Return, by entry, the key of the record at which the rule is asked. No query without `until`."""
        kind = kind_of(self.model)
        if self.until is None:
            return {entry.pk: entry.record_id for entry in entries if entry.kind == kind}
        under = {entry.pk: entry.root_id for entry in entries if entry.root_kind == kind}
        last = self.until(set(under.values())) if under else {}
        return {entry: root for entry, root in under.items() if root in last and _is_before(entry, last[root])}

    def keeps(self, model: type[Model], keys: Collection[int], said: int) -> dict[int, int]:
        """Return, by record of a model, the key at which the rule is asked before what it said then is read.

        `said` is the key of an entry of that time. Two queries at most, besides those of `until`.
        """
        if self.until is None:
            return {key: key for key in keys} if model is self.model else {}
        if root_model(model) is not self.model:
            return {}
        path = getattr(model, "root_path", "") or "pk"
        under = dict(model._base_manager.filter(pk__in=keys).values_list("pk", path))
        last = self.until(set(under.values())) if under else {}
        return {key: root for key, root in under.items() if root in last and _is_before(said, last[root])}

    def keeps_comment(self, model: type[Model], target: str, record: Any = None) -> bool:
        """Tell whether the comment of a move of a model's record into a state will be kept to those of the rule.

        Of what lies under a root, the root of the record says so. At most a query for each step up to it.
        """
        if self.until is None:
            return issubclass(model, self.model)
        if root_model(model) is not self.model:
            return False
        if model is self.model:
            return target not in self.settled
        return record is not None and root_of(record).status not in self.settled  # type: ignore[attr-defined]


def readers_of_comment(model: type[Model], target: str, record: Any = None) -> Words:
    """Return who alone will read the comment of a move into a state; nothing where all who see the record will."""
    for item in registry.all(Discretion):
        if item.keeps_comment(model, target, record):
            return item.who or item.rule.reason
    return ""


def _is_before(entry: int, end: int | None) -> bool:
    return end is None or entry < end


def discreet(user: Reader, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries as this reader may read them; that something was done is told to all who see the record.

    One's own words are never kept from oneself. Cost: one query for each announced discretion that is concerned, and
    what its `until` asks.
    """
    found = list(entries)
    for item in registry.all(Discretion):
        concerned = item.concerned(entry for entry in found if user.pk is None or entry.actor_id != user.pk)
        if concerned:
            rows = item.model._base_manager.filter(item.rule.records(user), pk__in=set(concerned.values()))
            open_to_reader = set(rows.values_list("pk", flat=True))
            found = [
                _silent(entry) if entry.pk in concerned and concerned[entry.pk] not in open_to_reader else entry
                for entry in found
            ]
    return found


def readable_since(user: Reader, model: type[Model], keys: Collection[int], said: int) -> set[int]:
    """Return the records of a model of which this reader may read what they said when the entry `said` was written."""
    found = set(keys)
    for item in registry.all(Discretion):
        asked = item.keeps(model, found, said)
        if asked:
            rows = item.model._base_manager.filter(item.rule.records(user), pk__in=set(asked.values()))
            open_to_reader = set(rows.values_list("pk", flat=True))
            found -= {key for key, root in asked.items() if root not in open_to_reader}
    return found


def _silent(entry: Entry) -> Entry:
    told = copy(entry)
    told.comment, told.before, told.after = "", {}, {}
    return told
