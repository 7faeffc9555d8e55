"""What comes from npm is the tarball we know, and only the wanted part of it."""

import dataclasses
import io
import tarfile
from pathlib import Path

import pytest

from tools.vendor import Package, VendorError, check, fetch, unpack

PACKAGE = Package("a", "1.0", "no digest", inside="package/dist/", parts=("styles/",), target=Path("unused"))


@pytest.fixture
def tarball(tmp_path: Path) -> Path:
    path = tmp_path / "a.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("package/dist/styles/a.css", "package/dist/other/b.css", "package/package.json"):
            member = tarfile.TarInfo(name)
            member.size = 1
            archive.addfile(member, io.BytesIO(b"x"))
    return path


def test_only_the_wanted_files_are_unpacked_without_the_folders_above(tarball: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    unpack(tarball, PACKAGE, target)
    assert [path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()] == ["styles/a.css"]


def test_another_tarball_is_refused(tarball: Path) -> None:
    with pytest.raises(VendorError, match="not the tarball we know"):
        check(tarball, PACKAGE)


def test_a_path_that_leads_out_of_the_target_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.tgz"
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/dist/styles/../../../evil"))
    with pytest.raises(tarfile.OutsideDestinationError):
        unpack(path, PACKAGE, tmp_path / "target")


def test_what_is_here_is_not_fetched_again(tmp_path: Path) -> None:
    package = dataclasses.replace(PACKAGE, name="no-such-package", target=tmp_path)
    (tmp_path / ".integrity").write_text(package.integrity)
    fetch(package)
