"""Edits, creations and removals: by policy, version by version, every problem at its field."""

import pytest

from empact.accounts.models import User
from empact.history.models import Entry
from empact.history.records import Standing, row_history
from empact.history.sentences import sentence
from empact.workflow.edits import create, edit, editable_fields, remove
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked, NotVisible, Refused, Stale
from tests.garden.models import Bed, Garden, Plant

pytestmark = pytest.mark.django_db


def codes(blocked: pytest.ExceptionInfo[Blocked]) -> dict[str, str]:
    return {problem.field: problem.code for problem in blocked.value.problems}


def test_an_edit_saves_and_tells_what_changed(garden: Garden, gardener: User) -> None:
    edited = edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": "Herb garden", "area": "1.00"})
    assert (edited.title, edited.version, edited.content) == ("Herb garden", 2, garden.content + 1)
    entry = Entry.objects.get()
    assert (entry.verb, entry.before, entry.after) == (
        "edited",
        {"title": "Kitchen garden"},
        {"title": "Herb garden"},
    )
    assert sentence(entry) == "No role changed the title of Herb garden from Kitchen garden to Herb garden"


def test_an_edit_that_changes_nothing_writes_nothing(garden: Garden, gardener: User) -> None:
    edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": garden.title})
    assert not Entry.objects.exists()
    assert row_history(Garden).count() == 1


def test_who_does_not_see_it_and_who_may_not_are_told_apart(garden: Garden, stranger: User, visitor: User) -> None:
    with pytest.raises(NotVisible):
        edit(Garden, garden.pk, actor=stranger, seen=1, changes={})
    with pytest.raises(Refused) as refusal:
        edit(Garden, garden.pk, actor=visitor, seen=1, changes={})
    assert "the gardener of this garden or an inspector" in str(refusal.value)


def test_a_field_that_is_closed_or_unknown_is_a_problem_of_its_own(
    garden: Garden, gardener: User, inspector: User
) -> None:
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": "\0", "status": "opened", "colour": "red"})
    assert codes(blocked) == {"status": "field_closed", "colour": "unknown_field", "title": "unstorable_text"}
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=inspector, seen=1, changes={"opened_on": None})
    assert codes(blocked) == {"": "closed_to_edits"}


def test_every_problem_of_cleaning_is_at_its_field(garden: Garden, gardener: User) -> None:
    changes = {"title": "", "area": "wide"}
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=gardener, seen=1, changes=changes)
    assert codes(blocked) == {"title": "blank", "area": "invalid"}
    garden.refresh_from_db()
    assert garden.title == "Kitchen garden"


def test_text_marked_as_classified_is_refused_at_its_field(garden: Garden, gardener: User) -> None:
    changes = {"title": "Herbs (Restreint UE/EU Restricted)", "area": "2.00"}
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=gardener, seen=1, changes=changes, comment="TLP:RED")
    assert codes(blocked) == {"title": "classified_text", "comment": "tlp_red_text"}
    with pytest.raises(Blocked) as blocked:
        create(Bed, actor=gardener, parent=garden, values={"number": 2, "note": "EUROPOL RESTRICTED"})
    assert codes(blocked) == {"note": "classified_text"}
    bed = garden.beds.get()
    with pytest.raises(Blocked) as blocked:
        remove(Bed, bed.pk, actor=gardener, seen=bed.version, comment="SECRET UE")
    assert codes(blocked) == {"comment": "classified_text"}
    assert edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": "A restricted garden"}).version == 2


def test_what_stands_wrong_in_other_fields_does_not_keep_one_from_changing_a_field(
    garden: Garden, gardener: User
) -> None:
    Garden.objects.update(title="", standing=Standing.SOURCED, source="")
    seen = Garden.objects.get().version
    assert edit(Garden, garden.pk, actor=gardener, seen=seen, changes={"title": "", "area": "2.00"}).area == 2
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=gardener, seen=seen + 1, changes={"title": "x" * 81})
    assert codes(blocked) == {"title": "max_length"}


def test_a_constraint_over_a_changed_field_holds_whatever_else_stands_wrong(garden: Garden, gardener: User) -> None:
    Garden.objects.update(title="")
    seen = Garden.objects.get().version
    with pytest.raises(Blocked) as blocked:
        edit(Garden, garden.pk, actor=gardener, seen=seen, changes={"area": "0.00"})
    assert [problem.text for problem in blocked.value.problems] == ["A garden has some room."]


def test_a_stale_edit_shows_both_versions_and_what_both_changed(garden: Garden, gardener: User) -> None:
    edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": "Theirs"})
    with pytest.raises(Stale) as stale:
        edit(Garden, garden.pk, actor=gardener, seen=1, changes={"title": "Mine", "area": 5})
    error = stale.value
    assert (error.seen["title"], error.current["title"], error.submitted["title"]) == (
        "Kitchen garden",
        "Theirs",
        "Mine",
    )
    assert error.both == ("title",)
    assert [entry.verb for entry in error.since] == ["edited"]


def test_the_parent_decides_what_is_open(garden: Garden, gardener: User) -> None:
    bed = garden.beds.get()
    assert editable_fields(gardener, bed) == ("note", "number", "garden")
    perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    bed.refresh_from_db()
    assert editable_fields(gardener, bed) == ()
    with pytest.raises(Blocked) as blocked:
        edit(Bed, bed.pk, actor=gardener, seen=bed.version, changes={"note": "Late"})
    assert "Submitted" in str(blocked.value)


def test_a_related_record_is_given_itself_or_by_its_key(garden: Garden, gardener: User) -> None:
    other = Garden.objects.create(title="Orchard", owner_id=gardener.pk)
    bed = garden.beds.get()
    edit(Bed, bed.pk, actor=gardener, seen=1, changes={"garden": other})
    entry = Entry.objects.get()
    assert entry.before == {"garden": {"id": garden.pk, "label": "Kitchen garden"}}
    assert entry.root_id == other.pk
    edit(Bed, bed.pk, actor=gardener, seen=2, changes={"garden": garden.pk})
    assert Entry.objects.latest("id").after == {"garden": {"id": garden.pk, "label": "Kitchen garden"}}


def test_a_creation_is_checked_against_its_parent(
    garden: Garden, gardener: User, visitor: User, stranger: User
) -> None:
    bed = create(Bed, actor=gardener, parent=garden, values={"number": 2, "note": "Sunny"})
    assert bed.version == 1
    entry = Entry.objects.get()
    assert (entry.verb, entry.after["note"], entry.root_id) == ("created", "Sunny", garden.pk)
    for actor, error in ((stranger, NotVisible), (visitor, Refused)):
        with pytest.raises(error):
            create(Bed, actor=actor, parent=garden, values={"number": 3})
    with pytest.raises(Blocked) as blocked:
        create(Bed, actor=gardener, parent=garden, values={"number": -1})
    assert codes(blocked) == {"number": "min_value"}
    with pytest.raises(Refused):
        create(Plant, actor=gardener, parent=bed, values={})


def test_a_removal_leaves_its_trace(garden: Garden, gardener: User, visitor: User) -> None:
    bed = garden.beds.get()
    with pytest.raises(Refused):
        remove(Bed, bed.pk, actor=visitor, seen=1)
    with pytest.raises(Stale):
        remove(Bed, bed.pk, actor=gardener, seen=2)
    remove(Bed, bed.pk, actor=gardener, seen=1, comment="Too shady")
    entry = Entry.objects.get()
    assert (entry.verb, entry.record_label, entry.comment) == ("removed", "bed 1", "Too shady")
    assert list(row_history(Bed).values_list("pgh_label", flat=True)) == ["insert", "delete"]
