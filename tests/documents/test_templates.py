"""What every page of every document says; and what happens to a broken template."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import docx
import pypdf
import pytest
import python_calamine
from docx.oxml.ns import qn

from empact.documents.errors import TemplateError
from empact.documents.kinds import DocumentKind, kinds
from empact.documents.models import File
from empact.documents.pdf import Typst
from empact.documents.word import Docx
from empact.history.acting import acting
from empact.history.freezing import freeze
from empact.jobs.models import JobState
from evaluation.models import Evaluation
from oaps.documents.plan import plan_content
from oaps.models import OAP, NationalReport, PlanReport, ReportingRound
from tests.cast import FICTION, Cast, put
from tests.documents.conftest import Ask, Made, also_announced, work
from tests.documents.test_hostile_text import in_pdf, in_word
from tests.documents.test_text import SUBJECT, told

pytestmark = pytest.mark.django_db
KINDS = [(kind.name, form.code) for kind in kinds() for form in kind.formats]


def record_for(cast: Cast, kind: str) -> object:
    records = {"cycle": cast.cycle, "priority": cast.priorities[0], "oap": cast.plan}
    [found] = [item for item in kinds() if item.name == kind]
    if found.model is PlanReport:
        return put(PlanReport(round=ReportingRound.objects.get(), oap=cast.running_plan, **FICTION), "drafting")
    if found.model is NationalReport:
        whose = {"round": ReportingRound.objects.get(), "country": cast.countries["FR"]}
        return put(NationalReport(**whose, **FICTION), "submitted")
    return records.get(found.model._meta.model_name or "") or Evaluation.objects.order_by("pk").first()


@pytest.mark.parametrize(("kind", "form"), KINDS)
def test_each_kind_is_made_in_each_of_its_formats(cast: Cast, made: Made, kind: str, form: str) -> None:
    content = made("est", kind, form, record_for(cast, kind))
    starts = {"pdf": b"%PDF-1.7", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
    assert content.startswith(starts[form])
    if form == "pdf":
        pages = pypdf.PdfReader(io.BytesIO(content))
        assert pages.metadata is not None
        assert pages.metadata.author == "EMPACT"
        assert "/MarkInfo" in pages.trailer["/Root"]  # type: ignore[operator]  # tagged for screen readers
        assert pages.outline


def test_each_page_says_version_status_digest_day_and_that_it_is_a_draft(cast: Cast, made: Made) -> None:
    pages = pypdf.PdfReader(io.BytesIO(made("driver", "oaps.plan", "pdf", cast.plan))).pages
    assert len(pages) > 1
    file = File.objects.get()
    for number, page in enumerate(pages, 1):
        words = page.extract_text()
        for said in ("LIMITE", "DRAFT", "drafting", "24 November 2025", "SHA-256", f"Page {number} of {len(pages)}"):
            assert said in words
    assert len(file.sha256) == 64


def test_word_says_the_same_in_header_and_footer(cast: Cast, made: Made) -> None:
    section = docx.Document(io.BytesIO(made("driver", "oaps.plan", "docx", cast.plan))).sections[0]
    head = "".join(paragraph.text for paragraph in section.header.paragraphs)
    foot = "".join(paragraph.text for paragraph in section.footer.paragraphs)
    assert "LIMITE" in head
    assert "DRAFT" in head
    for said in ("Draft of 24 November 2025", "drafting", "SHA-256"):
        assert said in foot
    for field in ("PAGE", "NUMPAGES"):
        assert f'w:instr="{field}"' in section.footer._element.xml


def test_the_contents_of_a_plan_in_word_name_each_chapter_and_action_and_lead_there(cast: Cast, made: Made) -> None:
    document = docx.Document(io.BytesIO(made("driver", "oaps.plan", "docx", cast.plan)))
    [instruction] = document.element.body.iter(qn("w:instrText"))
    assert str(instruction.text).startswith("TOC ")
    marks = [mark.get(qn("w:fldCharType")) for mark in document.element.body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"], "Word knows where the contents end when it sets the page numbers"
    chapters = itertools.count(1)
    headings = {
        mark.get(qn("w:name")): f"{next(chapters)}.  {heading.text}"
        if heading.style.name == "Heading 1"
        else heading.text
        for heading in document.paragraphs
        if heading.style is not None
        for mark in heading._p.iter(qn("w:bookmarkStart"))
    }
    lines = {
        link.get(qn("w:anchor")): "".join(str(words.text) for words in link.iter(qn("w:t")))
        for link in document.element.body.iter(qn("w:hyperlink"))
    }
    assert list(lines.items()) == list(headings.items())
    assert [lines["goals"], lines["part2"]] == ["1.  Goals", "1.2  Flows"]
    ids = [mark.get(qn("w:id")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_each_page_of_a_draft_in_word_is_marked_across_and_no_other(cast: Cast, made: Made) -> None:
    for plan, marked in ((cast.plan, True), (cast.adopted_plan, False)):
        document = docx.Document(io.BytesIO(made("est", "oaps.plan", "docx", plan)))
        header = document.sections[0].header._element.xml
        assert ('string="DRAFT"' in header) is marked
        assert ("DRAFT" in header) is marked
        assert ("may still change" in "".join(paragraph.text for paragraph in document.paragraphs)) is marked


def test_what_is_adopted_is_no_draft_even_when_nobody_knows_the_day(cast: Cast, made: Made) -> None:
    OAP.objects.filter(pk=cast.running_plan.pk).update(adopted_on=None, standing="to_confirm")
    for plan in (cast.adopted_plan, OAP.objects.get(pk=cast.running_plan.pk)):
        assert "DRAFT" not in in_pdf(made("est", "oaps.plan", "pdf", plan))


def test_organisations_stand_with_their_country_and_silent_participants_in_one_line(cast: Cast, made: Made) -> None:
    for form, read in (("pdf", in_pdf), ("docx", in_word)):
        words = read(made("driver", "oaps.plan", form, cast.plan))
        assert "DE DE-BKA" in words
        assert "Also taking part, invited: Eurojust, LV." in words


def test_a_workbook_says_what_it_is(cast: Cast, made: Made) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made("driver", "oaps.actions", "xlsx", cast.plan)))
    assert book.sheet_names[-1] == "About this file"
    about = book.get_sheet_by_name("About this file").to_python()
    assert ["Marking", "LIMITE"] in about
    assert ["Status", "drafting"] in about


def test_a_reader_gets_only_what_they_may_see(cast: Cast, made: Made) -> None:
    """A delegation sees the cycle and its adopted plan, but not the one that is drafted."""
    whole = made("est", "oaps.cycle_participation", "csv", cast.cycle).decode()
    theirs = made("delegate.it", "oaps.cycle_participation", "csv", cast.cycle).decode()
    for secret in ("FA-2026-27", "Picture of 3D-printed firearms"):
        assert secret in whole
        assert secret not in theirs
    assert "CCH-2026-27" in theirs
    assert File.objects.count() == 2


def test_published_totals_and_reported_results_stand_apart(cast: Cast, made: Made) -> None:
    words = in_pdf(made("est", "oaps.results", "pdf", cast.earlier_cycle))
    published, reported = words.split("Added up from accepted reports in EMPACT")
    assert "Published by the Council and Europol" in published
    assert "never added to them" in published
    assert "Not comparable with the published totals" in reported


def test_a_broken_template_is_parked_with_its_place_and_others_go_on(cast: Cast, ask: Ask) -> None:
    broken = DocumentKind("tests.broken", "Broken", OAP, plan_content, (Typst("tests/documents/templates/broken.typ"),))
    with also_announced(broken):
        failed = ask("driver", "tests.broken", "pdf", cast.plan)
        good = ask("driver", "oaps.plan", "pdf", cast.plan)
        assert work() == 2
    job = failed.parts.get().job
    assert (job.state, job.attempts) == (JobState.PARKED, 1)
    assert "tests/documents/templates/broken.typ is broken" in job.reason
    assert "broken.typ:4" in job.trace
    assert "nowhere" in job.trace
    assert good.parts.get().job.state == JobState.DONE


def test_an_adopted_plan_is_printed_from_its_frozen_version_with_its_digest(cast: Cast, made: Made) -> None:
    with acting(cast["secretariat"]) as act:
        version = freeze(cast.adopted_plan, "adopted", act.record("adopted", cast.adopted_plan))
    type(cast.actions[0]).objects.filter(oap=cast.adopted_plan).update(title="Changed after the adoption")
    words = in_pdf(made("est", "oaps.plan", "pdf", cast.adopted_plan))
    assert version.sha256 in words.replace(" ", "").replace("\n", "")
    assert "Version 1 of" in words
    assert "Ports" in words
    assert "Changed after the adoption" not in words


def test_a_broken_word_template_says_what_is_missing_and_around_where(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Dear {{ content.nobody }},")
    template.save(str(tmp_path / "broken.docx"))
    with pytest.raises(TemplateError, match=r"broken\.docx.*nobody"):
        Docx(str(tmp_path / "broken.docx")).render(SUBJECT, {"title": "T"}, told)


def test_a_word_template_can_call_and_reach_nothing(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ content.title.__class__.__mro__ }}")
    template.save(str(tmp_path / "nosy.docx"))
    with pytest.raises(TemplateError):
        Docx(str(tmp_path / "nosy.docx")).render(SUBJECT, {"title": "T"}, told)
