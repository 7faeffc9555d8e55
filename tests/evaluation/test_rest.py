"""What is found, recommended and followed up is written over REST as on the pages, and refused for the same reasons."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from empact.api.models import TokenScope
from empact.api.tokens import issue
from empact.history.models import Entry
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)
from tests.cast import FICTION, Cast, put

API = "/api/v1"
FOUND = {"criterion": "relevance", "title": "Tracing is slow", "text": "Sixty days."}


def client_of(cast: Cast, name: str) -> APIClient:
    client = APIClient()
    if name:
        _token, secret = issue(cast[name], actor=None, name="test", scope=TokenScope.WRITE)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def post(cast: Cast, name: str, resource: str, body: Any, **headers: str) -> Any:
    return client_of(cast, name).post(f"{API}/{resource}/", body, format="json", headers=headers)


def patch(cast: Cast, name: str, resource: str, record: Any, body: Any, *, seen: int | None = None) -> Any:
    match = {"If-Match": f'"{record.version if seen is None else seen}"'} if seen != 0 else {}
    return client_of(cast, name).patch(f"{API}/{resource}/{record.pk}/", body, format="json", headers=match)


def delete(cast: Cast, name: str, resource: str, record: Any, *, seen: int | None = None) -> Any:
    match = {"If-Match": f'"{record.version if seen is None else seen}"'} if seen != 0 else {}
    return client_of(cast, name).delete(f"{API}/{resource}/{record.pk}/", headers=match)


def reasons(answer: Any) -> set[tuple[str, str]]:
    """Return code and field of each reason of a problem."""
    assert answer["Content-Type"] == "application/problem+json"
    return {(item["code"], item["field"]) for item in answer.json()["reasons"]}


@pytest.fixture
def draft(cast: Cast) -> Evaluation:
    """The evaluation that is being written; the other one of the cycle is final."""
    return cast.evaluation


class TestFindings:
    def test_one_is_written_changed_and_taken_out(self, cast: Cast, draft: Evaluation) -> None:
        question = AskedQuestion.objects.get(evaluation=draft)
        answer = post(cast, "evaluator", "findings", {"evaluation": draft.pk, "question": question.pk, **FOUND})
        assert answer.status_code == 201, answer.json()
        told = answer.json()
        assert (told["number"], told["standing"], told["question"]["id"]) == (2, "fictitious", question.pk)
        assert answer["Location"] == f"{API}/findings/{told['id']}/"
        finding = Finding.objects.get(pk=told["id"])
        assert Entry.objects.of(finding).get().verb == "created"
        changed = patch(cast, "evaluator", "findings", finding, {"title": "Tracing takes long"})
        assert (changed.status_code, changed.json()["title"]) == (200, "Tracing takes long")
        finding.refresh_from_db()
        assert delete(cast, "evaluator", "findings", finding).status_code == 204
        assert not Finding.objects.filter(pk=finding.pk).exists()

    def test_a_key_does_it_once(self, cast: Cast, draft: Evaluation) -> None:
        body, key = {"evaluation": draft.pk, **FOUND}, {"Idempotency-Key": "abc"}
        first, second = (post(cast, "evaluator", "findings", body, **key) for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 201)
        assert (second.json(), second["Location"]) == (first.json(), first["Location"])
        assert second["Idempotent-Replayed"] == "true"
        assert Finding.objects.filter(evaluation=draft).count() == 2
        other = post(cast, "evaluator", "findings", {**body, "title": "Another"}, **key)
        assert (other.status_code, reasons(other)) == (422, {("key_used", "Idempotency-Key")})

    def test_the_refusals_of_a_change_come_in_their_order(self, cast: Cast, draft: Evaluation) -> None:
        finding, body = Finding.objects.get(evaluation=draft), {"title": "Taken over"}
        assert patch(cast, "nec.de", "findings", finding, body).status_code == 404
        assert patch(cast, "", "findings", finding, body).status_code == 404
        assert patch(cast, "commission", "findings", finding, body).status_code == 403
        assert patch(cast, "evaluator", "findings", finding, body, seen=0).status_code == 428
        stale = patch(cast, "evaluator", "findings", finding, {**body, "nonsense": 1}, seen=99)
        assert (stale.status_code, reasons(stale)) == (412, {("stale", "")})
        assert reasons(patch(cast, "evaluator", "findings", finding, {"number": 0, "x": 1})) == {
            ("min_value", "number"),
            ("unknown_field", "x"),
        }
        closed = patch(cast, "evaluator", "findings", Finding.objects.get(evaluation__status="final"), body)
        assert (closed.status_code, reasons(closed)) == (400, {("closed_to_edits", "")})
        finding.refresh_from_db()
        assert (finding.title, finding.version) == ("Controls work", 1)

    def test_the_state_is_told_after_the_version(self, cast: Cast) -> None:
        finding = Finding.objects.get(evaluation__status="final")
        body = {"title": "Taken over"}
        assert patch(cast, "evaluator", "findings", finding, body, seen=0).status_code == 428
        assert patch(cast, "evaluator", "findings", finding, body, seen=99).status_code == 412
        assert delete(cast, "evaluator", "findings", finding, seen=0).status_code == 428
        assert delete(cast, "evaluator", "findings", finding, seen=99).status_code == 412

    def test_the_refusals_of_a_new_one(self, cast: Cast, draft: Evaluation) -> None:
        body = {"evaluation": draft.pk, **FOUND}
        assert post(cast, "", "findings", body).status_code == 401
        hidden = post(cast, "nec.de", "findings", body)
        assert (hidden.status_code, reasons(hidden)) == (404, {("not_found", "evaluation")})
        assert post(cast, "commission", "findings", body).status_code == 403
        final = Evaluation.objects.get(status="final")
        closed = post(cast, "evaluator", "findings", {**body, "evaluation": final.pk})
        assert (closed.status_code, reasons(closed)) == (400, {("closed_to_edits", "")})
        assert reasons(post(cast, "evaluator", "findings", {"status": "x"})) == {
            ("required", "evaluation"),
            ("required", "criterion"),
            ("required", "title"),
            ("required", "text"),
            ("unknown_field", "status"),
        }
        assert client_of(cast, "evaluator").post(
            f"{API}/findings/", "{", content_type="application/json"
        ).json()["type"].endswith("malformed")  # fmt: skip
        assert Finding.objects.filter(evaluation=draft).count() == 1

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"number": 1}, ""),
            ({"criterion": "effectiveness"}, "criterion"),
            ({"text": "EU SECRET"}, "text"),
            ({"standing": "sourced", "source": ""}, "source"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(
        self, cast: Cast, draft: Evaluation, more: dict[str, Any], field: str
    ) -> None:
        question = AskedQuestion.objects.get(evaluation=draft)
        answer = post(cast, "evaluator", "findings", {"evaluation": draft.pk, "question": question.pk, **FOUND, **more})
        assert answer.status_code == 400
        assert field in {place for _code, place in reasons(answer)}

    def test_what_belongs_elsewhere_is_not_named(self, cast: Cast, draft: Evaluation) -> None:
        body = {"evaluation": draft.pk, **FOUND}
        of_next_cycle = post(cast, "evaluator", "findings", {**body, "priority": cast.priorities[0].pk})
        assert reasons(of_next_cycle) == {("invalid", "priority")}
        other = AskedQuestion.objects.create(
            evaluation=Evaluation.objects.get(status="final"), number=9, criterion=cast.criteria[0], text="?", **FICTION
        )  # fmt: skip
        assert reasons(post(cast, "evaluator", "findings", {**body, "question": other.pk})) == {("invalid", "question")}


class TestEvidence:
    def test_a_page_is_kept_as_it_says_to_its_reader(self, cast: Cast, draft: Evaluation) -> None:
        finding = Finding.objects.get(evaluation=draft)
        body = {"evaluation": draft.pk, "address": "/actions/?plan=FA-2024-25", "title": "What ran"}
        answer = post(cast, "evaluator", "evidence", {**body, "findings": [finding.pk]})
        assert answer.status_code == 201, answer.json()
        told = answer.json()
        assert (told["kind"], told["said"], told["taken_as"]) == ("list", "1 row", "Evaluator, EVAL")
        assert [item["id"] for item in told["findings"]] == [finding.pk]
        figure = post(cast, "evaluator", "evidence", {**body, "what": "count"})
        assert (figure.json()["kind"], figure.json()["said"]) == ("figure", "number of rows: 1")
        kept = Evidence.objects.get(pk=told["id"])
        assert patch(cast, "evaluator", "evidence", kept, {"said": "2 rows"}).status_code == 400
        assert patch(cast, "evaluator", "evidence", kept, {"title": "All that ran"}).json()["title"] == "All that ran"
        kept.refresh_from_db()
        leaned_on = delete(cast, "evaluator", "evidence", kept)
        assert (leaned_on.status_code, reasons(leaned_on)) == (400, {("leaned_on", "")})

    @pytest.mark.parametrize("address", ["/nowhere/", "/my/work/", "https://elsewhere.example/actions/"])
    def test_what_cannot_be_kept_is_told_at_its_address(self, cast: Cast, draft: Evaluation, address: str) -> None:
        body = {"evaluation": draft.pk, "address": address, "title": "What ran"}
        answer = post(cast, "evaluator", "evidence", body)
        assert (answer.status_code, reasons(answer)) == (400, {("invalid", "address")})
        assert not Evidence.objects.exists()

    def test_a_citation_is_made_and_taken_back(self, cast: Cast, draft: Evaluation) -> None:
        body = {"evaluation": draft.pk, "address": "/cycles/", "title": "Cycles"}
        kept = post(cast, "evaluator", "evidence", body).json()
        finding = Finding.objects.get(evaluation=draft)
        cited = post(cast, "evaluator", "citations", {"finding": finding.pk, "evidence": kept["id"]})
        assert (cited.status_code, cited.json()["evidence"]["number"]) == (201, kept["number"])
        again = post(cast, "evaluator", "citations", {"finding": finding.pk, "evidence": kept["id"]})
        assert (again.status_code, FindingEvidence.objects.count()) == (400, 1)
        assert delete(cast, "commission", "citations", FindingEvidence.objects.get()).status_code == 403
        assert delete(cast, "evaluator", "citations", FindingEvidence.objects.get()).status_code == 204

    def test_a_draft_with_a_finding_without_evidence_is_blocked_over_rest(self, cast: Cast, draft: Evaluation) -> None:
        post(cast, "evaluator", "findings", {"evaluation": draft.pk, **FOUND})
        draft.refresh_from_db()
        answer = client_of(cast, "evaluator").post(
            f"{API}/evaluations/{draft.pk}/moves/draft/", {}, format="json", headers={"If-Match": f'"{draft.content}"'}
        )
        assert ("no_evidence", "finding:2") in reasons(answer)


class TestRecommendations:
    def test_one_follows_from_findings_all_or_nothing(self, cast: Cast, draft: Evaluation) -> None:
        finding = Finding.objects.get(evaluation=draft)
        elsewhere = Finding.objects.get(evaluation__status="final")
        body = {"evaluation": draft.pk, "title": "Trace", "text": "Soon.", "owner": cast.organisations["Eurojust"].pk}
        mixed = post(cast, "evaluator", "recommendations", {**body, "findings": [finding.pk, elsewhere.pk]})
        assert (mixed.status_code, Recommendation.objects.filter(title="Trace").exists()) == (400, False)
        answer = post(cast, "evaluator", "recommendations", {**body, "findings": [finding.pk]})
        assert (answer.status_code, answer.json()["number"]) == (201, 2)
        assert [item["id"] for item in answer.json()["findings"]] == [finding.pk]
        made = Recommendation.objects.get(pk=answer.json()["id"])
        assert patch(cast, "evaluator", "recommendations", made, {"response": "Yes."}).status_code == 400
        (behind,) = RecommendationFinding.objects.filter(recommendation=made)
        assert delete(cast, "evaluator", "findings-behind", behind).status_code == 204
        told = {"recommendation": made.pk, "finding": finding.pk}
        assert post(cast, "evaluator", "findings-behind", told).status_code == 201

    def test_the_owner_follows_it_up(self, cast: Cast) -> None:
        final = Evaluation.objects.get(status="final")
        decided = put(final, "decided")
        recommendation = Recommendation.objects.get(evaluation=decided)
        told = {"recommendation": recommendation.pk, "process": "Form of the report"}
        assert post(cast, "nec.de", "roadmap-items", told).status_code == 403
        answer = post(cast, "eurojust", "roadmap-items", told)
        assert answer.status_code == 201, answer.json()
        assert (answer.json()["title"], answer.json()["owner"]["code"]) == ("Trace sooner", "eurojust")
        item = RoadmapItem.objects.get(pk=answer.json()["id"])
        both = patch(cast, "eurojust", "roadmap-items", item, {"priority": cast.priorities[0].pk})
        assert (both.status_code, "leave only one" in both.json()["reasons"][0]["text"]) == (400, True)
        changed = patch(cast, "eurojust", "roadmap-items", item, {"priority": cast.priorities[0].pk, "process": ""})
        assert changed.json()["priority"]["id"] == cast.priorities[0].pk
        item.refresh_from_db()
        assert delete(cast, "eurojust", "roadmap-items", item).status_code == 403
        assert delete(cast, "secretariat", "roadmap-items", item).status_code == 204


def test_an_evaluation_and_its_questions_are_planned(cast: Cast) -> None:
    body = {"cycle": cast.earlier_cycle.pk, "code": "EVAL-NEW", "title": "Evaluation of firearms"}
    assert post(cast, "evaluator", "evaluations", body).status_code == 403
    answer = post(cast, "commission", "evaluations", body)
    assert (answer.status_code, answer.json()["status"]) == (201, "planned")
    planned = Evaluation.objects.get(pk=answer.json()["id"])
    question = {"evaluation": planned.pk, "criterion": "relevance", "text": "Is it read?"}
    assert post(cast, "commission", "evaluation-questions", question).json()["number"] == 1
    asked = AskedQuestion.objects.get(evaluation=planned)
    assert patch(cast, "commission", "evaluation-questions", asked, {"text": "Why?"}).json()["text"] == "Why?"
    asked.refresh_from_db()
    assert delete(cast, "commission", "evaluation-questions", asked).status_code == 204
    planned.refresh_from_db()
    assert client_of(cast, "commission").delete(f"{API}/evaluations/{planned.pk}/").status_code == 405
    changed = patch(cast, "commission", "evaluations", planned, {"due_on": "2026-06-30"})
    assert changed.json()["due_on"] == "2026-06-30"


def test_a_body_answers_for_itself_only(cast: Cast) -> None:
    put(cast.evaluation, "consulted")
    consultation = Consultation.objects.get(pk=cast.consultation.pk)
    address = f"{API}/consultations/{consultation.pk}/moves/answer/"
    told = {"data": {"text": "Finding 1 is right."}}
    headers = {"If-Match": f'"{consultation.version}"', "Idempotency-Key": "abc"}
    assert client_of(cast, "nec.de").post(address, told, format="json", headers=headers).status_code == 404
    answers = [client_of(cast, "eurojust").post(address, told, format="json", headers=headers) for _ in range(2)]
    assert [item.status_code for item in answers] == [200, 200]
    assert Entry.objects.of(consultation).filter(verb="answer").count() == 1


@pytest.mark.parametrize("resource", ["evaluations", "findings", "recommendations", "roadmap-items", "citations"])
def test_a_token_that_reads_writes_nothing(cast: Cast, resource: str) -> None:
    _token, secret = issue(cast["evaluator"], actor=None, name="test", scope=TokenScope.READ)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    answer = client.post(f"{API}/{resource}/", {}, format="json")
    assert (answer.status_code, reasons(answer)) == (403, {("insufficient_scope", "")})
