"""A round is planned, opened by a job that may run again, and closed with its late list seen."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from empact import clock
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.jobs.models import Job, JobState
from empact.jobs.running import work_off
from empact.web.turns import turn_box
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked, Refused
from empact.workflow.triggers import moving
from oaps.models import OAP, Indicator, IndicatorValue, OperationalAction, PlanReport, ProgressReport, ReportingRound
from oaps.services.reports import save_report
from oaps.services.rounds import expect_reports
from oaps.workflow.rounds import Closing
from tests.cast import FICTION, put
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn

FORM = {
    "code": "spring-2026", "title": "Spring", "period_start": "2026-01-01", "period_end": "2027-12-31",
    "opens_on": "2026-03-01", "due_action_leader": "2026-03-20T17:00", "due_driver": "2026-04-03T17:00",
    "due_est": "2026-04-17T17:00", "due_cosi": "2026-05-08T17:00",
}  # fmt: skip


def open_by_move(world: Reporting) -> ReportingRound:
    moved: ReportingRound = perform(
        ReportingRound, "open_round", world.round.pk, actor=world.cast["est"], seen=world.round.version
    )
    return moved


class TestPlanning:
    def test_the_support_team_plans_a_round(self, sign_in: SignIn, planned: Reporting) -> None:
        client = sign_in("est")
        response = client.post("/cycles/2026-2029/new-round/", FORM)
        assert response.status_code == 302, response.content.decode()[:2000]
        item = ReportingRound.objects.get(code="spring-2026")
        assert (item.status, item.is_final) == ("planned", False)

    @pytest.mark.parametrize("person", ["driver", "nec.fr", "nobody"])
    def test_nobody_else_does(self, sign_in: SignIn, planned: Reporting, person: str) -> None:
        assert sign_in(person).post("/cycles/2026-2029/new-round/", FORM).status_code in {403, 404}
        assert not ReportingRound.objects.filter(code="spring-2026").exists()

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("due_driver", "2026-03-01T17:00", "follow each other"),
            ("period_start", "2028-01-01", "on or after the day it starts"),
            ("opens_on", "2026-04-01", "before the Action Leaders"),
            ("period_start", "2022-01-01", "The cycle runs from 1 Jan 2026"),
            ("due_cosi", "2090-05-08T17:00", "The calendar of the cycle runs from 2022"),
        ],
    )
    def test_dates_in_no_order_or_far_off_are_told(
        self, sign_in: SignIn, planned: Reporting, field: str, value: str, words: str
    ) -> None:
        response = sign_in("est").post("/cycles/2026-2029/new-round/", {**FORM, field: value})
        assert response.status_code == 400
        assert words in response.content.decode()

    def test_an_open_round_keeps_its_period(self, sign_in: SignIn, reporting: Reporting) -> None:
        client, item = sign_in("est"), reporting.round
        page = client.get(f"{item.get_absolute_url()}edit/").context["form"]
        assert set(page.fields) == {"title", "due_action_leader", "due_driver", "due_est", "due_cosi"}

    def test_a_round_is_offered_where_a_plan_can_report(self, sign_in: SignIn, planned: Reporting) -> None:
        client, offer = sign_in("est"), f"Plan a round of {planned.cast.earlier_cycle.label}"
        assert offer in client.get("/reporting/").content.decode()
        with moving():
            OAP.objects.filter(cycle=planned.cast.earlier_cycle).update(status="closed")
        page = client.get("/reporting/").content.decode()
        assert offer not in page
        assert f"Plan a round of {planned.cast.cycle.label}" in page


class TestOpening:
    def test_the_move_has_a_worker_make_the_reports(self, own_database: None, planned: Reporting) -> None:
        open_by_move(planned)
        assert Job.objects.get(kind="oaps.expect_reports").state == JobState.WAITING
        work_off("prompt")
        job = Job.objects.get(kind="oaps.expect_reports")
        assert job.state == JobState.DONE, job.trace
        assert ProgressReport.objects.filter(round=planned.round, status="expected").count() == 2
        assert PlanReport.objects.filter(round=planned.round, status="expected").count() == 1

    def test_a_second_run_makes_nothing(self, reporting: Reporting) -> None:
        assert expect_reports(reporting.round, reporting.plan, actor=None).reports == 0
        assert ProgressReport.objects.filter(round=reporting.round).count() == 2

    def test_a_report_begins_with_what_was_accepted_last(self, reporting: Reporting) -> None:
        report = reporting.report(0)
        assert (report.state, report.narrative) == ("on_track", "Three weeks of controls.")
        assert set(report.to_confirm) == {"state", "narrative"}
        assert report.action_days is None

    def test_a_number_that_adds_up_is_never_carried_over(self, reporting: Reporting) -> None:
        (value,) = reporting.report(0).values.all()
        assert value.indicator.aggregation == "sum"
        assert (value.state, value.number, value.to_confirm) == ("nothing_reported", None, False)

    def test_the_latest_value_stands_until_there_is_a_newer_one(self, planned: Reporting) -> None:
        indicator = Indicator.objects.get(action=planned.actions[0])
        Indicator.objects.filter(pk=indicator.pk).update(aggregation="latest")
        expect_reports(planned.round, planned.plan, actor=None)
        value = IndicatorValue.objects.get(report__round=planned.round, indicator=indicator)
        assert value.number == 3
        assert value.to_confirm

    def test_an_action_added_later_gets_its_report_and_nothing_typed_is_lost(self, reporting: Reporting) -> None:
        report = reporting.fill(0, narrative="Typed by hand.")
        put(OperationalAction(oap=reporting.plan, goal_number=1, sequence=9, title="Later", **FICTION), "in_progress")
        Indicator.objects.create(action=reporting.actions[0], title="New", unit="n", **FICTION)
        made = expect_reports(reporting.round, reporting.plan, actor=None)
        assert (made.reports, made.plan_reports, made.values) == (1, 0, 1)
        report.refresh_from_db()
        assert report.narrative == "Typed by hand."

    def test_an_action_that_goes_later_keeps_what_was_typed(self, reporting: Reporting) -> None:
        report = reporting.fill(0, narrative="Typed by hand.")
        with moving():
            OperationalAction.objects.filter(pk=report.action_id).update(status="cancelled")
        expect_reports(reporting.round, reporting.plan, actor=None)
        assert ProgressReport.objects.get(pk=report.pk).narrative == "Typed by hand."

    def test_the_history_tells_who_asked(self, reporting: Reporting) -> None:
        entry = Entry.objects.of(reporting.report(0)).get(verb="asked_for")
        assert "asked for the report" in str(sentence(entry))

    def test_a_round_without_plans_in_force_does_not_open(self, planned: Reporting) -> None:
        ReportingRound.objects.filter(pk=planned.round.pk).update(
            period_start=date(2030, 1, 1), period_end=date(2030, 12, 31)
        )
        planned.round.refresh_from_db()
        with pytest.raises(Blocked, match="in force"):
            open_by_move(planned)

    def test_only_the_support_team_opens(self, planned: Reporting) -> None:
        with pytest.raises(Refused):
            perform(
                ReportingRound, "open_round", planned.round.pk, actor=planned.cast["driver.one"],
                seen=planned.round.version,
            )  # fmt: skip


class TestClosing:
    def close(self, world: Reporting, **data: bool) -> ReportingRound:
        item = ReportingRound.objects.get(pk=world.round.pk)
        moved: ReportingRound = perform(
            ReportingRound, "close", item.pk, actor=world.cast["est"], seen=item.version, data=Closing(**data)
        )
        return moved

    def test_the_late_list_is_seen_first(self, reporting: Reporting) -> None:
        with pytest.raises(Blocked) as error:
            self.close(reporting)
        assert {problem.code for problem in error.value.problems} == {"late", "late_not_seen"}
        assert "FA-2024-25/1.1" in str(error.value.problems[0].text)
        assert self.close(reporting, late_acknowledged=True).status == "closed"

    @pytest.mark.parametrize(("days", "urged"), [(1, False), (-1, True)])
    def test_nobody_is_urged_to_close_before_the_last_date(self, reporting: Reporting, days: int, urged: bool) -> None:
        item = reporting.round
        names = ("due_action_leader", "due_driver", "due_est", "due_cosi")
        ReportingRound.objects.filter(pk=item.pk).update(**dict.fromkeys(names, clock.now() + timedelta(days=days)))
        box = turn_box(reporting.cast["est"], ReportingRound.objects.get(pk=item.pk))
        assert box is not None
        (close,) = [button for button in box.moves if button.label == "Close the round"]
        assert (close.primary, box.yours) == (urged, urged)

    def test_nothing_is_written_in_a_closed_round(self, reporting: Reporting) -> None:
        report = reporting.report(0)
        self.close(reporting, late_acknowledged=True)
        with pytest.raises(Blocked) as error:
            save_report(
                report.pk, actor=reporting.cast["leader.one"], seen=report.version, changes={"narrative": "Too late"}
            )
        assert [problem.code for problem in error.value.problems] == ["round_closed"]
        assert "reopen" in error.value.problems[0].who

    def test_what_was_typed_comes_back_when_the_round_closed_meanwhile(
        self, reporting: Reporting, sign_in: SignIn
    ) -> None:
        report, client = reporting.report(0), sign_in("leader.one")
        self.close(reporting, late_acknowledged=True)
        response = client.post(f"/reports/{report.pk}/edit/", form_of(report, narrative="Typed for an hour"))
        assert response.status_code == 400
        assert "Typed for an hour" in response.content.decode()
        assert "reopen" in response.content.decode()


def form_of(report: ProgressReport, **typed: str) -> dict[str, str]:
    """Return what the form of a report sends when nothing but `typed` is changed."""
    values = list(report.values.order_by("indicator__position", "pk"))
    rows = {
        "indicatorvalues-TOTAL_FORMS": str(len(values)),
        "indicatorvalues-INITIAL_FORMS": str(len(values)),
        "results-TOTAL_FORMS": "0",
        "results-INITIAL_FORMS": "0",
    }
    for number, value in enumerate(values):
        rows |= {
            f"indicatorvalues-{number}-pk": str(value.pk),
            f"indicatorvalues-{number}-version": str(value.version),
            f"indicatorvalues-{number}-number": "" if value.number is None else str(value.number),
            f"indicatorvalues-{number}-note": value.note,
        }
    return {
        "version": str(report.version),
        "state": report.state,
        "narrative": report.narrative,
        **rows,
        **typed,
    }


def test_the_page_says_how_far_the_asking_is(planned: Reporting, sign_in: SignIn) -> None:
    open_by_move(planned)
    client: Client = sign_in("est")
    page = client.get(planned.round.get_absolute_url()).content.decode()
    assert "being asked for" in page
    part = {"HX-Request": "true", "HX-Target": "asking"}
    assert "HX-Refresh" not in client.get(planned.round.get_absolute_url(), headers=part).headers
    Job.objects.update(state=JobState.DONE, ended_at=timezone.now())
    # The list of the reports is drawn anew with it.
    assert client.get(planned.round.get_absolute_url(), headers=part).headers["HX-Refresh"] == "true"
    page = client.get(planned.round.get_absolute_url()).content.decode()
    assert "Asked for the reports of all actions" in page
    assert "Asked for the reports" not in sign_in("nec.fr").get(planned.round.get_absolute_url()).content.decode()
