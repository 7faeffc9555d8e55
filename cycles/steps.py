"""The four steps of a cycle as its page shows them; each floor announces what its step has to say.

    registry.add(StepSummary(CycleStep.PRIORITIES, priorities_step))

A summary is made from what its reader may see; where nothing is recorded the calendar speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cycles.models import CalendarEntry, Cycle, CycleStatus, CycleStep
from empact import clock
from empact.registry import registry
from empact.web import marks, moments
from empact.web.parts import Step, StepState
from empact.web.tones import Tone

if TYPE_CHECKING:
    from datetime import datetime

    from empact.accounts.rules import Reader

MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip under a step: "2 plans late", with the address of what it counts."""

    tone: Tone
    words: str
    icon: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TurnFact:
    """Whose turn it is within the step, what is awaited, by when, and where to see it."""

    who: str
    what: str
    due: datetime | None = None
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """How a step stands: two lines with the one number that counts, chips, and whose turn it is.

    `heads` are short facts for the head of the page: "285 actions".
    """

    state: StepState
    heads: Sequence[SafeString | str] = ()
    lines: Sequence[SafeString | str] = ()
    chips: Sequence[Chip] = ()
    url: str = ""
    turn: TurnFact | None = None


@dataclass(frozen=True, slots=True)
class StepSummary:
    """Announced: how a step of a cycle stands for a reader; `build` returns None when nothing is recorded of it."""

    step: CycleStep
    build: Callable[[Cycle, Reader], StepFacts | None]


def steps_of(cycle: Cycle, reader: Reader, entries: Sequence[CalendarEntry]) -> list[tuple[CycleStep, StepFacts]]:
    """Return the four steps with what their apps say of them, else what the calendar says."""
    builders = {item.step: item.build for item in registry.all(StepSummary)}
    return [
        (step, (builders[step](cycle, reader) if step in builders else None) or from_calendar(cycle, step, entries))
        for step in CycleStep
    ]


def from_calendar(cycle: Cycle, step: CycleStep, entries: Sequence[CalendarEntry]) -> StepFacts:
    """Return how a step stands by the calendar alone: its next entry, or its last one."""
    mine = [entry for entry in entries if entry.step == step]
    if not mine:
        over = cycle.status == CycleStatus.CLOSED
        words = _("Nothing of this step is on record here.")
        return StepFacts(state="done" if over else "later", lines=(words,))
    today = clock.today()
    coming = [entry for entry in mine if entry.done_on is None]
    entry = coming[0] if coming else mine[-1]
    begun = any(item.starts <= today for item in mine)
    state: StepState = "done" if not coming else "now" if begun else "later"
    if any(item.is_late for item in mine):
        chip = Chip(Tone.BAD, _("late"), "warning")
    elif entry.starts <= today:
        chip = Chip(Tone.RUNNING, _("running"))
    else:
        chip = Chip(Tone.NEUTRAL, _("planned"), "clock")
    return StepFacts(
        state=state,
        lines=(format_html("<strong>{}</strong>", entry.title), span(entry)),
        chips=() if state == "done" else (chip,),
    )


def span(entry: CalendarEntry) -> str:
    """Return when an entry is, as people say it: "18 Mar 2025", "2–26 Feb 2026", "Sep 2025 – Oct 2025"."""
    return moments.span_in_words(entry.starts, entry.ends)


def drawn(step: CycleStep, facts: StepFacts) -> Step:
    """Return the box of the stepper."""
    note = format_html_join(SafeString("<br>"), "{}", ((line,) for line in facts.lines[:MOST_LINES]))
    tint = "chip--on-tint" if facts.state in {"now", "late"} else ""
    chips = [Chip(Tone.GOOD, _("done"))] if facts.state == "done" else []
    chips += facts.chips
    more = format_html(
        '<span class="chips">{}</span>',
        format_html_join(" ", "{}", ((_drawn_chip(chip, tint),) for chip in chips)),
    )
    return Step(str(step.label), note, facts.state, facts.url, more if chips else "")


def _drawn_chip(chip: Chip, tint: str) -> SafeString:
    mark = marks.chip(chip.tone, chip.words, chip.icon, tint if chip.tone == Tone.RUNNING else "")
    return format_html('<a class="chip-link" href="{}">{}</a>', chip.url, mark) if chip.url else mark


def turn_of(steps: Sequence[tuple[CycleStep, StepFacts]]) -> TurnFact | None:
    """Return whose turn it is in the earliest step that is not done and waits on somebody."""
    return next((facts.turn for _step, facts in steps if facts.turn and facts.state != "done"), None)
