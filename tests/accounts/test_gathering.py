"""Asked for many records at once, rules name the same people as asked one by one, with queries that do not grow."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from empact.accounts.gathering import Gathering
from empact.accounts.models import User
from oaps.models import OAP, Participation
from oaps.permissions.seeing import SEE_ACTION
from oaps.permissions.writing import DRIVERS_TEAM, INVITERS
from tests.cast import Cast, put, take_part
from tests.contracts.test_rules import RULES, reached


def test_a_gathering_names_whom_the_rule_names(cast: Cast, subtests: pytest.Subtests) -> None:
    """Compared with `records`, which tests/contracts/test_rules.py proves equal to `people`, and which asks less."""
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    everybody = list(User.objects.filter(is_active=True))
    some = frozenset(person.pk for person in everybody[::2])
    gathering = Gathering()
    for name, (model, rule) in RULES.items():
        records = list(model._base_manager.order_by("pk")[:8])
        gathering.expect(records)
        reach = reached(model, rule, everybody)
        with subtests.test(name):
            for record in records:
                wanted = {person for person, keys in reach.items() if record.pk in keys}
                assert gathering.people(rule, record) == wanted, str(record)
                assert gathering.among(rule, record, some) == wanted & some, str(record)


def test_roles_cost_the_same_for_one_record_and_for_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plans = list(OAP.objects.all())
    gathering = Gathering()
    gathering.expect(plans)
    # The roster, and each of the ways up from a plan.
    with django_assert_num_queries(1 + 3):
        for plan in plans:
            gathering.people(DRIVERS_TEAM, plan)
    for code in ("AT", "BE", "BG", "CZ", "EL"):
        take_part(cast, cast.actions[0], code, "participant", "invited")
    gathering = Gathering()
    records = list(Participation.objects.all())
    assert len(records) > 10
    gathering.expect(records)
    with django_assert_num_queries(1 + 5):
        for record in records:
            gathering.people(INVITERS, record)


def test_nobody_is_among_nobody(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert Gathering().among(SEE_ACTION, cast.actions[0], frozenset()) == frozenset()
