"""Why people are told something: the events, and how soon each is mailed unless a person chooses otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from empact.notifications.models import Frequency
from empact.registry import registry
from empact.words import Words


@dataclass(frozen=True, slots=True)
class Event:
    """Announced: something that people are told of. `never_off` says why its mails cannot be turned off."""

    code: str
    label: Words
    help: Words
    frequency: Frequency
    never_off: Words = ""

    def offered(self) -> list[tuple[str, str]]:
        """Return the frequencies one may choose."""
        return [(item.value, str(item.label)) for item in Frequency if item != Frequency.OFF or not self.never_off]


TURN, DEADLINE, LATE, LEGAL, ESCALATED = "turn", "deadline", "late", "legal", "escalated"
ROLE, CALENDAR = "role", "calendar"

EVENTS = (
    Event(TURN, _("Your turn"), _("Something has come to you to act on."), Frequency.AT_ONCE),
    Event(DEADLINE, _("Before a deadline"), _("Something that waits on you is due soon."), Frequency.DAILY),
    Event(LATE, _("Late"), _("Something that waits on you is past its deadline."), Frequency.DAILY),
    Event(
        LEGAL,
        _("Legal deadlines"),
        _("National positions and whatever else is marked as a legal deadline."),
        Frequency.AT_ONCE,
        never_off=_("A Member State that misses a legal deadline is taken to be silent, so these mails always come."),
    ),
    Event(ESCALATED, _("Escalated to you"), _("Something that others let pass its deadline."), Frequency.AT_ONCE),
    Event(
        ROLE,
        _("Roles"),
        _("A role you were named for, one that is about to end, a post that is vacant."),
        Frequency.WEEKLY,
    ),
    Event(CALENDAR, _("Calendar"), _("Milestones of the cycle."), Frequency.WEEKLY),
)


def events() -> tuple[Event, ...]:
    """Return every announced event."""
    return registry.all(Event)


def event(code: str) -> Event:
    """Return the announced event.

    Raises LookupError for a code that nobody announced.
    """
    for item in events():
        if item.code == code:
            return item
    raise LookupError(f"Nobody announces the event {code!r}.")
