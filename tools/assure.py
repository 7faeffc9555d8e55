"""Run the long loops (kills, a lost broker) and write what came of them into docs/assurance.md: `make assure`."""

import os
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from tools.devservers.environment import ROOT

REPORT = ROOT / "docs" / "assurance.md"
# More cases of one test than these are one line.
MANY = 10
HEAD = """# What the long loops have shown

Written by `make assure`, which runs the tests marked `assure`: too long for every `make test`, the same in kind.
"""


def main() -> int:
    """Run the loops; 1 when one of them fails."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.xml")
        command = [sys.executable, "-m", "pytest", "-m", "assure", "-n", "2", f"--junitxml={results}", *sys.argv[1:]]
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        if results.exists():
            REPORT.write_text(report(results), encoding="utf-8")
    return status


def report(results: Path) -> str:
    """Return the page: one line for each loop, with its time."""
    day = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {day}"
    lines = ["| Loop | Result | Seconds |", "|---|---|---|", *rows(results)]
    return "\n".join((HEAD, f"Last run: {machine}.", "", *lines, ""))


def rows(results: Path) -> Iterator[str]:
    """Yield a line for each test of a run; the many cases of one test together, each that failed besides."""
    tests: defaultdict[str, list[ET.Element]] = defaultdict(list)
    for case in ET.parse(results).iter("testcase"):  # noqa: S314  # written by our own pytest a moment ago
        tests[name_of(case).partition("[")[0]].append(case)
    for name, cases in tests.items():
        passed = [case for case in cases if not failed(case)]
        yield from (f"| {name_of(case)} | FAILED | {seconds([case]):.0f} |" for case in cases if failed(case))
        if len(cases) > MANY:
            yield f"| {name} | {len(passed)} of {len(cases)} passed | {seconds(passed):.0f} |"
        else:
            yield from (f"| {name_of(case)} | passed | {seconds([case]):.0f} |" for case in passed)


def name_of(case: ET.Element) -> str:
    """Return what a test is called, in words."""
    return str(case.get("name")).removeprefix("test_").replace("_", " ")


def failed(case: ET.Element) -> bool:
    """Tell whether a test did not pass."""
    return case.find("failure") is not None or case.find("error") is not None


def seconds(cases: Iterable[ET.Element]) -> float:
    """Return how long tests took together."""
    return sum(float(case.get("time") or 0) for case in cases)


if __name__ == "__main__":
    sys.exit(main())
