"""What comes from what: the apps announce the links of the chain, this room walks them both ways.

A link is told once, by the lookup that leads from the later record back to the earlier one; the way forward
is the same lookup read from the other side. Whoever walks sees only what they may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from empact.registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model, QuerySet

    from empact.accounts.rules import Reader
    from empact.words import Words


type Direction = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain.

    `path` is the lookup from the later model to the earlier one ("assessment", "threat_links__threat").
    `forward` is what follows, as the earlier record's page says it ("answered by the priorities");
    `backward` is what it follows from, as the later record's page says it ("answers the key threats").
    """

    earlier: type[Model]
    later: type[Model]
    path: str
    forward: Words
    backward: Words

    @property
    def code(self) -> str:
        """Return how addresses name the link: priority-subpriority."""
        return f"{self.earlier._meta.model_name}-{self.later._meta.model_name}"

    def after(self, user: Reader, record: Model) -> QuerySet[Any]:
        """Return what follows from the earlier record, as far as the reader sees it."""
        linked = self.later._base_manager.filter(**{self.path: record.pk})
        return visible(self.later, user).filter(pk__in=linked.values("pk"))

    def before(self, user: Reader, record: Model) -> QuerySet[Any]:
        """Return what the later record follows from, as far as the reader sees it."""
        linked = self.later._base_manager.filter(pk=record.pk, **{f"{self.path}__isnull": False})
        return visible(self.earlier, user).filter(pk__in=linked.values(self.path))


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records at the other end of one link, not fetched yet."""

    label: Words
    records: QuerySet[Any]
    link: Link
    direction: Direction


def visible(model: type[Model], user: Reader) -> QuerySet[Any]:
    """Return the model's rows that the reader may see, with what a list shows."""
    rows: QuerySet[Any] = model.objects.visible_to(user).for_list()  # type: ignore[attr-defined]
    return rows


def before(user: Reader, record: Model) -> Iterator[Neighbours]:
    """Yield what the record follows from, link by link, in the order of announcement. No query until read."""
    for link in registry.all(Link):
        if link.later is type(record):
            yield Neighbours(link.backward, link.before(user, record), link, "before")


def after(user: Reader, record: Model) -> Iterator[Neighbours]:
    """Yield what follows from the record, link by link, in the order of announcement. No query until read."""
    for link in registry.all(Link):
        if link.earlier is type(record):
            yield Neighbours(link.forward, link.after(user, record), link, "after")
