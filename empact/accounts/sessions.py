"""Sessions in the database, as Django keeps them; each request reads its own by a statement that is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.utils import timezone

from empact.kept import Kept

KEY_CHARACTERS = frozenset(VALID_KEY_CHARS)
STORED = Kept(
    lambda key, now: (
        SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")
    ),
    key="the key of a session",
    now=datetime.min.replace(tzinfo=UTC),
)


class SessionStore(db.SessionStore):
    """What Django's own does, read faster."""

    def __init__(self, session_key: str | None = None) -> None:
        # A cookie holds what its sender likes; with NUL the database could not even be asked for it.
        super().__init__(session_key if KEY_CHARACTERS.issuperset(session_key or "") else None)

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing, and no key any more, when there is none or it is over. One query."""
        rows = STORED.rows(key=self.session_key, now=timezone.now())
        if not rows:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(rows[0][0])
        return found
