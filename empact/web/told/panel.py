"""What My work says of messages."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Window
from django.urls import reverse

from empact.accounts.models import User
from empact.accounts.rules import Reader
from empact.notifications.models import Message
from empact.web.panels import Panel

# So many are named; the page of messages has them all.
LATEST = 3


def unread_messages(reader: Reader) -> dict[str, Any] | None:
    """Return the latest of the reader's unread messages and how many there are; None without one. Two queries."""
    if not isinstance(reader, User):
        return None
    unread = Message.objects.of(reader).unread().annotate(unread=Window(Count("pk"))).prefetch_related("items")
    latest = list(unread.order_by("-pk")[:LATEST])
    if not latest:
        return None
    return {"lines": [(message, _place(message)) for message in latest], "number": latest[0].unread}  # type: ignore[attr-defined]  # annotated


def _place(message: Message) -> str:
    """Return where to act on the message: its one record, or the message itself."""
    items = list(message.items.all())
    return items[0].url if len(items) == 1 else reverse("messages")


PANEL = Panel("my-work", "told/panel.html", unread_messages, order=5, place="aside")
