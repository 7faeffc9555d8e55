"""The page of figures: each number leads to its lines, and nobody reads more there than elsewhere."""

import pytest

from oaps.models import PublishedFigure, Result
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn

LEVELS = ("cycle", "priority", "plan", "action", "country")


@pytest.mark.parametrize("level", LEVELS)
def test_each_total_leads_to_the_lines_it_is_made_of(reporting: Reporting, sign_in: SignIn, level: str) -> None:
    Result.objects.update(country=reporting.cast.countries["FR"])
    client = sign_in("est")
    page = client.get("/figures/", {"cycle": reporting.plan.cycle.code, "by": level})
    (row,) = page.context["rows"]
    assert row.total.number == 27
    answer = client.get(row.url)
    assert answer.status_code == 200
    if level != "action":
        lines = answer.context["listing"].page.object_list
        assert sum(line.number for line in lines) == row.total.number


def test_what_others_published_stands_beside_and_is_not_added(reporting: Reporting, sign_in: SignIn) -> None:
    PublishedFigure.objects.update(year=2025)
    page = sign_in("est").get("/figures/", {"cycle": reporting.plan.cycle.code})
    (row,) = page.context["rows"]
    assert row.total.number == 27
    assert [item.number for item in row.published] == [13871]


def test_who_has_not_reported_is_named_to_those_who_may_see_it(reporting: Reporting, sign_in: SignIn) -> None:
    def late(name: str) -> list[str]:
        page = sign_in(name).get("/figures/", {"cycle": reporting.plan.cycle.code})
        return [report.action.number for line in page.context["progress"] for report in line.late]

    assert sorted(late("driver.one")) == ["1.1", "1.2"]
    assert late("contact.fr") == []


def test_nobody_reads_more_than_their_own(reporting: Reporting, sign_in: SignIn) -> None:
    page = sign_in("nobody").get("/figures/", {"cycle": reporting.plan.cycle.code, "by": "action"})
    assert page.context["rows"] == []
    assert page.context["progress"] == []
