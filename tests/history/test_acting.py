"""Who acts is told to the triggers and to the entries, by post and key, for exactly one transaction."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from empact import clock
from empact.accounts.models import User
from empact.history.acting import acting
from empact.history.models import Entry, FrozenVersion
from empact.history.records import row_history
from tests.garden.models import Bed, Garden

pytestmark = pytest.mark.django_db


def test_rows_and_entries_of_one_act_share_a_group(garden: Garden, person: User) -> None:
    with acting(person, "Spring") as act:
        garden.title = "Herb garden"
        garden.save()
        entry = act.record("edited", garden)
    event = row_history(Garden).latest("pgh_id")
    assert event.pgh_context_id == entry.group
    assert event.pgh_context == {"actor": person.pk, "post": "No role"}
    assert (entry.comment, entry.actor_label, entry.version, entry.content) == ("Spring", "No role", 2, 2)


def test_the_system_acts_without_a_person(garden: Garden) -> None:
    with acting(None) as act:
        entry = act.record("edited", garden)
    assert (entry.actor, entry.actor_label) == (None, "The system")


def test_an_inner_act_joins_the_outer_one(garden: Garden, person: User) -> None:
    with acting(person, "Outer") as outer:
        with acting(person, "Inner") as inner, acting(None) as system:
            first = inner.record("edited", garden)
            second = system.record("edited", garden)
        third = outer.record("edited", garden)
    assert first.group == second.group == third.group
    assert [entry.comment for entry in (first, second, third)] == ["Inner", "Inner", "Outer"]
    assert {entry.actor for entry in (first, second, third)} == {person}


def test_nobody_acts_in_somebody_elses_name(person: User) -> None:
    other = User.objects.create(email="other@empact.example")
    with acting(person), pytest.raises(RuntimeError), acting(other):
        pass
    with acting(None), pytest.raises(RuntimeError), acting(other):
        pass


def test_who_has_no_account_does_not_act() -> None:
    with pytest.raises(PermissionDenied), acting(AnonymousUser()):  # type: ignore[arg-type]  # as a careless door would
        pass


def test_what_follows_an_act_is_nobodys(garden: Garden, person: User) -> None:
    with acting(person):
        pass
    garden.title = "Wild garden"
    garden.save()
    assert row_history(Garden).latest("pgh_id").pgh_context is None


def test_an_act_that_fails_leaves_nothing(garden: Garden, person: User) -> None:
    def fail() -> None:
        with acting(person) as act:
            act.record("edited", garden)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Entry.objects.exists()
    Bed.objects.create(garden=garden, number=1)
    assert row_history(Bed).get().pgh_context is None


def test_an_entry_of_what_lies_under_a_root_tells_the_roots_content(garden: Garden, person: User) -> None:
    with acting(person) as act:
        bed = Bed.objects.create(garden=garden, number=1)
        entry = act.record("created", bed)
    assert (entry.root_kind, entry.root_id, entry.content) == ("garden.garden", garden.pk, 2)
    assert list(Entry.objects.under(garden)) == list(Entry.objects.of(bed)) == [entry]
    assert not Entry.objects.of(garden).exists()


@pytest.mark.parametrize("table", ["history_entry", "history_frozenversion"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET record_label = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_history_is_only_ever_added_to(garden: Garden, table: str, statement: str) -> None:
    with acting(None) as act:
        entry = act.record("edited", garden)
        FrozenVersion.objects.create(
            kind="garden.garden", record_id=garden.pk, number=1, text="{}", sha256="", at=entry.at, entry=entry
        )
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE is refused for another reason
        cursor.execute("SELECT set_config('empact.may_truncate', 'off', true)")
        with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
            cursor.execute(statement.format(table))


def test_a_group_can_tie_several_acts(garden: Garden, person: User) -> None:
    group = uuid.uuid4()
    for _turn in range(2):
        with acting(person, group=group) as act:
            act.record("edited", garden)
    assert set(Entry.objects.values_list("group", flat=True)) == {group}


def test_rows_are_stamped_by_the_clock_of_the_demonstration(settings: Settings, person: User) -> None:
    settings.EMPACT_DEMO = True
    with acting(person):
        garden = Garden.objects.create(title="Roof")
        garden.refresh_from_db()
        assert garden.updated_at == clock.now()
        garden.title = "Roof garden"
        garden.save()
    assert (garden.version, garden.updated_at) == (2, clock.now())


def test_rows_are_stamped_by_the_servers_clock_where_it_runs(garden: Garden, person: User) -> None:
    before = clock.now()
    with acting(person):
        garden.title = "Roof garden"
        garden.save()
    assert garden.updated_at > before - timedelta(minutes=5)
