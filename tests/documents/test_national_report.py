"""A national report on paper: a draft over figures of today, then the figures that it was submitted with."""

from __future__ import annotations

import pytest

from oaps.models import NationalReport, Result
from oaps.services.national_reports import begin_national_report
from tests.documents.conftest import Made
from tests.documents.test_hostile_text import in_pdf, in_word, plain
from tests.oaps.reporting.conftest import Reporting, planned, reporting
from tests.signing import SignIn

__all__ = ("planned", "reporting")
pytestmark = pytest.mark.django_db
KIND = "oaps.national_report"
FORMS = {"pdf": in_pdf, "docx": in_word}


@pytest.fixture
def report(reporting: Reporting) -> NationalReport:
    """France has begun its report; Germany leads the second action."""
    Result.objects.update(country=reporting.cast.countries["FR"])
    texts = {"summary": "We kept to the dates.", "obstacles": "Few analysts.", "needs": ""}
    actor = reporting.cast["nec.fr"]
    return begin_national_report(reporting.round, reporting.cast.countries["FR"], actor=actor, values=texts)


@pytest.mark.parametrize("form", FORMS)
def test_it_is_a_draft_until_it_is_submitted_and_keeps_its_figures_then(
    reporting: Reporting, report: NationalReport, made: Made, form: str
) -> None:
    code = reporting.actions[0].code
    draft = plain(FORMS[form](made("nec.fr", KIND, form, report)))
    for said in ("DRAFT", "Country FR", "Few analysts.", "whoever leads", "counted as they stand today", code):
        assert plain(said) in draft, said
    reporting.accepted(0, state="completed")
    reporting.move("submit", report, "nec.fr")
    Result.objects.update(number=99999)
    sent = plain(FORMS[form](made("est", KIND, form, report)))
    for said in ("Version 1 of", "1 completed", "as they stood when", "Every action was reported on.", code):
        assert plain(said) in sent, said
    for gone in ("DRAFT", "99 999", "Second action"):
        assert plain(gone) not in sent, gone


def test_its_page_offers_it(report: NationalReport, sign_in: SignIn) -> None:
    page = sign_in("nec.fr").get(report.get_absolute_url()).content.decode()
    assert 'value="oaps.national_report.docx"' in page
