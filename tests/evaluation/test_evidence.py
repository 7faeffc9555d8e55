"""Evidence: what a page said to the evaluator is kept, shown to each reader as far as they may see it, beside today."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from empact.history.freezing import digest, freeze
from empact.history.models import Entry
from empact.web import marks
from empact.workflow.engine import perform
from evaluation.models import Evaluation, Evidence, Finding, Question
from oaps.models import OAP, Measure, NationalPosition, PublishedFigure
from oaps.workflow.plans import Adoption
from tests.cast import Cast, put

BACKEND = "empact.accounts.backends.AccountBackend"
ACTIONS = "/actions/?plan=FA-2024-25"


@pytest.fixture
def evaluation(cast: Cast) -> Evaluation:
    """The evaluation of the cast that collects evidence."""
    return cast.evaluation


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast[name], backend=BACKEND)
    return client


def attach_page(evaluation: Evaluation) -> str:
    return f"{evaluation.get_absolute_url()}attach-evidence/"


def attached(cast: Cast, evaluation: Evaluation, address: str, **more: str) -> Evidence:
    """Attach what a page says as the evaluator does, through the page."""
    finding = Finding.objects.get(evaluation=evaluation)
    told = {"address": address, "what": "rows", "title": "What it shows", "findings": finding.pk, **more}
    answer = client_of(cast, "evaluator").post(attach_page(evaluation), told)
    assert answer.status_code == 302, answer.context["form"].errors
    return Evidence.objects.latest("pk")


def page_of(cast: Cast, name: str, evidence: Evidence) -> str:
    return client_of(cast, name).get(evidence.get_absolute_url()).content.decode()


def test_a_list_is_kept_with_its_filters_and_its_digest(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, ACTIONS)
    assert (evidence.kind, evidence.said, evidence.address) == ("list", "1 row", ACTIONS)
    assert (evidence.taken_as, evidence.taken_by) == ("Evaluator, EVAL", cast["evaluator"])
    assert digest(evidence.text.encode()) == evidence.sha256
    (row,) = json.loads(evidence.text)["rows"]
    assert "Flows from the Western Balkans" in row["cells"]
    assert Finding.objects.get(evaluation=evaluation).cited.get() == evidence
    assert "The source says the same today" in page_of(cast, "evaluator", evidence)


def test_a_figure_is_a_number_of_a_list(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, "/published-figures/", what="number")
    assert (evidence.kind, evidence.said) == ("figure", f"sum of number: {marks.count(13871)}")
    assert json.loads(evidence.text)["figure"]["value"] == 13871


def test_what_counts_different_things_has_no_sum(cast: Cast, evaluation: Evaluation) -> None:
    measure = Measure.objects.create(code="kg", group="Drugs", title="Cocaine", unit="kg", standing="customary")
    PublishedFigure.objects.create(
        cycle=cast.earlier_cycle, measure=measure, year=2023, scope="15 areas", number=5, standing="customary"
    )
    told = {"address": "/published-figures/", "what": "number", "title": "Sum"}
    answer = client_of(cast, "evaluator").post(attach_page(evaluation), told)
    assert answer.status_code == 400
    assert not Evidence.objects.exists()


def test_the_page_shows_when_the_source_says_something_else(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, ACTIONS)
    cast.running_plan.actions.update(title="Flows from everywhere")
    shown = page_of(cast, "evaluator", evidence)
    assert "The source says something else today" in shown
    assert "Flows from the Western Balkans" in shown
    assert "Flows from everywhere" in shown


def test_a_record_is_kept_by_its_facts(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, cast.running_plan.actions.get().get_absolute_url())
    assert (evidence.kind, evidence.said) == ("record", "in progress")
    assert "Fewer weapons reach buyers." in evidence.text
    cast.running_plan.actions.update(objective="No weapon reaches a buyer.")
    assert "No weapon reaches a buyer." in page_of(cast, "evaluator", evidence)


def test_the_tab_of_a_plan_is_a_list(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, cast.running_plan.get_absolute_url())
    assert (evidence.kind, evidence.said) == ("list", "1 row")


def test_a_frozen_version_keeps_its_own_digest(cast: Cast, evaluation: Evaluation) -> None:
    plan = cast.running_plan
    with transaction.atomic():
        version = freeze(plan, "adopted by COSI", Entry.objects.of(plan).latest("pk"))
    evidence = attached(cast, evaluation, f"{plan.get_absolute_url()}versions/1/")
    assert (evidence.kind, evidence.sha256, evidence.text) == ("version", version.sha256, version.text)
    assert "The source says the same today" in page_of(cast, "evaluator", evidence)
    OAP.objects.filter(pk=plan.pk).update(introduction="Something else")
    assert "the record was changed since" in page_of(cast, "evaluator", evidence)


def test_a_reader_sees_only_the_rows_that_are_open_to_them(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, ACTIONS)
    cast.running_plan.adopted_on = None
    put(cast.running_plan, "drafting")
    put(evaluation, "final")
    for name, sees in (("est", True), ("socta", False)):
        shown = page_of(cast, name, evidence)
        assert evidence.said in shown
        assert ("Flows from the Western Balkans" in shown) is sees, name
        assert ("1 record in it is not open to you." in shown) is not sees, name


def test_what_evidence_is_called_is_for_all_once_the_report_is_final(cast: Cast, evaluation: Evaluation) -> None:
    """And for who works on the evaluation before; the form says so (ADR 0020)."""
    client = client_of(cast, "evaluator")
    form = client.get(f"{attach_page(evaluation)}?{urlencode({'address': ACTIONS})}").content.decode()
    assert "also those to whom the rows are not open" in form
    evidence = attached(cast, evaluation, ACTIONS, title="Work on the Balkan route")
    assert (
        "also those to whom the rows are not open" in client.get(f"{evidence.get_absolute_url()}edit/").content.decode()
    )
    cast.running_plan.adopted_on = None
    put(cast.running_plan, "drafting")
    finding = Finding.objects.get(evaluation=evaluation)
    names = ("est", "commission", "auditor", "secretariat", "socta", "nec.de", "nobody")
    pages = {name: client_of(cast, name).get(finding.get_absolute_url()).status_code for name in names}
    assert [name for name, status in pages.items() if status == 200] == ["est", "commission", "auditor", "secretariat"]
    put(evaluation, "final")
    shown = page_of(cast, "socta", evidence)
    assert all(words in shown for words in ("Work on the Balkan route", "1 row", "plan=FA-2024-25", evidence.sha256))
    assert "Flows from the Western Balkans" not in shown
    assert client_of(cast, "nobody").get(evidence.get_absolute_url()).status_code == 404


def test_the_comment_of_a_delegation_is_kept_from_who_may_not_read_it(cast: Cast, evaluation: Evaluation) -> None:
    put(cast.running_plan, "checked")
    cast.open_positions(cast.running_plan)
    position = NationalPosition.objects.get(oap=cast.running_plan, country__code="FR")
    NationalPosition.objects.filter(pk=position.pk).update(comment="Our secret")
    evidence = attached(cast, evaluation, position.get_absolute_url())
    assert "Our secret" in evidence.text
    put(cast.running_plan, "in_force")
    put(evaluation, "final")
    readers = ("est", "nec.fr", "nec.de", "socta")
    assert {name for name in readers if "Our secret" in page_of(cast, name, evidence)} == {"est", "nec.fr"}


def test_what_a_draft_said_is_kept_from_who_did_not_see_the_draft(cast: Cast, evaluation: Evaluation) -> None:
    plan = cast.running_plan
    put(plan, "tabled")
    evidence = attached(cast, evaluation, ACTIONS)
    plan.refresh_from_db()
    plan.actions.update(title="Put more mildly")
    perform(
        OAP,
        "adopt",
        plan.pk,
        actor=cast["secretariat"],
        seen=OAP.objects.get(pk=plan.pk).content,
        data=Adoption("ST 3/25", date(2025, 11, 20)),
    )
    put(evaluation, "final")
    assert plan.actions.visible_to(cast["socta"]).exists()
    readers = ("est", "nec.de", "socta")
    words = "Flows from the Western Balkans"
    assert {name for name in readers if words in page_of(cast, name, evidence)} == {"est", "nec.de"}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://elsewhere.example/oaps/", "This is another site"),
        ("/nothing/here/", "There is no page at this address"),
        ("http://[", "There is no page at this address"),
        ("/people/", "Only what the cycle holds is evidence"),
        ("/my-work/", "This page cannot be kept"),
        ("/figures/", "On a page of figures open the number"),
        ("/cycles/2026-2029/oaps/FA-2026-27/", "it is not open to you"),
        ("/actions/?plan=nonsense", "nonsense"),
    ],
)
def test_what_cannot_be_kept_says_why_at_the_field(
    cast: Cast, evaluation: Evaluation, address: str, words: str
) -> None:
    client = client_of(cast, "evaluator")
    answer = client.get(f"{attach_page(evaluation)}?{urlencode({'address': address})}")
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert client.post(attach_page(evaluation), {"address": address, "what": "rows"}).status_code == 400
    assert not Evidence.objects.exists()


def test_only_the_evaluator_is_offered_to_use_a_page_as_evidence(cast: Cast, evaluation: Evaluation) -> None:
    assert "Use as evidence" in client_of(cast, "evaluator").get(ACTIONS).content.decode()
    for name in ("est", "commission"):
        assert "Use as evidence" not in client_of(cast, name).get(ACTIONS).content.decode()
    put(evaluation, "final")
    assert "Use as evidence" not in client_of(cast, "evaluator").get(ACTIONS).content.decode()


def test_evidence_that_is_cited_is_not_removed(cast: Cast, evaluation: Evaluation) -> None:
    evidence = attached(cast, evaluation, ACTIONS)
    client = client_of(cast, "evaluator")
    answer = client.post(f"{evidence.get_absolute_url()}remove/", {"version": evidence.version})
    assert answer.status_code == 400
    citation = evidence.finding_links.get()
    assert client.post(f"/citations/{citation.pk}/remove/", {"version": citation.version}).status_code == 302
    assert client.post(f"{evidence.get_absolute_url()}remove/", {"version": evidence.version}).status_code == 302
    assert not Evidence.objects.exists()


def test_administrators_alone_change_typical_questions(cast: Cast) -> None:
    question = Question.objects.get()
    told = {"number": 1, "text": "Do they?", "is_current": "", "standing": "customary", "version": question.version}
    for name, status in (("commission", 403), ("evaluator", 403), ("admin", 302)):
        answer = client_of(cast, name).post(f"/evaluations/questions/{question.pk}/edit/", told)
        assert answer.status_code == status, name
    question.refresh_from_db()
    assert (question.text, question.is_current) == ("Do they?", False)
    assert not Question.objects.offered().exists()
