"""A Driver's report on paper: its texts over the figures it was sent with, marked as a draft until it is accepted."""

from __future__ import annotations

import pytest

from oaps.models import Indicator, OperationalAction, PlanReport, Result
from oaps.services.reports import save_plan_report
from tests.cast import put
from tests.documents.conftest import Ask, Made, work
from tests.documents.test_hostile_text import TYPED, in_pdf, in_word, plain
from tests.oaps.reporting.conftest import Reporting, planned, reporting
from tests.signing import SignIn

__all__ = ("planned", "reporting")
pytestmark = pytest.mark.django_db
KIND = "oaps.plan_report"
FORMS = {"pdf": in_pdf, "docx": in_word}


def written(world: Reporting, text: str = "Most was reached.") -> PlanReport:
    report = world.plan_report()
    changes = dict.fromkeys(("summary", "achievements", "obstacles", "outlook"), text)
    return save_plan_report(report.pk, actor=world.cast["driver.one"], seen=report.version, changes=changes)


def sent(world: Reporting) -> PlanReport:
    world.accepted(0, state="completed")
    world.accepted(1, state="not_completed", obstacles="No capacity")
    report = written(world)
    world.move("submit", report, "driver.one")
    return world.plan_report()


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_counts_as_of_today_and_says_who_has_not_reported(reporting: Reporting, made: Made, form: str) -> None:
    reporting.accepted(0, state="completed")
    report = written(reporting)
    text = FORMS[form](made("driver.one", KIND, form, report))
    for said in ("DRAFT", "Most was reached.", "1 completed", "Second action", "counted as they stand today"):
        assert plain(said) in plain(text), said


@pytest.mark.parametrize("form", FORMS)
def test_an_accepted_report_keeps_the_figures_it_was_sent_with(reporting: Reporting, made: Made, form: str) -> None:
    report = sent(reporting)
    reporting.move("accept", report, "est")
    Result.objects.update(number=99999)
    Indicator.objects.update(target=99999)
    text = plain(FORMS[form](made("nec.lv", KIND, form, report)))
    assert "DRAFT" not in text
    for said in ("Version 1 of", "as they stood when the report was sent", "Arrests", "Every action was reported on."):
        assert plain(said) in text, said
    assert plain("99 999") not in text
    for title in OperationalAction.objects.filter(oap=reporting.plan).values_list("title", flat=True):
        assert plain(title) in text


def test_a_report_that_does_not_hold_any_more_is_named(reporting: Reporting, made: Made) -> None:
    report = sent(reporting)
    first = reporting.actions[0].reports.filter(status="accepted", round=reporting.round).get()
    put(first, "superseded")
    assert plain("do not hold any more: 1.1.") in plain(in_pdf(made("est", KIND, "pdf", report)))


def test_the_page_has_the_button_and_the_right_is_asked_again_at_the_download(
    reporting: Reporting, ask: Ask, sign_in: SignIn
) -> None:
    report = written(reporting)
    client = sign_in("driver.one")
    assert 'value="oaps.plan_report.pdf"' in client.get(report.get_absolute_url()).content.decode()
    request = ask("driver.one", KIND, "pdf", report)
    work()
    file = f"{request.get_absolute_url()}files/{request.parts.get().pk}/"
    assert client.get(file).status_code == 200
    assert sign_in("est").get(file).status_code == 404
    reporting.cast["driver.one"].assignments.all().delete()
    assert client.get(file).status_code == 404


@pytest.mark.parametrize("case", TYPED)
def test_whatever_was_typed_is_readable(reporting: Reporting, made: Made, case: str) -> None:
    typed, read = TYPED[case]
    report = written(reporting)
    names = ("summary", "achievements", "obstacles", "outlook")
    PlanReport.objects.filter(pk=report.pk).update(**dict.fromkeys(names, typed))
    OperationalAction.objects.update(title=typed)
    Indicator.objects.update(title=typed[:200])
    assert plain(in_pdf(made("driver.one", KIND, "pdf", report))).count(plain(read)) > 5
    in_words_own_fonts = typed if case in {"Chinese", "emoji", "flag"} else read
    assert plain(in_word(made("driver.one", KIND, "docx", report))).count(plain(in_words_own_fonts)) > 5
