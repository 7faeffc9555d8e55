"""The pages for everybody."""

from datetime import date

import pytest
from django.test import Client

from cycles.models import Cycle
from priorities.models import Priority, PrioritySet
from tests.cast import Cast


@pytest.mark.parametrize(("standing", "shown"), [("sourced", True), ("fictitious", False)])
def test_the_home_page_shows_the_public_what_is_sourced_of_the_priorities(
    cast: Cast, standing: str, shown: bool
) -> None:
    sets = PrioritySet.objects.filter(pk=cast.priorities[0].priority_set_id)
    for rows in (Cycle.objects.all(), sets, Priority.objects.all()):
        rows.update(standing=standing, source="A page that says so")
    sets.update(adopted_on=date(2025, 6, 13))
    page = Client().get("/")
    assert b"European Multidisciplinary Platform Against Criminal Threats" in page.content
    assert (cast.priorities[0].title.encode() in page.content) == shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/accessibility/", "/robots.txt", "/livez", "/readyz", "/search/", "/accounts/login/"]
)
def test_everybody_may_open_it(address: str) -> None:
    assert Client().get(address).status_code == 200


def test_the_machine_that_watches_the_process_asks_no_database() -> None:
    assert Client().get("/livez").content == b"ok\n"
