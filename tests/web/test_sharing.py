"""Files of whole lists: each related row is made once, and nothing else differs from what a page shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from empact.web.sharing import shared
from empact.web.values import told
from oaps.models import OperationalAction, Participation
from tests.cast import Cast, take_part

pytestmark = pytest.mark.django_db


def read(rows: Any) -> list[Any]:
    return list(rows)


def test_a_related_row_is_made_once_for_all_that_name_it(cast: Cast) -> None:
    for action in cast.actions:
        take_part(cast, action, "BE", "participant", "offered")
    joined = read(OperationalAction.objects.for_table().order_by("pk"))
    apart = read(shared(OperationalAction.objects.for_table().order_by("pk")))
    assert joined == apart
    assert len({id(action.oap) for action in apart}) == len({action.oap_id for action in joined}) < len(joined)
    parts = [part for action in apart for part in action.live_participations]
    before = [part for action in joined for part in action.live_participations]
    assert parts == before
    assert [str(part.organisation.label) for part in parts] == [str(part.organisation.label) for part in before]
    assert len({id(part.organisation) for part in parts}) == len({part.organisation_id for part in parts}) < len(parts)


def test_what_is_fetched_apart_is_not_asked_again_for_each_row(cast: Cast) -> None:
    rows = read(shared(OperationalAction.objects.for_table()))
    with CaptureQueriesContext(connection) as asked:
        for action in rows:
            assert str(action.oap.cycle)
            assert all(part.organisation.label for part in action.live_participations)
    assert not asked.captured_queries


def test_a_row_that_is_read_knows_that_it_is_stored_and_fetches_what_was_left_out(cast: Cast) -> None:
    part = take_part(cast, cast.actions[0], "BE", "participant", "offered")
    Participation.objects.filter(pk=part.pk).update(contribution="Two officers")
    found = Participation.objects.defer("contribution").get(pk=part.pk)
    assert (found._state.adding, found._state.db) == (False, "default")
    assert found.get_deferred_fields() == {"contribution"}
    assert found.contribution == "Two officers"
    assert found.organisation.pk == found.organisation_id
    assert not Participation.objects.get(pk=part.pk).get_deferred_fields()


def test_a_choice_is_told_in_words(cast: Cast) -> None:
    for action in OperationalAction.objects.all():
        assert told(action, "status") == action.get_status_display()
    action.status = "unheard of"
    assert told(action, "status") == "unheard of"
