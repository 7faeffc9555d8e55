"""The garden's announcements, for the length of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from empact.registry import registry
from tests.garden.workflow import ANNOUNCED


@contextmanager
def only_the_garden() -> Iterator[None]:
    """Let the registry know the garden and no other app, so that the domain cannot disturb the engine's tests."""
    items, frozen = registry._items, registry._frozen
    kept = {kind: list(found) for kind, found in items.items()}
    try:
        for kind in {type(item) for item in ANNOUNCED}:
            items[kind] = []
        registry._frozen = False
        registry.add(*ANNOUNCED)
        yield
    finally:
        items.clear()
        items.update(kept)
        registry._frozen = frozen
