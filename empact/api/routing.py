"""The routes of the resources, with those of the moves and openings that their charts announce."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from empact.api.moves import chart_for
from empact.api.resources import Resource, enter, enter_list
from empact.api.views import RestViewSet
from empact.workflow.charts import charts_under


def routes(*own: Resource) -> list[URLResolver]:
    """Return the routes of an app's resources and enter them in the list of all.

    Those of a resource are tried only for what begins with its name: there are two hundred in all.
    """
    for resource in own:
        enter(resource)
    return [path(f"{resource.name}/", include(list(_routes(resource)))) for resource in own]


def list_route(name: str, viewset: type[RestViewSet]) -> URLPattern:
    """Return the route of a list without records of its own, and enter it in the list of all."""
    enter_list(name, route := f"api-{name}-list")
    return path(f"{name}/", viewset.as_view({"get": "list"}), name=route)


def _routes(resource: Resource) -> Iterator[URLPattern]:
    viewset = resource.viewset
    every: dict[str, Any] = {"get": "list"} | ({"post": "create"} if viewset.create_class is not None else {})
    yield path("", viewset.as_view(every), name=resource.list_route)
    patch = {"patch": "write"} if viewset.write_class is not None else {}
    delete = {"delete": "remove"} if viewset.removable else {}
    one: dict[str, Any] = {"get": "retrieve", **patch, **delete}
    yield path("<int:pk>/", viewset.as_view(one), name=resource.detail_route)
    yield from _moves(resource)
    yield from _openings(resource)


def _moves(resource: Resource) -> Iterator[URLPattern]:
    viewset, name, chart = resource.viewset, resource.name, chart_for(resource.model)
    if chart is None:
        return
    yield path("<int:pk>/moves/", viewset.as_view({"get": "moves"}), name=f"api-{name}-moves")
    for move in chart.transitions:
        if move.who is None or not move.sources:
            continue
        own, route = f"moves/{move.slug}/", f"api-{name}-{move.slug}"
        yield path(f"<int:pk>/{own}", viewset.as_view({"post": "move"}, move_name=move.name), name=route)
        if move.bulk:
            view = viewset.as_view({"post": "bulk_move"}, move_name=move.name)
            yield path(own, view, name=f"{route}-several")


def _openings(resource: Resource) -> Iterator[URLPattern]:
    viewset, name = resource.viewset, resource.name
    ways = [(chart, move) for chart in charts_under(resource.model) for move in chart.openings()]
    if ways:
        yield path("<int:pk>/openings/", viewset.as_view({"get": "openings"}), name=f"api-{name}-openings")
    for chart, move in ways:
        view = viewset.as_view({"post": "start"}, move_name=move.name, started=chart.label)
        yield path(f"<int:pk>/openings/{move.slug}/", view, name=f"api-{name}-openings-{move.slug}")
