"""A kept statement asks each time what is given, not what stood in for it."""

from __future__ import annotations

import pytest
from django.db import transaction

from empact.accounts.models import User
from empact.kept import Kept
from empact.workflow.locks import lock_root
from oaps.models import OAP
from tests.cast import Cast

BY_KEY = Kept(lambda person: User.objects.filter(pk=person), person=-1)


def test_each_question_is_answered_for_itself(cast: Cast) -> None:
    one, other = cast["nec.fr"], cast["nec.de"]
    assert [BY_KEY.records(person=item.pk) for item in (one, other)] == [[one], [other]]
    assert [BY_KEY.count(person=key) for key in (one.pk, -1)] == [1, 0]
    assert BY_KEY.rows(person=one.pk) == [tuple(User.objects.values_list().get(pk=one.pk))]


def test_a_record_is_whole(cast: Cast) -> None:
    known = cast["nec.fr"]
    (found,) = BY_KEY.records(person=known.pk)
    assert (found.email, found.hats, found.get_deferred_fields()) == (known.email, known.hats, set())


@pytest.mark.usefixtures("own_database")
def test_a_root_is_locked_inside_a_transaction_only(cast: Cast) -> None:
    with pytest.raises(transaction.TransactionManagementError, match="Lock inside a transaction"):
        lock_root(OAP, cast.plan.pk)
    with transaction.atomic():
        assert lock_root(OAP, cast.plan.pk) == cast.plan
