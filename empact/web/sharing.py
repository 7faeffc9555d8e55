"""Many rows at once: each related row is made once for all that name it, as in a file of a whole list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model, Prefetch, QuerySet


def shared[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """Return the rows with what they had joined fetched apart, and so for what is fetched with them.

    A join makes an organisation anew for each of its 14,000 participations, which took longer than all else together.
    Costs a query more for each relation and chunk.
    """
    # Django has no other way to ask what is fetched along.
    lookups = rows._prefetch_related_lookups  # type: ignore[attr-defined]  # noqa: SLF001
    paths = _paths(rows.query.select_related)
    apart = rows.select_related(None).prefetch_related(None)
    return apart.prefetch_related(*map(_lookup, lookups), *paths)


def _lookup(lookup: Any) -> Any:
    if not isinstance(lookup, Prefetch) or lookup.queryset is None:
        return lookup
    return Prefetch(lookup.prefetch_through, queryset=shared(lookup.queryset), to_attr=lookup.to_attr)


def _paths(joined: bool | Mapping[str, Any]) -> Iterator[str]:
    """Yield the ways that were joined, to their ends: "oap__cycle"."""
    for name, further in joined.items() if isinstance(joined, Mapping) else ():
        ends = list(_paths(further))
        yield from (f"{name}__{end}" for end in ends) if ends else (name,)
