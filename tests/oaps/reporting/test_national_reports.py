"""A national coordinator writes over the country's figures; submitting freezes them, recalling counts them anew."""

import pytest

from empact.history.models import FrozenVersion
from empact.workflow.errors import Blocked, Refused
from empact.workflow.work import owed_by
from oaps.figures import figures_of_country
from oaps.models import NationalReport, Result
from oaps.services.national_reports import begin_national_report
from tests.cast import put
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn


def begun(world: Reporting, **values: str) -> NationalReport:
    return begin_national_report(
        world.round, world.cast.countries["FR"], actor=world.cast["nec.fr"], values={"summary": "We kept.", **values}
    )


def test_it_is_begun_from_my_country_written_and_submitted(reporting: Reporting, sign_in: SignIn) -> None:
    Result.objects.update(country=reporting.cast.countries["FR"])
    client = sign_in("nec.fr")
    desk = next(item for item in client.get("/my-country/").context["desks"] if item.round == reporting.round)
    assert desk.report is None
    answer = client.post(desk.begin_url, {"summary": "", "obstacles": "Few analysts.", "needs": ""}, follow=True)
    report = NationalReport.objects.get(round=reporting.round)
    assert (answer.status_code, report.country.code, report.status) == (200, "FR", "drafting")
    with pytest.raises(Blocked):
        reporting.move("submit", report, "nec.fr")
    told = {"version": str(report.version), "summary": "We kept.", "obstacles": "Few analysts.", "needs": ""}
    assert client.post(f"/national-reports/{report.pk}/edit/", told).status_code == 302
    sent = reporting.move("submit", report, "nec.fr")
    assert [row["number"] for row in sent.figures["results"]] == ["27"]
    assert FrozenVersion.objects.of(sent).count() == 1
    reporting.accepted(0)
    assert NationalReport.objects.get(pk=report.pk).figures == sent.figures
    assert reporting.move("recall", report, "nec.fr", comment="A number is wrong").figures == {}


def test_a_country_is_reported_on_by_its_own_coordinator_only(reporting: Reporting, sign_in: SignIn) -> None:
    with pytest.raises(Refused):
        begin_national_report(
            reporting.round, reporting.cast.countries["FR"], actor=reporting.cast["nec.lv"], values={"summary": "x"}
        )
    assert not NationalReport.objects.exists()
    report = begun(reporting)
    address = report.get_absolute_url()
    seen = {name: sign_in(name).get(address).status_code for name in ("nec.fr", "nec.lv", "est", "driver.one")}
    assert seen == {"nec.fr": 200, "nec.lv": 404, "est": 404, "driver.one": 404}
    reporting.move("submit", report, "nec.fr")
    seen = {name: sign_in(name).get(address).status_code for name in ("nec.fr", "nec.lv", "est", "driver.one")}
    assert seen == {"nec.fr": 200, "nec.lv": 404, "est": 200, "driver.one": 404}


def test_an_address_that_names_another_country_begins_nothing(reporting: Reporting, sign_in: SignIn) -> None:
    client = sign_in("nec.fr")
    desk = next(item for item in client.get("/my-country/").context["desks"] if item.round == reporting.round)
    other = desk.begin_url.replace("country=FR", "country=LV")
    answer = client.post(other, {"summary": "Written for another country.", "obstacles": "", "needs": ""})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Only the national coordinator of a country reports for it." in page
    assert "Written for another country." in page
    assert not NationalReport.objects.exists()


def test_who_cannot_begin_one_is_told_before_anything_is_typed(reporting: Reporting, sign_in: SignIn) -> None:
    client = sign_in("nec.fr")
    desk = next(item for item in client.get("/my-country/").context["desks"] if item.round == reporting.round)
    other = client.get(desk.begin_url.replace("country=FR", "country=LV"))
    assert (other.status_code, "Begin that of your own from My country." in other.content.decode()) == (400, True)
    report = begun(reporting)
    again = client.get(desk.begin_url, follow=True)
    assert again.redirect_chain == [(report.get_absolute_url(), 302)]
    assert "has a national report in this round already" in again.content.decode()
    put(reporting.round, "closed")
    assert "EMPACT Support Team can reopen it" in sign_in("nec.lv").get(desk.begin_url.split("?")[0]).content.decode()
    assert sign_in("est").get(desk.begin_url).status_code == 403


def test_the_draft_is_on_the_coordinators_work_and_in_nobody_elses(reporting: Reporting) -> None:
    report = begun(reporting)

    def has(name: str) -> bool:
        return report in [item.record for item in owed_by(reporting.cast[name])]

    assert has("nec.fr")
    assert not has("nec.lv")
    assert not has("est")


def test_the_figures_are_of_the_actions_it_leads_and_of_the_results_that_name_it(reporting: Reporting) -> None:
    Result.objects.update(country=reporting.cast.countries["DE"])
    reporting.accepted(0)
    france = figures_of_country(reporting.round, reporting.cast.countries["FR"])
    germany = figures_of_country(reporting.round, reporting.cast.countries["DE"])
    assert (france["actions"] + germany["actions"], france["results"]) == (2, [])
    assert sum(row["lines"] for row in germany["results"]) == 1
    assert [len(found["missing"]) for found in (france, germany)].count(1) == 1


def test_a_second_one_in_the_round_is_refused_at_its_place(reporting: Reporting) -> None:
    begun(reporting)
    with pytest.raises(Blocked):
        begun(reporting)


def test_my_country_names_what_is_due_and_leads_there(reporting: Reporting, sign_in: SignIn) -> None:
    client = sign_in("nec.de")
    page = client.get("/my-country/")
    reports = page.context["reports"]
    assert [action.number for _report, action in reports] == ["1.2"]
    assert client.get(reports[0][0].get_absolute_url()).status_code == 200
    assert client.get(page.context["owed_url"]).context["listing"].page.paginator.count == page.context["owed"] == 1


def test_who_may_not_read_the_countrys_reports_yet_is_not_told_that_none_is_to_come(
    reporting: Reporting, sign_in: SignIn
) -> None:
    reporting.make_late()
    pages = {name: sign_in(name).get("/my-country/") for name in ("nec.fr", "contact.fr")}
    told = {name: (page.context["late"], bool(page.context["late_url"]), len(page.context["reports"]))
            for name, page in pages.items()}  # fmt: skip
    assert told == {"nec.fr": (1, True, 1), "contact.fr": (1, False, 0)}
    html = pages["contact.fr"].content.decode()
    assert "No report is still to come" not in html
    assert "with the Action Leaders and the national coordinator" in html
    assert "missing=late" not in html
