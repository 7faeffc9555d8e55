"""The cast signed in, the demonstration's clock, and a hand that does the jobs of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from empact.documents.asking import ask_for, content_of, files_of
from empact.documents.kinds import DocumentKind, kind_named
from empact.documents.models import Request
from empact.jobs.kinds import Queue
from empact.jobs.running import work_off
from empact.registry import registry
from tests.cast import Cast
from tests.signing import clock_stands, sign_in

__all__ = ["clock_stands", "sign_in"]

type Ask = Callable[..., Request]
type Made = Callable[..., bytes]


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Return a function that asks for documents: ask("driver", "oaps.plan", "pdf", cast.plan)."""

    def asked(name: str, kind: str, form: str, *records: object) -> Request:
        found = kind_named(kind)
        assert found is not None
        return ask_for(found, [record.pk for record in records], form, actor=cast[name])  # type: ignore[attr-defined]

    return asked


@pytest.fixture
def made(cast: Cast, ask: Ask) -> Made:
    """Return a function that asks for one document, does the job, and returns what is in the file."""

    def content(name: str, kind: str, form: str, record: object) -> bytes:
        request = ask(name, kind, form, record)
        work()
        part = request.parts.with_file().get()
        assert part.job.state == "done", f"{part.job.reason}\n{part.job.trace}"
        [file] = files_of(request, cast[name])
        return content_of(file)

    return content


def work() -> int:
    """Do the jobs that wait, in this process; return how many."""
    return work_off(Queue.DOCUMENTS)


@contextmanager
def also_announced(kind: DocumentKind) -> Iterator[None]:
    """Let a kind of document be announced for the length of a test."""
    kinds = registry._items[DocumentKind]
    kinds.append(kind)
    try:
        yield
    finally:
        kinds.remove(kind)
