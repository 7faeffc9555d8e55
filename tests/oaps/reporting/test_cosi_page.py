"""COSI's page: each cell of the heat map opens as many actions, late reports are named, each by who may see them."""

from datetime import UTC, datetime

from oaps.models import ReportingRound
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn

LONG_AGO = datetime(2025, 11, 3, 16, tzinfo=UTC)


def make_late(world: Reporting) -> None:
    """Let the round be due for its Action Leaders three weeks ago."""
    ReportingRound.objects.filter(pk=world.round.pk).update(due_action_leader=LONG_AGO)


def test_each_cell_opens_as_many_actions_and_a_late_report_marks_its_cell(
    reporting: Reporting, sign_in: SignIn
) -> None:
    make_late(reporting)
    reporting.accepted(0, state="delayed", new_end=reporting.actions[0].ends)
    client = sign_in("secretariat")
    matrix = client.get("/implementation/").context["matrix"]
    cells = [(state, cell) for row in matrix.rows for state, cell in row.cells.items()]
    assert {state: (cell.sign, cell.corner) for state, cell in cells} == {
        "delayed": ("1", False),
        "nothing": ("1", True),
    }
    for _state, cell in cells:
        assert client.get(cell.url).context["listing"].page.paginator.count == int(cell.sign)


def test_late_reports_are_told_by_plan_and_by_the_country_of_their_action_leaders(
    reporting: Reporting, sign_in: SignIn
) -> None:
    make_late(reporting)
    client = sign_in("secretariat")
    (row,) = client.get("/implementation/").context["plans"]
    assert row.late == 2
    for item in row.owing:
        assert client.get(item.url).context["listing"].page.paginator.count == item.count
    assert sum(item.count for item in row.owing) == 2


def test_who_may_not_see_reports_that_are_not_accepted_is_told_of_none(reporting: Reporting, sign_in: SignIn) -> None:
    make_late(reporting)
    page = sign_in("contact.fr").get("/implementation/")
    assert page.status_code == 200
    assert page.context.get("late", 0) == 0
    assert sign_in("nobody").get("/implementation/").context["tabs"] == []
