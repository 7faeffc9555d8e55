"""A management command ends with the process that started it, and so does what the command started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.programs import PATIENCE_S, gone
from tools.devservers.environment import ROOT
from tools.devservers.valkey import free_port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_command_and_its_children(number: signal.Signals, tmp_path: Path) -> None:
    """Runserver with its reloader is a child with a child of its own; at a terminal Ctrl-C goes to all of them."""
    command = [sys.executable, "-m", "tools.manage", "runserver", f"127.0.0.1:{free_port()}"]
    environment = {**os.environ, "EMPACT_VAR": str(tmp_path), "DEBUG": "1"}
    started = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    family = family_of(started.pid)
    if number == signal.SIGINT:
        os.killpg(started.pid, number)
    else:
        started.send_signal(number)
    assert started.wait(PATIENCE_S) is not None
    assert [process.pid for process in family if not gone(process)] == []


def test_the_status_of_the_command_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.manage", "no_such_command"]
    environment = {**os.environ, "EMPACT_VAR": str(tmp_path)}
    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 1


def family_of(pid: int) -> list[psutil.Process]:
    """Return the command and the process that its reloader has started, once both are there."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        family: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
        if len(family) >= 2:
            return family
        time.sleep(0.05)
    raise AssertionError("The command did not start.")
