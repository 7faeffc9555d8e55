"""docker-compose.yml parses and sets only what settings read."""

import ast
from typing import Any

import pytest
import yaml

from tools.devservers.environment import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = ("migrate", "web", "worker", "beat")


def variables_of_settings() -> set[str]:
    """Return the names that settings.py hands to empact.environment."""
    tree = ast.parse((ROOT / "empact" / "settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    names = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    return {name for name in names if isinstance(name, str) and name.isupper()}


def test_all_services_are_there() -> None:
    assert {"postgres", "valkey", *OURS} == set(COMPOSE["services"])


@pytest.mark.parametrize("service", OURS)
def test_a_service_sets_only_variables_that_settings_know(service: str) -> None:
    known = variables_of_settings()
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"} <= known
    assert {name.removesuffix("_FILE") for name in COMPOSE["services"][service]["environment"]} <= known


def test_production_is_no_demonstration() -> None:
    assert not {"EMPACT_DEMO", "DEBUG"} & {
        name for service in OURS for name in COMPOSE["services"][service]["environment"]
    }
