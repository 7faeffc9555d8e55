"""A reader who follows every link of every page: what a page offers must be open to who sees the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

# Other doors: files as they lie on disk.
NOT_PAGES = ("/static/",)
OPEN = frozenset((200, 302, 304))
SIGN_IN = "/accounts/login/"


class Hrefs(HTMLParser):
    """Collect where the links of a page lead, those in its pictures too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)


@dataclass
class Crawl:
    """One reader's walk over the site.

    Of each page the first `most` records are opened; each tab counts as a page, filters and orderings do not.
    """

    client: Client
    most: int = 1
    seen: set[str] = field(default_factory=set)
    opened: dict[str, int] = field(default_factory=dict)
    shut: dict[str, tuple[int, str]] = field(default_factory=dict)

    def walk(self, starts: Iterable[str]) -> Crawl:
        """Follow every link, wide before deep."""
        waiting = [(url, "the start") for url in starts]
        while waiting:
            url, page = waiting.pop(0)
            if url not in self.seen and self._is_due(url):
                self.seen.add(url)
                waiting += [(found, url) for found in self._open(url, page)]
        return self

    def _is_due(self, url: str) -> bool:
        parts = urlsplit(url)
        try:
            match = resolve(parts.path)
        except Resolver404:
            return True
        kind = f"{match.view_name} {dict(parse_qsl(parts.query)).get('tab', '')}"
        self.opened[kind] = self.opened.get(kind, 0) + 1
        return self.opened[kind] <= self.most

    def _open(self, url: str, page: str) -> Iterator[str]:
        answer = self.client.get(url)
        leads_to_sign_in = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)
        if answer.status_code not in OPEN or leads_to_sign_in:
            self.shut[url] = (answer.status_code, page)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield from links_of(answer.content.decode(), url)


def links_of(html: str, url: str) -> Iterator[str]:
    """Yield the addresses on our own pages that a page leads to, without their fragments."""
    for href in Hrefs(html).found:
        target = urljoin(url, href).partition("#")[0]
        if re.match(r"/(?!/)", target) and not target.startswith(NOT_PAGES):
            yield target
