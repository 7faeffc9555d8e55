"""The jobs of this room: the run of every morning, the run after a move, the digests, the broom."""

from __future__ import annotations

from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.jobs.asking import ask
from empact.jobs.kinds import Effect, JobKind
from empact.jobs.schedules import Daily, Schedule, Weekly
from empact.notifications.mailing import write_digests
from empact.notifications.models import Frequency, Mail, Message
from empact.notifications.reminding import find

if TYPE_CHECKING:
    from empact.history.models import Entry
    from empact.jobs.running import Run
    from empact.workflow.moves import Move

# What one request does to one root is told together: 18 invitations are one message to who answers them all.
TOGETHER = timedelta(seconds=5)
MAILS_KEPT = timedelta(days=90)
MESSAGES_KEPT = timedelta(days=400)


def remind(run: Run) -> Effect:
    """Look at everything that is due, and tell."""
    found = find(hear=lambda per_cent: run.tell(per_cent, _("Looking at what is due")))
    return lambda: _store(found)


def remind_of_turns(run: Run) -> Effect:
    """Look at what lies under one root, and tell."""
    found = find((run.job.arguments["kind"], run.job.arguments["key"]))
    return lambda: _store(found)


def _store(found: Any) -> None:
    found.store()


def send_digests(frequency: Frequency, run: Run) -> Effect:
    """Write the mails of the day or the week."""
    day = str(run.job.arguments.get("slot") or clock.today().isoformat())
    return lambda: _write(frequency, day)


def _write(frequency: Frequency, day: str) -> None:
    write_digests(frequency, day)


def forget(_run: Run) -> Effect:
    """Forget old mails, and old messages that were read."""

    def effect() -> None:
        now = clock.now()
        Mail.objects.filter(written_at__lt=now - MAILS_KEPT).delete()
        Message.objects.filter(at__lt=now - MESSAGES_KEPT, read_at__lt=now - MAILS_KEPT).delete()

    return effect


REMIND = JobKind("notifications.remind", gettext_lazy("Remind of what is due"), remind)
TURNS = JobKind("notifications.turns", gettext_lazy("Tell whose turn it is"), remind_of_turns)
DAILY = JobKind("notifications.daily", gettext_lazy("Write the daily mails"), partial(send_digests, Frequency.DAILY))
WEEKLY = JobKind(
    "notifications.weekly", gettext_lazy("Write the weekly mails"), partial(send_digests, Frequency.WEEKLY)
)
TIDY = JobKind("notifications.tidy", gettext_lazy("Forget old messages and mails"), forget)

SCHEDULES = (
    Schedule("notifications.remind", REMIND.label, REMIND, Daily(time(6, 30))),
    Schedule("notifications.daily", DAILY.label, DAILY, Daily(time(7, 0))),
    Schedule("notifications.weekly", WEEKLY.label, WEEKLY, Weekly(0, time(7, 0))),
    Schedule("notifications.tidy", TIDY.label, TIDY, Daily(time(3, 45))),
)


def after_move(_move: Move[Any], entry: Entry) -> None:
    """Have those told whose turn it is now, when the move is stored: part of its transaction.

    What one request does under one root is one job; another request's is another's, which sees what that one stored.
    """
    ask(
        TURNS,
        f"{entry.root_kind}:{entry.root_id}:{entry.group}",
        actor=None,
        about=entry.record_label,
        arguments={"kind": entry.root_kind, "key": entry.root_id},
        after=TOGETHER,
    )
