"""The resources of the REST door: what the apps list as their routes, the root and `changes` name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

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
# Names of what is counted or told, and has a list but no records of its own, with the route of the list.
_lists: dict[str, str] = {}


def enter(resource: Resource) -> None:
    """Enter a resource in the list of all."""
    _resources[resource.name] = resource


def resources() -> tuple[Resource, ...]:
    """Return every resource, in the order of the routes. The routes must be loaded, as in any request."""
    return tuple(_resources.values())


def enter_list(name: str, route: str) -> None:
    """Enter a list that has no records of its own; the root names it beside the resources."""
    _lists[name] = route


def list_routes() -> dict[str, str]:
    """Return the route of every list by its name: of the resources, then of the others."""
    return {resource.name: resource.list_route for resource in resources()} | _lists


def resource_of(model: type[Model]) -> Resource:
    """Return the resource that gives a model's rows.

    Raises LookupError when no app lists one: then the records of the model cannot be read over REST.
    """
    for resource in resources():
        if resource.model is model:
            return resource
    raise LookupError(f"No resource gives {model._meta.label}.")
