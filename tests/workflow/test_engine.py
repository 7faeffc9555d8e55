"""Moves: who, from where, having seen what, with which problems; one transaction, one entry."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction

from empact import clock
from empact.accounts.models import User
from empact.history.models import Entry, FrozenVersion
from empact.history.records import row_history
from empact.workflow.engine import begin, perform, perform_many, run_due_moves
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused, UnknownMove, WorkflowError
from empact.workflow.install import install
from empact.workflow.openings import openings
from tests.garden.models import Bed, Garden, GardenStatus, Plant
from tests.garden.workflow import GARDEN, Offer, Opening

pytestmark = pytest.mark.django_db

MONDAY = date(2099, 6, 1)


def submitted(garden: Garden, gardener: User) -> Garden:
    found: Garden = perform("garden.garden", "submit", garden.pk, actor=gardener, seen=garden.content)
    return found


def checked(garden: Garden, gardener: User, inspector: User) -> Garden:
    garden = submitted(garden, gardener)
    found: Garden = perform(Garden, "check", garden.pk, actor=inspector, seen=garden.content)
    return found


def test_a_move_changes_the_status_and_writes_one_entry(garden: Garden, gardener: User) -> None:
    moved = submitted(garden, gardener)
    assert moved.status == "submitted"
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.actor_label, entry.kind, entry.record_id) == (
        "submit",
        gardener,
        "No role",
        "garden.garden",
        garden.pk,
    )
    assert (entry.before, entry.after) == ({"status": "drafting"}, {"status": "submitted"})
    assert (entry.version, entry.content) == (moved.version, moved.content) == (2, garden.content)


def test_the_row_history_names_who_acted(garden: Garden, gardener: User) -> None:
    submitted(garden, gardener)
    event = row_history(Garden)[1]
    assert event.pgh_context == {"actor": gardener.pk, "post": "No role"}
    assert event.pgh_context_id == Entry.objects.get().group


def test_who_does_not_see_the_record_learns_nothing(garden: Garden, stranger: User) -> None:
    for key in (garden.pk, 0):
        with pytest.raises(NotVisible):
            perform(Garden, "submit", key, actor=stranger, seen=1)


def test_an_unknown_move_and_an_opening_move_are_unknown(garden: Garden, gardener: User) -> None:
    with pytest.raises(UnknownMove):
        perform(Garden, "burn", garden.pk, actor=gardener, seen=1)
    with pytest.raises(UnknownMove):
        perform(Bed, "offer", garden.beds.get().pk, actor=gardener, seen=1)


def test_the_wrong_person_is_refused_with_the_reason_and_who_could(
    garden: Garden, visitor: User, gardener: User
) -> None:
    with pytest.raises(Refused) as refusal:
        perform(Garden, "submit", garden.pk, actor=visitor, seen=garden.content)
    assert str(refusal.value) == "Only the gardener of this garden can do this."
    assert refusal.value.who == (gardener,)


def test_four_eyes_who_submits_does_not_check(garden: Garden, gardener: User, visitor: User) -> None:
    garden = submitted(garden, gardener)
    with pytest.raises(Refused) as refusal:
        perform(Garden, "check", garden.pk, actor=gardener, seen=garden.content)
    assert refusal.value.who == (visitor,)
    perform(Garden, "check", garden.pk, actor=visitor, seen=garden.content)


def test_a_move_from_another_state_conflicts_and_tells_what_happened(garden: Garden, gardener: User) -> None:
    seen = garden.content
    submitted(garden, gardener)
    with pytest.raises(Conflict) as conflict:
        perform(Garden, "submit", garden.pk, actor=gardener, seen=seen)
    assert "Submitted" in str(conflict.value)
    assert [entry.verb for entry in conflict.value.since] == ["submit"]
    assert Entry.objects.count() == 1


def test_content_that_was_not_seen_is_not_adopted(garden: Garden, gardener: User) -> None:
    seen = garden.content
    Plant.objects.create(bed=garden.beds.get(), name="sage")
    with pytest.raises(Conflict):
        perform(Garden, "submit", garden.pk, actor=gardener, seen=seen)
    garden.refresh_from_db()
    assert garden.status == "drafting"


def test_a_person_must_tell_what_they_saw(garden: Garden, gardener: User) -> None:
    with pytest.raises(TypeError):
        perform(Garden, "submit", garden.pk, actor=gardener, seen=None)


def test_all_problems_are_told_at_once_and_nothing_is_changed(garden: Garden, gardener: User) -> None:
    garden.beds.all().delete()
    Garden.objects.update(title="")
    garden.refresh_from_db()
    with pytest.raises(Blocked) as blocked:
        perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content, comment="\0")
    assert [problem.code for problem in blocked.value.problems] == [
        "unstorable_text",
        "no_bed",
        "no_title",
        "not_planted",
    ]
    garden.refresh_from_db()
    assert garden.status == "drafting"
    assert not Entry.objects.exists()


def test_a_warning_does_not_stop_a_move(garden: Garden, gardener: User) -> None:
    assert submitted(garden, gardener).status == "submitted"


def test_a_comment_that_is_required_is_asked_for(garden: Garden, gardener: User, inspector: User) -> None:
    garden = submitted(garden, gardener)
    with pytest.raises(Blocked) as blocked:
        perform(Garden, "return", garden.pk, actor=inspector, seen=garden.content, comment="  ")
    assert blocked.value.problems[0].field == "comment"
    perform(Garden, "return", garden.pk, actor=inspector, seen=garden.content, comment="Too dry")
    assert Entry.objects.latest("id").comment == "Too dry"


def test_data_checks_and_guards_of_other_apps_hold(garden: Garden, gardener: User, inspector: User) -> None:
    garden = checked(garden, gardener, inspector)
    for data, code in (
        (None, "data_missing"),
        (Opening(MONDAY, "\0"), "unstorable_text"),
        (Opening(MONDAY, "Confidentiel UE / EU Confidential"), "classified_text"),
        (Opening(clock.today() - timedelta(days=1)), "day_is_past"),
        (Opening(MONDAY + timedelta(days=4)), "friday"),
    ):
        with pytest.raises(Blocked) as blocked:
            perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=data)
        assert code in {problem.code for problem in blocked.value.problems}


def test_effects_consequences_and_what_moves_along_are_one_entry(
    garden: Garden, gardener: User, inspector: User
) -> None:
    garden = checked(garden, gardener, inspector)
    bed = garden.beds.get()
    perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=Opening(MONDAY, "Sunny"))
    entry = Entry.objects.latest("id")
    assert entry.detail == {
        "data": {"day": "2099-06-01", "note": "Sunny"},
        "along": [{"kind": "garden.bed", "id": bed.pk, "label": "bed 1", "verb": "sow", "to": "sown"}],
    }
    assert entry.after == {"status": "opened", "opened_on": "2099-06-01"}
    bed.refresh_from_db()
    assert bed.status == "sown"
    assert list(Entry.objects.of(bed)) == [entry]
    assert FrozenVersion.objects.get().content == garden.content


def test_an_effect_that_fails_leaves_nothing_behind(garden: Garden, gardener: User, inspector: User) -> None:
    garden = checked(garden, gardener, inspector)
    with pytest.raises(ArithmeticError):
        perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=Opening(MONDAY, "storm"))
    garden.refresh_from_db()
    assert (garden.status, garden.opened_on, garden.beds.get().status) == ("checked", None, "proposed")


def test_a_constraint_that_an_effect_breaks_is_a_problem_and_no_crash(
    garden: Garden, gardener: User, inspector: User
) -> None:
    garden = checked(garden, gardener, inspector)
    with pytest.raises(Blocked, match="A garden has some room"):
        perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=Opening(MONDAY, "flood"))
    garden.refresh_from_db()
    assert garden.status == "checked"


def test_in_bulk_each_record_has_its_own_outcome(gardener: User, visitor: User) -> None:
    gardens = [Garden.objects.create(title=f"Garden {number}", owner_id=gardener.pk) for number in range(3)]
    for garden in gardens:
        Bed.objects.create(garden=garden, number=1)
        garden.refresh_from_db()
    for garden in gardens[:2]:
        submitted(garden, gardener)
    items = [(gardens[0].pk, gardens[0].content), (gardens[1].pk, 99), (gardens[2].pk, gardens[2].content)]
    outcomes = perform_many(Garden, "check", items, actor=visitor, comment="All at once")
    assert [type(outcome.error) for outcome in outcomes] == [type(None), Conflict, Conflict]
    assert [outcome.pk for outcome in outcomes] == [garden.pk for garden in gardens]


def test_the_system_makes_the_moves_that_are_due(garden: Garden, gardener: User, inspector: User) -> None:
    garden = checked(garden, gardener, inspector)
    perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=Opening(MONDAY))
    assert run_due_moves() == 0
    with pytest.raises(Conflict, match="not due"):
        perform(Garden, "close", garden.pk, actor=None, seen=None)
    Garden.objects.update(opened_on=clock.today())
    with pytest.raises(Refused):
        perform(Garden, "close", garden.pk, actor=inspector, seen=garden.content)
    assert run_due_moves() == 1
    assert run_due_moves() == 0
    entry = Entry.objects.latest("id")
    assert (entry.actor, entry.actor_label, entry.verb) == (None, "The system", "close")


def test_the_system_makes_no_move_of_a_person(garden: Garden) -> None:
    with pytest.raises(Refused):
        perform(Garden, "submit", garden.pk, actor=None, seen=None)


def test_a_record_begins_by_an_opening_move(garden: Garden, inspector: User) -> None:
    bed = begin(Bed, "offer", garden, actor=inspector, seen=garden.content, data=Offer(2, "Shady"))
    assert (bed.status, bed.version) == ("offered", 1)
    entry = Entry.objects.get()
    assert entry.verb == "offer"
    assert entry.after["note"] == "Shady"
    assert entry.root_id == garden.pk


def test_a_refused_beginning_leaves_no_row(garden: Garden, gardener: User, stranger: User, inspector: User) -> None:
    with pytest.raises(Refused, match="an inspector"):
        begin(Bed, "offer", garden, actor=gardener, data=Offer(2))
    with pytest.raises(NotVisible):
        begin(Bed, "offer", garden, actor=stranger, data=Offer(2))
    with pytest.raises(UnknownMove):
        begin(Bed, "sow", garden, actor=gardener)
    for data, code in ((Offer(-1), "min_value"), (Offer(13), "thirteen"), (None, "data_missing")):
        with pytest.raises(Blocked) as blocked:
            begin(Bed, "offer", garden, actor=inspector, data=data)
        assert blocked.value.problems[0].code == code
    with pytest.raises(Conflict, match="changed since"):
        begin(Bed, "offer", garden, actor=inspector, seen=garden.content - 1, data=Offer(2))
    assert Bed.objects.count() == 1


def test_only_some_may_start_a_record_at_all(garden: Garden, stranger: User, inspector: User) -> None:
    [way] = openings(inspector, garden)
    assert (way.transition.name, way.is_open) == ("offer", True)
    [way] = openings(stranger, garden)
    assert (way.is_open, way.reason) == (False, "whoever has an account")


def expected(state: str, name: str, actor: str) -> str:
    """Return what the reference model says of a move: written by hand, not from the chart."""
    leads = {
        ("drafting", "submit"): "submitted",
        ("submitted", "check"): "checked",
        ("submitted", "return"): "drafting",
        ("checked", "return"): "drafting",
        ("checked", "open"): "opened",
    }
    makers = {
        "submit": {"gardener"},
        "check": {"inspector", "visitor"},  # the gardener submitted it once
        "return": {"inspector"},
        "open": {"inspector"},
        "close": set(),
    }
    if actor == "stranger":
        return "NotVisible"
    if actor not in makers[name]:
        return "Refused"
    return leads.get((state, name), "Conflict")


def test_every_person_state_and_move(
    garden: Garden, gardener: User, inspector: User, visitor: User, stranger: User
) -> None:
    submitted(garden, gardener)
    cast = {"gardener": gardener, "inspector": inspector, "visitor": visitor, "stranger": stranger}
    for state, move, (name, actor) in product(GardenStatus, GARDEN.transitions, cast.items()):
        with transaction.atomic():
            install(garden, state, at=clock.now())
            data = Opening(MONDAY) if move.data else None
            try:
                found = perform(
                    Garden, move.name, garden.pk, actor=actor, seen=garden.content, data=data, comment="So"
                ).status
            except WorkflowError as error:
                found = type(error).__name__
            assert found == expected(state, move.name, name), (state, move.name, name)
            transaction.set_rollback(True)
