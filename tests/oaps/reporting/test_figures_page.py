"""The page of figures: each number leads to its lines, and nobody reads more there than elsewhere."""

import pytest

from oaps.models import PublishedFigure
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn

LEVELS = ("cycle", "priority", "plan", "action", "country")


@pytest.mark.parametrize("level", LEVELS)
def test_each_total_leads_to_the_lines_it_is_made_of(reporting: Reporting, sign_in: SignIn, level: str) -> None:
    reporting.add_line_without_country()
    client = sign_in("est")
    page = client.get("/figures/", {"cycle": reporting.plan.cycle.code, "by": level})
    cells = [cell for row in page.context["rows"] for cell in row.cells(page.context["years"])]
    assert [int(total.number) for _year, total, _url in cells] == ([27, 4] if level == "country" else [31])
    answers = [client.get(url) for _year, _total, url in cells]
    for (_year, total, _url), answer in zip(cells, answers, strict=True):
        assert answer.status_code == 200
        if level != "action":
            assert sum(line.number for line in answer.context["listing"].page.object_list) == total.number
    if level == "country":
        assert '<option value="none" selected>no country given</option>' in answers[-1].content.decode()


@pytest.mark.parametrize(("level", "lead"), [*((level, "Europol") for level in LEVELS), ("country", "")])
def test_each_number_of_indicators_leads_to_as_many(
    reporting: Reporting, sign_in: SignIn, level: str, lead: str
) -> None:
    reporting.accepted(0)
    reporting.fill(1)
    reporting.leave_lead(lead)
    reporting.cancel_another()
    client = sign_in("est")
    page = client.get("/figures/", {"cycle": reporting.plan.cycle.code, "by": level})
    counted = [(n, url) for row in page.context["progress"] for _words, n, url in row.stands if n]
    assert sum(n for n, _url in counted) == 2
    for n, url in (*counted, *((row.all, row.all_url) for row in page.context["progress"])):
        answer = client.get(url)
        assert answer.status_code == 200
        if level != "action":
            assert answer.context["listing"].page.paginator.count == n


@pytest.mark.parametrize(("asked", "counts"), [({}, (2, 3, 2)), ({"country": "none"}, (0, 1, 1))])
def test_the_numbers_over_the_page_lead_to_as_many_rows(
    reporting: Reporting, sign_in: SignIn, asked: dict[str, str], counts: tuple[int, ...]
) -> None:
    reporting.accepted(0)
    reporting.leave_lead("Europol")
    client = sign_in("est")
    summary = client.get("/figures/", {"cycle": reporting.plan.cycle.code, **asked}).context["summary"]
    told = [(summary.accepted, summary.accepted_url), (summary.late, summary.late_url), (summary.met, summary.met_url)]
    told += [(share.count, share.url) for share in summary.states.shares]
    assert (summary.accepted, summary.asked, summary.actions) == counts
    for n, url in told:
        assert client.get(url).context["listing"].page.paginator.count == n, url


def test_what_is_shown_is_a_file_too(reporting: Reporting, sign_in: SignIn) -> None:
    client, asked = sign_in("est"), {"cycle": reporting.plan.cycle.code, "by": "plan", "format": "csv"}
    head, line = client.get("/figures/", asked).getvalue().decode().splitlines()
    assert head.startswith("\ufeffPlan,Measure,Year")
    assert ",27," in line
    lines = client.get("/figures/", {**asked, "of": "indicators"}).getvalue().decode().splitlines()
    assert lines[1].split(",")[1] == "2"


def test_a_narrow_page_sets_no_total_of_a_whole_cycle_beside_its_own(reporting: Reporting, sign_in: SignIn) -> None:
    PublishedFigure.objects.update(year=2025)
    client, asked = sign_in("est"), {"cycle": reporting.plan.cycle.code}
    whole = client.get("/figures/", asked).context["charts"]
    part = client.get("/figures/", {**asked, "plan": reporting.plan.code}).context["charts"]
    assert [bar.kind for group in whole.shown[0].picture.groups for bar in group.bars if bar.kind == "other"]
    assert not [bar for group in part.shown[0].picture.groups for bar in group.bars if bar.kind in {"other", "none"}]


def test_what_others_published_stands_beside_and_is_not_added(reporting: Reporting, sign_in: SignIn) -> None:
    PublishedFigure.objects.update(year=2025)
    page = sign_in("est").get("/figures/", {"cycle": reporting.plan.cycle.code})
    (row,) = page.context["rows"]
    assert row.first.number == 27
    assert [item.number for item in row.published] == [13871]


def test_who_has_not_reported_is_named_to_those_who_may_see_it(reporting: Reporting, sign_in: SignIn) -> None:
    def page_of(name: str) -> str:
        return sign_in(name).get("/figures/", {"cycle": reporting.plan.cycle.code}).content.decode()

    def late(name: str) -> list[str]:
        page = sign_in(name).get("/figures/", {"cycle": reporting.plan.cycle.code})
        return [report.action.number for report, _action in page.context["missing"]["rows"]]

    assert sorted(late("driver.one")) == ["1.1", "1.2"]
    assert late("contact.fr") == []
    reporting.make_late()
    told = {name: "Only reports that you may see are listed" in page_of(name) for name in ("driver.one", "nec.fr")}
    assert told == {"driver.one": False, "nec.fr": True}


def test_nobody_reads_more_than_their_own(reporting: Reporting, sign_in: SignIn) -> None:
    page = sign_in("nobody").get("/figures/", {"cycle": reporting.plan.cycle.code, "by": "action"})
    assert list(page.context["rows"]) == []
    assert page.context["progress"] == []


def test_the_pages_of_action_plan_priority_and_cycle_show_the_same_numbers(
    reporting: Reporting, sign_in: SignIn
) -> None:
    plan, client = reporting.plan, sign_in("est")
    records = (reporting.actions[0], plan, plan.sub_priority.priority)
    for record in records:
        page = client.get(f"{record.get_absolute_url()}?tab=figures")
        (chart,) = page.context["charts"].shown
        (year,) = [line for line in chart.years if line.own]
        assert year.own.number == 27, record
        assert client.get(year.url).status_code == 200
    panels = client.get(plan.cycle.get_absolute_url()).context["panels"]["below"]
    (panel,) = [item for item in panels if item["template"] == "oaps/figures/cycle.html"]
    assert [line.own.number for line in panel["charts"].shown[0].years if line.own] == [27]
