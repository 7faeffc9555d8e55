"""Totals and targets over REST: each row leads to its rows, for each reader; unchanged answers cost nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from oaps.figures import LEVELS, totals
from oaps.models import Result
from tests.oaps.reporting.conftest import Reporting
from tests.oaps.reporting.test_rest import client_of

API = "/api/v1"


def rows_of(client: APIClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.json()
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["est", "contact.fr"])
def test_each_total_is_what_its_rows_add_up_to(reporting: Reporting, name: str, level: str) -> None:
    reporting.add_line_without_country()
    client = client_of(reporting, name)
    told = rows_of(client, f"{API}/figures/?by={level}&cycle={reporting.plan.cycle.code}")
    seen = totals(Result.objects.visible_to(reporting.cast[name]), level)
    assert [(row["year"], float(row["number"])) for row in told] == [(item.year, float(item.number)) for item in seen]
    for row in told:
        lines = rows_of(client, row["rows"])
        assert sum(float(line["number"]) for line in lines) == float(row["number"])
        assert len(lines) == row["lines"]


@pytest.mark.parametrize(("level", "lead"), [*((level, "Europol") for level in LEVELS), ("country", "")])
def test_each_count_of_indicators_leads_to_as_many(reporting: Reporting, level: str, lead: str) -> None:
    reporting.accepted(0)
    reporting.leave_lead(lead)
    reporting.cancel_another()
    client = client_of(reporting, "est")
    told = rows_of(client, f"{API}/targets/?by={level}&oap={reporting.plan.code}")
    ways = ("met", "not_met", "no_target", "nothing_reported", "not_applicable")
    assert sum(row["indicators"] for row in told) == 2
    for row in told:
        assert sum(row[way] for way in ways) == row["indicators"]
        assert len(rows_of(client, row["rows"])) == row["indicators"]


def test_what_is_not_understood_is_said_and_the_public_reads_no_figure(reporting: Reporting) -> None:
    client = client_of(reporting, "est")
    for query in ("by=year", "cycle=1999", "mesure=arrests"):
        assert client.get(f"{API}/figures/?{query}").status_code == 400
    assert rows_of(APIClient(), f"{API}/figures/") == []
    assert rows_of(client_of(reporting, "nobody"), f"{API}/targets/?by=action") == []


def test_an_unchanged_answer_is_304_and_the_cost_does_not_grow_with_the_rows(reporting: Reporting) -> None:
    client = client_of(reporting, "est")
    address = f"{API}/figures/?by=plan"
    first = client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert not [query for query in few if "oaps_result" in query["sql"]]
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    row = Result.objects.first()
    assert row is not None
    Result.objects.bulk_create(
        Result(report=row.report, measure=row.measure, number=1, year=2000 + n, standing="fictitious") for n in range(9)
    )
    with CaptureQueriesContext(connection) as after:
        assert len(rows_of(client, address)) == 10
    assert len(after) == len(before)
