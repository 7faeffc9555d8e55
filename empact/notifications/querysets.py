"""Every way messages and mails are fetched: nobody reads another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, F, Q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from empact.accounts.models import User
    from empact.notifications.models import Mail, Message


class MessageQuerySet(models.QuerySet["Message"]):
    """Ways to fetch messages."""

    def of(self, person: User) -> Self:
        """Return the messages to one person."""
        return self.filter(person=person)

    def unread(self) -> Self:
        """Return what was not read yet."""
        return self.filter(read_at=None)

    def unmailed(self, frequency: str) -> Self:
        """Return what waits for a digest; what was read meanwhile needs no mail."""
        return self.unread().filter(frequency=frequency, mail=None, person__is_active=True)


class MailQuerySet(models.QuerySet["Mail"]):
    """Ways to fetch mails."""

    def for_list(self) -> Self:
        """Return mails with whom they are to."""
        return self.select_related("person__details")

    def by_state(self) -> Mapping[str, int]:
        """Return how many mails are in each state, and as `doubled` how many of the sent may have arrived twice.

        One query over the log.
        """
        states = ("waiting", "sent", "shown", "refused", "failed")
        counts = {state: Count("pk", filter=Q(state=state)) for state in states}
        doubled = Count("pk", filter=Q(state="sent", attempts__gt=F("answered")))
        return self.aggregate(**counts, doubled=doubled)
