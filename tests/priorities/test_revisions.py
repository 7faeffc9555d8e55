"""Revisions: a new set or G-MASP with copies; the one in force stays until the decision, then hands over."""

from datetime import date
from typing import Any

import pytest

from empact.accounts.models import User
from empact.history.models import Entry
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked, Refused
from priorities.models import Priority, PrioritySet, PrioritySuccession, StrategicPlan, meant_by, part_of
from priorities.services import draft_plan, may_revise, next_revision, propose_set
from priorities.workflow import RecordedDecision
from tests.cast import FICTION, Cast, put
from tests.signing import SignIn

VALUES = {"title": "Priorities after the mid-term review", "standing": "to_confirm"}


def test_a_proposed_set_begins_with_copies(cast: Cast) -> None:
    proposed = propose_set(cast.priority_set, actor=cast["presidency"], values=VALUES)
    assert (proposed.status, proposed.revision) == ("proposed", 1)
    copy = proposed.priorities.get(code="FA")
    assert copy.aim == cast.priorities[0].aim
    assert [link.threat for link in copy.threat_links.all()] == [cast.threats[0]]
    cast.priority_set.refresh_from_db()
    assert cast.priority_set.status == "adopted"
    assert [entry.verb for entry in Entry.objects.of(proposed)] == ["copied", "created"]


def test_only_one_set_is_prepared_at_a_time_and_only_by_those_who_may(cast: Cast) -> None:
    with pytest.raises(Refused):
        propose_set(cast.priority_set, actor=cast["nec.fr"], values=VALUES)
    propose_set(cast.priority_set, actor=cast["presidency"], values=VALUES)
    with pytest.raises(Blocked, match="being prepared already"):
        propose_set(cast.priority_set, actor=cast["secretariat"], values=VALUES)
    assert PrioritySet.objects.filter(cycle=cast.cycle).count() == 2


def test_only_what_is_in_force_is_revised_whichever_way_one_comes(cast: Cast) -> None:
    put(cast.strategic_plan, "approved")
    ways: tuple[tuple[Any, Any, User], ...] = (
        (cast.priority_set, propose_set, cast["presidency"]),
        (cast.strategic_plan, draft_plan, cast["commission"]),
    )
    for record, revise, who in ways:
        assert may_revise(who, record)
        assert not may_revise(cast["nec.fr"], record)
        put(record, "revised")
        assert not may_revise(who, record)
        with pytest.raises(Blocked, match="Only what is in force is revised"):
            revise(record, actor=who, values=VALUES)
        assert type(record).objects.filter(cycle=cast.cycle).count() == 1


def test_the_adopted_revision_takes_over_areas_and_successions(cast: Cast, sign_in: SignIn) -> None:
    earlier = Priority.objects.get(priority_set__cycle=cast.earlier_cycle)
    PrioritySuccession.objects.create(earlier=earlier, later=cast.priorities[0], **FICTION)
    proposed = propose_set(cast.priority_set, actor=cast["presidency"], values=VALUES)
    steps = (
        ("presidency", "table", {"stage": "council"}),
        ("secretariat", "adopt", {"document_number": "ST 1/27", "decided_on": "2025-11-20"}),
    )
    for who, move, data in steps:
        proposed.refresh_from_db()
        answer = sign_in(who).post(
            f"{proposed.get_absolute_url()}moves/{move}/", {"seen": proposed.version, "comment": "Reviewed.", **data}
        )
        assert answer.status_code == 302, answer.content.decode()
    adopted = Priority.objects.get(priority_set=proposed, code="FA")
    cast.areas[0].refresh_from_db()
    cast.priority_set.refresh_from_db()
    assert cast.areas[0].priority == adopted
    assert PrioritySuccession.objects.get().later == adopted
    assert cast.priority_set.status == "revised"
    assert sign_in("est").get("/cycles/2026-2029/priorities/FA/").context["record"] == adopted
    assert sign_in("est").get("/cycles/2026-2029/priorities/FA_r0/").context["record"] == cast.priorities[0]


def test_a_proposal_has_an_address_of_its_own(cast: Cast, sign_in: SignIn) -> None:
    proposed = propose_set(cast.priority_set, actor=cast["presidency"], values=VALUES)
    copy = proposed.priorities.get(code="FA")
    assert copy.get_absolute_url() == "/cycles/2026-2029/priorities/FA_r1/"
    assert sign_in("presidency").get(copy.get_absolute_url()).context["record"] == copy
    assert sign_in("presidency").get("/cycles/2026-2029/priorities/FA/").context["record"] == cast.priorities[0]
    assert sign_in("nec.fr").get(copy.get_absolute_url()).status_code == 404


def test_a_g_masp_is_revised_in_the_same_way(cast: Cast) -> None:
    drafted = draft_plan(cast.strategic_plan, actor=cast["commission"], values={**VALUES, "summary": ""})
    assert [goal.number for goal in drafted.goals.all()] == [1, 2]
    assert drafted.get_absolute_url() == "/cycles/2026-2029/strategic-plans/g-masp_r1/"
    assert cast.strategic_plan.get_absolute_url() == "/cycles/2026-2029/strategic-plans/g-masp/"


@pytest.mark.parametrize("part", ["FA", "FA_r1", "3_r2", "FA_r", "_r1", "FA_r99999", "g-masp_r0"])
def test_no_part_of_an_address_breaks_the_search(cast: Cast, part: str) -> None:
    for field in ("code", "number", ""):
        root = "priority_set" if field == "code" else ""
        model = Priority if field == "code" else StrategicPlan
        if field != "number":
            list(model.objects.filter(meant_by(part, field, root)))


def test_the_first_proposal_has_the_plain_address(cast: Cast) -> None:
    first = PrioritySet(cycle=cast.cycle, revision=0, status="proposed")
    assert part_of("FA", first) == "FA"
    first.status = "withdrawn"
    assert part_of("FA", first) == "FA_r0"


def test_revisions_are_counted_on(cast: Cast) -> None:
    assert next_revision(PrioritySet, cast.cycle) == 1
    PrioritySet.objects.filter(cycle=cast.earlier_cycle)
    assert next_revision(StrategicPlan, cast.earlier_cycle) == 0
    assert date(2025, 6, 13) == cast.priority_set.adopted_on


def test_who_sent_a_g_masp_for_consultation_does_not_record_its_approval(cast: Cast) -> None:
    cast.give("commission", "cosi_secretariat", "GSC")
    values = {"title": "G-MASP", "summary": "Better.", "standing": "to_confirm"}
    drafted = draft_plan(cast.strategic_plan, actor=cast["commission"], values=values)
    sent = perform("priorities.strategicplan", "consult", drafted.pk, actor=cast["commission"], seen=drafted.version)
    data = RecordedDecision(document_number="ST 1/25", decided_on=date(2025, 11, 20))
    with pytest.raises(Refused, match="nobody who sent the G-MASP"):
        perform("priorities.strategicplan", "approve", sent.pk, actor=cast["commission"], seen=sent.version, data=data)
    done = perform(
        "priorities.strategicplan", "approve", sent.pk, actor=cast["secretariat"], seen=sent.version, data=data
    )
    assert done.status == "approved"
