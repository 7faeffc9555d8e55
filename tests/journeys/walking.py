"""Somebody at a browser: they go by links, press buttons, fill in forms; every page they meet is looked at.

est = enter("est")
est.follows("Firearms and explosives")
est.presses("Confirm the check and ask the Member States")
est.sees("Thirteen Member States have not answered")
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Response

from tests.journeys.entering import Doorkeeper
from tests.journeys.looking import Complaints, Known, parts_at_rest
from tests.journeys.site import Site

# Where pictures of all pages met are put, for a person to look through; nowhere unless it is said.
PICTURES = Path(os.environ["JOURNEY_PICTURES"]) if os.environ.get("JOURNEY_PICTURES") else None
# Parts of a page besides the whole of it, for `within`.
MAIN, MENU, CRUMBS, LIST = "main", "nav.menu", "nav.crumbs", "#list"
# So much of a page is told when it does not say what it should.
LONGEST = 1500
# What the link or form brings: nothing, where it leads to a place of this page; by htmx a part of it; or a document.
BRINGS = """element => {
  if ((element.getAttribute("href") ?? "").startsWith("#")) return "nothing";
  const asker = (element.form ?? element).closest("[hx-get], [hx-post], [hx-boost]");
  return asker !== null && (asker.getAttribute("hx-boost") ?? "true") === "true" ? "part" : "document";
}"""
# The words without those that a comparison strikes out.
KEPT = """parts => parts.map(part => {
  const copy = part.cloneNode(true);
  for (const gone of copy.querySelectorAll("del")) gone.remove();
  return copy.textContent;
})"""
WORDS = """main => [...main.querySelectorAll("select")].reduce(
  (text, select) => text.replace(select.innerText, select.selectedOptions[0]?.text ?? ""), main.innerText)"""
TICKED = "input:is([type=radio], [type=checkbox])"
WRITTEN = "input:not([type=radio], [type=checkbox]), textarea"
SENT = "() => document.readyState === 'complete' && !document.querySelector('form[data-link]')"


class Walk:
    """One person at one browser window."""

    def __init__(self, context: BrowserContext, site: Site, known: Known, name: str = "") -> None:
        """Open a window; `name` is who will sit there: "nec.fr"; `known` is what needs no second look."""
        self.name = name or "anybody"
        self._site = site
        self._context = context
        self.page: Page = context.new_page()
        self._complaints = Complaints()
        self._complaints.listen(self.page)
        self._status = 0
        self._known = known
        self.page.on("response", self._note_status)

    def close(self) -> None:
        """Close the window; whatever the last page complained about since is a fault."""
        heard = self._complaints.take()
        self.page.close()
        assert not heard, f"{self.name} left, and the page had complained:\n" + "\n".join(heard)

    # -- Going ---------------------------------------------------------------------------------

    def is_let_in(self, doorkeeper: Doorkeeper, to: str = "") -> Self:
        """Come in with a session that is there already, where signing in is not what the journey is about."""
        doorkeeper.lets_in(self._context, self._site, self.name)
        return self.opens(to or "/my-work/")

    def opens(self, path: str, *, status: int = 200, closely: bool = False) -> Self:
        """Type an address."""
        self.page.goto(path)
        return self.looks(status=status, closely=closely)

    def opens_secret(self, link: str, *, status: int = 200) -> Self:
        """Type a link that ends in a secret, which its page sends by itself."""
        self.page.goto(link, wait_until="commit")
        self.page.wait_for_function(SENT)
        return self.looks(status=status)

    def follows(self, words: str, *, within: str = MAIN, status: int = 200) -> Self:
        """Click the link with these words, whole or as a part of it."""
        return self._click(self._named("link", words, within), status)

    def presses(self, words: str, *, within: str = MAIN, status: int = 200) -> Self:
        """Press the button with these words, whole or as a part of it."""
        return self._click(self._named("button", words, within), status)

    def acts(self, words: str) -> Self:
        """Click the link that looks like a button, beside another one with these words."""
        link = self.page.locator(MAIN).get_by_role("link", name=words).and_(self.page.locator(".btn"))
        return self._click(link.first, 200)

    def is_held(self, words: str, *, at: str) -> Self:
        """Press a button in vain: the browser itself stops at the field that must be filled in."""
        self._named("button", words, MAIN).click()
        held = self._field(at, WRITTEN).evaluate("field => !field.validity.valid && field === document.activeElement")
        assert held, f"{self.name} at {self.path} is not held at “{at}”"
        return self

    def unfolds(self, words: str) -> Self:
        """Open the box under these words."""
        self.page.locator("main summary", has_text=words).first.click()
        return self

    def chooses(self, words: str) -> Self:
        """Choose an item of the main menu."""
        return self.follows(words, within=MENU)

    def goes_back(self) -> Self:
        """Go back as the browser does."""
        self.page.go_back()
        return self.looks()

    def downloads(self, words: str) -> bytes:
        """Return the file behind the link with these words."""
        with self.page.expect_download() as arriving:
            self._named("link", words, MAIN).click()
        return Path(arriving.value.path()).read_bytes()

    # -- Filling in ----------------------------------------------------------------------------

    def fills(self, label: str, value: str) -> Self:
        """Write into the field with this label."""
        self._field(label, WRITTEN).fill(value)
        return self

    def selects(self, label: str, option: str) -> Self:
        """Choose an option of a field."""
        self._field(label, "select").select_option(label=option)
        return self

    def filters(self, label: str, option: str) -> Self:
        """Choose an option of a list's filter, which applies itself."""
        with self.page.expect_response(lambda answer: "hx-request" in answer.request.headers):
            self.selects(label, option)
        return self.looks()

    def ticks(self, *labels: str) -> Self:
        """Tick boxes, or choose one of several answers."""
        for label in labels:
            self._field(label, TICKED).check()
        return self

    # -- Seeing --------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Return where the person is: path and query."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def heading(self) -> str:
        """Return the page's heading."""
        return plain(self.page.locator("h1").first.inner_text())

    @property
    def text(self) -> str:
        """Return all the words that are shown, with single spaces; of a choice what is chosen."""
        return plain(self.page.locator(MAIN).evaluate(WORDS))

    def value_of(self, label: str) -> str:
        """Return what stands in the field with this label."""
        return self._field(label, WRITTEN).input_value()

    def texts(self, selector: str) -> list[str]:
        """Return the words of each element that matches."""
        return [plain(text) for text in self.page.locator(selector).all_inner_texts()]

    def kept(self, selector: str) -> list[str]:
        """Return the words of each element that matches, without those that a comparison strikes out."""
        return [plain(text) for text in self.page.locator(selector).evaluate_all(KEPT)]

    def sees(self, *words: str) -> Self:
        """Assert that the page says this."""
        shown = self.text
        for wanted in words:
            assert wanted in shown, f"{self.name} at {self.path} does not see “{wanted}” in:\n{shown[:LONGEST]}"
        return self

    def does_not_see(self, *words: str) -> Self:
        """Assert that the page does not say this."""
        shown = self.text
        for unwanted in words:
            assert unwanted not in shown, f"{self.name} at {self.path} sees “{unwanted}”"
        return self

    def looks(self, *, status: int = 200, closely: bool = False) -> Self:
        """Look at the page: what it answered, what it complained about; what is new is looked at closely."""
        parts = parts_at_rest(self.page)
        found = self._complaints.take()
        if self._status != status:
            found.append(f"it answered {self._status} instead of {status}: {self.heading}\n{self._site.last_words}")
        found += self._known.faults(self.page, self.path, self._status, parts, closely=closely)
        if PICTURES:
            self.page.screenshot(path=PICTURES / f"{self.name}{_file_name(self.path)}.png", full_page=True)
        assert not found, f"{self.name} at {self.path}:\n    " + "\n    ".join(found)
        return self

    # -- How -----------------------------------------------------------------------------------

    def _named(self, role: str, words: str, within: str) -> Locator:
        place = self.page.locator(within)
        exact = place.get_by_role(role, name=words, exact=True)  # type: ignore[arg-type]
        if exact.count():
            return exact.first
        found = place.get_by_role(role, name=words)  # type: ignore[arg-type]
        assert found.count(), f"{self.name} at {self.path} finds no {role} “{words}” in:\n{self.text[:LONGEST]}"
        return found.first

    def _field(self, label: str, kind: str) -> Locator:
        main = self.page.locator(MAIN)
        exact = main.get_by_label(label, exact=True).and_(self.page.locator(kind))
        if exact.count():
            return exact.first
        found = main.get_by_label(label).and_(self.page.locator(kind))
        assert found.count(), f"{self.name} at {self.path} finds no field “{label}” in:\n{self.text[:LONGEST]}"
        return found.first

    def _click(self, target: Locator, status: int) -> Self:
        with self._arriving(target):
            target.click()
        return self.looks(status=status)

    @contextmanager
    def _arriving(self, target: Locator) -> Iterator[None]:
        """Wait for what the click brings: another document, or a part of this one."""
        brings = target.evaluate(BRINGS)
        if brings == "nothing":
            yield
        elif brings == "part":
            with self.page.expect_response(lambda answer: "hx-request" in answer.request.headers):
                yield
        else:
            with self.page.expect_navigation():
                yield

    def _note_status(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() or "hx-request" in request.headers:
            self._status = response.status


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _file_name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).rstrip("-")
