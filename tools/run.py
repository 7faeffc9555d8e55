"""Run all of EMPACT on this machine, with one log, until Ctrl-C: `make run`.

Every program is a child in a process group of its own; none outlives this one, even when it is killed.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from tools.devservers.environment import ROOT, servers, var_folder
from tools.devservers.folders import InUseError
from tools.devservers.postgres import PostgresError
from tools.devservers.processes import kill_group, start
from tools.devservers.valkey import ValkeyError
from tools.log import of, say
from tools.services import Service, services

HOST = "127.0.0.1"
SERVER_ERROR = 500
LOOK_EVERY_S = 0.1
SAME_SIGNAL_S = 0.5


class TroubleError(Exception):
    """EMPACT cannot run; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Running:
    """A service and its process."""

    service: Service
    process: subprocess.Popen[bytes]


def main() -> int:
    """Run until somebody stops it (0) or something fails (1)."""
    listen()
    begun = time.monotonic()
    try:
        port = free_port(os.environ.get("PORT") or "8000")
        with servers(os.environ) as environment:
            prepare_data(environment)
            serve(port, services(port, var_folder(environment)), environment, begun)
    except KeyboardInterrupt as stop:
        say(f"Stopped by {stop}; nothing is left running.")
    except InUseError as error:
        say(f"{error} End the other make run, or name another folder: make run PORT=8001 EMPACT_VAR=var2")
        return 1
    except (TroubleError, PostgresError, ValkeyError) as error:
        say(str(error))
        return 1
    except PermissionError as error:
        say(f"{error.filename} belongs to somebody else. Name another folder: make run EMPACT_VAR=/path/to/folder")
        return 1
    return 0


def listen() -> None:
    """Turn the signals that end a program into KeyboardInterrupt, so that everything ends in order.

    A second one no longer waits, unless it is the same that make passes on to us once more.
    """
    heard: list[float] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if not heard or now - heard[-1] > SAME_SIGNAL_S:
            heard.append(now)
            raise KeyboardInterrupt(signal.Signals(number).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


def free_port(wanted: str) -> int:
    """Return the port when the web server can have it.

    Raises TroubleError with a port to use instead.
    """
    if not wanted.isascii() or not wanted.isdigit() or not 0 < int(wanted) < 2**16:
        raise TroubleError(f"PORT must be a number from 1 to 65535, not {wanted!r}.")
    port = int(wanted)
    if can_listen(port):
        return port
    other = next(number for number in range(port + 1, 2**16) if can_listen(number))
    raise TroubleError(f"Port {port} is taken by another program. Use another one: make run PORT={other}")


def can_listen(port: int) -> bool:
    """Tell whether nobody listens on the port and we may."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def prepare_data(environment: Mapping[str, str]) -> None:
    """Bring the tables up to date and load what is missing, in one process, for starting Django costs a second."""
    command = Service("data", (sys.executable, "-m", "tools.data"), patience=5)
    child = launch(command, environment)
    try:
        status = child.process.wait()
    finally:
        end([child])
    if status:
        raise TroubleError("The data could not be prepared; the lines above say why.")


def serve(port: int, wanted: Sequence[Service], environment: Mapping[str, str], begun: float) -> None:
    """Start the services, say when the first page answers on the port, and watch over them.

    Raises TroubleError when one ends by itself.
    """
    running: list[Running] = []
    try:
        for service in wanted:
            running.append(launch(service, environment))  # noqa: PERF401 - each is known before the next starts
        status = wait_for_page(port, running)
        say(f"Ready after {time.monotonic() - begun:.0f} s. Open http://localhost:{port}/ – Ctrl-C stops everything.")
        if status >= SERVER_ERROR:
            say(f"But the first page answers with an error, status {status}; the lines above say why.")
        while True:
            check(running)
            time.sleep(LOOK_EVERY_S)
    finally:
        say("Stopping …")
        end(running)


def launch(service: Service, environment: Mapping[str, str]) -> Running:
    """Start one program with its own name in the log."""
    with of(service.name) as output:
        process = start(service.command, end=signal.SIGTERM, output=output, environment=environment, folder=ROOT)
    return Running(service, process)


def wait_for_page(port: int, running: Sequence[Running]) -> int:
    """Return the status of the first page as soon as it answers.

    Raises TroubleError when a service ends before.
    """
    while (status := first_page(port)) is None:
        check(running)
        time.sleep(LOOK_EVERY_S)
    return status


def first_page(port: int) -> int | None:
    """Return the status of the first page, None while nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def check(running: Sequence[Running]) -> None:
    """Raise TroubleError when a service has ended by itself."""
    for child in running:
        status = child.process.poll()
        if status is not None:
            raise TroubleError(f"{child.service.name} has ended with status {status}; the lines above say why.")


def end(running: Sequence[Running]) -> None:
    """End the services together; who does not end in time, or at a second signal, is killed with its children."""
    begun = time.monotonic()
    try:
        for child in running:
            child.process.terminate()
        for child in running:
            child.process.wait(max(0.1, begun + child.service.patience - time.monotonic()))
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        say("Somebody does not end in time and is killed.")
    finally:
        for child in running:
            kill_group(child.process.pid)
            child.process.wait()


if __name__ == "__main__":
    sys.exit(main())
