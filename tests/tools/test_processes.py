"""No child outlives its parent, whatever becomes of it."""

import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from tests.programs import PATIENCE_S, gone
from tools.devservers import valkey
from tools.devservers.environment import ROOT
from tools.run import TroubleError, can_listen, free_port

# A small supervisor: a web server, and a program with a child of its own that takes no notice of SIGTERM.
SUPERVISOR = """
import os, sys, time
from tools import run
from tools.services import Service

port = int(sys.argv[1])
run.listen()
web = Service("web", (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"), patience=5)
deaf = Service("worker", ("sh", "-c", "trap '' TERM; sleep 60 & wait; sleep 60"), patience=0.2)
try:
    run.serve(port, (web, deaf), os.environ, time.monotonic())
except KeyboardInterrupt:
    print("stopped")
"""
PARENT = """
import signal, subprocess, time
from tools.devservers.processes import start

print(start(["sleep", "60"], end=signal.SIGTERM, output=subprocess.DEVNULL).pid, flush=True)
time.sleep(60)
"""


def run_script(script: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def whole_family(pid: int) -> list[psutil.Process]:
    """Return the supervisor's descendants once all are there; some come after the first page."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        family: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
        if len(family) >= 3:
            return family
        time.sleep(0.05)
    raise AssertionError("The services did not come up.")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_service_and_its_children(number: signal.Signals) -> None:
    supervisor = run_script(SUPERVISOR, str(valkey.free_port()))
    assert supervisor.stdout
    said = next(line for line in supervisor.stdout if "Ready after" in line)
    assert "Open http://localhost:" in said
    family = whole_family(supervisor.pid)
    supervisor.send_signal(number)
    rest, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert supervisor.returncode == 0
    assert rest.endswith("stopped\n")
    assert all(map(gone, family))


def test_a_service_that_ends_by_itself_ends_the_others_and_is_named() -> None:
    supervisor = run_script(SUPERVISOR.replace("sleep 60 & wait; sleep 60", "exit 3"), str(valkey.free_port()))
    said, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert supervisor.returncode
    assert "worker has ended with status 3" in said


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_child_ends_when_its_parent_is_killed() -> None:
    parent = run_script(PARENT)
    assert parent.stdout
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    assert gone(child)


def test_a_taken_port_is_named_with_one_that_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(TroubleError, match=rf"Port {port} is taken .* make run PORT=\d+") as told:
            free_port(str(port))
    assert can_listen(int(str(told.value).rsplit("=", maxsplit=1)[1]))


@pytest.mark.parametrize("wanted", ["", "abc", "0", "65536", "-1", "٣", "8000 "])
def test_a_port_that_is_none_is_refused(wanted: str) -> None:
    with pytest.raises(TroubleError, match="from 1 to 65535"):
        free_port(wanted)


def test_the_log_names_who_wrote_each_line() -> None:
    script = """
import subprocess
from tools import log
with log.of("web") as output:
    subprocess.run(["printf", "one\\\\ntwo"], stdout=output)
log.drain()
"""
    said, _ = run_script(script).communicate(timeout=PATIENCE_S)
    assert said == "     web | one\n     web | two\n"
