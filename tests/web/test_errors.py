"""What is answered when something goes wrong: never a bare 500 for what a person can type."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from empact.accounts.models import User
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem
from tests.web import pages
from tests.web.conftest import signed_in


def _busy(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the pool is empty")


def _broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def _blocked(request: HttpRequest) -> HttpResponse:
    raise Blocked([Problem("weeds", "There are weeds.", who="the gardener")])


urlpatterns = [path("busy/", _busy), path("broken/", _broken), path("blocked/", _blocked), *pages.urlpatterns]
handler500 = "empact.web.errors.server_error"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client(visitor: User) -> Client:
    client = signed_in(visitor)
    client.raise_request_exception = False
    return client


def test_a_database_that_is_not_there_is_told_as_busy_with_a_time_to_come_back(client: Client) -> None:
    answer = client.get("/busy/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert b"Too busy for a moment" in answer.content


def test_a_fault_of_ours_says_so_without_details(client: Client) -> None:
    answer = client.get("/broken/")
    assert answer.status_code == 500
    assert b"Something went wrong here" in answer.content
    assert b"ZeroDivisionError" not in answer.content


def test_problems_that_no_page_caught_are_shown(client: Client) -> None:
    answer = client.get("/blocked/")
    assert answer.status_code == 400
    assert b"There are weeds. (the gardener)" in answer.content


@pytest.mark.parametrize(
    "address",
    [
        "/gardens/%00/",
        "/gardens/99999999999999999999999/",
        f"/gardens/{'9' * 5000}/",
        "/gardens/-1/",
        "/gardens/1.5/",
        "/gardens/1/moves/%00/",
        "/gardens/1/versions/99999999999999999999/",
        "/gardens/🌻/",
        "/%FF%FE/",
    ],
)
def test_an_address_that_names_nothing_is_not_found(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"There is nothing here that you can see" in answer.content


@pytest.mark.parametrize(
    "query", ["?q=%00", "?page=%00", "?ordering=%00", "?tab=%00", "?%00=1", "?format=%00", "?page_size=%00"]
)
def test_a_query_with_nul_is_never_a_fault(client: Client, query: str) -> None:
    assert client.get(f"/gardens/{query}").status_code in {200, 400}


def test_htmx_gets_an_error_without_the_frame(client: Client) -> None:
    answer = client.get("/gardens/0/", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert b"<html" not in answer.content
