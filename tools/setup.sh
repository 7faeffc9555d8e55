#!/bin/sh
# Make .venv with a Python that fits and hand over to tools/prepare.py. Works where python3 is older than we need,
# as any user, from a path with a space.
set -eu
cd "$(dirname "$0")/.."

fits() {
    "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

find_python() {
    for candidate in "${PYTHON:-python3.13}" python3.13 python3.12 python3.14 python3 python \
        "${HOME:-/root}"/.pyenv/versions/3.13*/bin/python "${HOME:-/root}"/.pyenv/versions/3.1[24]*/bin/python; do
        if fits "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    echo "EMPACT needs Python 3.12 or newer with its venv module, and finds none (on Debian: apt install python3-venv)." >&2
    echo "Name one like this: make run PYTHON=/path/to/python3.13" >&2
    return 1
}

if ! fits .venv/bin/python; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
exec .venv/bin/python -m tools.prepare
