"""Which of the records that roles are limited to a reader may open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from empact.accounts.models import Assignment
from empact.accounts.rules import Reader
from empact.accounts.scopes import scope_model
from empact.accounts.sights import sight
from empact.web.addresses import record_url


def seen_scopes(reader: Reader, assignments: Iterable[Assignment]) -> dict[int, str]:
    """Return the address of what each assignment is limited to, by its key, where the reader may see it.

    One query for each kind of record.
    """
    by_kind: defaultdict[str, list[Assignment]] = defaultdict(list)
    for item in assignments:
        if item.scope is not None:
            by_kind[item.scope_kind].append(item)
    found: dict[int, str] = {}
    for kind, held in by_kind.items():
        model = scope_model(kind)
        keys = {item.scope_id for item in held}
        seen = model._base_manager.filter(sight(model).records(reader), pk__in=keys)
        visible = set(seen.values_list("pk", flat=True))
        found |= {item.pk: record_url(item.scope) for item in held if item.scope_id in visible}
    return found
