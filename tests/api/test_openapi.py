"""The description of the API is what the code does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rest_framework.test import APIClient

import empact.api_urls  # noqa: F401  # the resources are known once the routes are
from empact.api.description import description
from empact.api.resources import resources
from empact.api.root import OPENAPI
from empact.workflow.charts import charts

DOCUMENT: dict[str, Any] = json.loads(OPENAPI.read_text(encoding="utf-8"))


def test_the_committed_description_is_what_the_code_says_without_a_warning() -> None:
    assert OPENAPI.read_text(encoding="utf-8") == description(), "run make openapi and commit the file"


def test_it_is_served_as_it_is(anonymous: APIClient, db: None) -> None:
    answer = anonymous.get("/api/v1/openapi.json")
    assert answer["Content-Type"] == "application/vnd.oai.openapi+json"
    assert json.loads(answer.content) == DOCUMENT


def test_every_resource_and_every_move_is_described() -> None:
    paths = DOCUMENT["paths"]
    by_label = {resource.model._meta.label_lower: resource.name for resource in resources()}
    for name in by_label.values():
        assert f"/api/v1/{name}/" in paths
        assert f"/api/v1/{name}/{{id}}/" in paths
    for chart in charts():
        name = by_label[chart.label]
        for move in chart.transitions:
            if move.who is not None and move.sources:
                assert f"/api/v1/{name}/{{id}}/moves/{move.slug}/" in paths, move.name
            if move.who is not None and move.bulk and move.sources:
                assert f"/api/v1/{name}/moves/{move.slug}/" in paths, move.name


def test_a_charted_model_of_an_app_has_a_resource() -> None:
    kinds = {resource.model for resource in resources()}
    assert [chart.label for chart in charts() if chart.model not in kinds] == []


def test_the_shape_of_priorities_is_described() -> None:
    shape = DOCUMENT["components"]["schemas"]["Priority"]
    assert list(shape["properties"])[:6] == ["id", "code", "number", "title", "aim", "aliases"]
    assert shape["properties"]["council_reference"]["type"] == "string"
    assert set(shape["required"]) == set(shape["properties"])


@pytest.mark.parametrize("status", ["400", "401", "403", "404", "409", "412", "428"])
def test_a_move_tells_its_refusals(status: str) -> None:
    operation = DOCUMENT["paths"]["/api/v1/oaps/{id}/moves/adopt/"]["post"]
    assert operation["responses"][status] == {"$ref": f"#/components/responses/Problem{status}"}
    assert {"token": []} in operation["security"]
    assert {} not in operation["security"]
    (seen,) = (item for item in operation["parameters"] if item["name"] == "If-Match")
    assert seen["required"]


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> Any:
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    for reference in references(DOCUMENT):
        place: Any = DOCUMENT
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
