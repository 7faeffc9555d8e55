"""A process that has started Django once and forks from itself what a site runs: web server, worker, commands.

To start Django costs a second of the processor, to fork a hundredth. Each order is a line of JSON on its standard
input, answered by one on its output. When its input ends, as it does with whoever started it, it ends with its forks.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import django
from django.conf import settings

from tools.devservers.environment import ROOT

END_S = 5
# Only what does not end at all is waited for so long.
PATIENCE_S = 60
LOOK_S = 0.02


class Stem:
    """The process as a site sees it; use it as a context."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        """Take what its forks find in their environment, and the file for what it says itself."""
        self._environment = environment
        self._log = log

    def __enter__(self) -> Self:
        """Start; the first order waits until Django has."""
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                (sys.executable, "-m", __name__),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self._environment,
                cwd=ROOT,
                text=True,
            )
        return self

    def __exit__(self, *error: object) -> None:
        """End it and what it has forked."""
        self._process.communicate(timeout=PATIENCE_S)

    def fork(self, words: Sequence[str], log: Path, today: str | None = None) -> int:
        """Run `python -m WORDS` on this day of the demonstration; return the number of its process."""
        return int(self._order("fork", words=[*words], log=os.fspath(log), today=today))

    def wait(self, process: int, patience: float) -> int | None:
        """Return with what code a fork has ended, None where after so many seconds it has not."""
        code: int | None = self._order("wait", process=process, patience=patience)
        return code

    def stop(self, process: int, patience: float) -> None:
        """Ask a fork to end; after so many seconds kill it, and in any case what it has left."""
        self._order("stop", process=process, patience=patience)

    def _order(self, name: str, **order: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([name, order]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"The site's process does not answer:\n{self._log.read_text(encoding='utf-8')}")
        return json.loads(answer)


# What was forked and has not been seen to end.
forks: set[int] = set()


def fork(words: Sequence[str], log: str, today: str | None) -> int:
    """Fork; what is forked never returns."""
    if process := os.fork():
        forks.add(process)
        return process
    os.setpgid(0, 0)
    for number, file in (
        (0, os.open(os.devnull, os.O_RDONLY)),
        (1, os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)),
    ):
        os.dup2(file, number)
    os.dup2(1, 2)
    if today:
        settings.EMPACT_TODAY = date.fromisoformat(today)
    sys.argv = [*words]
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    sys.exit()


def wait(process: int, patience: float) -> int | None:
    """Return with what code a fork has ended, None where after so many seconds it has not."""
    deadline = time.monotonic() + patience
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            forks.remove(process)
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= deadline:
            return None
        time.sleep(LOOK_S)


def stop(process: int, patience: float) -> None:
    """Ask a fork to end; kill what is left of its group."""
    if process in forks:
        os.kill(process, signal.SIGTERM)
        wait(process, patience)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


def main() -> None:
    """Start Django, then do what is ordered."""
    django.setup()
    import_module(settings.ROOT_URLCONF)
    gc.freeze()
    orders: dict[str, Callable[..., int | None]] = {"fork": fork, "wait": wait, "stop": stop}
    for line in sys.stdin:
        name, order = json.loads(line)
        sys.stdout.write(json.dumps(orders[name](**order)) + "\n")
        sys.stdout.flush()
    for process in [*forks]:
        stop(process, END_S)


if __name__ == "__main__":
    main()
