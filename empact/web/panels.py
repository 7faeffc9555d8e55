"""Parts of the lower floors' pages that the upper floors fill: announced with their place, drawn in order.

    registry.add(Panel("my-work", 10, "oaps/work.html", plans_at_work))
    registry.add(PanelOf(Cycle, "oaps/cycle_priorities.html", priorities_with_plans, order=10))

So the page of a cycle shows its plans, and the app of cycles never learns the word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from empact.accounts.models import User
from empact.registry import registry

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader

type Place = Literal["main", "aside", "below"]


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


@dataclass(frozen=True, slots=True, eq=False)
class PanelOf[M: Model]:
    """Announced: a part of a record's page.

    `facts(record, reader)` returns what the template reads as `panel.…`, made from what the reader may see; None when
    there is nothing to show. `place` is where on the page it stands, `order` its place there.
    """

    model: type[M]
    template: str
    facts: Callable[[M, Reader], Mapping[str, Any] | None]
    order: int = 50
    place: Place = "main"


def panels_of(record: Model, reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """Return the panels of a record by their place, in their order; those with nothing to show are left out."""
    found: dict[str, list[dict[str, Any]]] = {"main": [], "aside": [], "below": []}
    announced = (item for item in registry.all(PanelOf) if item.model is type(record))
    for item in sorted(announced, key=lambda item: item.order):
        facts = item.facts(record, reader)
        if facts is not None:
            found[item.place].append({"template": item.template, **facts})
    return found
