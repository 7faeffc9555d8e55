"""Store what people are told: each thing once, many of a kind as one message, and a mail where they want it at once.

Whoever tells holds one lock until the transaction ends, so that the nightly run, the run after a move and a document
that is ready see what the others told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext as _

from empact import clock
from empact.history.naming import LABEL_LENGTH, kind_of, label_of, root_key
from empact.notifications.events import Event, event
from empact.notifications.mailing import write_at_once
from empact.notifications.models import Choice, Frequency, Item, Message

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.words import Words

# The key of the advisory lock; a number of ours.
LOCK = 7_310_426
BATCH = 1000

# Whom, kind, record, what is awaited, since when, by when, which reminder.
type Key = tuple[int, str, int, str, int, datetime | None, str]
# Whom, kind, record, what is awaited.
type Awaited = tuple[int, str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to tell one person, of one record.

    `what` is to be done, or has happened ("Give the position"); `label` names the record, `kinds` several of its kind.
    """

    person: int
    event: str
    what: str
    why: str
    kind: str
    record: int
    root: tuple[str, int]
    label: str
    kinds: str
    url: str
    move: str
    stage: str
    turn: int = 0
    due: datetime | None = None

    @property
    def key(self) -> Key:
        """Return what is told once."""
        return (self.person, self.kind, self.record, self.move, self.turn, self.due, self.stage)

    @property
    def group(self) -> tuple[int, str, str, str, str, str]:
        """Return what becomes one message."""
        return (self.person, self.event, self.kind, self.move, self.what, self.why)


def tell(
    people: Iterable[int],
    record: Model,
    *,
    event: str,
    move: str,
    what: Words,
    why: Words,
    turn: int = 0,
    label: Words = "",
    url: str = "",
) -> int:
    """Tell people that something happened to a record, once for each `move` and `turn`; return how many are new.

    `label` and `url` are told where the record's own would not do. Part of the caller's transaction, whose end the
    others who tell wait for. Some ten statements.
    """
    notices = [
        Notice(
            person=person,
            event=event,
            what=str(what),
            why=str(why),
            kind=kind_of(record),
            record=record.pk,
            root=root_key(record),
            label=str(label) or label_of(record),
            kinds=str(record._meta.verbose_name_plural),
            url=url or str(record.get_absolute_url()),  # type: ignore[attr-defined]  # what is told of has a page
            move=move,
            stage="",
            turn=turn,
        )
        for person in people
    ]
    return store(notices)


def untold(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices that were not told yet, each once. A query for each kind of record."""
    records: dict[str, set[int]] = {}
    for notice in notices:
        records.setdefault(notice.kind, set()).add(notice.record)
    known: set[Key] = set()
    for kind, keys in records.items():
        rows = Item.objects.filter(kind=kind, record_id__in=keys)
        known |= set(rows.values_list("person_id", "kind", "record_id", "move", "turn", "due", "stage"))
    return list({notice.key: notice for notice in notices if notice.key not in known}.values())


def store(notices: Sequence[Notice]) -> int:
    """Store what was not told yet as messages, and write the mails that are wanted at once; return how many things.

    One transaction, under the lock; the number of statements does not grow with people.
    """
    if not notices:
        return 0
    with transaction.atomic():
        _lock()
        new = untold(notices)
        if not new:
            return 0
        groups: dict[tuple[object, ...], list[Notice]] = {}
        for notice in new:
            groups.setdefault(notice.group, []).append(notice)
        messages = _messages(list(groups.values()))
        items = (
            _item(message, notice) for message, group in zip(messages, groups.values(), strict=True) for notice in group
        )
        # The lock makes conflicts impossible; the constraint holds even if somebody forgets the lock.
        Item.objects.bulk_create(items, batch_size=BATCH, ignore_conflicts=True)
        write_at_once([message for message in messages if message.frequency == Frequency.AT_ONCE])
        return len(new)


def settle(root: tuple[str, int] | None, still: Collection[Awaited], moves: Collection[tuple[str, str]] = ()) -> None:
    """Note what is done, or somebody else's by now: of unread messages what is not in `still`.

    Under a root, of what `moves` name only (kind of record and move). A message with nothing left counts as read.
    """
    rows = Item.objects.filter(settled=False, message__read_at=None).exclude(stage="")
    if root is not None:
        rows = rows.filter(root_kind=root[0], root_id=root[1])
    with transaction.atomic():
        _lock()
        done: list[tuple[int, int]] = []
        for pk, message, *key in rows.values_list("pk", "message_id", "person_id", "kind", "record_id", "move"):
            person, kind, record, move = key
            if (person, kind, record, move) not in still and (root is None or (kind, move) in moves):
                done.append((pk, message))
        if not done:
            return
        Item.objects.filter(pk__in=[pk for pk, _message in done]).update(settled=True)
        ended = Message.objects.unread().filter(pk__in={message for _pk, message in done})
        ended.exclude(items__settled=False).update(read_at=clock.now())


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::bigint)", [LOCK])


def _messages(groups: Sequence[Sequence[Notice]]) -> list[Message]:
    people = {group[0].person for group in groups}
    chosen: dict[tuple[int, str], str] = {
        (person, code): frequency
        for person, code, frequency in Choice.objects.filter(person__in=people).values_list(
            "person_id", "event", "frequency"
        )
    }
    now = clock.now()
    kinds = {code: event(code) for code in {group[0].event for group in groups}}
    messages = (_message(group, kinds[group[0].event], chosen, now) for group in groups)
    return Message.objects.bulk_create(messages, batch_size=BATCH)


def _message(group: Sequence[Notice], kind: Event, chosen: Mapping[tuple[int, str], str], now: datetime) -> Message:
    first, number = group[0], len(group)
    many = _("{what}: {n} {kinds}").format(what=first.what, n=number, kinds=first.kinds)
    one = _("{what}: {record}").format(what=first.what, record=first.label)
    return Message(
        person_id=first.person,
        event=first.event,
        title=(one if number == 1 else many)[:LABEL_LENGTH],
        # For the subject of a mail, which passes many hands: no record's name in it.
        subject=_("{event}: {what}").format(event=kind.label, what=first.what if number == 1 else many)[:LABEL_LENGTH],
        why=first.why,
        at=now,
        frequency=frequency_of(kind, chosen.get((first.person, first.event))),
    )


def frequency_of(kind: Event, chosen: str | None) -> str:
    """Return how soon an event is mailed to who chose so; what cannot be turned off is not off."""
    wanted = chosen or kind.frequency
    return kind.frequency if wanted == Frequency.OFF and kind.never_off else wanted


def _item(message: Message, notice: Notice) -> Item:
    return Item(
        message=message,
        person_id=notice.person,
        kind=notice.kind,
        record_id=notice.record,
        root_kind=notice.root[0],
        root_id=notice.root[1],
        move=notice.move,
        turn=notice.turn,
        stage=notice.stage,
        due=notice.due,
        label=notice.label[:LABEL_LENGTH],
        url=notice.url,
    )
