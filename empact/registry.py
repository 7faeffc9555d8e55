"""What the apps announce: the ground floor reads it and never imports upwards.

Each room defines the type of what it can be told (`Role`, `Chart`, `Sight`, ...); the registry
only keeps announced items by their type, in the order of INSTALLED_APPS.
"""

from collections import defaultdict
from typing import cast


class Registry:
    """Keep announced items by type; frozen at the first reading, so that nobody sees half of it."""

    def __init__(self) -> None:
        self._items: defaultdict[type, list[object]] = defaultdict(list)
        self._frozen = False

    def add(self, *items: object) -> None:
        """Announce items.

        Raises RuntimeError after the registry was read: announce in AppConfig.ready().
        """
        if self._frozen:
            raise RuntimeError("The registry was read already; announce in AppConfig.ready().")
        for item in items:
            self._items[type(item)].append(item)

    def all[T](self, kind: type[T]) -> tuple[T, ...]:
        """Return what was announced of exactly this type, first announced first."""
        self._frozen = True
        return tuple(cast("list[T]", self._items[kind]))


registry = Registry()
