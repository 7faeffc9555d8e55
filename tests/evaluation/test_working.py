"""An evaluation is worked from the commission to its follow-up, by its people and nobody else."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from cycles.models import Cycle
from empact.accounts.models import Assignment
from empact.accounts.rules import Rule
from empact.history.freezing import verify
from empact.history.models import Entry, FrozenVersion
from empact.history.sentences import sentence
from empact.notifications.sources import escalation_of, sources
from empact.workflow.discretion import discreet
from empact.workflow.edits import create, edit
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked, Refused
from empact.workflow.work import owed_by
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Question,
    Recommendation,
    RoadmapItem,
)
from evaluation.services import attach, create_numbered, recommend
from evaluation.workflow.consultations import Commenting
from evaluation.workflow.data import Commissioning, Consulting, Finalising, FollowingUp
from evaluation.workflow.recommendations import Implementation, Refusal, Response
from evaluation.workflow.roadmap import Closing
from priorities.workflow import RecordedDecision
from tests.cast import FICTION, Cast, put

KEPT = {"kind": "list", "title": "Cycles", "said": "1 row", "address": "/cycles/", "text": "{}", "sha256": "0" * 64}
FINDING = {"title": "Tracing is slow", "text": "Sixty days.", **FICTION}


def move(record: Any, name: str, person: Any, data: Any = None, comment: str = "") -> Any:
    """Make a move as somebody who has the record as it is before their eyes."""
    record.refresh_from_db()
    seen = record.content if isinstance(record, Evaluation) else record.version
    return perform(type(record), name, record.pk, actor=person, seen=seen, data=data, comment=comment)


def codes(error: pytest.ExceptionInfo[Blocked]) -> set[str]:
    return {problem.code for problem in error.value.problems}


@pytest.fixture
def planned(cast: Cast) -> Evaluation:
    """An evaluation of the cycle that runs, which nobody is commissioned with."""
    return put(Evaluation(cycle=cast.earlier_cycle, code="EVAL-NEW", title="Evaluation of FA", **FICTION), "planned")


def commissioning(cast: Cast, **more: Any) -> Commissioning:
    told: dict[str, Any] = {
        "evaluator": cast.organisations["EVAL"],
        "person": cast["nobody"],
        "access_from": date(2025, 11, 24),
        "access_until": date(2026, 12, 31),
        "due_on": date(2026, 6, 30),
        "questions": tuple(Question.objects.all()),
        **more,
    }
    return Commissioning(**told)


@pytest.fixture
def collecting(cast: Cast, planned: Evaluation) -> Evaluation:
    """The evaluation with its evaluator at work; nobody of the cast is the person."""
    move(planned, "commission", cast["commission"], commissioning(cast))
    return move(planned, "collect", cast["nobody"])  # type: ignore[no-any-return]


def write(cast: Cast, evaluation: Evaluation) -> Recommendation:
    """Write a report that is whole: a finding that answers the question, its evidence, a recommendation."""
    evaluator = cast["nobody"]
    question = AskedQuestion.objects.get(evaluation=evaluation)
    values = {**FINDING, "question": question, "criterion": question.criterion}
    finding: Finding = create_numbered(Finding, evaluation, actor=evaluator, values=values)
    attach(evaluation, KEPT, findings=[finding], actor=evaluator)
    told = {"title": "Trace sooner", "text": "In ten days.", "owner": cast.organisations["Eurojust"], **FICTION}
    return recommend(finding, actor=evaluator, values=told)


@pytest.fixture
def final(cast: Cast, collecting: Evaluation) -> Evaluation:
    """The evaluation with its final report, to which Eurojust has to respond."""
    write(cast, collecting)
    move(collecting, "draft", cast["nobody"])
    bodies = (cast.organisations["Eurojust"],)
    move(collecting, "consult", cast["commission"], Consulting(date(2025, 12, 19), bodies))
    consultation = Consultation.objects.get(evaluation=collecting)
    move(consultation, "answer", cast["eurojust"], Commenting("Finding 1 is right."))
    return move(collecting, "finalise", cast["nobody"], Finalising(date(2026, 1, 30)))  # type: ignore[no-any-return]


def test_the_commission_lets_the_evaluator_in_for_a_time(cast: Cast, planned: Evaluation) -> None:
    move(planned, "commission", cast["commission"], commissioning(cast))
    planned.refresh_from_db()
    access = Assignment.objects.get(person=cast.people["nobody"])
    assert planned.access == access
    assert (access.role, access.scope, access.starts, access.ends) == (
        "evaluator", planned.cycle, date(2025, 11, 24), date(2026, 12, 31),
    )  # fmt: skip
    assert [item.text for item in planned.questions.all()] == ["Do the priorities match?"]
    assert planned in [item.record for item in owed_by(cast["nobody"])]
    told = sentence(Entry.objects.of(planned).filter(verb="commission").get())
    assert "commissioned Evaluation of FA" in told
    assert "nobody@" not in told


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"access_until": date(2025, 11, 1)}, "access_until"),
        ({"access_until": date(2026, 1, 1)}, "access_until"),
        ({"due_on": date(2025, 1, 1)}, "due_on"),
        ({"questions": ()}, "questions"),
    ],
)
def test_a_commission_that_does_not_hold_together_is_told_at_its_field(
    cast: Cast, planned: Evaluation, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(Blocked) as error:
        move(planned, "commission", cast["commission"], commissioning(cast, **more))
    assert field in {problem.field for problem in error.value.problems}
    assert not Assignment.objects.filter(person=cast.people["nobody"]).exists()


@pytest.mark.parametrize(
    ("field", "chosen"),
    [("person", lambda cast: cast["commission"]), ("evaluator", lambda cast: cast.organisations["Europol"])],
)
def test_nobody_who_is_evaluated_is_let_in_whatever_door_it_is_asked_by(
    cast: Cast, planned: Evaluation, field: str, chosen: Any
) -> None:
    with pytest.raises(Blocked) as error:
        move(planned, "commission", cast["commission"], commissioning(cast, **{field: chosen(cast)}))
    assert {(problem.code, problem.field) for problem in error.value.problems} == {("not_offered", field)}


def test_a_recalled_commission_ends_the_access(cast: Cast, collecting: Evaluation) -> None:
    move(collecting, "recall", cast["commission"], comment="Another evaluator")
    access = Assignment.objects.get(person=cast.people["nobody"])
    assert access.ends == date(2025, 11, 24)
    collecting.refresh_from_db()
    assert (collecting.status, collecting.access, collecting.evaluator) == ("planned", None, None)


def test_a_draft_that_is_not_whole_says_where(cast: Cast, collecting: Evaluation) -> None:
    evaluator = cast["nobody"]
    values = {**FINDING, "criterion": cast.criteria[0]}
    create_numbered(Finding, collecting, actor=evaluator, values=values)
    create_numbered(Recommendation, collecting, actor=evaluator, values={"title": "Do", "text": "It.", **FICTION})
    with pytest.raises(Blocked) as error:
        move(collecting, "draft", evaluator)
    found = {(problem.code, problem.field) for problem in error.value.problems}
    assert found == {
        ("question_open", "question:1"),
        ("no_evidence", "finding:1"),
        ("no_finding_behind", "recommendation:1"),
        ("no_owner", "recommendation:1:owner"),
    }


def test_only_the_evaluator_of_this_evaluation_writes(cast: Cast, collecting: Evaluation) -> None:
    values = {**FINDING, "criterion": cast.criteria[0]}
    cast.organisations["OTHER"] = cast.organisations["Frontex"]
    cast.give("other.evaluator", "evaluator", "OTHER", cast.earlier_cycle)
    for name in ("commission", "secretariat", "other.evaluator"):
        with pytest.raises(Refused):
            create(Finding, actor=cast[name], parent=collecting, values={"number": 1, **values})
        with pytest.raises(Refused):
            attach(collecting, KEPT, actor=cast[name])
    made = create_numbered(Finding, collecting, actor=cast["nobody"], values=values)
    assert made.number == 1


def test_a_finding_answers_a_question_of_its_own_criterion(cast: Cast, collecting: Evaluation) -> None:
    question = AskedQuestion.objects.get(evaluation=collecting)
    values = {**FINDING, "question": question, "criterion": cast.criteria[1]}
    with pytest.raises(Blocked) as error:
        create_numbered(Finding, collecting, actor=cast["nobody"], values=values)
    assert {problem.field for problem in error.value.problems} == {"criterion"}


def test_evidence_stays_as_it_was(cast: Cast, collecting: Evaluation) -> None:
    write(cast, collecting)
    evidence = Evidence.objects.get(evaluation=collecting)
    assert (evidence.number, evidence.taken_as) == (1, "Evaluator, EVAL")
    for field, value in (("text", "Something else"), ("sha256", "1" * 64), ("address", "/oaps/")):
        with pytest.raises(DatabaseError), transaction.atomic():
            Evidence.objects.filter(pk=evidence.pk).update(**{field: value})
    changed = edit(Evidence, evidence.pk, actor=cast["nobody"], seen=evidence.version, changes={"title": "All cycles"})
    assert changed.title == "All cycles"


def test_evidence_is_attached_while_the_report_is_written_only(cast: Cast, final: Evaluation) -> None:
    with pytest.raises(Blocked) as error:
        attach(final, KEPT, actor=cast["nobody"])
    assert codes(error) == {"closed_to_edits"}
    assert FindingEvidence.objects.filter(finding__evaluation=final).count() == 1


def test_a_body_that_is_consulted_reads_the_draft_and_its_own_comment_only(cast: Cast, collecting: Evaluation) -> None:
    write(cast, collecting)
    move(collecting, "draft", cast["nobody"])
    drafts = Evaluation.objects.filter(pk=collecting.pk)
    assert not drafts.visible_to(cast["eurojust"]).exists()
    bodies = (cast.organisations["Eurojust"], cast.organisations["FR"])
    move(collecting, "consult", cast["commission"], Consulting(date(2025, 12, 19), bodies))
    assert drafts.visible_to(cast["eurojust"]).exists()
    assert not drafts.visible_to(cast["nec.de"]).exists()
    theirs = Consultation.objects.filter(evaluation=collecting).visible_to(cast["eurojust"])
    assert [str(item.organisation) for item in theirs] == [str(cast.organisations["Eurojust"])]
    move(collecting, "revise", cast["nobody"], comment="More evidence")
    assert not drafts.visible_to(cast["eurojust"]).exists()
    assert set(Consultation.objects.filter(evaluation=collecting).values_list("status", flat=True)) == {"overtaken"}


def test_the_report_is_not_final_while_somebody_can_still_comment(cast: Cast, collecting: Evaluation) -> None:
    write(cast, collecting)
    move(collecting, "draft", cast["nobody"])
    bodies = (cast.organisations["Eurojust"],)
    move(collecting, "consult", cast["commission"], Consulting(date(2025, 12, 19), bodies))
    with pytest.raises(Blocked) as error:
        move(collecting, "finalise", cast["nobody"], Finalising(date(2026, 1, 30)))
    assert codes(error) == {"consultation_runs"}


def test_the_draft_and_the_final_report_are_frozen(final: Evaluation) -> None:
    versions = list(FrozenVersion.objects.of(final))
    assert [(item.number, item.reason) for item in versions] == [(2, "final report"), (1, "sent out for comments")]
    assert all(verify(item) for item in versions)
    assert Evidence.objects.get(evaluation=final).sha256 in versions[0].text


def test_cosi_decides_when_every_owner_has_responded(cast: Cast, final: Evaluation) -> None:
    decision = RecordedDecision("ST 1/25", date(2025, 11, 24))
    with pytest.raises(Blocked) as error:
        move(final, "decide", cast["secretariat"], decision)
    assert codes(error) == {"no_response"}
    recommendation = Recommendation.objects.get(evaluation=final)
    for name in ("evaluator", "commission", "secretariat"):
        with pytest.raises(Refused):
            move(recommendation, "accept", cast[name], Response("Yes.", date(2026, 6, 30)))
    move(recommendation, "accept", cast["eurojust"], Response("We agree.", date(2026, 6, 30)))
    move(final, "decide", cast["secretariat"], decision)
    item = RoadmapItem.objects.get(recommendation=recommendation)
    assert (item.title, str(item.owner), item.due_on) == ("Trace sooner", "Eurojust", date(2026, 6, 30))
    assert item.names_nothing
    assert [found.record for found in owed_by(cast["eurojust"]) if found.record == item] == [item]


def test_the_secretariat_responds_for_who_has_nobody_here(cast: Cast, final: Evaluation) -> None:
    recommendation = Recommendation.objects.get(evaluation=final)
    Recommendation.objects.filter(pk=recommendation.pk).update(owner=cast.organisations["UK"])
    move(recommendation, "reject", cast["secretariat"], Refusal("It said so by letter."))
    recommendation.refresh_from_db()
    assert (recommendation.status, recommendation.response) == ("rejected", "It said so by letter.")


@pytest.fixture
def item(cast: Cast, final: Evaluation) -> RoadmapItem:
    """The roadmap item that COSI's decision opened."""
    recommendation = Recommendation.objects.get(evaluation=final)
    move(recommendation, "accept", cast["eurojust"], Response("We agree.", date(2026, 6, 30)))
    move(final, "decide", cast["secretariat"], RecordedDecision("ST 1/25", date(2025, 11, 24)))
    return RoadmapItem.objects.get(recommendation=recommendation)


def test_an_item_closes_when_it_says_what_it_changed_and_what_shows_it(cast: Cast, item: RoadmapItem) -> None:
    closing = Closing("Prosecutors are in the plan.", date(2025, 11, 24))
    with pytest.raises(Blocked) as error:
        move(item, "close", cast["eurojust"], closing)
    assert codes(error) == {"changes_nothing"}
    changes = {"priority": cast.priorities[0]}
    edit(RoadmapItem, item.pk, actor=cast["eurojust"], seen=item.version, changes=changes)
    with pytest.raises(Blocked) as error:
        move(item, "close", cast["eurojust"], Closing(" ", date(2026, 11, 24)))
    assert codes(error) == {"no_evidence", "date_in_future"}
    recommendation = item.recommendation
    move(recommendation, "start", cast["eurojust"])
    with pytest.raises(Blocked) as error:
        move(recommendation, "implement", cast["eurojust"], Implementation("Done."))
    assert codes(error) == {"item_open"}
    move(item, "close", cast["eurojust"], closing)
    move(recommendation, "implement", cast["eurojust"], Implementation("Done."))
    recommendation.refresh_from_db()
    assert recommendation.status == "implemented"


def test_what_is_open_is_carried_into_the_next_cycle(cast: Cast, item: RoadmapItem) -> None:
    evaluation = item.recommendation.evaluation
    with pytest.raises(Blocked) as error:
        move(evaluation, "follow_up", cast["secretariat"], FollowingUp())
    assert codes(error) == {"roadmap_open"}
    with pytest.raises(Blocked) as error:
        move(evaluation, "follow_up", cast["secretariat"], FollowingUp(evaluation.cycle))
    assert codes(error) == {"not_later"}
    move(evaluation, "follow_up", cast["secretariat"], FollowingUp(Cycle.objects.get(code="2026-2029")))
    item.refresh_from_db()
    assert (item.status, item.carried_into) == ("carried_over", cast.cycle)
    assert item in [found.record for found in owed_by(cast["eurojust"])]


def test_a_wrong_record_of_the_decision_is_rescinded_by_another_person(cast: Cast, item: RoadmapItem) -> None:
    evaluation = item.recommendation.evaluation
    with pytest.raises(Refused):
        move(evaluation, "rescind", cast["secretariat"], comment="Wrong number")
    move(evaluation, "rescind", cast["secretariat.2"], comment="Wrong number")
    evaluation.refresh_from_db()
    assert (evaluation.status, evaluation.decided_on) == ("final", None)
    # Recorded again, the roadmap has each item once.
    move(evaluation, "decide", cast["secretariat"], RecordedDecision("ST 2/25", date(2025, 11, 24)))
    assert RoadmapItem.objects.filter(recommendation__evaluation=evaluation).count() == 1


def test_a_roadmap_item_names_one_thing(cast: Cast, item: RoadmapItem) -> None:
    changes = {"priority": cast.priorities[0], "process": "Form of the report"}
    with pytest.raises(Blocked) as error:
        edit(RoadmapItem, item.pk, actor=cast["eurojust"], seen=item.version, changes=changes)
    assert "one thing" in str(error.value)


def test_why_a_draft_was_returned_is_not_for_all_who_read_the_final_report(cast: Cast, collecting: Evaluation) -> None:
    write(cast, collecting)
    move(collecting, "draft", cast["nobody"])
    move(collecting, "return", cast["commission"], comment="Finding 1 is thin.")
    move(collecting, "draft", cast["nobody"])
    bodies = (cast.organisations["Eurojust"],)
    move(collecting, "consult", cast["commission"], Consulting(date(2025, 12, 19), bodies))
    move(Consultation.objects.get(evaluation=collecting), "answer", cast["eurojust"], Commenting("No comment."))
    move(collecting, "finalise", cast["nobody"], Finalising(date(2026, 1, 30)), comment="All taken up.")
    entries = list(Entry.objects.of(collecting).filter(verb__in=["return", "finalise"]))
    for name, read in (("nec.de", {"All taken up."}), ("est", {"All taken up.", "Finding 1 is thin."})):
        assert {entry.comment for entry in discreet(cast[name], entries)} - {""} == read, name


def test_the_owner_is_reminded_and_then_the_secretariat(cast: Cast, final: Evaluation) -> None:
    recommendation = Recommendation.objects.get(evaluation=final)
    (due,) = (item for source in sources() for item in source.find() if item.record == recommendation)
    assert (str(due.what), due.due) == ("Respond to the recommendation", final.responses_due)
    assert isinstance(due.people, Rule)
    assert [person.email for person in due.people.people(recommendation)] == ["eurojust@empact.example"]
    assert cast["secretariat"] in escalation_of(Recommendation)[-1].people(recommendation)
