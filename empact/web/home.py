"""What the apps show on the home page: announced, because the ground floor knows none of their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from empact.accounts.rules import Reader
from empact.registry import registry


@dataclass(frozen=True, slots=True)
class HomePanel:
    """A part of the home page: a template, and its facts for a reader. It shows only what `visible_to` gives."""

    template: str
    facts: Callable[[Reader], Mapping[str, Any]]
    order: int = 50


def home_panels() -> list[HomePanel]:
    """Return the announced parts in their order."""
    return sorted(registry.all(HomePanel), key=lambda panel: panel.order)
