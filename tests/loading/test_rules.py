"""The three faces of every rule agree over the demonstration: the people who sign in × the records there are."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.db.models import Model

from empact.accounts.gathering import Gathering
from empact.accounts.models import User
from empact.accounts.rules import Rule
from tests.contracts.test_rules import RULES, reached

# In every run so many records of each rule, spread over all of them; make assure takes ten times as many, and every
# one of them together.
SOME = 5


@pytest.fixture
def people(demonstration: None) -> list[User]:
    """Return whoever can sign in: the people named in the README, in every role."""
    found = [person for person in User.objects.all() if person.has_usable_password()]
    assert len(found) >= 16
    return found


def disagreements(model: type[Model], rule: Rule, people: list[User], most: int) -> list[str]:
    """Return where the faces differ: what `records` says of each person, beside `people` of each record."""
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    chosen = keys[:: max(1, len(keys) // most)]
    may: defaultdict[int, set[int]] = defaultdict(set)
    for person, reach in reached(model, rule, people, pk__in=chosen).items():
        for key in reach:
            may[key].add(person)
    known = [person.pk for person in people]
    found = []
    for record in model._base_manager.filter(pk__in=chosen).iterator(chunk_size=500):
        let = set(rule.people(record).filter(pk__in=known).values_list("pk", flat=True))
        if let != may[record.pk]:
            found.append(f"{record!r}: by records {sorted(may[record.pk])}, by people {sorted(let)}")
        if person_key := next(iter(let | may[record.pk]), None):
            one = next(item for item in people if item.pk == person_key)
            if rule.holds(one, record) != (person_key in may[record.pk]):
                found.append(f"{record!r}: holds differs for {one}")
    return found


def test_every_rule_agrees_over_records_from_all_over_the_demonstration(
    people: list[User], subtests: pytest.Subtests
) -> None:
    for name, (model, rule) in RULES.items():
        with subtests.test(name):
            assert not disagreements(model, rule, people, SOME)


@pytest.mark.assure
@pytest.mark.parametrize("name", RULES)
def test_a_rule_agrees_over_every_record_of_the_demonstration(people: list[User], name: str) -> None:
    """`people` is asked as the reminders ask it, for all records together: thousands one by one take half an hour."""
    model, rule = RULES[name]
    records = list(model._base_manager.all())
    known = frozenset(person.pk for person in people)
    gathering = Gathering()
    gathering.expect(records)
    let = {(person, record.pk) for record in records for person in gathering.people(rule, record) & known}
    may = {(person, key) for person, reach in reached(model, rule, people).items() for key in reach}
    assert let == may


@pytest.mark.assure
def test_every_rule_agrees_over_more_of_the_records_asked_one_by_one(
    people: list[User], subtests: pytest.Subtests
) -> None:
    for name, (model, rule) in RULES.items():
        with subtests.test(name):
            assert not disagreements(model, rule, people, 10 * SOME)
