"""Become another program that ends when its parent does.

Run as a script by `processes.start`: `leash.py PARENT_PID SIGNAL UID GID PROGRAM ARGUMENT…`. It knows nothing of this
project, because under root the other user could read neither the checkout nor Python's own library any more.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1
KEEP = -1


def main() -> None:
    """Change the user, ask the kernel for SIGNAL at the parent's death, and become the program."""
    parent, signal, uid, gid = map(int, sys.argv[1:5])
    program = sys.argv[5:]
    libc = ctypes.CDLL(None)
    if uid != KEEP:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
        os.environ["HOME"] = "/"
    if sys.platform == "linux":  # after the change of user, which clears the request
        libc.prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
        if os.getppid() != parent:  # it died before the request was made
            sys.exit(1)
    os.execvp(program[0], program)  # noqa: S606 - becoming the program is the point


if __name__ == "__main__":
    main()
