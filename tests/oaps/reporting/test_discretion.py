"""What was typed and said before a report was accepted stays with those who worked on it."""

from typing import Any

import pytest

from empact.history.models import Entry
from empact.web.forms import comment_help, move_form
from empact.workflow.discretion import discreet, readers_of_comment
from empact.workflow.engine import begin
from oaps.models import IndicatorValue, Participation, ProgressReport
from oaps.services.national_reports import begin_national_report, save_national_report
from oaps.services.reports import save_plan_report
from oaps.workflow import PLAN_CHART, REPORT_CHART
from tests.oaps.reporting.conftest import Reporting
from tests.signing import SignIn

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


def test_a_comment_that_the_form_promises_to_keep_is_kept(reporting: Reporting) -> None:
    """What the form says before is true after: nobody else reads it once the report is accepted."""
    report = reporting.fill(0)
    for name, person in (
        ("submit", "leader.one"),
        ("recall", "leader.one"),
        ("submit", "leader.one"),
        ("return", "driver.one"),
        ("submit", "leader.one"),
        ("accept", "driver.one"),
        ("recall_accepted", "est"),
        ("submit", "leader.one"),
        ("accept", "driver.one"),
    ):
        reporting.move(name, report, person, comment=f"Said with {name}")
    entries = [
        entry for entry in discreet(reporting.cast["nec.lv"], Entry.objects.of(report)) if entry.verb != "edited"
    ]
    moves = {entry.pk: REPORT_CHART.transition(entry.verb) for entry in entries}
    promised = {
        entry.pk for entry in entries if (move := moves[entry.pk]) and readers_of_comment(ProgressReport, move.target)
    }
    assert not [entry for entry in entries if entry.pk in promised and entry.comment]
    assert "Said with accept" in [entry.comment for entry in entries if entry.pk not in promised]
    assert len(promised) > 5


@pytest.mark.parametrize(
    ("name", "words"),
    [("return", "only those who run the cycle"), ("accept", "everybody who sees the record can read it")],
)
def test_the_form_says_who_will_read_the_comment(reporting: Reporting, sign_in: SignIn, name: str, words: str) -> None:
    report = reporting.fill(0)
    reporting.move("submit", report, "leader.one")
    client = sign_in("driver.one")
    asked = {"move": name, "chosen": [report.pk]}
    assert words in client.get(f"/reports/{report.pk}/moves/{name}/").content.decode()
    assert words in client.post("/reports/moves/", asked).content.decode()


def test_a_correction_is_begun_with_a_word_to_those_who_work_on_it(reporting: Reporting, sign_in: SignIn) -> None:
    report = reporting.accepted(0)
    page = sign_in("leader.one").get(f"/reports/{report.pk}/correct/").content.decode()
    assert "only those who run the cycle" in page


def test_while_a_plan_is_drafted_its_comments_are_for_those_who_see_it(reporting: Reporting) -> None:
    move, cast = PLAN_CHART.transition("return"), reporting.cast
    assert move is not None
    help_text = move_form(move, type(cast.plan), cast.plan).base_fields["comment"].help_text
    assert str(help_text) == "Kept in the history; only those who see the plan while it is drafted can read it."
    action = cast.actions[0]
    assert readers_of_comment(type(action), "dropped", action)
    assert not readers_of_comment(type(action), "delayed", reporting.actions[0])
    drafted, settled = (Participation.objects.filter(action=item).first() for item in (action, reporting.actions[0]))
    both = str(comment_help(Participation, "declined", drafted, settled))
    assert "for some of these records only those who see the plan while it is drafted" in both
    assert str(comment_help(Participation, "declined", settled)).endswith("everybody who sees the record can read it.")
