"""The Action Leader's page: numbers are understood or asked about, nothing is lost, sending says what is left."""

import pytest

from oaps.models import IndicatorValue, Measure, ProgressReport, Result
from oaps.services.plausible import doubt
from tests.oaps.reporting.conftest import Reporting
from tests.oaps.reporting.test_rounds import form_of
from tests.signing import SignIn

ROW = "indicatorvalues-0"


def result_row(**typed: str) -> dict[str, str]:
    """Return what a new line of results sends."""
    measure = Measure.objects.get(code="arrests")
    row = {"measure": str(measure.pk), "number": "12", "qualifier": "exact", "year": "2025", **typed}
    return {"results-TOTAL_FORMS": "1", **{f"results-0-{name}": value for name, value in row.items()}}


def test_the_form_comes_with_what_was_carried_over(reporting: Reporting, sign_in: SignIn) -> None:
    page = sign_in("leader.one").get(f"/reports/{reporting.report().pk}/edit/")
    text = page.content.decode()
    assert "Three weeks of controls." in text
    assert text.count("carried over, confirm") == 2
    assert len(page.context["left"]) == 3
    assert text.count("(needed before it is sent)") == 1


def test_a_state_that_was_carried_over_is_not_told_as_reported(reporting: Reporting, sign_in: SignIn) -> None:
    assert "on track, carried over" in sign_in("leader.one").get("/reports/?status=expected").content.decode()
    reporting.fill()
    assert ", carried over" not in sign_in("leader.one").get("/reports/?status=drafting").content.decode()


@pytest.mark.parametrize("person", ["driver.one", "nec.lv", "est", "nobody"])
def test_the_form_is_the_action_leaders(reporting: Reporting, sign_in: SignIn, person: str) -> None:
    report = reporting.report()
    assert sign_in(person).get(f"/reports/{report.pk}/edit/").status_code in {403, 404}
    answer = sign_in(person).post(f"/reports/{report.pk}/edit/", form_of(report, narrative="Taken over"))
    assert answer.status_code in {403, 404}
    assert reporting.report().narrative == "Three weeks of controls."


def test_saving_keeps_the_place_and_begins_the_report(reporting: Reporting, sign_in: SignIn) -> None:
    report = reporting.report()
    answer = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", form_of(report, narrative="Four weeks."))
    assert answer.headers["Location"] == f"/reports/{report.pk}/edit/"
    saved = reporting.report()
    assert (saved.status, saved.narrative, saved.to_confirm) == ("drafting", "Four weeks.", ["state"])


class TestNumbers:
    def test_a_number_is_understood_as_it_is_written(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = reporting.report()
        typed = form_of(report, **{f"{ROW}-number": "13\u202f871"})
        assert sign_in("leader.one").post(f"/reports/{report.pk}/edit/", typed).status_code == 302
        value = IndicatorValue.objects.get(report=report)
        assert value.state == "reported"
        assert value.number == 13871

    def test_an_unclear_number_is_asked_about_and_nothing_is_lost(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.report(), sign_in("leader.one")
        typed = form_of(report, narrative="Typed for long", **{f"{ROW}-number": "13.871"})
        text = client.post(f"/reports/{report.pk}/edit/", typed)
        page = text.content.decode()
        assert text.status_code == 400
        assert "Typed for long" in page
        assert f'value="{ROW}-number=13871"' in page
        assert f'value="{ROW}-number=13.8710"' in page
        assert client.post(f"/reports/{report.pk}/edit/", {**typed, "choose": f"{ROW}-number=13871"}).status_code == 302
        assert IndicatorValue.objects.get(report=report).number == 13871
        assert reporting.report().narrative == "Typed for long"

    def test_what_was_confirmed_stays_ticked_when_the_form_comes_back(
        self, reporting: Reporting, sign_in: SignIn
    ) -> None:
        report = reporting.report()
        typed = form_of(report, confirm="narrative", **{f"{ROW}-number": "13.871"})
        page = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", typed).content.decode()
        assert 'name="confirm" value="narrative" checked' in page
        assert 'name="confirm" value="state">' in page

    @pytest.mark.parametrize(
        ("aggregation", "number", "doubted"), [("latest", 3, True), ("latest", 4, False), ("sum", 3, False)]
    )
    def test_a_value_below_its_baseline_is_doubted_unless_it_adds_up(
        self, reporting: Reporting, aggregation: str, number: int, doubted: bool
    ) -> None:
        value = reporting.report().values.get()
        value.state, value.number = "reported", number
        value.indicator.aggregation, value.indicator.baseline, value.indicator.target = aggregation, 4, 9
        assert doubt(value).startswith("This is below the baseline") is doubted

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("-3", "not negative"),
            ("many", "is no number"),
            ("12 kg", "counted in reports"),
            ("1.23456", "at most 3 digits"),
        ],
    )
    def test_what_is_no_such_number_is_told_at_the_field(
        self, reporting: Reporting, sign_in: SignIn, typed: str, words: str
    ) -> None:
        report = reporting.report()
        form = form_of(report, narrative="Kept", **{f"{ROW}-number": typed})
        answer = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", form)
        assert answer.status_code == 400
        assert words in answer.content.decode()
        assert "Kept" in answer.content.decode()
        assert reporting.report().status == "expected"

    def test_zero_and_not_applicable_are_two_things(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.report(), sign_in("leader.one")
        client.post(f"/reports/{report.pk}/edit/", form_of(report, **{f"{ROW}-number": "0"}))
        value = IndicatorValue.objects.get(report=report)
        assert value.state == "reported"
        assert value.number == 0
        typed = {f"{ROW}-number": "", f"{ROW}-not_applicable": "on"}
        client.post(f"/reports/{report.pk}/edit/", form_of(reporting.report(), **typed))
        assert IndicatorValue.objects.get(report=report).state == "not_applicable"
        both = form_of(reporting.report(), **{f"{ROW}-number": "4", f"{ROW}-not_applicable": "on"})
        assert "keep one of the two" in client.post(f"/reports/{report.pk}/edit/", both).content.decode()

    def test_a_stored_number_comes_back_as_one_that_is_understood(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.report(), sign_in("leader.one")
        IndicatorValue.objects.filter(report=report).update(state="reported", number="13.871")
        assert 'value="13.8710"' in client.get(f"/reports/{report.pk}/edit/").content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("narrative", "SECRET UE/EU SECRET: the route runs over the border.", "EMPACT holds nothing classified"),
        ("obstacles", "Suspect born on 1.2.1980 was not found.", "record of a person"),
    ],
)
def test_what_does_not_belong_here_is_told_at_its_field_and_nothing_is_lost(
    reporting: Reporting, sign_in: SignIn, field: str, typed: str, words: str
) -> None:
    report = reporting.report()
    given = form_of(report, **{"next_steps": "Typed for long", field: typed, f"{ROW}-number": "7"})
    answer = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", given)
    assert answer.status_code == 400
    (told,) = answer.context["form"].errors[field]
    assert words in told
    page = answer.content.decode()
    assert all(text in page for text in (typed, "Typed for long", 'value="7"'))
    assert reporting.report().status == "expected"


class TestResults:
    def test_a_line_is_stored_with_its_breakdown(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = reporting.report()
        country = reporting.cast.countries["FR"].pk
        typed = result_row(number="1 200", country=str(country), commodity="Rifles", origin="Case files")
        answer = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", form_of(report, **typed))
        assert answer.status_code == 302
        result = Result.objects.get(report=report)
        assert result.number == 1200
        assert (result.country_id, result.commodity, result.origin) == (country, "Rifles", "Case files")

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({"number": "12 kg"}, "counted in persons"),
            ({"number": "1.5"}, "Give a whole number: persons are not counted in parts."),
            ({"year": "1999"}, "are of the years 2024 to 2025"),
            ({"measure": ""}, "required"),
            ({"number": ""}, "required"),
            ({"origin": "Suspect born 1.2.1980"}, "record of a person"),
        ],
    )
    def test_a_wrong_line_is_told_in_it(
        self, reporting: Reporting, sign_in: SignIn, typed: dict[str, str], words: str
    ) -> None:
        report = reporting.report()
        answer = sign_in("leader.one").post(f"/reports/{report.pk}/edit/", form_of(report, **result_row(**typed)))
        assert answer.status_code == 400
        assert words in answer.content.decode()
        assert not Result.objects.filter(report=report).exists()


class TestTwoAtOnce:
    def test_a_stale_save_shows_both_versions_and_loses_nothing(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = reporting.report()
        mine = form_of(report, narrative="Mine")
        sign_in("leader.one").post(f"/reports/{report.pk}/edit/", form_of(report, narrative="Theirs"))
        reporting.cast.give("coleader.one", "co_action_leader", "FR", reporting.actions[0])
        answer = sign_in("coleader.one").post(f"/reports/{report.pk}/edit/", mine)
        assert answer.status_code == 409
        text = answer.content.decode()
        assert "Mine" in text
        assert "Theirs" in text
        assert reporting.report().narrative == "Theirs"


class TestSending:
    def test_what_is_left_is_told_and_what_was_typed_is_saved(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.report(), sign_in("leader.one")
        typed = form_of(report, narrative="Nearly done", send="yes")
        answer = client.post(f"/reports/{report.pk}/edit/", typed, follow=True)
        assert "Saved, but not sent" in answer.content.decode()
        assert (reporting.report().status, reporting.report().narrative) == ("drafting", "Nearly done")

    def test_a_whole_report_is_sent_with_one_click(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.report(), sign_in("leader.one")
        typed = form_of(report, confirm_all="yes", send="yes", **{f"{ROW}-number": "4"})
        client.post(f"/reports/{report.pk}/edit/", typed)
        assert ProgressReport.objects.get(pk=report.pk).status == "submitted"

    def test_a_returned_report_says_why(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = reporting.fill()
        reporting.move("submit", report, "leader.one")
        reporting.move("return", report, "driver.one", comment="Which figures are final?")
        for page in ("", "edit/"):
            assert (
                "Which figures are final?" in sign_in("leader.one").get(f"/reports/{report.pk}/{page}").content.decode()
            )

    def test_an_accepted_report_is_corrected_from_its_page(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, client = reporting.accepted(), sign_in("leader.one")
        assert "Correct the report" in client.get(f"/reports/{report.pk}/").content.decode()
        answer = client.post(f"/reports/{report.pk}/correct/", {"comment": "A slip"})
        new = reporting.report()
        assert answer.headers["Location"] == f"/reports/{new.pk}/edit/"
        assert "counts until" in client.get(f"/reports/{report.pk}/").content.decode()
        reporting.move("submit", new, "leader.one")
        reporting.move("accept", new, "driver.one")
        assert "was corrected" in sign_in("nec.lv").get(f"/reports/{report.pk}/").content.decode()
