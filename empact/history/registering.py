"""pgtrigger's list of triggers, made quick: of each trigger it is told it goes through all that it knows, twice.

With our hundreds that was a fifth of every start of Django.
"""

# ruff: noqa: SLF001  # pgtrigger has no other way to its list.
from __future__ import annotations

from typing import TYPE_CHECKING

from pgtrigger import registry

if TYPE_CHECKING:
    from django.db.models import Model
    from pgtrigger import Trigger


class Registry(registry._Registry):
    """The same list, which keeps what it is asked for at each new trigger."""

    def __init__(self) -> None:
        self._by_db_table: dict[tuple[str, str | None], Trigger] = {}
        self._pg_function_names: set[str] = set()
        super().__init__()

    @property
    def by_db_table(self) -> dict[tuple[str, str | None], Trigger]:
        """Return the triggers by table and name."""
        return self._by_db_table

    @property
    def pg_function_names(self) -> set[str]:
        """Return what the functions of the triggers are called in the database."""
        return self._pg_function_names

    def __setitem__(self, key: str, value: tuple[Model, Trigger]) -> None:
        """Take a trigger; KeyError when its table or the database has another of its name."""
        super().__setitem__(key, value)  # type: ignore[no-untyped-call]
        model, trigger = value
        self._by_db_table[model._meta.db_table, trigger.name] = trigger
        self._pg_function_names.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        """Forget a trigger."""
        model, trigger = self[key]
        super().__delitem__(key)  # type: ignore[no-untyped-call]
        del self._by_db_table[model._meta.db_table, trigger.name]
        self._pg_function_names.remove(trigger.get_pgid(model))


def make_quick() -> None:
    """Exchange pgtrigger's list, before it is told the first trigger."""
    if len(registry._registry) == 0:
        registry._registry = Registry()
