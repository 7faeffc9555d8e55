"""Whether a report is owed, and how late it is or was sent, is asked in one place and is true everywhere."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.db.models import Model

from empact.accounts.models import User
from empact.notifications.sources import sources
from empact.workflow.engine import begin
from empact.workflow.errors import Blocked, Refused
from empact.workflow.situation import situation
from empact.workflow.triggers import moving
from empact.workflow.work import owed_by, waiting_on_others
from oaps.models import OAP, ActionStatus, OAPStatus, OperationalAction, ProgressReport, ReportingRound, ReportStatus
from oaps.models import RoundStatus as Round
from oaps.services.reports import save_plan_report, save_report
from oaps.services.rounds import late_plan_reports, late_reports
from oaps.views.reporting import status_words
from tests.oaps.reporting.conftest import LONG_AGO, Reporting
from tests.signing import SignIn


def put_status(*records: tuple[Model, str]) -> None:
    """Put records in states behind the engine's back."""
    with moving():
        for record, status in records:
            type(record)._base_manager.filter(pk=record.pk).update(status=status)


def close_plan(world: Reporting) -> None:
    put_status((world.plan, "closed"))


def items_of(user: User) -> Iterator[str]:
    """Yield the kinds of what a person owes, or waits for."""
    return (item.chart.label for item in (*owed_by(user), *waiting_on_others(user)) if "report" in item.chart.label)


def test_many_and_one_are_asked_alike(reporting: Reporting) -> None:
    """The two faces of the rule agree in every state of report, round, action and plan, with a correction or not."""
    report, first = reporting.report(1), reporting.accepted(0)
    put_status((first, "superseded"))
    plans = (OAPStatus.IN_FORCE, OAPStatus.REPORTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN)
    states = product(ReportStatus, Round, (ActionStatus.IN_PROGRESS, "cancelled"), plans, (None, first.pk))
    found = set()
    for status, round_status, action_status, plan_status, corrects in states:
        if status == ReportStatus.ACCEPTED and corrects:
            continue
        put_status((report, status), (report.round, round_status), (report.action, action_status))
        put_status((reporting.plan, plan_status))
        ProgressReport.objects.filter(pk=report.pk).update(corrects=corrects)
        one = ProgressReport.objects.for_list().get(pk=report.pk)
        assert ProgressReport.objects.owed().filter(pk=one.pk).exists() is one.is_owed, (status, plan_status)
        found.add(one.is_owed)
    assert found == {True, False}


class TestOnceThePlanIsClosed:
    def test_nothing_is_owed_or_late_or_reminded_of(self, reporting: Reporting) -> None:
        reporting.make_late()
        people = [reporting.cast[name] for name in ("leader.one", "driver.one", "nec.fr")]
        assert "oaps.progressreport" in items_of(people[0])
        assert "oaps.planreport" in items_of(people[1])
        close_plan(reporting)
        item = reporting.round
        assert not ProgressReport.objects.owed()
        assert (list(late_reports(item)), list(late_plan_reports(item))) == ([], [])
        assert [kind for person in people for kind in items_of(reporting.cast[person.email.split("@")[0]])] == []
        reminded = [due.record for source in sources() for due in source.find()]
        assert not [record for record in reminded if record._meta.model_name in {"progressreport", "planreport"}]

    def test_nobody_waits_for_what_was_sent(self, reporting: Reporting) -> None:
        report = reporting.fill(0)
        reporting.move("submit", report, "leader.one")
        assert list(items_of(reporting.cast["leader.one"])).count("oaps.progressreport") == 2
        close_plan(reporting)
        assert list(items_of(reporting.cast["leader.one"])) == []
        stored = ProgressReport.objects.for_list().get(pk=report.pk)
        assert situation(reporting.cast["driver.one"], stored).turn is None

    def test_the_country_and_cosi_count_none(self, reporting: Reporting, sign_in: SignIn) -> None:
        reporting.make_late()
        close_plan(reporting)
        assert sign_in("est").get("/implementation/").context["summary"].late == 0
        assert sign_in("nec.fr").get("/my-country/").context["owed"] == 0
        assert sign_in("est").get("/reports/?missing=owed").context["listing"].page.paginator.count == 0

    def test_who_writes_is_told_why_not(self, reporting: Reporting, sign_in: SignIn) -> None:
        report, plan_report = reporting.report(0), reporting.plan_report()
        close_plan(reporting)
        with pytest.raises(Blocked, match="FA-2024-25 is closed") as error:
            save_report(
                report.pk, actor=reporting.cast["leader.one"], seen=report.version, changes={"narrative": "Too late"}
            )
        assert "later plan" in error.value.problems[0].who
        with pytest.raises(Blocked, match="FA-2024-25 is closed"):
            save_plan_report(plan_report.pk, actor=reporting.cast["driver.one"], seen=plan_report.version, changes={})
        client = sign_in("leader.one")
        assert "FA-2024-25 is closed" in client.get(f"/reports/{report.pk}/edit/").content.decode()
        assert f"/reports/{report.pk}/edit/" not in client.get(report.get_absolute_url()).content.decode()

    def test_no_move_is_made(self, reporting: Reporting) -> None:
        accepted, report = reporting.accepted(0), reporting.fill(1)
        close_plan(reporting)
        with pytest.raises(Refused, match="the plan is not closed"):
            reporting.move("submit", report, "leader.one")
        with pytest.raises(Refused):
            reporting.move("recall_accepted", accepted, "est", comment="Wrong")
        with pytest.raises(Refused):
            begin(ProgressReport, "correct", accepted, actor=reporting.cast["leader.one"])


def test_a_report_on_an_action_that_is_gone_is_asked_of_nobody(reporting: Reporting) -> None:
    assert list(items_of(reporting.cast["leader.one"])).count("oaps.progressreport") == 2
    put_status((OperationalAction.objects.get(pk=reporting.actions[0].pk), "cancelled"))
    assert list(items_of(reporting.cast["leader.one"])).count("oaps.progressreport") == 1


class TestHowLate:
    def sent(self, world: Reporting, after: timedelta) -> ProgressReport:
        """Send a report so long after it was due."""
        report = world.fill(0)
        world.move("submit", report, "leader.one")
        at = ProgressReport.objects.get(pk=report.pk).first_submitted_at
        assert at is not None
        ReportingRound.objects.filter(pk=world.round.pk).update(due_action_leader=at - after)
        return ProgressReport.objects.for_list().get(pk=report.pk)

    @pytest.mark.parametrize(
        ("after", "words"),
        [
            (timedelta(days=3), "submitted, sent 3 days late"),
            (timedelta(days=1), "submitted, sent 1 day late"),
            (timedelta(minutes=1), "submitted, sent late on the day it was due"),
            (timedelta(), "submitted"),
            (timedelta(days=-2), "submitted"),
        ],
    )
    def test_what_was_sent_late_says_so(self, reporting: Reporting, after: timedelta, words: str) -> None:
        assert status_words(self.sent(reporting, after)) == words

    def test_page_list_and_file_say_it(self, reporting: Reporting, sign_in: SignIn) -> None:
        report = self.sent(reporting, timedelta(days=3))
        client = sign_in("driver.one")
        for address in (report.get_absolute_url(), "/reports/", "/reports/?format=csv"):
            answer = client.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            assert "sent 3 days late" in content.decode(), address

    def test_a_later_correction_is_not_late(self, reporting: Reporting) -> None:
        report = self.sent(reporting, timedelta(days=-1))
        reporting.move("accept", report, "driver.one")
        reporting.make_late()
        ProgressReport.objects.filter(pk=report.pk).update(first_submitted_at=LONG_AGO - timedelta(days=1))
        new = begin(ProgressReport, "correct", report, actor=reporting.cast["leader.one"])
        new = ProgressReport.objects.for_list().get(pk=new.pk)
        assert (new.is_late, status_words(new)) == (False, "drafting")
        assert situation(reporting.cast["leader.one"], new).due is None
        assert new.pk not in late_reports(reporting.round).values_list("pk", flat=True)
        reporting.move("submit", new, "leader.one")
        assert status_words(ProgressReport.objects.for_list().get(pk=new.pk)) == "submitted"

    def test_an_overdue_report_says_so_in_the_file_too(self, reporting: Reporting) -> None:
        reporting.make_late()
        assert status_words(reporting.report(0)) == "expected, 21 days late"


def test_a_plan_that_is_over_is_not_still_to_report(reporting: Reporting) -> None:
    assert reporting.plan in OAP.objects.still_to_report()
    close_plan(reporting)
    assert reporting.plan not in OAP.objects.still_to_report()
