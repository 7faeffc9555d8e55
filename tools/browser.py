"""Find the Chromium that the journeys and the pictures use; install Debian's where that is allowed."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Without these Chromium asks its maker's hosts for updates, over and over on a closed network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "there is no Chromium on this machine; as root `make test` installs Debian's (apt install chromium)"


def find() -> str | None:
    """Return the path of a Chromium, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's Chromium and a font with apt, when this is root and there is none (about 40 s)."""
    if find() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("Installing Chromium for the tests in a browser", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]):
        done = subprocess.run(
            ["apt-get", "-qq", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            print("apt-get could not install it; it says why above.", file=sys.stderr)
            return


if __name__ == "__main__":
    install()
    if find() is None:
        print(f"The tests in a browser (tests/journeys) are left out: {MISSING}.")
