"""What a person does with their messages: read them, choose how they come, give their calendar an address."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

from django.db import transaction

from empact import clock
from empact.accounts.models import User
from empact.kept import Kept
from empact.notifications.events import event, events
from empact.notifications.models import CalendarFeed, Choice, Frequency, Message
from empact.notifications.telling import frequency_of

UNREAD = Kept(lambda person: Message.objects.filter(person=person).unread().order_by().values_list("pk"), person=-1)


def unread_number(person: User) -> int:
    """Return how many messages the person has not read. One query over a small index."""
    return UNREAD.count(person=person.pk)


def mark_read(*, actor: User, only: int | None = None) -> int:
    """Mark the actor's messages as read, or one of them; return how many were unread."""
    rows = Message.objects.of(actor).unread()
    if only is not None:
        rows = rows.filter(pk=only)
    return rows.update(read_at=clock.now())


def choices_of(person: User) -> dict[str, str]:
    """Return how soon the person wants each event by mail. One query."""
    chosen = dict(Choice.objects.filter(person=person).values_list("event", "frequency"))
    return {item.code: frequency_of(item, chosen.get(item.code)) for item in events()}


def choose(chosen: Mapping[str, str], *, actor: User) -> None:
    """Store how soon the actor wants each event by mail.

    Raises ValueError for what is not offered: a legal deadline cannot be turned off.
    """
    for code, frequency in chosen.items():
        if frequency not in dict(event(code).offered()):
            raise ValueError(f"{code} cannot be {frequency}.")
    rows = [Choice(person=actor, event=code, frequency=Frequency(value)) for code, value in chosen.items()]
    Choice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("person", "event"), update_fields=("frequency",)
    )


def make_feed(*, actor: User) -> str:
    """Make a new secret for the actor's calendar and return it; the earlier one is worth nothing from now on.

    It is shown once: only its digest is kept.
    """
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        CalendarFeed.objects.filter(person=actor).delete()
        CalendarFeed.objects.create(person=actor, digest=_digest(secret), made_at=clock.now())
    return secret


def revoke_feed(*, actor: User) -> bool:
    """Take the actor's feed back; tell whether there was one."""
    deleted, _by_model = CalendarFeed.objects.filter(person=actor).delete()
    return bool(deleted)


def person_of_feed(secret: str) -> User | None:
    """Return whose feed this is; None for a wrong or revoked secret, and for a closed account. One query."""
    found = CalendarFeed.objects.filter(digest=_digest(secret), person__is_active=True).select_related("person")
    feed = found.first()
    return feed.person if feed is not None else None


def _digest(secret: str) -> str:
    # A secret of 256 random bits needs no salt.
    return hashlib.sha256(secret.encode()).hexdigest()
