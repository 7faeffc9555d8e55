"""COSI's page: each cell of the heat map opens as many actions; late reports are counted for all, opened by some."""

from datetime import UTC, datetime

from oaps.models import Participation, ReportingRound
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


def late_part(html: str) -> str:
    """Return the section on plans and late reports."""
    return html.split('id="plans"')[1]


def test_a_delegate_is_told_how_many_reports_are_late_and_of_whom_and_nothing_else(
    reporting: Reporting, sign_in: SignIn
) -> None:
    make_late(reporting)
    reporting.fill(0, narrative="Typed and not sent.")
    page = sign_in("delegate.it").get("/implementation/")
    (row,) = page.context["plans"]
    assert (row.late, row.late_url) == (2, "")
    assert [(item.lead.organisation.country.code, item.count, item.url) for item in row.owing] == [
        (item.lead.organisation.country.code, 1, "") for item in row.owing
    ]
    assert (len(row.owing), page.context["summary"].late, page.context["summary"].late_url) == (2, 2, "")
    html = page.content.decode()
    assert "2 late reports" in html
    assert "seen once they are accepted" in late_part(html)
    assert "missing=late" not in html
    assert not [action.title for action in reporting.actions if action.title in html]
    assert "Typed and not sent." not in html
    assert sign_in("nobody").get("/implementation/").context["tabs"] == []


def test_a_national_coordinator_opens_the_late_reports_of_the_country_and_counts_all(
    reporting: Reporting, sign_in: SignIn
) -> None:
    make_late(reporting)
    client = sign_in("nec.de")
    (row,) = client.get("/implementation/").context["plans"]
    opened = {item.lead.organisation.country.code: item.url for item in row.owing}
    assert (row.late, row.late_url, [code for code, url in opened.items() if url]) == (2, "", ["DE"])
    assert client.get(opened["DE"]).context["listing"].page.paginator.count == 1


def test_the_support_team_opens_what_is_counted(reporting: Reporting, sign_in: SignIn) -> None:
    make_late(reporting)
    client = sign_in("est")
    page = client.get("/implementation/")
    for url in (page.context["plans"][0].late_url, page.context["summary"].late_url):
        assert f'href="{url.replace("&", "&amp;")}"' in page.content.decode()
        assert client.get(url).context["listing"].page.paginator.count == 2


def test_what_an_agency_owes_opens_to_what_is_led_by_no_country(reporting: Reporting, sign_in: SignIn) -> None:
    make_late(reporting)
    agency = reporting.cast.organisations["Europol"]
    Participation.objects.filter(action=reporting.actions[1], role="lead").update(organisation=agency)
    client = sign_in("est")
    (row,) = client.get("/implementation/").context["plans"]
    (owed,) = [item for item in row.owing if item.lead.organisation == agency]
    (listed,) = client.get(owed.url).context["listing"].page
    assert listed.action_id == reporting.actions[1].pk
