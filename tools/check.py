"""Look at the code without running it: `make check`. Every check runs, each by its name; one failure fails all."""

import subprocess
import sys
import time
from dataclasses import dataclass

from tools.devservers.environment import ROOT

OFFLINE = ("DATABASE_URL=postgresql:///none", "SECRET_KEY=" + "0" * 50, "EMPACT_DEMO=1")


@dataclass(frozen=True, slots=True)
class Check:
    """A command that is silent about success and exits with a status."""

    name: str
    command: tuple[str, ...]


def python(*words: str) -> tuple[str, ...]:
    """Return a command for this Python, in an environment that settings accept and that names no server."""
    return ("env", *OFFLINE, sys.executable, *words)


CHECKS = (
    Check("ruff: rules", python("-m", "ruff", "check", ".")),
    Check("ruff: format", python("-m", "ruff", "format", "--check", ".")),
    Check("mypy: types", python("-m", "mypy")),
    Check(
        "import-linter: who may know whom", python("-c", "from importlinter.cli import lint_imports_command as c; c()")
    ),
    Check("migrations: none is missing", python("manage.py", "makemigrations", "--check", "--dry-run")),
    Check("djlint: templates", python("-m", "djlint", "--lint", "--quiet", "templates")),
)


def main() -> int:
    """Run all; print the output of those that fail."""
    failed = [check.name for check in CHECKS if not passes(check)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def passes(check: Check) -> bool:
    """Run one and say how it went and how long it took."""
    begun = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    word = "FAILED" if done.returncode else "ok"
    print(f"{check.name:<36} {word:<7} {time.monotonic() - begun:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
