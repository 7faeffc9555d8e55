"""Run a management command on the data of `make run`: `python -m tools.manage shell`, or `make manage ARGS=shell`.

While `make run` runs, its servers are used; else PostgreSQL and Valkey run for as long as the command does.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from types import FrameType

from tools.devservers.environment import ROOT, of_running, servers
from tools.devservers.folders import InUseError

ENDING = (signal.SIGTERM, signal.SIGHUP)


class Command:
    """One manage.py in the foreground; it ends when this process is told to, and never outlives it."""

    def __init__(self) -> None:
        """Listen to the signals that end a process."""
        self.child: subprocess.Popen[bytes] | None = None
        for number in ENDING:
            signal.signal(number, self.end)

    def end(self, number: int, _frame: FrameType | None) -> None:
        """End the child, which ends what it has started itself; then this process goes on to its own end."""
        if self.child is None:
            sys.exit(128 + number)
        self.child.terminate()

    def run(self, environment: Mapping[str, str]) -> int:
        """Return the exit status of the command, which may ask questions."""
        arguments = [sys.executable, str(ROOT / "manage.py"), *sys.argv[1:]]
        # Ctrl-C reaches the child by itself, from the terminal: let it end in its own way.
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
        with subprocess.Popen(arguments, env=environment) as self.child:
            status = self.child.wait()
        return status if status >= 0 else 128 - status


def main() -> int:
    """Return the command's own exit status."""
    command = Command()
    try:
        with servers(os.environ, quiet=True) as environment:
            return command.run(environment)
    except InUseError:
        return command.run(of_running(os.environ))


if __name__ == "__main__":
    sys.exit(main())
