"""What changed reads as a person would say it."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from empact.accounts.models import User
from empact.history.acting import acting
from empact.history.differences import differences
from empact.history.freezing import picture
from empact.history.sentences import sentence
from empact.workflow.engine import perform
from empact.workflow.install import install
from tests.garden.models import Bed, Garden, Plant
from tests.garden.workflow import Opening, snapshot


@pytest.mark.parametrize(
    ("model", "before", "after", "phrase"),
    [
        (Plant, {"height": 150}, {"height": 200}, "raised the height from 150 to 200"),
        (Plant, {"height": 2000}, {"height": 10}, "lowered the height from 2,000 to 10"),
        (Garden, {"area": "1.50"}, {"area": "12.00"}, "raised the area from 1.50 to 12"),
        (Garden, {"opened_on": None}, {"opened_on": "2026-01-05"}, "set the opening day to 5 January 2026"),
        (
            Garden,
            {"opened_on": "2026-01-05"},
            {"opened_on": "2026-02-01"},
            "moved the opening day from 5 January 2026 to 1 February 2026",
        ),
        (Garden, {"opened_on": "2026-01-05"}, {}, "cleared the opening day, which was 5 January 2026"),
        (Garden, {"status": "drafting"}, {"status": "opened"}, "changed the status from Drafting to Opened"),
        (Bed, {"note": "a" * 90}, {"note": "b" * 90}, "rewrote the note"),
        (Bed, {"note": ""}, {"note": "One\nTwo"}, "wrote the note"),
        (Bed, {"note": "One\nTwo"}, {"note": ""}, "cleared the note"),
        (
            Bed,
            {"garden": {"id": 1, "label": "North"}},
            {"garden": {"id": 2, "label": "South"}},
            "changed the garden from North to South",
        ),
        (
            None,
            {"tools": ["rake"]},
            {"tools": ["hoe", "spade"]},
            "added hoe, spade to the tools and removed rake from the tools",
        ),
        (None, {"tools": ["a", "b"]}, {"tools": ["b", "a"]}, "put the tools in another order"),
        (None, {"is_shared": False}, {"is_shared": True}, "changed the is shared from no to yes"),
    ],
)
def test_a_change_reads_as_a_person_would_say_it(model: Any, before: Any, after: Any, phrase: str) -> None:
    (found,) = differences(before, after, model)
    assert str(found) == phrase


def test_what_only_looks_different_is_no_difference() -> None:
    renamed = {"garden": {"id": 1, "label": "Old"}}, {"garden": {"id": 1, "label": "New"}}
    assert not differences(*renamed, Bed)
    assert not differences({"note": ""}, {"note": None}, Bed)


@pytest.mark.django_db
def test_two_snapshots_tell_what_was_added_removed_and_changed_inside(garden: Garden) -> None:
    bed, other = (Bed.objects.create(garden=garden, number=number) for number in (1, 2))
    plant = Plant.objects.create(bed=bed, name="sage", height=150)
    before = snapshot(garden)
    plant.height = 200
    plant.save()
    other.delete()
    Bed.objects.create(garden=garden, number=3)
    assert [str(item) for item in differences(before, snapshot(garden), Garden)] == [
        "bed bed 1 – plant sage – raised the height from 150 to 200",
        "removed bed bed 2",
        "added bed bed 3",
    ]


def test_a_kind_that_is_gone_is_still_told() -> None:
    one = {"record": "gone.away", "id": 1, "label": "Old thing", "size": 1}
    (found,) = differences({"things": [one]}, {"things": [{**one, "size": 2}]})
    assert str(found) == "Old thing – raised the size from 1 to 2"


@pytest.mark.django_db
def test_entries_read_as_sentences(garden: Garden, person: User) -> None:
    plant = Plant.objects.create(bed=Bed.objects.create(garden=garden, number=1), name="sage", height=150)
    with acting(person) as act:
        one = act.record("edited", plant, before={"height": 150}, after={"height": 200})
        several = act.record(
            "edited", plant, before={"height": 150, "name": "sage"}, after={"height": 9, "name": "mint"}
        )
        created = act.record("created", plant, after={"name": "sage"})
    assert sentence(one) == "No role raised the height of sage from 150 to 200"
    assert sentence(several) == (
        "No role edited sage: lowered the height from 150 to 9; changed the name from sage to mint"
    )
    assert sentence(created) == "No role created sage"


@pytest.mark.django_db
def test_a_move_reads_with_its_data_and_what_moved_along(garden: Garden, person: User) -> None:
    garden.beds.create(number=1)
    garden.beds.create(number=2)
    User.objects.filter(pk=person.pk).update(email="inspector@empact.example")
    person.refresh_from_db()
    garden.refresh_from_db()
    install(garden, "checked", at=timezone.now())
    perform(Garden, "open", garden.pk, actor=person, seen=garden.content, data=Opening(date(2099, 6, 1), "Free entry"))
    entry = person.entries.get()
    assert sentence(entry) == ("No role opened Kitchen garden, day 1 June 2099, note Free entry, together with 2 beds")


def test_a_picture_names_its_record() -> None:
    assert picture(Plant(pk=7, name="sage"), "height", leaves=[]) == {
        "record": "garden.plant",
        "id": 7,
        "label": "sage",
        "height": 10,
        "leaves": [],
    }
