"""Every PATCH, DELETE and POST of the REST door × relation: without the right nothing changes and nothing leaks."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

import empact.api_urls  # noqa: F401  # the resources are known once the routes are
from empact.api.resources import Resource, resources
from tests.contracts.matrix import RELATIONS, Marked
from tests.contracts.test_routes import REFUSED, WITHOUT_A_RIGHT, WRITTEN_OR_NOT, body

CHANGED = [item for item in resources() if item.viewset.write_class is not None or item.viewset.removable]
ADDED = [item for item in resources() if item.viewset.create_class is not None]
# So many parents are tried of each kind.
SOME = 3


def cells(found: list[Resource]) -> list[Any]:
    """Return each resource with each relation."""
    return [pytest.param(item, relation, id=f"{relation}: {item.name}") for relation, item in product(RELATIONS, found)]


@pytest.mark.parametrize(("resource", "relation"), cells(CHANGED))
def test_changing_and_removing_without_the_right_changes_nothing(
    marked: Marked, resource: Resource, relation: str
) -> None:
    client = marked.client(relation)
    for path, key in marked.paths[f"api/v1/{resource.name}/<int:pk>/"]:
        seen = marked.sees(relation, resource.model, key)
        for ask in (client.patch, client.delete):
            response = ask(path, {"title": "Taken over"}, content_type="application/json", headers={"If-Match": '"1"'})
            assert response.status_code in ({204, *WRITTEN_OR_NOT} if seen else REFUSED), path
            assert marked.leaked(relation, body(response)) == [], path
        if not seen or relation in WITHOUT_A_RIGHT - {"evaluator"}:
            assert marked.changed() == []


@pytest.mark.parametrize(("resource", "relation"), cells(ADDED))
def test_nothing_is_added_under_what_one_does_not_see(marked: Marked, resource: Resource, relation: str) -> None:
    kind = resource.viewset.create_class
    assert kind is not None
    above, name = kind.parent_model(), kind.parent_name()
    client = marked.client(relation)
    for key in above._base_manager.order_by("pk").values_list("pk", flat=True)[:SOME]:
        response = client.post(f"/api/v1/{resource.name}/", {name: key}, content_type="application/json")
        found = {400, 401, 403} if marked.sees(relation, above, key) else {401, 404}
        assert response.status_code in found, response.content
        assert marked.leaked(relation, body(response)) == []
    if relation in WITHOUT_A_RIGHT - {"evaluator"}:
        assert marked.changed() == []
