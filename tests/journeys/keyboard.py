"""Somebody who has a keyboard and no mouse: every stop of the focus is looked at.

keys = Keyboard(enter("est"))
keys.goes_to("Record the national validation").press("Enter")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from tests.journeys.walking import Walk, plain

MOST_STOPS = 150
# Where the focus is: what it is called, and whether a person sees it there.
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const words = [here.getAttribute("aria-label"), ...[...(here.labels ?? [])].map(label => label.innerText),
    here.innerText ?? here.textContent, here.title].find(text => text && text.trim()) ?? "";
  const marked = element => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  const box = here.getBoundingClientRect();
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
    (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
  const above = document.elementFromPoint(x, y);
  return {
    words,
    tag: here.tagName.toLowerCase(),
    html: here.outerHTML.slice(0, 160),
    marked: marked(here) || (here instanceof SVGElement && [...here.querySelectorAll("rect, circle")].some(
      shape => parseFloat(getComputedStyle(shape).strokeWidth) >= 3)),
    inside: inside && box.width > 1 && box.height > 1,
    covered: above !== null && !here.contains(above) && !above.contains(here),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """An element that has the focus."""

    words: str
    tag: str
    html: str


class Keyboard:
    """The keyboard of one person at one window."""

    def __init__(self, walk: Walk) -> None:
        """Take who sits there."""
        self.walk = walk

    def stop(self) -> Stop | None:
        """Return where the focus is, and assert that a person sees it; None when it is nowhere."""
        found: Any = self.walk.page.evaluate(STOP)
        if found is None:
            return None
        for seen, fault in (("marked", "is not marked"), ("inside", "is out of sight")):
            assert found[seen], f"{self.walk.name} at {self.walk.path}: the focus {fault}: {found['html']}"
        assert not found["covered"], f"{self.walk.name} at {self.walk.path}: the focus is covered: {found['html']}"
        return Stop(plain(found["words"]), found["tag"], found["html"])

    def press(self, key: str) -> Self:
        """Press a key that changes nothing but this page: "Tab", "ArrowDown", "Space"."""
        self.walk.page.keyboard.press(key)
        return self

    def types(self, text: str) -> Self:
        """Write over what stands in the field that has the focus."""
        self.walk.page.keyboard.press("Control+A")
        self.walk.page.keyboard.insert_text(text)
        return self

    def goes_to(self, words: str, tag: str = "") -> Self:
        """Press Tab until the focus is on what is called so."""
        passed: list[str] = []
        for _step in range(MOST_STOPS):
            self.press("Tab")
            stop = self.stop()
            if stop and stop.words.startswith(words) and tag in {"", stop.tag}:
                return self
            passed.append(stop.words if stop else "–")
        raise AssertionError(f"{self.walk.name} at {self.walk.path} does not get to “{words}”: {passed}")

    def enters(self, words: str, *, key: str = "Enter", status: int = 200) -> Self:
        """Go to a link or a button and use it; it brings another page."""
        self.goes_to(words)
        with self.walk.page.expect_navigation():
            self.press(key)
        self.walk.looks(status=status)
        return self

    def skips(self) -> Self:
        """Use the link that leads past the head of the page: the first stop, unseen until then."""
        self.goes_to("Skip to the content")
        self.press("Enter")
        assert self.walk.page.evaluate("() => document.activeElement.closest('main') !== null"), (
            "The head is not skipped"
        )
        return self

    def walks_through(self) -> list[str]:
        """Press Tab from the beginning of the page to its end; return the stops. Nothing holds the focus."""
        self.walk.page.evaluate("() => document.activeElement.blur()")
        stops: list[Stop] = []
        for _step in range(MOST_STOPS):
            here = self.press("Tab").stop()
            if here is None or (stops and here == stops[0]):
                return [stop.words for stop in stops]
            assert stops[-1:] != [here], f"{self.walk.name} at {self.walk.path}: the focus is held at {here.html}"
            stops.append(here)
        raise AssertionError(f"{self.walk.name} at {self.walk.path} does not get to the end: {stops}")
