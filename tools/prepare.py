"""Install the pinned requirements and fetch what comes from npm, unless both are here; run by tools/setup.sh.

Only the standard library is imported, for nothing else may be installed yet. A second run asks no network.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from tools import vendor

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements" / "dev.txt"
MARK = Path(sys.prefix) / "requirements.sha256"


def main() -> int:
    """Make .venv and the vendored files complete; 1 when something cannot be had."""
    return install() or vendor.main()


def install() -> int:
    """Install the requirements when their file, or Python itself, is another than last time (about 20 s)."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if MARK.exists() and MARK.read_text(encoding="ascii") == digest:
        return 0
    print("Installing the requirements", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
    done = subprocess.run([*pip, "-r", str(REQUIREMENTS)], check=False)
    if done.returncode:
        print("The requirements cannot be installed; pip says why above.", file=sys.stderr)
        return 1
    MARK.write_text(digest, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
