"""The record that an assignment is limited to, whatever its kind: read like a foreign key, and prefetched like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Self, overload

from django.apps import apps
from django.db.models import Model, QuerySet

from empact.accounts.roles import scope

if TYPE_CHECKING:
    from empact.accounts.models import Assignment

type Key = tuple[str, int | None]


class ScopeRecord:
    """`assignment.scope`: the record, None for one that holds everywhere or whose record is gone.

    `prefetch_related("scope")` reads those of many assignments with one query for each kind of record.
    """

    name = "scope"

    def __set_name__(self, owner: type[Model], name: str) -> None:
        """Learn the attribute's name."""
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type[Model]) -> Self: ...
    @overload
    def __get__(self, instance: Assignment, owner: type[Model]) -> Model | None: ...
    def __get__(self, instance: Assignment | None, owner: type[Model]) -> Self | Model | None:
        """Return the record; one query unless it is known."""
        if instance is None:
            return self
        known: dict[str, Any] = instance._state.fields_cache  # noqa: SLF001 - where Django keeps related records
        if self.name not in known:
            known[self.name] = next(iter(rows(instance.scope_kind, [instance.scope_id])), None)
        record: Model | None = known[self.name]
        return record

    def is_cached(self, instance: Assignment) -> bool:
        """Tell whether the record is known; Django asks before it prefetches."""
        return self.name in instance._state.fields_cache  # noqa: SLF001 - as above

    def get_prefetch_querysets(
        self, instances: Sequence[Assignment], querysets: Any = None
    ) -> tuple[list[Model], Callable[[Model], Key], Callable[[Assignment], Key], bool, str, bool]:
        """Return the records of many assignments, as Django's prefetch_related wants them."""
        keys: defaultdict[str, set[int | None]] = defaultdict(set)
        for item in instances:
            keys[item.scope_kind].add(item.scope_id)
        found = [record for kind, ids in keys.items() for record in rows(kind, ids)]
        return (
            found,
            lambda record: (record._meta.label_lower, record.pk),
            lambda item: (item.scope_kind, item.scope_id),
            True,
            self.name,
            False,
        )


def scope_of(assignment: Assignment) -> tuple[Model, ...]:
    """Return the record that the assignment is limited to; nothing for "everywhere"."""
    return (assignment.scope,) if assignment.scope is not None else ()


def scope_model(kind: str) -> type[Model]:
    """Return the model of a kind of scope ("oaps.oap")."""
    return apps.get_model(kind)


def rows(kind: str, keys: Any) -> QuerySet[Model] | list[Model]:
    """Return the records of a kind with what their label reads; none for "everywhere"."""
    if not kind:
        return []
    return with_label(scope_model(kind)._base_manager.filter(pk__in=list(keys)), kind)


def with_label[M: Model](found: QuerySet[M], kind: str) -> QuerySet[M]:
    """Return the rows of a kind with what their label reads."""
    related = scope(kind).related
    return found.select_related(*related) if related else found
