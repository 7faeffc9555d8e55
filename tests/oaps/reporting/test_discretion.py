"""What was typed and said before a report was accepted stays with those who worked on it."""

from typing import Any

from empact.history.models import Entry
from empact.workflow.discretion import discreet
from empact.workflow.engine import begin
from oaps.models import IndicatorValue, ProgressReport
from oaps.services.national_reports import begin_national_report, save_national_report
from oaps.services.reports import save_plan_report
from tests.oaps.reporting.conftest import Reporting

DRAFT, REASON = "The informant says nine", "Your figures are invented"
# The lead country is France.
WORKERS = ("leader.one", "driver.one", "est", "auditor", "nec.fr")
READERS = ("nec.lv", "other.driver", "delegate.it", "contact.fr")


def told(world: Reporting, reader: str, record: Any) -> str:
    entries = discreet(world.cast[reader], Entry.objects.under(record))
    return str([(entry.comment, entry.before, entry.after) for entry in entries])


def readers(world: Reporting, record: Any, *names: str) -> tuple[set[str], set[str]]:
    """Return who reads the first words, and who reads why they were returned; all of them see the record."""
    for name in names:
        assert type(record)._default_manager.visible_to(world.cast[name]).filter(pk=record.pk).exists(), name
    words = {name: told(world, name, record) for name in names}
    return {name for name in names if DRAFT in words[name]}, {name for name in names if REASON in words[name]}


def test_why_a_report_was_returned_is_not_told_once_it_is_accepted(reporting: Reporting) -> None:
    reporting.move("submit", reporting.fill(0, narrative=DRAFT), "leader.one")
    reporting.move("return", reporting.report(0), "driver.one", comment=REASON)
    report = reporting.accepted(0, narrative="Controls went on.")
    assert readers(reporting, report, *WORKERS, *READERS) == (set(WORKERS), set(WORKERS))


def test_why_a_drivers_report_was_returned_is_not_told_once_it_is_accepted(reporting: Reporting) -> None:
    for number in (0, 1):
        reporting.accepted(number)

    def write(summary: str) -> None:
        report = reporting.plan_report()
        save_plan_report(
            report.pk, actor=reporting.cast["driver.one"], seen=report.version, changes={"summary": summary}
        )
        reporting.move("submit", report, "driver.one")

    write(DRAFT)
    reporting.move("return", reporting.plan_report(), "est", comment=REASON)
    write("Most was reached.")
    report = reporting.move("accept", reporting.plan_report(), "est.2")
    team = {"driver.one", "codriver.one", "est"}
    assert readers(reporting, report, *team, "leader.one", "nec.lv") == (team, team)


def test_what_a_country_typed_before_it_submitted_stays_with_it(reporting: Reporting) -> None:
    nec = reporting.cast["nec.fr"]
    report = begin_national_report(
        reporting.round, reporting.cast.countries["FR"], actor=nec, values={"summary": DRAFT}
    )
    reporting.move("submit", report, "nec.fr")
    reporting.move("recall", report, "nec.fr", comment=REASON)
    report.refresh_from_db()
    save_national_report(report.pk, actor=nec, seen=report.version, changes={"summary": "We kept."})
    reporting.move("submit", report, "nec.fr")
    country = {"nec.fr", "deputy.fr"}
    assert readers(reporting, report, *country, "est") == (country, country)


def test_a_correction_that_was_dropped_is_never_everybodys(reporting: Reporting) -> None:
    accepted = reporting.accepted(0)
    new = begin(ProgressReport, "correct", accepted, actor=reporting.cast["leader.one"])
    dropped = reporting.move("drop", new, "leader.one", comment="A slip")
    for name in (*WORKERS, *READERS):
        person = reporting.cast[name]
        seen = {
            ProgressReport.objects.visible_to(person).filter(pk=dropped.pk).exists(),
            IndicatorValue.objects.visible_to(person).filter(report=dropped).exists(),
        }
        assert seen == {name in WORKERS}, name
        assert ProgressReport.objects.visible_to(person).filter(pk=accepted.pk).exists()
