"""When nothing changed for a reader, a GET is answered 304 without looking at a single record.

The tag is weak and belongs to one reader: it is made of the newest entries (every write makes one), who the reader
is today, the date, the release, the address and what is accepted. It is keyed, so that nobody can make one up.
"""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags
from rest_framework.request import Request

from empact import clock
from empact.accounts.models import User
from empact.accounts.rules import Reader

VARY: Final = ("Authorization", "Cookie", "Accept")
# Keys are given out before their transaction ends, so the newest key alone would miss a slow writer: the number of
# the newest entries changes when it commits. It would have to be overtaken by a thousand others to be missed.
_NEWEST: Final = """
    SELECT newest.id, count(entry.id)
    FROM (SELECT max(id) AS id FROM history_entry) AS newest
    LEFT JOIN history_entry AS entry ON entry.id > newest.id - 1000
    GROUP BY newest.id
"""


def newest_entries() -> tuple[Any, ...]:
    """Return what changes with every entry that is committed. One query over the end of an index."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        return tuple(cursor.fetchone() or ())


def visibility_key(reader: Reader) -> object:
    """Return what decides what the reader sees: the account and what it may act as today. One query, kept."""
    return (reader.pk, reader.hats) if isinstance(reader, User) else None


def etag_of(request: Request) -> str:
    """Return the weak tag of the answer that this reader gets at this address now. Two queries at most."""
    parts = (
        newest_entries(),
        visibility_key(request.user),
        clock.today().isoformat(),
        settings.EMPACT_RELEASE,
        request.get_full_path(),
        request.headers.get("Accept", ""),
        request.get_host(),
    )
    return f'W/"{salted_hmac("empact.api.etag", repr(parts), algorithm="sha256").hexdigest()[:32]}"'


def is_known(request: Request, etag: str) -> bool:
    """Tell whether the client has this answer already (If-None-Match compares weakly)."""
    given = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in given or etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in given}
