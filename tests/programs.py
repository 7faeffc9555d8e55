"""Run a module of the checkout as a program of its own."""

import subprocess
import sys
from collections.abc import Mapping

from tools.devservers.environment import ROOT


def run(module: str, *words: str, environment: Mapping[str, str]) -> str:
    """Run a module of the checkout; return what it printed.

    Raises RuntimeError with all of its words when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
