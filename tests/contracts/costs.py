"""What a page costs: its queries, recorded in query_counts.json and compared.

    check(Costs({"GET /oaps/ as contact.fr": queries_of(client, "/oaps/")}))

UPDATE_QUERY_COUNTS=1 records anew; look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from django.test import Client

RECORDED = Path(__file__).parent / "query_counts.json"
LONGEST_SQL = 400


def queries_of(client: Client, address: str) -> list[str]:
    """Return the SQL of a page that is shown."""
    _answer, queries = answer_of(client, address)
    return queries


def answer_of(client: Client, address: str) -> tuple[Any, list[str]]:
    """Return the answer of a page that is shown, and its SQL."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return answer, [query["sql"] for query in queries.captured_queries]


def check(found: Mapping[str, Sequence[str]]) -> None:
    """Compare with what is recorded; a page that costs another number fails and shows its SQL."""
    counts = {name: len(queries) for name, queries in sorted(found.items())}
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        RECORDED.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
        return
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    changed = [name for name in counts if recorded.get(name) != counts[name]]
    gone = sorted(set(recorded) - set(counts))
    assert not changed, "\n\n".join(_told(name, recorded.get(name), found[name]) for name in changed)
    assert not gone, f"Recorded, but not there any more: {', '.join(gone)}"


def _told(name: str, recorded: int | None, queries: Sequence[str]) -> str:
    lines = "\n".join(f"  {number}. {sql[:LONGEST_SQL]}" for number, sql in enumerate(queries, 1))
    return f"{name}: {len(queries)} queries, recorded are {recorded}\n{lines}"
