"""What a killed run leaves is swept away; what somebody works with never is."""

import os
import uuid
from pathlib import Path

import pytest

from tools.devservers import folders


@pytest.fixture
def prefix() -> str:
    return f"empact-test-sweep-{uuid.uuid4().hex[:8]}-"


def old(folder: Path) -> Path:
    """Make a folder look as if its run began long ago."""
    with folders.lock(folder):
        os.utime(folder / folders.LOCK, (0, 0))
    return folder


def test_only_old_folders_that_nobody_holds_are_swept(prefix: str) -> None:
    left, held, new = old(folders.make(prefix)), old(folders.make(prefix)), folders.make(prefix)
    folders.lock(new).close()
    with folders.lock(held):
        folders.sweep(prefix)
        assert [folder.exists() for folder in (left, held, new)] == [False, True, True]
    for folder in (held, new):
        folders.remove(folder)


def test_a_folder_is_held_until_its_lock_is_closed(tmp_path: Path) -> None:
    with folders.lock(tmp_path), pytest.raises(folders.InUseError):
        folders.lock(tmp_path)
    folders.lock(tmp_path).close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's data lie elsewhere")
def test_roots_data_are_found_again_and_removed_with_the_checkout(tmp_path: Path) -> None:
    name, one, other = f"sweep-{uuid.uuid4().hex[:8]}", tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    kept = folders.kept(one, name)
    assert kept.parent == folders.TEMPORARY
    assert folders.kept(one, name) == kept
    (one / f"{name}-folder").unlink()
    second = folders.kept(other, name)
    assert second != kept
    assert not kept.exists()
    folders.remove(second)


@pytest.mark.skipif(os.geteuid() == 0, reason="root's data lie elsewhere")
def test_the_data_of_anybody_else_lie_in_the_checkout(tmp_path: Path) -> None:
    assert folders.kept(tmp_path, "postgres") == tmp_path / "postgres"
