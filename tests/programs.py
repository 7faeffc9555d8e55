"""Run a module of the checkout as a program of its own; see that a process has ended."""

import subprocess
import sys
import time
from collections.abc import Mapping

import psutil

from tools.devservers.environment import ROOT

# What takes a moment may take a minute on a busy machine; only a test that fails waits so long.
PATIENCE_S = 60


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


def gone(process: psutil.Process) -> bool:
    """Tell whether a process ends in time; a zombie that nobody collects has ended."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False
