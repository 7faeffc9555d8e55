"""Run a management command on the data of `make run`: `python -m tools.manage shell`, or `make manage ARGS=shell`.

While `make run` runs, its servers are used; else PostgreSQL and Valkey run for as long as the command does.
"""

import os
import subprocess
import sys
from collections.abc import Mapping

from tools.devservers.environment import ROOT, of_running, servers
from tools.devservers.folders import InUseError


def main() -> int:
    """Return the command's own exit status."""
    try:
        with servers(os.environ, quiet=True) as environment:
            return manage(environment)
    except InUseError:
        return manage(of_running(os.environ))


def manage(environment: Mapping[str, str]) -> int:
    """Run manage.py in the foreground, for it may ask questions."""
    command = [sys.executable, str(ROOT / "manage.py"), *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
