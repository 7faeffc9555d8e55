"""Every route of the application, read from the URL resolver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    """A named route and what answers it."""

    name: str
    pattern: str
    view: Callable[..., Any]


def routes() -> list[Route]:
    """Return all routes in their order; one without a name is named by its pattern."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], before: str) -> Iterator[Route]:
    for item in patterns:
        if isinstance(item, URLResolver):
            yield from _walk(item.url_patterns, before + str(item.pattern))
        elif isinstance(item, URLPattern):
            whole = before + str(item.pattern)
            yield Route(item.name or whole, whole, item.callback)
