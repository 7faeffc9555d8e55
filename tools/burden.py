"""Measure what reporting asks of people, in Chromium over the demonstration: `python -m tools.burden` (docs/burden.md).

Starts the whole of EMPACT over fresh data of its own, plans and opens a round, lets the demonstration's other Action
Leaders report, then works as people do: the clock runs while the person below points, thinks and types. Some five
minutes; 1 when a limit is missed.
"""

from __future__ import annotations

import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tools import browser as chromium
from tools.devservers.environment import ROOT
from tools.devservers.processes import start, stop
from tools.devservers.valkey import free_port

REPORT = ROOT / "docs" / "burden.md"
# The keystroke-level model (Card, Moran and Newell 1980): an average typist of plain text; to point and press; to make
# up one's mind before each step.
KEY_MS, POINT_S, THINK_S = 280, 1.3, 1.35
START_S, PATIENCE_MS, STOP_S = 600, 60_000, 60
ROUND, PLAN = "burden-2025", "FA-2024-25"
ADDED = " The last two weeks brought three new investigations."
MOST_FIELDS, MOST_SECONDS, MOST_CLICKS, MOST_TO_ACT, REPORTS = 6, 60, 6, 2, 25
# Where something is done there is a button that sends a form; else one that leads to it. A form may have a field of the
# name "method", which hides the form's own.
SENDS = """() => [...document.querySelectorAll("main button")].some(
  button => button.form?.getAttribute("method") === "post")"""
BUTTON = "main .turn a.btn--primary, main .page-head a.btn--primary"
HEAD = f"""# What reporting asks of people

Written by `python -m tools.burden`: measured in Chromium over the demonstration, worked as a person works, who takes
{THINK_S} s to make up their mind before each step, {POINT_S} s to point and press, {KEY_MS / 1000} s for each key: the
keystroke-level model of Card, Moran and Newell, an average typist. Waiting for the pages is in the seconds, reading
is not. To tick and to press is a click; clicks and seconds begin at My work, where everybody lands after signing in.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A measured task; `seconds` None where only the way is measured."""

    task: str
    who: str
    clicks: int
    fields: int
    seconds: float | None
    limit: str
    met: bool

    def __str__(self) -> str:
        seconds = "" if self.seconds is None else f"{self.seconds:.0f}"
        limit = self.limit if self.met else f"**missed:** {self.limit}"
        return f"| {self.task} | {self.who} | {self.clicks} | {self.fields or '–'} | {seconds or '–'} | {limit} |"


@dataclass
class Person:
    """Somebody at a browser who thinks, points and types no faster than people do."""

    page: Page
    clicks: int = 0
    fields: int = 0
    began: float = field(default_factory=time.monotonic)

    def begins(self) -> None:
        """Begin to count: what is owed is before them."""
        self.clicks, self.fields, self.began = 0, 0, time.monotonic()

    def clicks_on(self, target: Locator) -> None:
        """Think, point, press, and wait for what it brings."""
        time.sleep(THINK_S + POINT_S)
        target.click()
        self.page.wait_for_load_state()
        self.clicks += 1

    def types(self, target: Locator, text: str) -> None:
        """Think, point at a field, go to its end, type."""
        time.sleep(THINK_S + POINT_S)
        target.focus()
        self.page.keyboard.press("End")
        self.page.keyboard.type(text, delay=KEY_MS)
        self.fields += 1

    def line(self, task: str, who: str, limit: str, *, met: bool, timed: bool = True) -> Line:
        """Return what it took since they began."""
        seconds = time.monotonic() - self.began if timed else None
        return Line(task, who, self.clicks, self.fields, seconds, limit, met)


def main() -> int:
    """Measure and write the page; 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as address, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        lines = list(measured(started, address, Path(folder)))
        started.close()
    REPORT.write_text(page_of(lines), encoding="utf-8")
    print(*lines, sep="\n")
    return 0 if all(line.met for line in lines) else 1


def page_of(lines: list[Line]) -> str:
    """Return docs/burden.md."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC).date().isoformat()}"
    table = ("| Task | Who | Clicks | Typed fields | Seconds | Limit |", "|---|---|---|---|---|---|", *map(str, lines))
    return "\n".join((HEAD, f"Last run: {machine}.", "", *table, ""))


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Run the whole of EMPACT over data of its own, and return its address when it answers."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "EMPACT_VAR": os.fspath(folder / "var")}
    environment.pop("DATABASE_URL", None)
    environment.pop("REDIS_URL", None)
    with (folder / "run.log").open("wb") as log:
        command = (sys.executable, "-m", "tools.run")
        process = start(command, end=signal.SIGTERM, output=log, environment=environment, folder=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/livez", process, folder / "run.log")
        yield address
    finally:
        stop(process, end=signal.SIGTERM, patience=STOP_S)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the address answers.

    Raises RuntimeError with the last words of the programs when one ends before, or when it takes too long.
    """
    deadline = time.monotonic() + START_S
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  # our own server
        except OSError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2000:]) from error
            time.sleep(0.5)
        else:
            return


def measured(browser: Browser, address: str, folder: Path) -> Iterator[Line]:
    """Yield the lines in the order of the work: what is owed, then the report, then its acceptance."""
    yield from ways(browser, address)
    open_a_round(let_in(browser, address, "est"))
    yield second_report(let_in(browser, address, "action.leader"))
    demonstrate(folder)
    yield acceptance(let_in(browser, address, "driver.firearms"))


def let_in(browser: Browser, address: str, name: str) -> Page:
    """Return a window of its own in which somebody has signed in, at their work."""
    page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto("/accounts/login/")
    page.get_by_role("button", name=f"{name}@").first.click()
    page.wait_for_url("**/my-work/")
    return page


def open_a_round(page: Page) -> None:
    """Plan and open a round, and wait until its reports are asked for."""
    page.goto("/reporting/")
    page.get_by_role("link", name="Plan a round of 2022–2025").click()
    texts = {"Code": ROUND, "Title": "A second report", "Opens on": "2025-11-24"}
    dates = {
        "Due from Action Leaders": "2025-12-01",
        "Due from Drivers": "2025-12-12",
        "Due from the EMPACT Support Team": "2025-12-19",
        "Due at COSI": "2025-12-31",
    }
    for label, text in {**texts, **{label: f"{day}T17:00" for label, day in dates.items()}}.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Final report").check()
    page.get_by_role("button", name="Create").click()
    page.get_by_role("link", name="Open the round").click()
    page.get_by_role("button", name="Open the round").click()
    page.get_by_text("Asked for the reports of all actions").wait_for()


def demonstrate(folder: Path) -> None:
    """Let the other Action Leaders of the plan report."""
    environment = {**os.environ, "EMPACT_VAR": os.fspath(folder / "var")}
    command = (sys.executable, "-m", "tools.manage", "demo_reports", ROUND, PLAN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def second_report(page: Page) -> Line:
    """Report on an action whose last report was accepted: what it said is there and is confirmed."""
    leader = Person(page)
    leader.begins()
    leader.clicks_on(page.get_by_role("link", name=f"Report on the action: {PLAN}").and_(page.locator(".btn")))
    leader.clicks_on(page.get_by_label("completed", exact=True))
    leader.types(page.get_by_label("What was done", exact=False).and_(page.locator("textarea")), ADDED)
    for row in range(1, page.get_by_label(re.compile(r"^Value, row \d+$")).count() + 1):
        leader.types(page.get_by_label(f"Value, row {row}", exact=True), "17")
    leader.types(page.get_by_label("Joint action days held").first, "2")
    leader.clicks_on(page.get_by_role("button", name="Save and confirm all"))
    leader.clicks_on(page.get_by_role("button", name="Save and send to the Driver"))
    page.get_by_text("Sent to the Driver’s team").wait_for()
    met = leader.fields <= MOST_FIELDS and time.monotonic() - leader.began <= MOST_SECONDS
    limit = f"≤ {MOST_FIELDS} fields, ≤ {MOST_SECONDS} s"
    return leader.line("The second report on an action, begun with the last", "Action Leader", limit, met=met)


def acceptance(page: Page) -> Line:
    """Accept all reports that wait, 25 or more."""
    driver = Person(page)
    driver.begins()
    driver.clicks_on(page.get_by_role("link", name=re.compile(r"^Accept or return \d+ reports$")).first)
    driver.clicks_on(page.get_by_label("All rows of this page"))
    driver.clicks_on(page.get_by_role("button", name="Accept", exact=True))
    page.get_by_text("Ready: ").wait_for()
    driver.clicks_on(page.get_by_role("button", name="Accept", exact=True))
    told = page.get_by_text(re.compile(r"\d+ of \d+ done")).inner_text()
    done, asked = (int(number) for number in re.findall(r"\d+", told)[:2])
    met = driver.clicks <= MOST_CLICKS and done == asked >= REPORTS
    limit = f"{REPORTS} in ≤ {MOST_CLICKS} clicks"
    return driver.line(f"Accept {done} of {asked} reports at once", "Driver", limit, met=met)


def ways(browser: Browser, address: str) -> Iterator[Line]:
    """Yield, for each person of the sign-in page, how far from signing in the places are where they act."""
    page = browser.new_page(base_url=address)
    page.goto("/accounts/login/")
    names = [str(name) for name in re.findall(r"([\w.]+)@empact\.example", page.locator("main").inner_text())]
    page.close()
    for name in dict.fromkeys(names):
        yield way(let_in(browser, address, name), name)


def way(page: Page, name: str) -> Line:
    """Go from My work to the place of each thing that is owed; tell the longest way."""
    links = page.locator(".work__item > a.btn")
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    steps = [_clicks_to(page, number) for number in range(len(addresses))]
    most = max(steps, default=0)
    task = f"To everything that is owed: {len(steps)}" if steps else "Nothing is owed, and My work says so"
    page.context.close()
    return Line(task, name, most, 0, None, f"≤ {MOST_TO_ACT} clicks", most <= MOST_TO_ACT)


def _clicks_to(page: Page, number: int) -> int:
    """Return how many clicks lead from My work to where the thing of this number is done."""
    page.goto("/my-work/")
    page.locator(".work__item > a.btn").nth(number).click()
    page.wait_for_load_state()
    if page.evaluate(SENDS):
        return 1
    move = page.locator(BUTTON).first
    if not move.count():
        return MOST_TO_ACT + 1
    move.click()
    page.wait_for_load_state()
    return 2 if page.evaluate(SENDS) else MOST_TO_ACT + 1


if __name__ == "__main__":
    sys.exit(main())
