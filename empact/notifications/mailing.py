"""Write mails: one to each person, never with a copy. The table of them is the log of what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.jobs.asking import ask_many
from empact.jobs.kinds import JobKind, Queue
from empact.notifications.models import Frequency, Mail, Message
from empact.notifications.sending import ATTEMPTS, send

BATCH = 500
# So many items of a message are named in a mail; the page has them all.
NAMED = 20

SEND = JobKind("notifications.send", gettext_lazy("Send a mail"), send, queue=Queue.MAIL, attempts=ATTEMPTS)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one mail tells one person. `slot` is what it is for: no person gets two for one slot."""

    person: int
    slot: str
    subject: str
    messages: Sequence[Message]
    why: str


def write_at_once(messages: Sequence[Message]) -> int:
    """Write a mail for each message and have it sent; return how many."""
    why = _("You chose to be told of this at once.")
    return write([Letter(item.person_id, f"message-{item.pk}", item.subject, [item], why) for item in messages])


def write_digests(frequency: Frequency, day: str) -> int:
    """Write each person one mail with what waits for it, and have it sent; return how many. Nobody gets an empty one.

    A second run of the day finds nothing left, or the same slot.
    """
    found: dict[int, list[Message]] = {}
    for message in Message.objects.unmailed(frequency).order_by("person", "event", "pk"):
        found.setdefault(message.person_id, []).append(message)
    subject, why = DIGESTS[frequency]
    return write(
        [
            Letter(person, f"{frequency}@{day}", str(subject).format(n=len(messages)), messages, str(why))
            for person, messages in found.items()
        ]
    )


DIGESTS: dict[str, tuple[Any, Any]] = {
    Frequency.DAILY: (gettext_lazy("Today: {n} messages"), gettext_lazy("You chose to be told of this once a day.")),
    Frequency.WEEKLY: (
        gettext_lazy("This week: {n} messages"),
        gettext_lazy("You chose to be told of this on Mondays."),
    ),
}


def write(letters: Sequence[Letter]) -> int:
    """Store the letters as mails with a job for each, and note with the messages which mail has them.

    Part of the caller's transaction. The number of statements does not grow with people. Returns how many are new.
    """
    messages = [message for letter in letters for message in letter.messages]
    if not messages:
        return 0
    prefetch_related_objects(messages, "items")
    there = Mail.objects.filter(slot__in={letter.slot for letter in letters}).values_list("person_id", "slot")
    known = set(there)
    new = [letter for letter in letters if (letter.person, letter.slot) not in known]
    now = clock.now()
    mails = Mail.objects.bulk_create(
        (
            Mail(
                person_id=letter.person,
                slot=letter.slot,
                subject=_in_one_line(letter.subject),
                text=render_to_string("notifications/mail.txt", _context(letter)),
                html=render_to_string("notifications/mail.html", _context(letter)),
                written_at=now,
            )
            for letter in new
        ),
        batch_size=BATCH,
    )
    for mail, letter in zip(mails, new, strict=True):
        for message in letter.messages:
            message.mail = mail
    Message.objects.bulk_update([item for item in messages if item.mail_id], ["mail"], batch_size=BATCH)
    ask_many(SEND, {str(mail.uuid): {"mail": mail.pk} for mail in mails}, about=_("A mail"))
    return len(mails)


def _in_one_line(subject: str) -> str:
    """Return a subject without line breaks, which would begin another header."""
    return " ".join(subject.split())[:250]


def _context(letter: Letter) -> dict[str, Any]:
    told = [
        {
            "title": message.title,
            "why": message.why,
            "items": [_item(item) for item in list(message.items.all())[:NAMED]],
            "more": max(0, len(message.items.all()) - NAMED),
        }
        for message in letter.messages
    ]
    return {
        "subject": _in_one_line(letter.subject),
        "told": told,
        "why": letter.why,
        "messages_url": address_of(reverse("messages")),
        "choices_url": address_of(reverse("message-choices")),
        "marking": settings.EMPACT_MARKING,
        "demonstration": settings.EMPACT_DEMO,
    }


def _item(item: Any) -> dict[str, Any]:
    zone = item.due.astimezone(clock.BRUSSELS).tzname() if item.due else ""
    return {"label": item.label, "url": address_of(item.url), "due": item.due, "zone": zone}


def address_of(path: str) -> str:
    """Return the whole address of a page of ours."""
    return urljoin(settings.EMPACT_SITE, path)
