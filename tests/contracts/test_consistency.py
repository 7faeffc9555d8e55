"""Facts that no constraint can hold, because they look through several tables."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import F

from empact.accounts.sights import sight
from empact.history.records import Record
from oaps.models import OAP
from priorities.models import SubPriority
from tests.cast import Cast

DOMAIN = ("cycles", "priorities", "oaps", "evaluation")


def test_the_cycle_column_says_what_the_way_up_says(cast: Cast) -> None:
    assert not SubPriority.objects.exclude(cycle=F("priority__priority_set__cycle")).exists()
    assert not OAP.objects.exclude(cycle=F("sub_priority__cycle")).exists()


@pytest.mark.parametrize("model", [model for app in DOMAIN for model in apps.get_app_config(app).get_models()])
def test_every_record_of_the_field_has_a_sight(model: type) -> None:
    if issubclass(model, Record):
        assert sight(model).reason


def test_no_status_is_set_outside_the_engine() -> None:
    root = Path(__file__).parents[2]
    found = [
        f"{path.relative_to(root)}: {line.strip()}"
        for folder in ("empact", *DOMAIN)
        for path in (root / folder).rglob("*.py")
        if "migrations" not in path.parts and "workflow" not in path.relative_to(root / folder).parts[:1]
        for line in path.read_text().splitlines()
        if ".status = " in line
    ]
    assert found == []
