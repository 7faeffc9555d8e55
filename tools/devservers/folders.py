"""Folders the servers live in: locked while in use, and swept away when their owner was killed."""

import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import IO

TEMPORARY = Path("/var/tmp")  # noqa: S108 - every folder made in it gets a random name and mode 0711
LOCK = "in-use"
OLD_ENOUGH_S = 600


class InUseError(Exception):
    """Another process holds the folder."""


def lock(folder: Path) -> IO[str]:
    """Hold the folder until the returned file is closed or this process ends.

    Raises InUseError at once when another process holds it.
    """
    file = (folder / LOCK).open("a", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise InUseError(f"{folder} is in use by another process.") from error
    return file


def make(prefix: str) -> Path:
    """Return a new folder with a short path that another user can walk through but not list."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=TEMPORARY))
    folder.chmod(0o711)
    return folder


def sweep(prefix: str) -> None:
    """Remove the folders of `make(prefix)` that a killed process left behind; never one that somebody holds."""
    for folder in TEMPORARY.glob(f"{prefix}*"):
        if not _is_left_over(folder):
            continue
        try:
            held = lock(folder)
        except InUseError:
            continue
        with held:
            shutil.rmtree(folder, ignore_errors=True)


def _is_left_over(folder: Path) -> bool:
    """Tell whether the folder is ours and was made long enough ago to be locked if it still had an owner."""
    try:
        facts = folder.lstat()
        made = (folder / LOCK).lstat().st_mtime
    except OSError:
        return False
    return facts.st_uid == os.getuid() and not folder.is_symlink() and time.time() - made > OLD_ENOUGH_S
