"""The run: what is due, who may act, which reminder holds today, to whom it has been escalated.

Over everything each morning, and over one root right after a move; both by the same keys, so that nobody is told twice.
Cost: a few queries for each kind of record, and for what gathering.py has to ask record by record; none for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.gathering import Gathering, People
from empact.accounts.rules import Rule
from empact.accounts.sights import sight
from empact.notifications import events
from empact.notifications.models import DEFAULT, Cadence
from empact.notifications.sources import Due, DueSource, Root, awaited_moves, escalation_of, sources
from empact.notifications.stages import NEW, escalations, stage_of
from empact.notifications.telling import Awaited, Notice, settle, store, untold

# Until somebody has loaded or set others.
CUSTOMARY = Cadence(kind=DEFAULT, before=[30, 7, 1], after=[1, 7], every=30, escalate_after=[7, 30])


@dataclass(slots=True)
class Findings:
    """What a run found: what is to be told, and what is awaited of whom, told or not."""

    root: Root
    notices: list[Notice] = field(default_factory=list)
    still: set[Awaited] = field(default_factory=set)

    def store(self) -> int:
        """Tell it, and settle what is awaited no more; return how many things were new."""
        settle(self.root, self.still, awaited_moves())
        return store(self.notices)


@dataclass(frozen=True, slots=True)
class _Look:
    """One thing that is due, looked at now with its rhythm."""

    due: Due
    source: DueSource
    rhythm: Cadence
    now: datetime
    prompt: bool
    gathering: Gathering

    def owing(self) -> People:
        """Return those who may act."""
        people = self.due.people
        if isinstance(people, Rule):
            return self.gathering.people(people, self.due.record)
        return people(self.gathering)

    def notices(self, owing: People) -> Iterator[Notice]:
        """Yield what is to be told to those who may act, and to those above them when it is late."""
        yield from self._reminders(owing)
        yield from self._escalations(owing)

    def _reminders(self, owing: People) -> Iterator[Notice]:
        stage = stage_of(self.due.due, self.now, self.rhythm)
        if not stage or (stage == NEW and not self.source.early):
            return
        why = _("You are told because it waits on {who}.").format(who=self.due.who)
        for person in sorted(owing):
            # Nobody is told of their own act.
            if person != self.due.by or not (self.prompt or stage == NEW):
                yield self._notice(person, self._event(stage), stage, why)

    def _escalations(self, owing: People) -> Iterator[Notice]:
        steps = escalations(self.due.due, self.now, self.rhythm)
        if not steps:
            return
        why = _("You are told because it is late. It waits on {who}.").format(who=self.due.who)
        above = self._above(owing)
        for step, people in zip(sorted(self.rhythm.escalate_after)[:steps], above, strict=False):
            for person in sorted(people):
                yield self._notice(person, events.ESCALATED, f"escalated-{step}", why)

    def _above(self, owing: People) -> list[People]:
        """Return who comes after those who may act, step by step; a step that adds nobody is left out."""
        rules = escalation_of(type(self.due.record))
        steps = [self.gathering.people(rule, self.due.record) for rule in rules]
        first = max((place for place, people in enumerate(steps, 1) if people & owing), default=0)
        known, above = owing, []
        for people in steps[first:]:
            if people - known:
                above.append(people - known)
                known |= people
        return above

    def _event(self, stage: str) -> str:
        if self.source.event:
            return self.source.event
        if self.rhythm.is_legal:
            return events.LEGAL
        if stage == NEW:
            return events.TURN
        return events.LATE if stage.startswith("late") else events.DEADLINE

    def _notice(self, person: int, event: str, stage: str, why: str) -> Notice:
        due = self.due
        return Notice(
            person=person,
            event=event,
            what=str(due.what),
            why=why,
            kind=due.kind,
            record=due.record.pk,
            root=due.root,
            label=due.name,
            kinds=str(due.record._meta.verbose_name_plural),
            url=due.place,
            move=due.move,
            stage=stage,
            turn=due.turn,
            due=due.due,
        )


def find(root: Root = None, hear: Callable[[int], None] = lambda per_cent: None) -> Findings:
    """Look at everything that is due, or at what lies under a root; `hear` is told how far it is, in per cent."""
    looked_at = sources(root)
    rhythms = {item.kind: item for item in Cadence.objects.all()}
    now, gathering, found = clock.now(), Gathering(), Findings(root)
    records: dict[tuple[str, int], Due] = {}
    for number, source in enumerate(looked_at):
        rhythm = rhythms.get(source.kind) or rhythms.get(DEFAULT, CUSTOMARY)
        dues = list(source.find())
        gathering.expect(due.record for due in dues)
        for due in dues:
            look = _Look(due, source, rhythm, now, root is not None, gathering)
            records[due.kind, due.record.pk] = due
            owing = look.owing()
            found.notices += look.notices(owing)
            found.still |= {(person, due.kind, due.record.pk, due.move) for person in owing}
        hear((number + 1) * 95 // len(looked_at))
    found.still |= {(item.person, item.kind, item.record, item.move) for item in found.notices}
    found.notices = _seen(untold(found.notices), records, gathering)
    return found


def _seen(notices: Sequence[Notice], records: dict[tuple[str, int], Due], gathering: Gathering) -> list[Notice]:
    """Return the notices whose records their people may see."""
    people: dict[tuple[str, int], set[int]] = {}
    for notice in notices:
        people.setdefault((notice.kind, notice.record), set()).add(notice.person)
    seen = {
        key: gathering.among(sight(type(records[key].record)), records[key].record, frozenset(who))
        for key, who in people.items()
    }
    return [notice for notice in notices if notice.person in seen[notice.kind, notice.record]]
