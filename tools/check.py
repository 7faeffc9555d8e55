"""Look at the code without running it: `make check`. Every check runs, each by its name; one failure fails all."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from tools.devservers.environment import ROOT
from tools.devservers.temporary import TemporaryServers

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"


@dataclass(frozen=True, slots=True)
class Check:
    """A command that is silent about success and exits with a status."""

    name: str
    arguments: tuple[str, ...]  # for Python


CHECKS = (
    Check("ruff: rules", ("-m", "ruff", "check", ".")),
    Check("ruff: format", ("-m", "ruff", "format", "--check", ".")),
    Check("mypy: types", ("-m", "mypy")),
    Check("import-linter: who may know whom", ("-c", LINT_IMPORTS)),
    Check("migrations: none is missing", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Check("migrations: they run on nothing", ("manage.py", "migrate", "--verbosity", "0")),
    Check("docs/workflows.md: as the charts say", ("manage.py", "workflows", "--check")),
    Check("openapi.json: as the code says", ("manage.py", "openapi", "--check")),
    Check("djlint: templates", ("-m", "djlint", "--lint", "--quiet", "--allow-empty-input", ".")),
)


def main() -> int:
    """Run all; print the output of those that fail."""
    environment = dict(os.environ)
    with TemporaryServers(environment):
        failed = [check.name for check in CHECKS if not passes(check, environment)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def passes(check: Check, environment: Mapping[str, str]) -> bool:
    """Run one and say how it went and how long it took."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, *check.arguments],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    word = "FAILED" if done.returncode else "ok"
    print(f"{check.name:<36} {word:<7} {time.monotonic() - begun:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
