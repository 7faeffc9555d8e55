"""A report goes from the Action Leader to the Driver and back; a correction supersedes; the action follows."""

from datetime import date

import pytest

from empact.history.models import Entry, FrozenVersion
from empact.history.sentences import sentence
from empact.workflow.engine import begin, perform
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused
from empact.workflow.triggers import moving
from oaps.models import IndicatorValue, Measure, OperationalAction, ProgressReport, ReportingRound, Result
from oaps.services.reports import save_report
from tests.cast import FICTION
from tests.oaps.reporting.conftest import Reporting


def action(world: Reporting, number: int = 0) -> OperationalAction:
    return OperationalAction.objects.get(pk=world.actions[number].pk)


class TestTheWay:
    def test_the_first_write_begins_the_report(self, reporting: Reporting) -> None:
        assert reporting.report(0).status == "expected"
        assert reporting.fill(0).status == "drafting"

    def test_sent_and_accepted(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        assert report.status == "accepted"
        assert report.first_submitted_at == report.submitted_at
        assert FrozenVersion.objects.filter(kind="oaps.progressreport", record_id=report.pk).count() == 1

    def test_whoever_sent_it_does_not_accept_it(self, reporting: Reporting) -> None:
        reporting.cast.give("leader.one", "co_driver", "FR", reporting.plan)
        report = reporting.fill(0)
        reporting.move("submit", report, "leader.one")
        with pytest.raises(Refused):
            reporting.move("accept", report, "leader.one")
        assert reporting.move("accept", report, "codriver.one").status == "accepted"

    def test_returned_with_a_comment_and_sent_again(self, reporting: Reporting) -> None:
        report = reporting.fill(0)
        reporting.move("submit", report, "leader.one")
        with pytest.raises(Blocked):
            reporting.move("return", report, "driver.one")
        reporting.move("return", report, "driver.one", comment="Which figures are final?")
        assert reporting.move("submit", report, "leader.one").status == "submitted"

    def test_recalled_until_it_is_accepted(self, reporting: Reporting) -> None:
        report = reporting.fill(0)
        reporting.move("submit", report, "leader.one")
        assert reporting.move("recall", report, "leader.one", comment="A slip").status == "drafting"
        reporting.move("submit", report, "leader.one")
        reporting.move("accept", report, "driver.one")
        with pytest.raises(Conflict):
            reporting.move("recall", report, "leader.one", comment="Too late")
        with pytest.raises(Refused):
            reporting.move("recall_accepted", report, "driver.one", comment="Not theirs")
        assert reporting.move("recall_accepted", report, "est", comment="Wrong year").status == "returned"

    def test_nobody_accepts_what_they_did_not_see(self, reporting: Reporting) -> None:
        report = reporting.fill(0)
        sent = reporting.move("submit", report, "leader.one")
        seen = ProgressReport.objects.get(pk=sent.pk).content
        IndicatorValue.objects.filter(report=report).update(number=6)
        with pytest.raises(Conflict):
            perform(ProgressReport, "accept", report.pk, actor=reporting.cast["driver.one"], seen=seen)

    def test_another_leaders_report_is_closed(self, reporting: Reporting) -> None:
        reporting.cast.give("other.leader", "action_leader", "LV", reporting.actions[1])
        report = reporting.report(0)
        with pytest.raises((Refused, NotVisible)):
            save_report(
                report.pk, actor=reporting.cast["other.leader"], seen=report.version, changes={"state": "delayed"}
            )


class TestWhatMustHold:
    def problems(self, world: Reporting, report: ProgressReport) -> set[tuple[str, str]]:
        with pytest.raises(Blocked) as error:
            world.move("submit", report, "leader.one")
        return {(problem.code, problem.field.partition("-")[0]) for problem in error.value.problems}

    def test_everything_carried_over_is_looked_at(self, reporting: Reporting) -> None:
        found = self.problems(reporting, reporting.report(0))
        assert found == {("to_confirm", "state"), ("to_confirm", "narrative"), ("value_missing", "value")}

    def test_a_change_confirms_and_a_tick_confirms(self, reporting: Reporting) -> None:
        report = reporting.report(0)
        save_report(
            report.pk,
            actor=reporting.cast["leader.one"],
            seen=report.version,
            changes={"narrative": "New", "state": report.state},
            confirm=("state",),
        )
        assert reporting.report(0).to_confirm == []

    def test_what_is_sent_unchanged_stays_to_confirm(self, reporting: Reporting) -> None:
        report = reporting.report(0)
        same = {"narrative": report.narrative, "state": report.state, "obstacles": "New obstacle"}
        save_report(report.pk, actor=reporting.cast["leader.one"], seen=report.version, changes=same)
        assert set(reporting.report(0).to_confirm) == {"state", "narrative"}

    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"state": ""}, "no_state", "state"),
            ({"narrative": " "}, "no_narrative", "narrative"),
            ({"state": "delayed"}, "no_new_end", "new_end"),
            ({"state": "delayed", "new_end": date(2027, 1, 1)}, "outside_period", "new_end"),
            ({"state": "delayed", "new_end": date(2023, 12, 31)}, "before_start", "new_end"),
            ({"state": "carried_over"}, "no_continuation", "carried_to"),
            ({"state": "not_completed"}, "no_obstacles", "obstacles"),
        ],
    )
    def test_each_state_asks_for_its_word(
        self, reporting: Reporting, changes: dict[str, object], code: str, field: str
    ) -> None:
        assert (code, field) in self.problems(reporting, reporting.fill(0, **changes))

    @pytest.mark.parametrize(
        ("number", "note", "stopped"),
        [(1, "", True), (1, "Two offices closed", False), (3, "", False), (900, "", True)],
    )
    def test_a_doubtful_number_asks_for_a_word(
        self, reporting: Reporting, number: int, note: str, stopped: bool
    ) -> None:
        report = reporting.fill(1)
        IndicatorValue.objects.filter(report=report).update(number=number, note=note)
        if stopped:
            assert self.problems(reporting, report) == {("doubtful", "value")}
        else:
            assert reporting.move("submit", report, "leader.one").status == "submitted"

    @pytest.mark.parametrize(
        ("state", "number", "note", "passes"),
        [
            ("nothing_reported", None, "", False),
            ("nothing_reported", None, "The registry is closed", True),
            ("reported", 0, "", True),
            ("not_applicable", None, "", True),
        ],
    )
    def test_nothing_zero_and_not_applicable_are_three_things(
        self, reporting: Reporting, state: str, number: int | None, note: str, passes: bool
    ) -> None:
        report = reporting.fill(0)
        IndicatorValue.objects.filter(report=report).update(state=state, number=number, note=note)
        if passes:
            assert reporting.move("submit", report, "leader.one").status == "submitted"
        else:
            assert self.problems(reporting, report) == {("value_missing", "value")}

    @pytest.mark.parametrize(
        ("text", "code"), [("SECRET UE/EU SECRET", "classified_text"), ("Suspect born on 1.2.1980", "personal_record")]
    )
    def test_text_that_is_not_for_here_is_refused_at_its_field(
        self, reporting: Reporting, text: str, code: str
    ) -> None:
        with pytest.raises(Blocked) as error:
            reporting.fill(0, obstacles=text)
        assert [(problem.code, problem.field) for problem in error.value.problems] == [(code, "obstacles")]
        assert reporting.report(0).status == "expected"


class TestTheActionFollows:
    @pytest.mark.parametrize(
        ("changes", "status"),
        [
            ({"state": "on_track"}, "in_progress"),
            ({"state": "completed"}, "completed"),
            ({"state": "partially_completed", "obstacles": "Late"}, "partially_completed"),
            ({"state": "not_completed", "obstacles": "No capacity"}, "not_completed"),
            ({"state": "delayed", "new_end": date(2025, 12, 20)}, "delayed"),
            ({"state": "cancelled", "obstacles": "No partner"}, "in_progress"),
        ],
    )
    def test_on_acceptance(self, reporting: Reporting, changes: dict[str, object], status: str) -> None:
        report = reporting.fill(0, **changes)
        reporting.move("submit", report, "leader.one")
        assert action(reporting).status == "in_progress"
        reporting.move("accept", report, "driver.one")
        assert action(reporting).status == status
        if status == "delayed":
            assert action(reporting).ends == date(2025, 12, 20)

    def test_a_new_end_before_the_action_starts_is_told_to_who_accepts(self, reporting: Reporting) -> None:
        report = reporting.fill(1, state="delayed", new_end=date(2024, 2, 1))
        reporting.move("submit", report, "leader.one")
        ProgressReport.objects.filter(pk=report.pk).update(new_end=date(2024, 1, 31))
        with pytest.raises(Blocked, match="starts on 1 Feb 2024"):
            reporting.move("accept", report, "driver.one")

    def test_carried_over_to_a_named_action(self, reporting: Reporting) -> None:
        later = reporting.cast.actions[0]
        report = reporting.fill(0, state="carried_over", carried_to=later)
        reporting.move("submit", report, "leader.one")
        with pytest.raises(Blocked, match="plan of others"):
            reporting.move("accept", report, "driver.one")
        reporting.cast.give("driver.one", "driver", "ES", later.oap)
        reporting.move("accept", report, "driver.one")
        assert action(reporting).status == "carried_over"
        later.refresh_from_db()
        assert later.continues_id == reporting.actions[0].pk

    def test_the_history_of_the_action_tells_it(self, reporting: Reporting) -> None:
        reporting.accepted(0, state="completed")
        assert "completed the action" in str(sentence(Entry.objects.of(action(reporting))[0]))

    def test_nobody_ends_an_action_by_hand(self, reporting: Reporting) -> None:
        item = action(reporting)
        with pytest.raises(Refused):
            perform(OperationalAction, "complete", item.pk, actor=reporting.cast["driver.one"], seen=item.version)

    def test_an_acceptance_taken_back_lets_it_run_again(self, reporting: Reporting) -> None:
        report = reporting.accepted(0, state="completed")
        reporting.move("recall_accepted", report, "est", comment="Wrong action")
        assert action(reporting).status == "in_progress"

    def test_an_action_of_a_plan_that_is_over_stays(self, reporting: Reporting) -> None:
        with moving():
            type(reporting.plan).objects.filter(pk=reporting.plan.pk).update(status="reported")
        reporting.accepted(0, state="completed")
        assert action(reporting).status == "in_progress"


class TestCorrecting:
    def correction(self, world: Reporting, report: ProgressReport) -> ProgressReport:
        made: ProgressReport = begin(ProgressReport, "correct", report, actor=world.cast["leader.one"])
        return made

    def result(self, report: ProgressReport, number: int) -> Result:
        measure = Measure.objects.get(code="arrests")
        return Result.objects.create(report=report, measure=measure, number=number, year=2025, **FICTION)

    def test_the_accepted_report_counts_until_its_correction_is_accepted(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        old = self.result(report, 10)
        new = self.correction(reporting, report)
        assert (new.revision, new.narrative, new.first_submitted_at) == (1, report.narrative, report.submitted_at)
        Result.objects.filter(report=new).update(number=12)
        counted = Result.objects.filter(report__action=reporting.actions[0], report__round=reporting.round).counting()
        assert [row.number for row in counted] == [10]
        reporting.move("submit", new, "leader.one")
        reporting.move("accept", new, "driver.one")
        assert ProgressReport.objects.get(pk=report.pk).status == "superseded"
        (row,) = counted.all()
        assert (int(row.number), row.replaces_id) == (12, old.pk)

    def test_another_end_can_be_corrected_into_the_right_one(self, reporting: Reporting) -> None:
        report = reporting.accepted(0, state="completed")
        new = self.correction(reporting, report)
        reporting.fill(0, state="partially_completed", obstacles="One half")
        reporting.move("submit", new, "leader.one")
        reporting.move("accept", new, "driver.one")
        assert action(reporting).status == "partially_completed"

    def test_one_correction_at_a_time(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        self.correction(reporting, report)
        with pytest.raises(Blocked, match="open in this round"):
            self.correction(reporting, report)

    def test_a_dropped_correction_leaves_the_accepted_report_and_can_be_begun_again(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        self.result(report, 10)
        new = self.correction(reporting, report)
        reporting.move("drop", new, "leader.one", comment="It was right")
        assert ProgressReport.objects.get(pk=report.pk).status == "accepted"
        again = self.correction(reporting, report)
        assert again.revision == 2
        assert again.results.get().replaces_id is not None

    def test_only_a_correction_is_dropped(self, reporting: Reporting) -> None:
        report = reporting.fill(0)
        with pytest.raises(Refused):
            reporting.move("drop", report, "leader.one", comment="No")

    def test_the_current_report_is_the_newest_that_its_reader_sees(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        new = self.correction(reporting, report)
        rows = ProgressReport.objects.filter(round=reporting.round, action=reporting.actions[0])

        def current(name: str) -> list[int]:
            found = ProgressReport.objects.current(reporting.cast[name]).filter(pk__in=rows.values("pk"))
            return list(found.values_list("pk", flat=True))

        assert current("driver.one") == [new.pk]
        assert current("nec.lv") == [report.pk]

    def test_in_a_closed_round_nothing_is_corrected(self, reporting: Reporting) -> None:
        report = reporting.accepted(0)
        with moving():
            ReportingRound.objects.filter(pk=reporting.round.pk).update(status="closed")
        with pytest.raises(Refused):
            self.correction(reporting, report)
