"""COSI's page: each cell of the heat map opens as many actions; late reports are counted for all, opened by some."""

from typing import Any

from django.test import Client

from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn


def late_plan(world: Reporting, client: Client) -> Any:
    """Return what the page tells of the plan once its reports are late."""
    world.make_late()
    (row,) = client.get("/implementation/").context["plans"]
    return row


def listed(client: Client, url: str) -> list[Any]:
    """Return the rows of a list."""
    return list(client.get(url).context["listing"].page)


def test_each_cell_opens_as_many_actions_and_a_late_report_marks_its_cell(
    reporting: Reporting, sign_in: SignIn
) -> None:
    reporting.make_late()
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


def test_what_goes_well_opens_as_many_actions_on_the_plan_and_over_the_figures(
    reporting: Reporting, sign_in: SignIn
) -> None:
    reporting.accepted(0, state="on_track")
    client = sign_in("secretariat")
    page = client.get("/implementation/").context
    (row,) = page["plans"]
    assert (row.well, row.actions) == (1, 2)
    assert [action.pk for action in listed(client, row.well_url)] == [reporting.actions[0].pk]
    assert [action.pk for action in listed(client, page["summary"].well_url)] == [reporting.actions[0].pk]


def test_late_reports_are_told_by_plan_and_by_the_country_of_their_action_leaders(
    reporting: Reporting, sign_in: SignIn
) -> None:
    client = sign_in("secretariat")
    row = late_plan(reporting, client)
    assert row.late == 2
    assert [len(listed(client, item.url)) for item in row.owing] == [item.count for item in row.owing]
    assert sum(item.count for item in row.owing) == 2


def late_part(html: str) -> str:
    """Return the section on plans and late reports."""
    return html.split('id="plans"')[1]


def test_a_delegate_is_told_how_many_reports_are_late_and_of_whom_and_nothing_else(
    reporting: Reporting, sign_in: SignIn
) -> None:
    reporting.make_late()
    reporting.fill(0, narrative="Typed and not sent.")
    page = sign_in("delegate.it").get("/implementation/")
    (row,) = page.context["plans"]
    assert (row.late, row.late_url) == (2, "")
    owed = [(item.lead.organisation.country.code, item.count, item.url) for item in row.owing]
    assert owed == [("DE", 1, ""), ("FR", 1, "")]
    assert (page.context["summary"].late, page.context["summary"].late_url) == (2, "")
    html = page.content.decode()
    assert "2 late reports" in html
    assert "seen once they are accepted" in late_part(html)
    assert "missing=late" not in html
    assert not [action.title for action in reporting.actions if action.title in html]
    assert "Typed and not sent." not in html
    assert sign_in("nobody").get("/implementation/").context["tabs"] == []


def test_the_drivers_report_shown_is_the_newest_that_is_read_and_the_page_says_so(
    reporting: Reporting, sign_in: SignIn
) -> None:
    client = sign_in("delegate.it")
    assert late_plan(reporting, client).report is None
    assert late_plan(reporting, sign_in("est")).report == reporting.plan_report()
    assert "the newest that you may read is shown" in late_part(client.get("/implementation/").content.decode())


def test_a_national_coordinator_opens_the_late_reports_of_the_country_and_counts_all(
    reporting: Reporting, sign_in: SignIn
) -> None:
    client = sign_in("nec.de")
    row = late_plan(reporting, client)
    opened = {item.lead.organisation.country.code: item.url for item in row.owing}
    assert (row.late, row.late_url, [code for code, url in opened.items() if url]) == (2, "", ["DE"])
    assert len(listed(client, opened["DE"])) == 1


def test_the_support_team_opens_what_is_counted(reporting: Reporting, sign_in: SignIn) -> None:
    reporting.make_late()
    client = sign_in("est")
    page = client.get("/implementation/")
    for url in (page.context["plans"][0].late_url, page.context["summary"].late_url):
        assert f'href="{url.replace("&", "&amp;")}"' in page.content.decode()
        assert client.get(url).context["listing"].page.paginator.count == 2


def test_what_an_agency_owes_opens_to_what_is_led_by_no_country(reporting: Reporting, sign_in: SignIn) -> None:
    reporting.leave_lead("Europol")
    client = sign_in("est")
    (owed,) = [item for item in late_plan(reporting, client).owing if item.lead.organisation.short_name == "Europol"]
    assert [report.action_id for report in listed(client, owed.url)] == [reporting.actions[1].pk]


def test_what_one_of_two_agencies_owes_opens_to_nothing_that_the_other_owes(
    reporting: Reporting, sign_in: SignIn
) -> None:
    reporting.leave_lead("Eurojust", 0)
    reporting.leave_lead("Europol")
    client = sign_in("est")
    row = late_plan(reporting, client)
    assert [(item.lead.organisation.short_name, item.count, item.url) for item in row.owing] == [
        ("Eurojust", 1, ""),
        ("Europol", 1, ""),
    ]
    assert len(listed(client, row.late_url)) == 2


def test_a_list_of_all_plans_and_each_file_name_the_plan_of_a_report(reporting: Reporting, sign_in: SignIn) -> None:
    client = sign_in("est")
    rows = client.get("/reports/?missing=owed").content.decode().split("<tbody")[1]
    assert "FA-2024-25/1.1" in rows
    for address in ("/reports/?missing=owed", f"{reporting.round.get_absolute_url()}?"):
        answer: Any = client.get(f"{address}&format=csv")
        lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        assert ["FA-2024-25/1." in line for line in lines] == [False, True, True], address
