"""The other door to a status: what comes in as it stood, in bulk, with its past."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from empact.accounts.models import User
from empact.history.models import Entry
from empact.workflow.engine import perform
from empact.workflow.errors import Refused
from empact.workflow.install import Past, install, install_many, tell
from empact.workflow.rules import did
from tests.garden.models import Bed, Garden

pytestmark = pytest.mark.django_db

THEN = datetime(2024, 3, 1, 12, tzinfo=UTC)


def test_a_record_comes_in_as_it_stood(garden: Garden) -> None:
    install(garden, "opened", at=THEN, source="Almanac, p. 3")
    garden.refresh_from_db()
    assert (garden.status, garden.source) == ("opened", "Almanac, p. 3")
    entry = Entry.objects.get()
    assert (entry.verb, entry.at, entry.comment, entry.actor) == ("loaded", THEN, "Almanac, p. 3", None)


def test_the_door_is_shut_behind_it(garden: Garden) -> None:
    install(garden, "checked", at=THEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Garden.objects.update(status="opened")


def test_many_come_in_with_few_statements_and_an_entry_each(garden: Garden) -> None:
    beds = [Bed(garden=garden, number=number, status="sown") for number in range(1, 301)]
    with CaptureQueriesContext(connection) as queries:
        installed = install_many(beds, at=THEN, source="Almanac")
    assert len(queries) <= 8
    assert Entry.objects.filter(verb="loaded", kind="garden.bed").count() == len(installed) == 300
    assert all(bed.pk and bed.version == 1 for bed in installed)
    assert install_many([], at=THEN) == []


def test_the_past_of_a_record_counts_for_four_eyes(gardener: User, visitor: User) -> None:
    orchard = Garden(title="Orchard", status="submitted", owner_id=gardener.pk)
    (garden,) = install_many([orchard], at=THEN)
    later = THEN + timedelta(days=2)
    tell([Past(garden, "submit", later, gardener, "Ready"), Past(garden, "return", THEN + timedelta(days=1), visitor)])
    assert list(Entry.objects.values_list("verb", "actor", "comment").order_by("id")) == [
        ("loaded", None, ""),
        ("return", visitor.pk, ""),
        ("submit", gardener.pk, "Ready"),
    ]
    with pytest.raises(Refused):
        perform(Garden, "check", garden.pk, actor=gardener, seen=garden.content)
    perform(Garden, "check", garden.pk, actor=visitor, seen=garden.content)


def test_the_faces_of_four_eyes_agree(garden: Garden, gardener: User, visitor: User) -> None:
    perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    rule = ~did(Garden, "submit")
    others = set(rule.people(garden))
    for user in (gardener, visitor):
        assert rule.holds(user, garden) == (user in others) == (user == visitor)
