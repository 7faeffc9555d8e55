"""My work is for each role another page: what it owes, where it is done, and what waits on others."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from empact.web.worklist import worklist
from empact.workflow.engine import perform
from empact.workflow.work import owed_by
from oaps.models import OAP, Participation
from tests.cast import Cast, put, take_part


def page(cast: Cast, name: str) -> str:
    client = Client()
    client.force_login(cast[name], backend="empact.accounts.backends.AccountBackend")
    response = client.get("/my-work/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_driver_owes_the_plan_that_is_drafted(cast: Cast) -> None:
    assert "Submit to the EMPACT Support Team: Firearms 2026–2027" in page(cast, "driver")
    assert "Submit to the EMPACT Support Team" not in page(cast, "other.driver")


def test_a_coordinator_owes_positions_and_answers(cast: Cast) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    shown = page(cast, "nec.lv")
    assert "Give the position: " in shown
    assert "Confirm: " in shown


def test_what_was_passed_on_waits_on_others(cast: Cast) -> None:
    plan = OAP.objects.get(pk=cast.plan.pk)
    perform("oaps.oap", "submit", plan.pk, actor=cast["driver"], seen=plan.content)
    shown = page(cast, "driver")
    assert "The EMPACT Support Team" in shown
    assert "Confirm the check" in shown


def test_a_nobody_owes_nothing_and_is_told_so(cast: Cast) -> None:
    shown = page(cast, "nobody")
    assert "No role today" in shown
    assert "Nothing is overdue." in shown


def test_each_line_leads_to_the_place_to_act(cast: Cast) -> None:
    owed = owed_by(cast["driver"])
    lines = worklist(cast["driver"], owed)
    assert [line.url for line in lines.later] == [item.url for item in owed]


@pytest.mark.parametrize("number", [0, 12])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for code in "BE BG CZ DK EE IE EL ES HR IT CY LT".split()[:number]:
        take_part(cast, cast.actions[1], code, "participant", "offered")
    assert Participation.objects.filter(status="offered").count() == number + 1
    client = Client()
    client.force_login(cast["driver"], backend="empact.accounts.backends.AccountBackend")
    with django_assert_max_num_queries(32):
        client.get("/my-work/")
