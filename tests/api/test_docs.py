"""The documentation page, drawn from the committed description."""

from __future__ import annotations

import re

from django.test import Client

from empact.api.problems import KINDS
from tests.api.test_openapi import DOCUMENT


def test_anybody_reads_how_to_use_the_api(client: Client, db: None) -> None:
    answer = client.get("/api/v1/docs/")
    assert answer.status_code == 200
    page = answer.content.decode()
    for path in DOCUMENT["paths"]:
        assert f"<code>{path}</code>" in page
    for kind in KINDS:
        assert f'id="problem-{kind.slug}"' in page
    assert "create_token" in page
    assert "/api/v1/priorities/?cycle=2022-2025" in page


def test_nothing_comes_from_elsewhere(client: Client, db: None) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []
    assert " style=" not in page
    assert "onclick" not in page


def test_ids_are_given_once(client: Client, db: None) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len(set(found))
