"""The three faces of every rule agree: `records(user)`, `holds(user, record)` and `people(record)`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from empact.accounts.models import User
from empact.accounts.rights import Right
from empact.accounts.rules import NOTHING, Reader, Rule, judge
from empact.accounts.sights import Sight
from empact.registry import registry
from empact.workflow.charts import charts
from empact.workflow.edits import EditPolicy
from tests.cast import Cast


def every_rule() -> Iterator[tuple[str, type[Model], Rule]]:
    """Yield every announced rule with the model whose records it is about."""
    for sight in registry.all(Sight):
        yield f"sight of {sight.model._meta.label}", sight.model, sight.rule
    yield from rules_of_charts()
    for right in registry.all(Right):
        yield f"{right.model._meta.label}: {right.label}", right.model, right.rule
    for policy in registry.all(EditPolicy):
        for number, allowance in enumerate(policy.edits):
            yield f"edit {policy.model._meta.label} {number}", policy.model, allowance.who
        if policy.removal:
            yield f"remove {policy.model._meta.label}", policy.model, policy.removal.who
        if policy.creation:
            parent = policy.model._meta.get_field(policy.parent).related_model
            assert isinstance(parent, type)
            yield f"create {policy.model._meta.label}", parent, policy.creation.who


def rules_of_charts() -> Iterator[tuple[str, type[Model], Rule]]:
    """Yield who makes each move, and who may start a record by it at all."""
    for chart in charts():
        for move in chart.transitions:
            if move.who is not None:
                yield f"{chart.label} {move.name}", chart.model, move.who
            if move.under is not None and chart.parent_model is not None:
                yield f"{chart.label} under {move.name}", chart.parent_model, move.under


def named_rules() -> dict[str, tuple[type[Model], Rule]]:
    """Return each rule of each model once, by all the names it goes by: many moves of a chart are one rule's."""
    names: defaultdict[tuple[type[Model], int], list[str]] = defaultdict(list)
    found = {}
    for name, model, rule in every_rule():
        if model._meta.app_label != "garden":
            names[model, id(rule)].append(name)
            found[model, id(rule)] = (model, rule)
    return {", ".join(names[key]): pair for key, pair in found.items()}


RULES = named_rules()


def reached(model: type[Model], rule: Rule, people: Iterable[User], **only: object) -> dict[int, set[int]]:
    """Return by person the keys of the records that the rule lets them at, as `records` has it; `only` limits them.

    One query for each person whom the rule does not refuse whatever the record: most of them are most rules'.
    """
    conditions = {person.pk: rule.records(person) for person in people}
    rows = model._base_manager.filter(**only).order_by()
    return {
        person: set() if condition is NOTHING else set(rows.filter(condition).values_list("pk", flat=True))
        for person, condition in conditions.items()
    }


def test_every_model_that_is_seen_has_one_sight() -> None:
    seen = [item.model for item in registry.all(Sight)]
    assert len(seen) == len(set(seen))


def test_records_and_people_agree(cast: Cast, subtests: pytest.Subtests) -> None:
    cast.open_positions(cast.plan)
    everybody = list(User.objects.all())
    for name, (model, rule) in RULES.items():
        with subtests.test(name):
            may = reached(model, rule, everybody)
            for record in model._base_manager.order_by("pk")[:8]:
                by_records = sorted(pk for pk, records in may.items() if record.pk in records)
                assert by_records == sorted(rule.people(record).values_list("pk", flat=True)), str(record)


def test_holds_and_judge_are_records_applied_to_one_key(cast: Cast, subtests: pytest.Subtests) -> None:
    readers: list[Reader] = [cast["driver"], cast["nec.fr"], cast["nobody"], AnonymousUser()]
    for name, (model, rule) in RULES.items():
        record = model._base_manager.order_by("pk").first()
        if record is None:
            continue
        with subtests.test(name):
            for reader in readers:
                listed = model._base_manager.filter(rule.records(reader), pk=record.pk).exists()
                assert rule.holds(reader, record) == listed
                assert judge(reader, record, {"it": rule}) == {"it": listed}
