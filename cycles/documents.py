"""What can be had as a file of a cycle: its four steps on a page or two."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import CalendarEntry, Cycle, CycleStep
from cycles.steps import StepFacts, TurnFact, span, steps_of
from empact.documents.kinds import DocumentKind
from empact.documents.pdf import Typst
from empact.documents.subjects import Subject
from empact.documents.wording import span as days
from empact.web import moments

STATES = {
    "done": gettext_lazy("done"),
    "now": gettext_lazy("under way"),
    "late": gettext_lazy("late"),
    "later": gettext_lazy("still to come"),
}


def overview(subject: Subject) -> dict[str, Any]:
    """Return the four steps as the reader sees them, each with its calendar. Some dozen queries."""
    cycle, reader = subject.record, subject.reader
    entries = list(CalendarEntry.objects.visible_to(reader).filter(cycle=cycle).order_by("starts", "pk"))
    return {
        "kicker": _("Overview of the cycle"),
        "title": cycle.title,
        "code": cycle.label,
        "facts": [[_("Runs"), days(cycle.starts, cycle.ends)], [_("State"), cycle.get_status_display()]],
        "summary": cycle.summary,
        "steps": [
            _step(step, facts, [entry for entry in entries if entry.step == step])
            for step, facts in steps_of(cycle, reader, entries)
        ],
    }


def _step(step: CycleStep, facts: StepFacts, entries: list[CalendarEntry]) -> dict[str, Any]:
    return {
        "number": str(step.value),
        "label": str(step.label),
        "state": facts.state,
        "state_words": str(STATES[facts.state]),
        "lines": _lines(facts),
        "chips": [chip.words for chip in facts.chips],
        "turn": _turn(facts.turn) if facts.turn and facts.state != "done" else "",
        "calendar": [[entry.title, span(entry), _done(entry), entry.note] for entry in entries],
    }


def _lines(facts: StepFacts) -> list[str]:
    """Return what the step says of itself, without heads that its lines repeat."""
    lines = [plain_words(line) for line in facts.lines]
    heads = [plain_words(head) for head in facts.heads]
    return [*(head for head in heads if not any(line.startswith(head) for line in lines)), *lines]


def _done(entry: CalendarEntry) -> str:
    if entry.done_on:
        return _("done %s") % moments.in_plain(entry.done_on)
    return _("late") if entry.is_late else ""


def _turn(turn: TurnFact) -> str:
    words = f"{turn.who}: {turn.what}"
    return f"{words}, {moments.in_words(turn.due)}" if turn.due else words


def plain_words(html: str) -> str:
    """Return what a line of a page says, without its marks."""
    return unescape(strip_tags(html)).strip()


KINDS = (
    DocumentKind(
        name="cycles.overview",
        label=gettext_lazy("Overview of the four steps"),
        model=Cycle,
        content=overview,
        formats=(Typst("cycles/documents.typ"),),
        per_reader=True,
        settled=lambda cycle: True,
    ),
)
