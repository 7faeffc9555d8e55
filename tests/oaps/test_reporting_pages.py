"""Reporting rounds, progress reports, results, published figures and indicators, by the Django client."""

from datetime import UTC, datetime

import pytest
from django.db.models import Model, Q
from django.test import Client

from empact.web import marks
from oaps.models import Indicator, IndicatorValue, ProgressReport, PublishedFigure, ReportingRound, Result
from oaps.views.reporting import value_of
from oaps.views.results import number
from oaps.views.rounds import steps_of_round
from tests.cast import Cast, put
from tests.contracts.growth import grow
from tests.signing import SignIn


@pytest.fixture
def reported(cast: Cast) -> Cast:
    """Two rounds with accepted reports, results and figures."""
    grow(cast, range(1, 3))
    return cast


def test_a_round_says_how_many_reports_are_accepted(reported: Cast, sign_in: SignIn) -> None:
    page = sign_in("est").get("/reporting/")
    rounds = {row.code: (row.accepted_count, row.report_count) for row in page.context["listing"].page}
    seen = ProgressReport.objects.filter(round__code="R-1").count()
    assert rounds["R-1"] == (seen, seen)
    assert f"{seen} of {seen}" in page.content.decode()


def test_a_reader_counts_only_the_reports_they_see(reported: Cast, sign_in: SignIn) -> None:
    expected = put(ProgressReport(round=ReportingRound.objects.get(code="R-1"), action=reported.actions[0]), "expected")
    assert expected.is_late is False
    rows = {row.code: row.report_count for row in sign_in("nec.lv").get("/reporting/").context["listing"].page}
    all_rows = {row.code: row.report_count for row in sign_in("est").get("/reporting/").context["listing"].page}
    assert rows["R-1"] == all_rows["R-1"] - 1


def test_a_round_has_its_dates_as_steps_and_today_in_the_first_that_is_ahead(reported: Cast) -> None:
    item = ReportingRound.objects.get(code="R-1")
    item.due_action_leader = datetime(2025, 11, 3, 17, tzinfo=UTC)
    assert [step.state for step in steps_of_round(item)] == ["done", "now", "later", "later"]
    item.status = "planned"
    assert [step.state for step in steps_of_round(item)] == ["done", "later", "later", "later"]


def test_a_report_still_owed_after_its_date_is_overdue(reported: Cast, sign_in: SignIn) -> None:
    item = ReportingRound.objects.get(code="R-1")
    ReportingRound.objects.filter(pk=item.pk).update(due_action_leader="2025-11-03T16:00Z")
    put(ProgressReport(round=item, action=reported.actions[0]), "expected")
    page = sign_in("est").get("/cycles/2026-2029/rounds/R-1/")
    assert "21 days late" in page.content.decode()


def test_a_report_shows_values_and_results(reported: Cast, sign_in: SignIn) -> None:
    report = Result.objects.filter(report__action__title="Action 1")[0].report
    text = sign_in("est").get(report.get_absolute_url()).content.decode()
    assert report.action.title in text
    assert "Indicator 0" in text
    assert "Measure" in text


@pytest.mark.parametrize(
    ("state", "value", "shown"),
    [("reported", 0, "0"), ("nothing_reported", None, "nothing reported"), ("not_applicable", None, "not applicable")],
)
def test_nothing_zero_and_not_applicable_are_three_things(state: str, value: int | None, shown: str) -> None:
    assert shown in str(value_of(IndicatorValue(state=state, number=value)))


def test_a_number_says_how_exact_it_is() -> None:
    assert (
        number(Result(number=1200, qualifier="at_least")) == f'<span class="muted">at least</span> {marks.count(1200)}'
    )
    assert number(Result(number=3, qualifier="exact")) == "3"


def test_the_public_reads_the_published_figures_that_are_sourced(reported: Cast) -> None:
    PublishedFigure.objects.filter(measure__code="M-1").update(standing="to_confirm")
    page = Client().get("/published-figures/")
    assert page.status_code == 200
    codes = [row.measure.code for row in page.context["listing"].page]
    assert "M-2" in codes
    assert "M-1" not in codes


@pytest.mark.parametrize("address", ["/reports/", "/results/", "/reporting/", "/measures/", "/indicators/"])
def test_the_other_lists_are_for_those_who_signed_in(reported: Cast, address: str) -> None:
    assert Client().get(address)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("address", "model", "held"),
    [
        ("/results/?country=FR", Result, Q(country__code="FR")),
        ("/results/?country=GR", Result, Q(country__code="EL")),
        ("/results/?measure=M-1", Result, Q(measure__code="M-1")),
        ("/results/?year=2024", Result, Q(year=2024)),
        ("/reports/?round=R-1", ProgressReport, Q(round__code="R-1")),
        ("/reports/?status=accepted&state=on_track", ProgressReport, Q(status="accepted", state="on_track")),
        ("/indicators/?gap=indicator-without-target", Indicator, Q(target=None, no_target_reason="")),
    ],
)
def test_the_lists_are_filtered(reported: Cast, sign_in: SignIn, address: str, model: type[Model], held: Q) -> None:
    page = sign_in("est").get(address)
    assert page.context["listing"].problems == []
    assert page.context["listing"].page.paginator.count == model._base_manager.filter(held).count()


def test_a_year_is_no_quantity(reported: Cast, sign_in: SignIn) -> None:
    assert ">2025</td>" in sign_in("est").get("/results/").content.decode()


def test_an_action_is_found_by_its_number_and_by_its_code(cast: Cast, sign_in: SignIn) -> None:
    for text in ("1.1", "FA-2026-27/1.1"):
        page = sign_in("driver").get("/search/", {"q": text})
        hits = {str(item.index.label): list(item.rows) for item in page.context["found"]}
        assert cast.actions[0] in hits["Actions"]
