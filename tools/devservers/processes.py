"""Start and end child processes so that none outlives its parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

LEASH = Path(__file__).with_name("leash.py")


class Owner(NamedTuple):
    """The operating system's user a child runs as."""

    uid: int
    gid: int


def start(
    command: Sequence[str],
    *,
    end: signal.Signals,
    output: IO[bytes] | int,
    owner: Owner | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    input_text: bytes | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in a process group of its own; it gets `end` when the calling thread's process dies.

    Call it from the main thread: Linux sends the signal when the thread that started the child ends.
    The group keeps the terminal's Ctrl-C away from the child, so that its parent alone decides the order of ending.
    """
    uid, gid = owner or (-1, -1)
    leash = [sys.executable, "-I", "-S", os.fspath(LEASH), str(os.getpid()), str(int(end)), str(uid), str(gid)]
    process = subprocess.Popen(
        [*leash, *command],
        stdin=subprocess.DEVNULL if input_text is None else subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        process_group=0,
    )
    if process.stdin and input_text is not None:
        process.stdin.write(input_text)
        process.stdin.close()
    return process


def stop(process: subprocess.Popen[bytes], *, end: signal.Signals, patience: float) -> None:
    """Ask a child to end and wait up to `patience` seconds; then kill it and all of its group."""
    if process.poll() is None:
        process.send_signal(end)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    kill_group(process.pid)


def kill_group(group: int) -> None:
    """Kill what is left of a process group that `start` made."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
