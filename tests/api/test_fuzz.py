"""Whatever the parameters hold, an answer is one of those described; never a 500."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from tests.api.conftest import As
from tests.api.test_openapi import DOCUMENT
from tests.api.world import World

LISTS = [
    (path, [item["name"] for item in methods["get"]["parameters"] if item["in"] == "query"], methods["get"])
    for path, methods in DOCUMENT["paths"].items()
    if "get" in methods and "{" not in path and methods["get"].get("parameters")
]
AWKWARD = [
    "", "0", "-1", "1", "9" * 30, "1e9", "true", "null", "NaN", "2025-02-30", "2025-11-24", "9999-12-31", "0000-00-00",
    "2025-11-24T10:00:00Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "a/1", "/", "//", "x/1.2", "x/1.",
    "CHSG-1", "CHSG-", "EVAL/R1", "%", "_", "\\", "'", '"', ",", ",,,", "-", "--pk", "é", "🦊", "\x00", "\ud800", "٣",
    "id,-id", "%s", "%(x)s", "{x}", "{",
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40))


@pytest.mark.parametrize(("path", "names", "operation"), LISTS, ids=[path for path, _names, _op in LISTS])
def test_no_parameter_breaks_a_list(
    path: str, names: list[str], operation: dict[str, Any], world: World, as_person: As
) -> None:
    client = as_person(world["est"])

    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(names), VALUES, min_size=1, max_size=3))
    def ask(params: dict[str, str]) -> None:
        check(client, path, params, operation)

    ask()


def check(client: APIClient, path: str, params: dict[str, str], operation: dict[str, Any]) -> None:
    query = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in params.items()})
    answer = client.get(f"{path}?{query}")
    assert str(answer.status_code) in operation["responses"], (query, answer.content)
    if answer.status_code == 400:
        assert {reason["field"] for reason in answer.json()["reasons"]} <= set(params)
