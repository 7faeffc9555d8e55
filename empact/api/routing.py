"""Routes of the resources: each app lists its own, and all of them together are what the root and `changes` name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import URLPattern, path

from empact.api.moves import chart_for
from empact.api.views import RecordViewSet


@dataclass(frozen=True, slots=True)
class Resource:
    """A kebab-case plural and the viewset behind it."""

    name: str
    viewset: type[RecordViewSet]

    @property
    def model(self) -> type[Model]:
        """Return the model whose rows the resource gives."""
        return self.viewset.serializer_class.record_model()

    @property
    def list_route(self) -> str:
        """Return the name of the route of the list."""
        return f"api-{self.name}-list"

    @property
    def detail_route(self) -> str:
        """Return the name of the route of one record."""
        return f"api-{self.name}-detail"


_resources: dict[str, Resource] = {}


def resources() -> tuple[Resource, ...]:
    """Return every resource, in the order of the routes. The routes must be loaded, as in any request."""
    return tuple(_resources.values())


def routes(*own: Resource) -> list[URLPattern]:
    """Return the routes of an app's resources and enter them in the list of all."""
    for resource in own:
        _resources[resource.name] = resource
    return [pattern for resource in own for pattern in _routes(resource)]


def _routes(resource: Resource) -> Iterator[URLPattern]:
    viewset, name = resource.viewset, resource.name
    yield path(f"{name}/", viewset.as_view({"get": "list"}), name=resource.list_route)
    yield path(f"{name}/<int:pk>/", viewset.as_view({"get": "retrieve"}), name=resource.detail_route)
    chart = chart_for(resource.model)
    if chart is None:
        return
    yield path(f"{name}/<int:pk>/moves/", viewset.as_view({"get": "moves"}), name=f"api-{name}-moves")
    for move in chart.transitions:
        if move.who is None or not move.sources:
            continue
        own, route = f"moves/{move.slug}/", f"api-{name}-{move.slug}"
        yield path(f"{name}/<int:pk>/{own}", viewset.as_view({"post": "move"}, move_name=move.name), name=route)
        if move.bulk:
            view = viewset.as_view({"post": "bulk_move"}, move_name=move.name)
            yield path(f"{name}/{own}", view, name=f"{route}-several")
