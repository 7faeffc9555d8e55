"""Where the pages of a model's records are: one `Address` for each model, announced by its app.

From it come the routes (`record_paths`), the way to a record's history, edit form and moves, and the crumbs above it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from empact.accounts.rules import Reader
from empact.registry import registry
from empact.web.parts import Crumb
from empact.words import Words


def nothing_above(record: Any) -> Sequence[Crumb]:
    """Return no crumbs."""
    return ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Address[M: Model]:
    """How the pages of a model's records are named and how a record is found by its public code.

    `name` is the stem of the URL names: "oap" for oap-list, oap-detail, oap-history, oap-edit, oap-move.
    `lookups` maps each part of the URL to the lookup that finds the record: {"cycle": "cycle__code", "code": "code"}.
    Where a part is no single column, `find` returns the condition for it and `part` reads it from a record.
    Where several records share an address, `order` says which one it shows first ("-round").
    `above` are the crumbs over the record; `section` is the entry of the menu that it belongs to.
    """

    model: type[M]
    name: str
    section: str
    lookups: Mapping[str, str]
    above: Callable[[M], Sequence[Crumb]] = nothing_above
    find: Mapping[str, Callable[[str], Q]] = field(default_factory=dict)
    part: Mapping[str, Callable[[M], object]] = field(default_factory=dict)
    title: Callable[[M], Words] = str
    order: tuple[str, ...] = ()

    def rows(self, user: Reader) -> QuerySet[M]:
        """Return the rows the reader may see, with what their pages show."""
        rows: QuerySet[M] = self.model._default_manager.for_reader(user)  # type: ignore[attr-defined]
        return rows

    def open_to(self, user: Reader) -> QuerySet[M]:
        """Return the rows the reader may see, with nothing more: to ask whether one is there."""
        rows: QuerySet[M] = self.model._default_manager.visible_to(user)  # type: ignore[attr-defined]
        return rows

    def condition(self, parts: Mapping[str, Any]) -> Q:
        """Return which record the parts of a URL name."""
        found = Q()
        for name, value in parts.items():
            if name in self.find:
                found &= self.find[name](str(value))
            elif name in self.lookups:
                found &= Q((self.lookups[name], value))
        return found

    def record(self, user: Reader, parts: Mapping[str, Any]) -> M:
        """Return the record that a URL names. One query, and those of `for_list`.

        Raises Http404 when there is none that the reader may see.
        """
        found = self.rows(user).filter(self.condition(parts)).order_by(*self.order).first()
        if found is None:
            raise Http404(_("There is no such record, or it is not open to your role."))
        return found

    def parts(self, record: M) -> dict[str, object]:
        """Return the parts of the URLs of a record."""
        found = {name: self.part[name](record) for name in self.find}
        for name, lookup in self.lookups.items():
            value: Any = record
            for step in lookup.split("__"):
                value = getattr(value, step)
            found[name] = value
        return found

    def url(self, record: M, page: str = "detail", **more: object) -> str:
        """Return the address of one of a record's pages; nothing when there is no such page."""
        try:
            return reverse(f"{self.name}-{page}", kwargs={**self.parts(record), **more})
        except NoReverseMatch:
            return ""

    def crumbs(self, record: M) -> tuple[Crumb, ...]:
        """Return the way to a record, the record last and with its address."""
        return (*self.above(record), Crumb(str(self.title(record)), record_url(record)))


def record_url(record: Any) -> str:
    """Return where a record is shown; nothing when it has no page."""
    try:
        return str(record.get_absolute_url())
    except (AttributeError, NoReverseMatch):
        return ""


def address_of(record: Model | type[Model]) -> Address[Any] | None:
    """Return the address announced for a record's model, or None."""
    model = record if isinstance(record, type) else type(record)
    return next((item for item in registry.all(Address) if item.model is model), None)


def url_of(record: Model, page: str, **more: object) -> str:
    """Return the address of a page of any record ("move", move="submit"); nothing when there is none."""
    address = address_of(record)
    return address.url(record, page, **more) if address else ""
