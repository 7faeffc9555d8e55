"""The routes of a model's pages, from its address.

urlpatterns = [
    path("cycles/", CycleList.as_view(), name="cycle-list"),
    *record_paths("cycles/<slug:cycle>/", CYCLE, detail=CycleDetail, edit=CycleEdit),
]
"""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from empact.web.addresses import Address
from empact.web.views.details import DetailPage
from empact.web.views.edits import EditPage, RemovePage
from empact.web.views.histories import HistoryPage, VersionPage
from empact.web.views.moves import MovePage


def record_paths(
    route: str,
    address: Address[Any],
    *,
    detail: type[DetailPage[Any]] | None = None,
    edit: type[EditPage[Any]] | None = None,
    remove: type[RemovePage[Any]] | None = None,
    move: type[MovePage[Any]] | None = None,
    history: type[HistoryPage[Any]] | None = None,
) -> list[URLPattern]:
    """Return the routes below a record's address.

    Always history, versions and moves (which are not found where the model has no chart); detail, edit and remove
    where a page is given. The names are the address's: oap-detail, oap-history, oap-version, oap-move, oap-edit, …
    """
    name = address.name
    moves, entries = move or MovePage, history or HistoryPage
    paths = [
        path(f"{route}history/", entries.as_view(address=address), name=f"{name}-history"),
        path(f"{route}versions/<int:frozen>/", VersionPage.as_view(address=address), name=f"{name}-version"),
        path(f"{route}moves/<slug:move>/", moves.as_view(address=address), name=f"{name}-move"),
    ]
    if detail is not None:
        paths.append(path(route, detail.as_view(address=address), name=f"{name}-detail"))
    if edit is not None:
        paths.append(path(f"{route}edit/", edit.as_view(address=address), name=f"{name}-edit"))
    if remove is not None:
        paths.append(path(f"{route}remove/", remove.as_view(address=address), name=f"{name}-remove"))
    return paths
