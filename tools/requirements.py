"""Compile requirements/*.txt from pyproject.toml with uv: every version pinned, every file by its digest.

uv keeps the pinned versions that still fit; `--upgrade` takes newer ones. No file may name a registry's host.
"""

import re
import subprocess
import sys
from pathlib import Path

from tools.devservers.environment import ROOT

COMPILE = (
    *("pip", "compile", "--quiet", "pyproject.toml", "--universal", "--python-version", "3.12"),
    *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)
FILES = {"production.txt": (), "dev.txt": ("--extra", "dev", "--constraint", "requirements/production.txt")}
ADDRESS = re.compile(r"[a-z+]+://\S+|^\s*--(?:extra-)?index-url.*|^\s*--find-links.*", re.MULTILINE)


def main() -> int:
    """Compile both files; 1 when uv fails or a file names an address."""
    for name, options in FILES.items():
        target = Path("requirements", name)
        command = [sys.executable, "-m", "uv", *COMPILE, *options, "--output-file", str(target), *sys.argv[1:]]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            return 1
        if found := addresses((ROOT / target).read_text(encoding="utf-8")):
            print(f"{target} names addresses, which must not be committed: {', '.join(found)}", file=sys.stderr)
            return 1
    return 0


def addresses(text: str) -> list[str]:
    """Return what names a host or a folder to take packages from."""
    return ADDRESS.findall(text)


if __name__ == "__main__":
    sys.exit(main())
