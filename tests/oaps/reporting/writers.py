"""Several people who write one report at the same moment, over HTTP, through its page and through REST."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from threading import Barrier
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import psycopg

PATIENCE_S = 60
FOUND, CONFLICT, STALE = 302, 409, 412
CSRF = "c" * 32
# What was there before each edit of the report's text, and after.
TOLD = """SELECT before ->> 'narrative', after ->> 'narrative' FROM history_entry
WHERE kind = 'oaps.progressreport' AND record_id = %s AND jsonb_exists(after, 'narrative') ORDER BY id"""


class Form(HTMLParser):
    """What the form of the report would send as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._name = self._select = ""
        self._text: list[str] = []
        self.feed(html.partition('id="report"')[2].partition("</form>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an input holds, and remember where a text or a choice begins."""
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "input" and name and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            self.values.append((name, value))
        if tag == "textarea":
            self._name, self._text = name, []
        if tag == "select":
            self._select = name
        if tag == "option" and "selected" in given:
            self.values.append((self._select, value))

    def handle_data(self, data: str) -> None:
        """Take a piece of a text."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a text."""
        if tag == "textarea":
            self.values.append((self._name, "".join(self._text).strip()))


def _words(page: str) -> str:
    """Return what a page says and what stands in its fields, without what a comparison strikes out."""
    main = page.partition("<main")[2].partition("</main>")[0] or page
    return " ".join(unescape(re.sub(r"<del>.*?</del>|<[^>]*>", "", main)).split())


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: where it leads to says what became of a form."""

    def redirect_request(self, *_given: Any) -> None:
        """Follow nothing."""


OPENER = build_opener(_Stay())


@dataclass(frozen=True, slots=True)
class Door:
    """The site for one person: its address, and the headers that say who it is."""

    address: str
    headers: Mapping[str, str]

    def ask(self, path: str, data: bytes | None = None, method: str = "GET", **headers: str) -> tuple[int, str]:
        """Return status and body of the answer."""
        request = Request(self.address + path, data, {**self.headers, **headers}, method=method)
        try:
            with OPENER.open(request, timeout=PATIENCE_S) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()


def by_session(address: str, key: str) -> Door:
    """Return the site for who has signed in; the token against forged forms is the one that `CSRF` says."""
    return Door(address, {"Cookie": f"sessionid={key}; csrftoken={CSRF}"})


def session_of(address: str, email: str, password: str) -> str:
    """Sign somebody in and return the key of the session."""
    body = urlencode({"login": email, "password": password, "csrfmiddlewaretoken": CSRF}).encode()
    try:
        OPENER.open(Request(f"{address}/accounts/login/", body, {"Cookie": f"csrftoken={CSRF}"}), timeout=PATIENCE_S)
    except HTTPError as answer:
        found = re.search(r"sessionid=(\w+)", " ".join(answer.headers.get_all("Set-Cookie") or []))
        if answer.code == FOUND and found:
            return found[1]
        raise
    raise AssertionError(f"{email} is not let in")


class Writer(Protocol):
    """Somebody who edits the text of a report again and again."""

    def write(self, text: str) -> str:
        """Read the report, then write: return "kept", "refused" with both versions shown, or what went wrong."""


@dataclass
class AtThePage:
    """Writes in the form."""

    door: Door
    path: str

    def write(self, text: str) -> str:
        """Read the form and send it with another text."""
        _status, page = self.door.ask(self.path)
        typed = {"narrative": text, "csrfmiddlewaretoken": CSRF}
        values = [(name, value) for name, value in Form(page).values if name not in typed]
        body = urlencode([*values, *typed.items()]).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, answer = self.door.ask(self.path, body, "POST", **kind)
        if status == FOUND:
            return "kept"
        shown = set(re.findall(r"Writer \d+, edit \d+\.", words := _words(answer)))
        return "refused" if status == CONFLICT and text in shown and shown != {text} else f"{status} {words}"


@dataclass
class OverRest:
    """Writes over REST; what is refused comes back with the version of the others."""

    door: Door
    path: str

    def write(self, text: str) -> str:
        """Read the report and send another text for it."""
        _status, read = self.door.ask(self.path)
        headers = {"Content-Type": "application/json", "If-Match": f'"{json.loads(read)["version"]}"'}
        status, answer = self.door.ask(self.path, json.dumps({"narrative": text}).encode(), "PATCH", **headers)
        if status == 200:
            return "kept"
        current = json.loads(answer).get("current", {}) if status == STALE else {}
        return "refused" if current.get("narrative", text) != text else f"{status} {answer[:300]}"


@dataclass
class Tally:
    """What became of the edits."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)


def write_at_once(writers: Sequence[Writer], edits: int) -> Tally:
    """Let each writer make so many edits, all at the same time."""
    start, tally = Barrier(len(writers)), Tally()

    def work(number: int) -> None:
        start.wait()
        for edit in range(edits):
            text = f"Writer {number}, edit {edit}."
            outcome = writers[number].write(text)
            tally.outcomes[outcome] += 1
            if outcome == "kept":
                tally.kept.append(text)

    with ThreadPoolExecutor(len(writers)) as threads:
        list(threads.map(work, range(len(writers))))
    return tally


def nothing_is_lost(tally: Tally, asked: int, database: str, report: int) -> None:
    """Assert that each edit was kept or refused, and that nobody wrote over what they had not seen."""
    assert set(tally.outcomes) == {"kept", "refused"}, tally.outcomes
    assert tally.outcomes.total() == asked
    with psycopg.connect(database) as connection:
        told = connection.execute(TOLD, [report]).fetchall()
        (stands,) = connection.execute("SELECT narrative FROM oaps_progressreport WHERE id = %s", [report]).fetchall()
    assert sorted(after for _before, after in told) == sorted(tally.kept)
    assert [before for before, _after in told[1:]] == [after for _before, after in told[:-1]]
    assert stands[0] == told[-1][1]
