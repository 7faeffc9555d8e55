"""Sessions in the database, as Django keeps them; each request reads its own by a statement that is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from empact.kept import Kept

STORED = Kept(
    lambda key, now: (
        SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")
    ),
    key="the key of a session",
    now=datetime.min.replace(tzinfo=UTC),
)


class SessionStore(db.SessionStore):
    """What Django's own does, read faster."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing, and no key any more, when there is none or it is over. One query."""
        rows = STORED.rows(key=self.session_key, now=timezone.now())
        if not rows:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(rows[0][0])
        return found
