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
BELONGS_TO = "belongs-to"
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


def kept(var: Path, name: str) -> Path:
    """Return the folder below `var` for a server's data; under root one in /var/tmp that `var` remembers.

    There a server that runs as another user reaches it, wherever the checkout is. A new checkout at the same path
    has a new `var` and so begins with new data; the data of a checkout that is gone are removed.
    """
    if os.geteuid() != 0:
        return var / name
    note = var / f"{name}-folder"
    if note.exists():
        folder = Path(note.read_text(encoding="utf-8"))
        if folder.parent == TEMPORARY and folder.is_dir() and folder.lstat().st_uid == 0:
            return folder
    _remove_forgotten(name)
    folder = make(f"empact-{name}-")
    note.write_text(str(folder), encoding="utf-8")
    (folder / BELONGS_TO).write_text(str(note.resolve()), encoding="utf-8")
    return folder


def _remove_forgotten(name: str) -> None:
    """Remove the kept folders to which no note leads any more."""
    for folder in TEMPORARY.glob(f"empact-{name}-*"):
        mark = folder / BELONGS_TO
        if folder.is_symlink() or folder.lstat().st_uid != os.getuid() or not mark.is_file():
            continue
        note = Path(mark.read_text(encoding="utf-8"))
        if not note.exists() or note.read_text(encoding="utf-8") != str(folder):
            _remove_unless_held(folder)


def remove(folder: Path) -> None:
    """Remove a folder of `make` and everything in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(prefix: str) -> None:
    """Remove the folders of `make(prefix)` that a killed process left behind; never one that somebody holds."""
    for folder in TEMPORARY.glob(f"{prefix}*"):
        if _is_left_over(folder):
            _remove_unless_held(folder)


def _remove_unless_held(folder: Path) -> None:
    try:
        held = lock(folder)
    except InUseError:
        return
    with held:
        remove(folder)


def _is_left_over(folder: Path) -> bool:
    """Tell whether the folder is ours and was made long enough ago to be locked if it still had an owner."""
    try:
        facts = folder.lstat()
        made = (folder / LOCK).lstat().st_mtime
    except OSError:
        return False
    return facts.st_uid == os.getuid() and not folder.is_symlink() and time.time() - made > OLD_ENOUGH_S
