"""What several threads do at once, each with a connection of its own."""

from functools import partial

import pytest

from empact.accounts.models import User
from empact.history.models import Entry
from empact.workflow.edits import edit
from empact.workflow.engine import perform
from tests.at_once import at_once
from tests.garden.models import Bed, Garden

pytestmark = pytest.mark.usefixtures("own_database")

THREADS = 8


def test_of_eight_who_make_the_same_move_one_succeeds_and_seven_conflict(garden: Garden, gardener: User) -> None:
    submit = partial(perform, Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    assert sorted(at_once(*[submit] * THREADS)) == ["Conflict"] * (THREADS - 1) + ["done"]
    assert Entry.objects.count() == 1


def test_of_eight_who_edit_the_same_version_one_succeeds_and_seven_see_both(garden: Garden, gardener: User) -> None:
    edits = [
        partial(edit, Garden, garden.pk, actor=gardener, seen=1, changes={"title": f"Garden {number}"})
        for number in range(THREADS)
    ]
    assert sorted(at_once(*edits)) == ["Stale"] * (THREADS - 1) + ["done"]
    assert Entry.objects.count() == 1


def test_a_garden_is_not_submitted_while_a_bed_is_edited_underneath(garden: Garden, gardener: User) -> None:
    """Whoever comes first wins and the other is refused: never do both succeed."""
    bed = garden.beds.get()
    for number in range(8):
        garden.refresh_from_db()
        bed.refresh_from_db()
        outcome = at_once(
            partial(perform, Garden, "submit", garden.pk, actor=gardener, seen=garden.content),
            partial(edit, Bed, bed.pk, actor=gardener, seen=bed.version, changes={"note": f"Note {number}"}),
        )
        assert outcome in (["done", "Blocked"], ["Conflict", "done"])
        if outcome[0] == "done":
            break


def test_many_authors_of_one_garden_do_not_conflict(garden: Garden, gardener: User) -> None:
    beds = Bed.objects.bulk_create([Bed(garden=garden, number=number) for number in range(2, 10)])
    actions = [partial(edit, Bed, bed.pk, actor=gardener, seen=1, changes={"note": "Mine"}) for bed in beds]
    assert at_once(*actions) == ["done"] * len(beds)


def test_of_eight_who_take_the_same_plot_one_gets_it(gardener: User) -> None:
    gardens = [Garden.objects.create(title=f"Garden {number}", owner_id=gardener.pk) for number in range(THREADS)]
    takers = [partial(edit, Garden, garden.pk, actor=gardener, seen=1, changes={"plot": "A1"}) for garden in gardens]
    assert sorted(at_once(*takers)) == ["Blocked"] * (THREADS - 1) + ["done"]
