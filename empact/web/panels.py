"""Parts of the ground floor's pages that the upper floors fill: announced with their place, drawn in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from empact.accounts.models import User
from empact.registry import registry


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page.

    `place` names the page and its region ("my-work", "my-work:aside"). `facts(user)` returns what the template needs,
    or None when there is nothing to show to this person. The cost is the facts'.
    """

    place: str
    order: int
    template: str
    facts: Callable[[User], Mapping[str, Any] | None]


def panels(place: str, user: User) -> list[dict[str, Any]]:
    """Return what each panel of the place shows to this person, in their order; `template` names how."""
    found = sorted((item for item in registry.all(Panel) if item.place == place), key=lambda item: item.order)
    return [{"template": item.template, **facts} for item in found if (facts := item.facts(user)) is not None]
