"""Which addresses a reader may follow: what is not theirs is named, and leads nowhere.

Who sees an action is told the title of its plan and may not open the plan; a crumb that led there would end at a 404.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db.models import IntegerField, QuerySet, Value
from django.urls import Resolver404, ResolverMatch, resolve

from empact.web.public import public_names

if TYPE_CHECKING:
    from empact.accounts.rules import Reader
    from empact.web.addresses import Address
    from empact.web.parts import Crumb


def followable(reader: Reader, urls: Iterable[str]) -> frozenset[str]:
    """Return those of the addresses of pages that the reader may open. One query, however many."""
    found = {url: match for url in urls if (match := _match(url)) is not None}
    named = public_names()
    allowed = [url for url, match in found.items() if reader.is_authenticated or match.view_name in named]
    asked: dict[int, QuerySet[Any]] = {
        place: address.open_to(reader).filter(address.condition(found[url].kwargs)).order_by()
        for place, url in enumerate(allowed)
        if (address := _address(found[url])) is not None
    }
    seen = _places_with_rows(asked)
    return frozenset(url for place, url in enumerate(allowed) if place not in asked or place in seen)


def _places_with_rows(asked: Mapping[int, QuerySet[Any]]) -> set[int]:
    """Return the places whose rows are not none. One query."""
    queries: list[QuerySet[Any]] = [
        rows.values_list(Value(place, output_field=IntegerField()), flat=True) for place, rows in asked.items()
    ]
    if not queries:
        return set()
    first, *others = queries
    return set(first.union(*others).order_by())


def open_crumbs(reader: Reader, crumbs: Iterable[Crumb]) -> list[Crumb]:
    """Return the crumbs, without an address where the reader may not go. One query."""
    found = list(crumbs)
    allowed = followable(reader, [crumb.url for crumb in found if crumb.url])
    return [crumb if not crumb.url or crumb.url in allowed else replace(crumb, url="") for crumb in found]


def _match(url: str) -> ResolverMatch | None:
    try:
        return resolve(urlsplit(url).path)
    except Resolver404:
        return None


def _address(match: ResolverMatch) -> Address[Any] | None:
    found: Address[Any] | None = getattr(match.func, "view_initkwargs", {}).get("address")
    return found
