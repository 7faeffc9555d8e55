"""A reader who only clicks: finds the links of a page by what they say and follows them."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client

from empact.accounts.models import User


class Links(HTMLParser):
    """Collect the links of a page: what each says, with the words for those who listen, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            values = dict(attrs)
            self.open.append((values.get("href") or "", [values.get("aria-label") or ""]))

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open:
            href, words = self.open.pop()
            self.found.append((" ".join(" ".join(words).split()), href))


class Reader:
    """Somebody with a browser."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        if user:
            self.client.force_login(user, backend="empact.accounts.backends.AccountBackend")
        self.url = ""
        self.html = ""

    def open(self, url: str) -> str:
        """Open an address; only the first of a walk is typed."""
        answer = self.client.get(url, follow=True)
        assert answer.status_code == 200, f"{url}: {answer.status_code}"
        self.url = answer.redirect_chain[-1][0] if answer.redirect_chain else url
        self.html = answer.content.decode()
        return self.html

    def links(self) -> list[tuple[str, str]]:
        """Return what the links of the page say and where they lead."""
        return Links(self.html).found

    def click(self, words: str, leading_to: str = "") -> str:
        """Follow the first link that says this, and that leads there."""
        for text, href in self.links():
            if words in text and leading_to in href:
                return self.open(urljoin(self.url, href).partition("#")[0])
        raise AssertionError(f"No link “{words}” to {leading_to or 'anywhere'} on {self.url}: {self.links()}")

    def hrefs(self, leading_to: str) -> set[str]:
        """Return the addresses of the links that lead there."""
        return {href.partition("#")[0].partition("?")[0] for _text, href in self.links() if leading_to in href}
