"""pgtrigger's list of triggers as we keep it says what pgtrigger's own would, and refuses what that would."""

from __future__ import annotations

from typing import Any

import pgtrigger
import pytest
from pgtrigger import registry

from empact.history.registering import Registry
from oaps.models import OAP

# pgtrigger takes classes, and says that it takes rows.
PLAN: Any = OAP


def test_what_is_kept_is_what_would_be_counted() -> None:
    kept, counted = registry._registry, vars(registry._Registry)
    assert isinstance(kept, Registry), "a trigger was registered before empact.history.records was imported"
    assert len(kept) > 300
    assert kept.by_db_table == counted["by_db_table"].fget(kept)
    assert kept.pg_function_names == counted["pg_function_names"].fget(kept)


def test_a_second_trigger_of_a_name_is_refused_and_one_that_went_makes_room() -> None:
    with pytest.raises(KeyError, match="already used"):
        pgtrigger.Protect(name="keep_version", operation=pgtrigger.Delete).register(PLAN)
    for _time in range(2):
        with pgtrigger.Protect(name="passing", operation=pgtrigger.Delete).register(PLAN):
            assert "oaps.OAP:passing" in registry._registry
        assert "oaps.OAP:passing" not in registry._registry
