"""What is looked at on every page that a journey meets: accessibility, complaints of the browser, width."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SERVER_ERROR = 500
REFUSED = 400
# Of lines that are built alike axe-core is shown the first two: then a list costs as much as it has kinds of lines.
# A line is taken away when each of its cells (of a list's line: its parts) is built like two before it; whether
# something is empty counts, how often the same follows itself does not. In a matrix the tone of a cell makes no kind.
RUN_AXE = """async options => {
  const own = (element, tones) => {
    const classes = element.getAttribute("class") ?? "";
    return element.tagName + "." + (tones ? classes : classes.replace(/\\S+--\\S+/g, "")) + element.getAttributeNames();
  };
  const built = (element, tones) => {
    const parts = [...element.children].map(child => built(child, tones));
    const within = parts.filter((part, place) => part !== parts[place - 1]).join();
    return own(element, tones) + "(" + (within || element.textContent.trim() !== "") + ")";
  };
  const away = [];
  for (const list of document.querySelectorAll("tbody, ul, ol, select, optgroup, .countries")) {
    if (!list.isConnected) continue;
    const tones = !list.closest(".matrix");
    const met = new Map();
    for (const line of [...list.children]) {
      const cells = [...line.children].map((cell, place) => (line.cells ? place : "") + built(cell, tones));
      const kinds = new Set([own(line, tones) + !cells.length, ...cells]);
      const known = [...kinds].every(kind => met.get(kind) > 1);
      for (const kind of kinds) met.set(kind, 1 + (met.get(kind) ?? 0));
      if (!known || line.selected) continue;
      away.push([list, line, line.nextSibling]);
      line.remove();
    }
  }
  let found;
  try {
    found = await axe.run(document, {
      runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
      resultTypes: ["violations"],
      preload: false,
      iframes: false,
      // A selector for each element that is met costs more than to name those at fault.
      selectors: false,
      elementRef: true,
      ...options,
    });
  } finally {
    for (const [list, line, next] of away.reverse()) list.insertBefore(line, next);
  }
  const path = element => element.tagName === "BODY" ? "" : path(element.parentElement ?? document.body)
    + " " + element.tagName.toLowerCase() + [...element.classList].map(name => "." + name).join("");
  const place = node => `\\n     ${path(node.element)}  ${node.html.slice(0, 160)}`;
  const why = node => `\\n        ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 240)}`;
  const more = nodes => nodes.length > 4 ? `\\n      and ${nodes.length - 4} more` : "";
  return found.violations.map(rule => `${rule.id}: ${rule.help}`
    + rule.nodes.slice(0, 4).map(node => place(node) + why(node)).join("") + more(rule.nodes));
}"""
# The colours on a phone are those of the desk; to compare them is half of the work.
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
# What is new on a narrow screen where each part is known: how large it is, and whether what scrolls can be reached.
OF_SIZE = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
# The site serves it beside the pages (tests/journeys/site.py): so the browser need be handed it once.
FETCH_AXE = """() => "axe" in window || new Promise((fetched, failed) => {
  const script = document.createElement("script");
  Object.assign(script, {src: "/static/axe.min.js", onload: fetched, onerror: failed});
  document.head.append(script);
  script.remove();
})"""
# Nothing that was asked for by htmx is on its way.
AT_REST = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
# What the page is built of, once it is at rest: tags with their classes. Remembers what of it is shown.
PARTS = """() => {
  if (!(AT_REST)()) return null;
  const all = [...document.body.querySelectorAll("*")];
  window.shownOnDesk = new Set(all.filter(part => part.checkVisibility({visibilityProperty: true})));
  return [...new Set(all.map(part => part.tagName + "." + part.getAttribute("class")))];
}""".replace("AT_REST", AT_REST)
# The parts that are shown here and were not there, or were there and are not here.
CHANGED = """() => [...new Set(
  [...document.body.querySelectorAll("*")]
    .map(part => [part, part.checkVisibility({visibilityProperty: true})])
    .filter(([part, shown]) => shown !== window.shownOnDesk.has(part))
    .map(([part, shown]) => (shown ? "shown " : "hidden ") + part.tagName + "." + part.getAttribute("class"))
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

    def faults(self, page: Page, path: str, status: int, parts: list[str], *, closely: bool) -> Iterator[str]:
        """Yield what is wrong with what is new here: a kind of page, an answer, or a part of one.

        All of it is shown to axe-core on a desk; the width is measured there and on a phone. On a phone axe-core is
        shown a page that shows or hides a part which no page did; and for its sizes one that is new in both.
        Who looks closely takes nothing for known but, on a phone, what is as right there as on a desk.
        """
        new_kind = self.takes(f"{status} {kind_of(path)}")
        new_part = self._takes_any(parts)
        if not (closely or new_kind or new_part):
            return
        page.set_viewport_size(PHONE)
        yield from (f"phone: {wide}" for wide in page.evaluate(TOO_WIDE))
        if self._takes_any(page.evaluate(CHANGED)):
            yield from (f"phone: {found}" for found in violations(page, **ALL_BUT_COLOURS))
        elif closely or (new_kind and new_part):
            yield from (f"phone: {found}" for found in violations(page, **OF_SIZE))
        page.set_viewport_size(DESK)
        yield from (f"desk: {wide}" for wide in page.evaluate(TOO_WIDE))
        yield from (f"desk: {found}" for found in violations(page))

    def _takes_any(self, names: list[str]) -> bool:
        # All of them are taken, not only the first that is new.
        return sum(self.takes(name) for name in names) > 0


def parts_at_rest(page: Page) -> list[str]:
    """Wait until the page is at rest; return what it is built of."""
    while True:
        parts: list[str] | None = page.evaluate(PARTS)
        if parts is not None:
            return parts
        page.wait_for_function(AT_REST)


def kind_of(path: str) -> str:
    """Return the path without what names one record: /cycles/2026-2029/oaps/?tab=goals is /cycles/*/oaps/?tab=goals."""
    address, _, query = path.partition("?")
    steps = ["*" if re.search(r"[A-Z0-9]", step) else step for step in address.split("/")]
    asked = [f"{name}={value}" if name == "tab" else name for name, value in parse_qsl(query)]
    return "/".join(steps) + "?" + "&".join(asked)


def violations(page: Page, **options: Any) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 A and AA and its best practices, a text for each rule."""
    page.evaluate(FETCH_AXE)
    found: Any = page.evaluate(RUN_AXE, options)
    return list(found)
