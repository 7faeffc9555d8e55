"""The developers' PostgreSQL starts where its package's own starter fails, and leaves nothing behind."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.programs import gone
from tools.devservers import folders
from tools.devservers.postgres import LONGEST_SOCKET_FOLDER, Postgres, running_server


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder with a space in its path that another user can reach, for under root the server is another's."""
    made = folders.make("empact-test tools-")
    (made / "a folder").mkdir()
    yield made / "a folder"
    folders.remove(made)


def facts(server: Postgres) -> tuple[str, bool]:
    with psycopg.connect(server.url) as connection:
        row = connection.execute(
            "SELECT current_user::text, usesuper FROM pg_user WHERE usename = current_user"
        ).fetchone()
    assert row
    return row


def test_it_starts_in_a_path_with_a_space_for_a_role_that_is_no_superuser_and_ends(folder: Path) -> None:
    server = Postgres(folder, careless=True)
    server.start()
    try:
        assert facts(server) == ("empact", False)
        assert server.pid
        process = psutil.Process(server.pid)
        family = [process, *process.children(recursive=True)]
        assert os.getpgid(server.pid) == server.pid != os.getpgid(0)
    finally:
        server.stop()
    assert [process.pid for process in family if not gone(process)] == []
    assert server.pid is None


def test_a_stale_pid_file_with_a_strangers_number_is_recognised(folder: Path) -> None:
    server = Postgres(folder, careless=True)
    server.start()
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getppid()}\n{server.data}\n")
    assert running_server(server.data) is None
    server.start()
    try:
        assert facts(server)[0] == "empact"
    finally:
        server.stop()


def test_a_folder_that_is_in_use_is_refused_and_its_server_left_alone(folder: Path) -> None:
    server = Postgres(folder, careless=True)
    server.start()
    try:
        with pytest.raises(folders.InUseError, match="in use"):
            Postgres(folder, careless=True).start()
        assert facts(server)[0] == "empact"
    finally:
        server.stop()


def test_a_path_too_long_for_a_socket_gets_a_short_one(folder: Path) -> None:
    server = Postgres(folder / ("x" * LONGEST_SOCKET_FOLDER), careless=True)
    folder.chmod(0o711)
    server.start()
    try:
        assert "host=%2Ftmp%2Fempact-" in server.url
        assert facts(server)[0] == "empact"
    finally:
        server.stop()
