"""Versions, contents and row history are kept by the database, whoever writes."""

import pytest
from django.db import IntegrityError, connection, transaction

from empact.history.records import row_history
from empact.workflow.triggers import moving
from tests.garden.models import Bed, Garden, Plant, Remark

pytestmark = pytest.mark.django_db


def content_of(garden: Garden) -> int:
    return Garden.objects.values_list("content", flat=True).get(pk=garden.pk)


def test_saving_counts_the_version_and_reads_it_back(garden: Garden) -> None:
    garden.title = "Herb garden"
    garden.save()
    assert (garden.version, garden.content) == (2, 2)


def test_a_bulk_update_counts_the_version_of_each_row(garden: Garden) -> None:
    bed = Bed.objects.create(garden=garden, number=1)
    Plant.objects.bulk_create([Plant(bed=bed, name=name) for name in ("sage", "thyme")])
    Plant.objects.update(height=20)
    assert set(Plant.objects.values_list("version", flat=True)) == {2}


def test_a_write_that_changes_nothing_counts_nothing(garden: Garden) -> None:
    garden.save()
    Garden.objects.update(title=garden.title)
    garden.refresh_from_db()
    assert (garden.version, garden.content) == (1, 1)


def test_nobody_can_set_the_counters(garden: Garden) -> None:
    Garden.objects.filter(pk=garden.pk).update(version=50, content=50)
    garden.refresh_from_db()
    assert (garden.version, garden.content) == (1, 1)
    garden.version, garden.content = 70, 70
    garden.save(update_fields=["version", "content"])
    assert (garden.version, garden.content) == (1, 1)


def test_whatever_happens_under_the_root_moves_its_content_and_not_its_version(garden: Garden) -> None:
    seen = []
    bed = Bed.objects.create(garden=garden, number=1)
    seen.append(content_of(garden))
    plants = Plant.objects.bulk_create([Plant(bed=bed, name=str(number)) for number in range(5)])
    seen.append(content_of(garden))
    Plant.objects.update(height=99)
    seen.append(content_of(garden))
    plants[0].delete()
    seen.append(content_of(garden))
    bed.delete()  # its plants first: two statements
    seen.append(content_of(garden))
    garden.refresh_from_db()
    assert seen == [2, 3, 4, 5, 7]
    assert garden.version == 1


def test_what_the_model_ignores_does_not_move_the_content(garden: Garden) -> None:
    Bed.objects.create(garden=garden, number=1)
    before = content_of(garden)
    with moving():
        Bed.objects.update(status="sown")
        Garden.objects.update(status="submitted")
    garden.refresh_from_db()
    assert garden.content == before
    assert garden.version == 2


def test_what_is_said_about_the_root_is_no_content_of_it(garden: Garden) -> None:
    Remark.objects.create(garden=garden, text="Lovely")
    assert content_of(garden) == 1


def test_a_child_that_moves_house_moves_the_content_of_both(garden: Garden) -> None:
    other = Garden.objects.create(title="Orchard")
    bed = Bed.objects.create(garden=garden, number=1)
    before = content_of(garden), content_of(other)
    bed.garden = other
    bed.save()
    assert (content_of(garden), content_of(other)) == (before[0] + 1, before[1] + 1)


def test_row_history_sees_bulk_writes_raw_sql_and_deletions(garden: Garden) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE garden_garden SET title = 'Rose garden' WHERE id = %s::bigint", [garden.pk])
    Garden.objects.update(area=5)
    garden.delete()
    events = row_history(Garden)
    assert list(events.values_list("pgh_label", "title", "version")) == [
        ("insert", "Kitchen garden", 1),
        ("update", "Rose garden", 2),
        ("update", "Rose garden", 3),
        ("delete", "Rose garden", 3),
    ]


def test_a_content_count_alone_is_no_event_of_the_root(garden: Garden) -> None:
    Bed.objects.create(garden=garden, number=1)
    assert row_history(Garden).count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE garden_garden SET status = 'opened'",
        "INSERT INTO garden_garden (title, area, status) VALUES ('x', 1, 'opened')",
        "UPDATE garden_gardenevent SET title = 'x'",
        "DELETE FROM garden_gardenevent",
        "TRUNCATE garden_gardenevent",
        "TRUNCATE garden_garden, garden_gardenevent CASCADE",
    ],
)
def test_the_database_refuses(garden: Garden, statement: str) -> None:
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SELECT set_config('empact.may_truncate', 'off', true)")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(statement)


def test_the_initial_status_needs_no_move() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO garden_garden (title, area, status) VALUES ('x', 1, 'drafting')")
        cursor.execute("UPDATE garden_garden SET title = 'y', status = 'drafting'")
