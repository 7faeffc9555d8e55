"""Parts of pages that the upper floors fill: announced with their page, drawn in order.

    registry.add(Panel("my-work", "oaps/panels/answers.html", to_answer))
    registry.add(Panel(Cycle, "oaps/cycle_priorities.html", cycle_priorities, order=10))

So the page of a cycle shows its plans, and the app of cycles never learns the word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from empact.registry import registry

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader

type NamedPage = Literal["home", "my-work"]
type Place = Literal["main", "aside", "below"]
type Facts = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, eq=False)
class Panel[*Of]:
    """Announced: a part of a page.

    `page` is a model, for the pages of its records, or the name of a page that is about no record. `facts(record,
    reader)`, there `facts(reader)`, returns what the template reads as `panel.…`, made from what the reader may see;
    None when there is nothing to show. `place` is where on the page it stands, `order` its place there. The cost is
    the facts'.
    """

    page: type[Model] | NamedPage
    template: str
    facts: Callable[[*Of, Reader], Facts]
    order: int = 50
    place: Place = "main"


def panels(page: Model | NamedPage, reader: Reader) -> dict[Place, list[dict[str, Any]]]:
    """Return the panels of a page, a record's or a named one, by place and in order; those without facts left out."""
    key, of = (page, ()) if isinstance(page, str) else (type(page), (page,))
    found: dict[Place, list[dict[str, Any]]] = {"main": [], "aside": [], "below": []}
    for item in sorted(registry.all(Panel), key=lambda item: item.order):
        if item.page == key and (facts := item.facts(*of, reader)) is not None:
            found[item.place].append({"template": item.template, **facts})
    return found
