"""The three faces of every rule agree over the demonstration: the people who sign in × the records there are."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.db.models import Model

from empact.accounts.models import User
from empact.accounts.rules import Rule
from tests.contracts.test_rules import RULES

# In every run so many records of each rule, spread over all of them; make assure takes every one.
SOME = 5


@pytest.fixture
def people(demonstration: None) -> list[User]:
    """Return whoever can sign in: the people named in the README, in every role."""
    found = [person for person in User.objects.all() if person.has_usable_password()]
    assert len(found) >= 16
    return found


def disagreements(model: type[Model], rule: Rule, people: list[User], most: int | None) -> list[str]:
    """Return where the faces differ: what `records` says of each person, beside `people` of each record."""
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    chosen = keys if most is None else keys[:: max(1, len(keys) // most)]
    may: defaultdict[int, set[int]] = defaultdict(set)
    for person in people:
        for key in model._base_manager.filter(rule.records(person), pk__in=chosen).values_list("pk", flat=True):
            may[key].add(person.pk)
    known = [person.pk for person in people]
    found = []
    for record in model._base_manager.filter(pk__in=chosen).iterator(chunk_size=500):
        let = set(rule.people(record).filter(pk__in=known).values_list("pk", flat=True))
        if let != may[record.pk]:
            found.append(f"{record!r}: by records {sorted(may[record.pk])}, by people {sorted(let)}")
        if person_key := next(iter(let | may[record.pk]), None):
            person = next(item for item in people if item.pk == person_key)
            if most is not None and rule.holds(person, record) != (person_key in may[record.pk]):
                found.append(f"{record!r}: holds differs for {person}")
    return found


def test_every_rule_agrees_over_records_from_all_over_the_demonstration(
    people: list[User], subtests: pytest.Subtests
) -> None:
    for name, (model, rule) in RULES.items():
        with subtests.test(name):
            assert not disagreements(model, rule, people, SOME)


@pytest.mark.assure
def test_every_rule_agrees_over_every_record_of_the_demonstration(
    people: list[User], subtests: pytest.Subtests
) -> None:
    for name, (model, rule) in RULES.items():
        with subtests.test(name):
            assert not disagreements(model, rule, people, None)
