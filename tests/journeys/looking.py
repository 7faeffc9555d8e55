"""What is looked at on every page that a journey meets: accessibility, complaints of the browser, width."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize

from tools.devservers.environment import ROOT

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SERVER_ERROR = 500
REFUSED = 400
AXE = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
# Of lines that are built alike axe-core is shown the first two: then a list costs as much as it has kinds of lines.
# In a matrix the tone of a cell makes no other kind.
RUN_AXE = """async options => {
  const built = (element, tones) => {
    const classes = element.getAttribute("class") ?? "";
    return element.tagName + "." + (tones ? classes : classes.replace(/\\S+--\\S+/g, ""))
      + element.getAttributeNames() + "(" + [...element.children].map(child => built(child, tones)) + ")";
  };
  const away = [];
  for (const list of document.querySelectorAll("tbody, ul, ol, select")) {
    const met = new Map();
    for (const line of list.children) {
      const kind = built(line, !list.closest(".matrix"));
      met.set(kind, 1 + (met.get(kind) ?? 0));
      if (met.get(kind) > 2 && !line.selected) away.push([list, line, line.nextSibling]);
    }
  }
  for (const [, line] of away) line.remove();
  let found;
  try {
    found = await axe.run(document, {
      runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
      resultTypes: ["violations"],
      preload: false,
      ...options,
    });
  } finally {
    for (const [list, line, next] of away.reverse()) list.insertBefore(line, next);
  }
  const place = node => `\\n      ${node.target.join(" ")}  ${node.html.slice(0, 160)}`;
  const why = node => `\\n        ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 240)}`;
  const more = nodes => nodes.length > 4 ? `\\n      and ${nodes.length - 4} more` : "";
  return found.violations.map(rule => `${rule.id}: ${rule.help}`
    + rule.nodes.slice(0, 4).map(node => place(node) + why(node)).join("") + more(rule.nodes));
}"""
# The colours on a phone are those of the desk; to compare them is half of the work.
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
# What is new on a narrow screen where each part is known: how large it is, and whether what scrolls can be reached.
OF_SIZE = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
# What the page is built of: tags with their classes.
PARTS = """() => [...new Set(
  [...document.body.querySelectorAll("*")].map(part => part.tagName + "." + part.getAttribute("class"))
)]"""
# Whatever reaches beyond the right edge and is not inside something that scrolls by itself.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const scrolls = element => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== "visible") return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .map(element => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`${document.scrollingElement.scrollWidth} px wide: ` + [...new Set(wide)].slice(0, 6).join(", ")];
}"""
# Policy violations of the page, also those that arrive before anybody looks.
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", violation => console.error(
  `policy: ${violation.violatedDirective} forbids ${violation.blockedURI} in ${violation.sourceFile}`
));"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


@dataclass
class Complaints:
    """What a page complained about since the last look."""

    texts: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Hear console errors, script errors, and answers that are errors, but for the page itself."""
        page.add_init_script(TELL_VIOLATIONS)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.texts.append(f"script error: {error}"))
        page.on("response", self._note_response)

    def take(self) -> list[str]:
        """Return what was heard and forget it."""
        heard, self.texts = self.texts, []
        return heard

    def _note_message(self, message: ConsoleMessage) -> None:
        # The browser says of every answer from 400 on that it failed; which of them may be, the walker knows.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.texts.append(f"console: {message.text}")

    def _note_response(self, response: Response) -> None:
        # What the page itself answers is for the walker to judge.
        if response.request.is_navigation_request():
            return
        if response.status >= (SERVER_ERROR if "hx-request" in response.request.headers else REFUSED):
            self.texts.append(f"{response.status} {response.request.method} {response.url}")


@dataclass
class Known:
    """The kinds of pages, and the parts of pages, that have been looked at by one of the workers.

    What is looked at is noted as an empty file, so that no two workers look at the same.
    """

    folder: Path
    met: set[str] = field(default_factory=set)

    def takes(self, name: str) -> bool:
        """Tell whether nobody has looked at this yet; from now on it is looked at."""
        if name in self.met:
            return False
        self.met.add(name)
        try:
            (self.folder / hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def faults(self, page: Page, path: str, status: int, *, closely: bool) -> Iterator[str]:
        """Yield what is wrong with what is new here: a kind of page, an answer, or a part of one.

        All of it is shown to axe-core on a desk, and on a phone what is new in both; the width of both is measured.
        Who looks closely takes nothing for known but, on a phone, what is as right there as on a desk.
        """
        new_kind = self.takes(f"{status} {kind_of(path)}")
        # All of them are taken, not only the first that is new.
        new_part = sum(self.takes(part) for part in page.evaluate(PARTS)) > 0
        if closely or new_kind or new_part:
            yield from faults(page, ALL_BUT_COLOURS if new_kind and new_part else OF_SIZE if closely else None)


def kind_of(path: str) -> str:
    """Return the path without what names one record: /cycles/2026-2029/oaps/?tab=goals is /cycles/*/oaps/?tab=goals."""
    address, _, query = path.partition("?")
    steps = ["*" if re.search(r"[A-Z0-9]", step) else step for step in address.split("/")]
    asked = [f"{name}={value}" if name == "tab" else name for name, value in parse_qsl(query)]
    return "/".join(steps) + "?" + "&".join(asked)


def faults(page: Page, on_phone: dict[str, Any] | None = ALL_BUT_COLOURS) -> Iterator[str]:
    """Yield what is too wide on a phone and on a desk, and what axe-core finds. Leaves the page at desk width.

    `on_phone` says which of its rules hold for the phone; None says that it was shown the page's parts there.
    """
    page.set_viewport_size(PHONE)
    yield from (f"phone: {wide}" for wide in page.evaluate(TOO_WIDE))
    if on_phone is not None:
        yield from (f"phone: {found}" for found in violations(page, **on_phone))
    page.set_viewport_size(DESK)
    yield from (f"desk: {wide}" for wide in page.evaluate(TOO_WIDE))
    yield from (f"desk: {found}" for found in violations(page))


def violations(page: Page, **options: Any) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 A and AA and its best practices, a text for each rule."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found: Any = page.evaluate(RUN_AXE, options)
    return list(found)
