"""The Driver accepts many at once and reports on the plan over frozen figures; then the plan is reported and closed."""

from typing import Any

import pytest

from empact.notifications.models import Item
from empact.workflow.engine import begin, perform
from empact.workflow.errors import Blocked, Refused
from oaps.models import OAP, OperationalAction, PlanReport, ProgressReport, Result
from oaps.services.reports import save_plan_report
from oaps.services.rounds import expect_reports
from tests.cast import FICTION, put
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn


def written(world: Reporting) -> PlanReport:
    report = world.plan_report()
    return save_plan_report(
        report.pk, actor=world.cast["driver.one"], seen=report.version, changes={"summary": "Most was reached."}
    )


def all_accepted(world: Reporting) -> None:
    world.accepted(0, state="completed")
    world.accepted(1, state="not_completed", obstacles="No capacity")


def main_buttons(page: Any) -> list[str]:
    """Return what the main buttons of a record's page say, those of the head and those of the turn box."""
    context = page.context
    return [button.label for button in (*context["actions"], *context["turn"].moves) if button.primary]


def test_a_report_has_one_main_button_to_write_and_then_to_send(reporting: Reporting, sign_in: SignIn) -> None:
    leader, driver = sign_in("leader.one"), sign_in("driver.one")
    first, plan_report = reporting.report(0).get_absolute_url(), reporting.plan_report().get_absolute_url()
    assert main_buttons(leader.get(first)) == ["Write the report"]
    reporting.fill(0)
    assert main_buttons(leader.get(first)) == ["Send to the Driver"]
    reporting.move("submit", reporting.report(0), "leader.one")
    reporting.move("accept", reporting.report(0), "driver.one")
    reporting.accepted(1)
    assert main_buttons(driver.get(plan_report)) == ["Write the report on the plan"]
    written(reporting)
    assert main_buttons(driver.get(plan_report)) == ["Send to the EMPACT Support Team"]


class TestTheTable:
    def test_25_reports_are_accepted_in_six_clicks(self, reporting: Reporting, sign_in: SignIn) -> None:
        for number in range(23):
            put(
                OperationalAction(
                    oap=reporting.plan, goal_number=2, sequence=number + 1, title=f"Action {number}", **FICTION
                ),
                "in_progress",
            )
        expect_reports(reporting.round, reporting.plan, actor=None)
        rows = ProgressReport.objects.filter(round=reporting.round)
        for report in rows:
            ProgressReport.objects.filter(pk=report.pk).update(state="on_track", narrative="Done", to_confirm=[])
            put(ProgressReport.objects.get(pk=report.pk), "submitted")
        client = sign_in("driver.one")
        # 1: from My work to the plan's reports; 2: tick all; 3: Accept; 4: sure.
        page = client.get(reporting.plan_report().get_absolute_url())
        assert page.context["listing"].bulk.buttons[0][0] == "accept"
        chosen = [str(pk) for pk in rows.values_list("pk", flat=True)]
        asked = client.post("/reports/moves/", {"move": "accept", "chosen": chosen})
        seen = {f"seen-{item.record.pk}": str(item.seen) for item in asked.context["chosen"]}
        client.post("/reports/moves/", {"move": "accept", "chosen": chosen, "sure": "yes", **seen})
        assert set(rows.values_list("status", flat=True)) == {"accepted"}

    def test_others_have_no_buttons(self, reporting: Reporting, sign_in: SignIn) -> None:
        page = sign_in("est").get(reporting.plan_report().get_absolute_url())
        assert page.context["listing"].bulk is None

    def test_it_says_what_changed_since_the_last_round(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = reporting.fill(0, state="completed")
        reporting.move("submit", report, "leader.one")
        text = sign_in("driver.one").get(reporting.plan_report().get_absolute_url()).content.decode()
        assert "on track → completed" in text


class TestTheReport:
    def test_it_waits_for_the_reports_of_the_actions(self, reporting: Reporting) -> None:
        report = written(reporting)
        assert report.status == "drafting"
        with pytest.raises(Blocked, match=r"1\.1, 1\.2"):
            reporting.move("submit", report, "driver.one")

    def test_its_figures_are_frozen_when_it_is_sent(self, reporting: Reporting, sign_in: SignIn) -> None:
        all_accepted(reporting)
        report = written(reporting)
        sent = reporting.move("submit", report, "driver.one")
        assert sent.figures["states"] == {"completed": 1, "not_completed": 1}
        assert sent.figures["indicators"]["met"] == 1
        first = ProgressReport.objects.get(round=reporting.round, action=reporting.actions[0])
        frozen = PlanReport.objects.get(pk=report.pk).figures
        Result.objects.create(report=first, measure=Result.objects.all()[0].measure, number=5, year=2025, **FICTION)
        assert PlanReport.objects.get(pk=report.pk).figures == frozen
        new = begin(ProgressReport, "correct", first, actor=reporting.cast["leader.one"])
        reporting.move("submit", new, "leader.one")
        reporting.move("accept", new, "driver.one")
        page = sign_in("driver.one").get(f"{sent.get_absolute_url()}?tab=figures")
        assert [item.pk for item in page.context["overtaken"]] == [first.pk]
        items = Item.objects.filter(kind="oaps.progressreport", record_id=new.pk, move="corrected")
        told = set(items.values_list("person__email", flat=True))
        assert "est@empact.example" in told
        assert "driver.one@empact.example" not in told  # who accepted the correction knows

    def test_each_number_of_its_figures_opens_its_rows(self, reporting: Reporting, sign_in: SignIn) -> None:
        client = sign_in("driver.one")
        page = client.get(f"{written(reporting).get_absolute_url()}?tab=figures").context
        assert [client.get(url).status_code for _name, url in page["missing"]] == [200, 200]
        all_accepted(reporting)
        page = client.get(f"{PlanReport.objects.get().get_absolute_url()}?tab=figures").context
        assert {words: client.get(url).context["listing"].found.count() for words, _n, url in page["states"]} == {
            words: n for words, n, _url in page["states"]
        }
        numbers = page["figures"]["indicators"]
        assert sum(row["met"] for row in page["reached"]) == numbers["met"] == 1
        assert len(page["reached"]) == numbers["all"]

    def test_whoever_sent_it_does_not_accept_it(self, reporting: Reporting) -> None:
        all_accepted(reporting)
        report = reporting.move("submit", written(reporting), "driver.one")
        with pytest.raises(Refused):
            reporting.move("accept", report, "driver.one")
        assert reporting.move("accept", report, "est").status == "accepted"

    def test_sent_back_its_figures_are_counted_anew(self, reporting: Reporting) -> None:
        all_accepted(reporting)
        report = reporting.move("submit", written(reporting), "driver.one")
        assert reporting.move("return", report, "est", comment="Say more").figures == {}

    def test_the_plan_is_reported_on_it_and_closed(self, reporting: Reporting) -> None:
        all_accepted(reporting)
        cast = reporting.cast

        def plan() -> OAP:
            return OAP.objects.get(pk=reporting.plan.pk)

        with pytest.raises(Blocked, match="Driver’s final report"):
            perform(OAP, "report", plan().pk, actor=cast["est"], seen=plan().content)
        report = reporting.move("submit", written(reporting), "driver.one")
        reporting.move("accept", report, "est")
        perform(OAP, "report", plan().pk, actor=cast["est"], seen=plan().content)
        with pytest.raises(Blocked, match="reported on this report"):
            reporting.move("recall_accepted", report, "est", comment="Wrong")
        moved = perform(OAP, "close", plan().pk, actor=cast["secretariat"], seen=plan().content)
        assert moved.status == "closed"

    def test_an_accepted_report_holds_the_reports_it_rests_on(self, reporting: Reporting) -> None:
        all_accepted(reporting)
        reporting.move("accept", reporting.move("submit", written(reporting), "driver.one"), "est")
        first = ProgressReport.objects.get(round=reporting.round, action=reporting.actions[0])
        with pytest.raises(Blocked, match="rests on it"):
            reporting.move("recall_accepted", first, "est", comment="Wrong")
