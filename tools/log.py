"""One log of many programs: each line begins with the name of the one that wrote it."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

COLOURS = {"web": 36, "worker": 35, "beat": 34, "postgres": 32, "valkey": 33, "data": 37, "empact": 1}
WIDTH = max(map(len, COLOURS))
_one_at_a_time = threading.Lock()
_readers: list[threading.Thread] = []


def say(text: str, name: str = "empact") -> None:
    """Write one line; it is dropped when nobody can read it any more, because the terminal is gone."""
    label = f"{name:>{WIDTH}} |"
    if sys.stdout.isatty():
        label = f"\033[{COLOURS.get(name, 0)}m{label}\033[0m"
    try:
        with _one_at_a_time:
            sys.stdout.write(f"{label} {text}\n")
            sys.stdout.flush()
    except (OSError, ValueError):
        return


@contextmanager
def of(name: str) -> Iterator[IO[bytes]]:
    """Give a program's output to start it with; its lines are copied until the last of its processes ends."""
    reading, writing = os.pipe()
    thread = threading.Thread(target=_copy, args=(name, reading), name=f"log of {name}", daemon=True)
    thread.start()
    _readers.append(thread)
    with os.fdopen(writing, "wb") as output:
        yield output


def drain() -> None:
    """Wait for the last words of programs that have ended."""
    for reader in _readers:
        reader.join(timeout=1)


def _copy(name: str, reading: int) -> None:
    with os.fdopen(reading, "rb") as source:
        for line in source:
            say(line.decode(errors="replace").rstrip(), name)
