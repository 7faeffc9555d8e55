"""All files of a request in one, sent while it is packed: no more than one file is in memory at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from empact.documents.asking import content_of

if TYPE_CHECKING:
    from empact.documents.models import File

# The files have been compressed when they were made; the one date a ZIP needs says nothing.
WHEN = (1980, 1, 1, 0, 0, 0)
ARCHIVE = "empact-documents.zip"
LIST = "SHA256SUMS.txt"


class _Pipe:
    """A file that is only written to, and whose content is taken away between the writes."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what waits is taken away when it is asked for."""

    def take(self) -> bytes:
        """Return what was written since."""
        taken = b"".join(self._waiting)
        self._waiting.clear()
        return taken


def zipped(files: Sequence[File]) -> Iterator[bytes]:
    """Yield an archive of the files and a list of their digests, as `sha256sum -c` reads it. A query for each file."""
    pipe = _Pipe()
    names = list(_names(files))
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for name, file in zip(names, files, strict=True):
            archive.writestr(zipfile.ZipInfo(name, WHEN), content_of(file))
            yield pipe.take()
        digests = "".join(f"{file.sha256}  {name}\n" for name, file in zip(names, files, strict=True))
        archive.writestr(zipfile.ZipInfo(LIST, WHEN), digests)
    yield pipe.take()


def _names(files: Sequence[File]) -> Iterator[str]:
    """Yield a name for each file; the second of the same name is numbered."""
    taken: set[str] = set()
    for file in files:
        path, name, number = PurePath(file.name), file.name, 1
        while name in taken:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        taken.add(name)
        yield name
