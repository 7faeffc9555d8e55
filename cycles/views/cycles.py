"""The list of cycles and the page of one: where it stands, whose turn it is, its calendar, its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.filters import CycleFilters
from cycles.forms import CYCLE_SECTIONS, CycleForm
from cycles.models import CalendarEntry, Cycle, CycleStep, ThreatAssessment
from cycles.pictures import cycle_timeline
from cycles.steps import StepFacts, drawn, steps_of, turn_of
from empact.web import moments
from empact.web.deeds import create_button, edit_button
from empact.web.parts import Button
from empact.web.radar import radar
from empact.web.tables import Column, Table
from empact.web.views.details import DetailPage
from empact.web.views.edits import EditPage
from empact.web.views.lists import ListPage

CYCLES = Table(
    columns=(
        Column[Cycle]("title", main=True, ordering="title", sub=lambda cycle: cycle.summary),
        Column[Cycle]("starts", ordering="starts"),
        Column[Cycle]("ends", ordering="ends"),
        Column[Cycle]("status", ordering="status"),
        Column[Cycle]("standing", gettext_lazy("Source"), text=lambda cycle: cycle.source),
    ),
    filters=CycleFilters,
)


class CycleList(ListPage[Cycle]):
    """All cycles since 2012."""

    model = Cycle
    section = "cycles"
    title = gettext_lazy("Cycles")
    lead = gettext_lazy("Every four years: threats are assessed, priorities set, plans carried out, results evaluated.")
    table = CYCLES


class CycleDetail(DetailPage[Cycle]):
    """One cycle: its four steps, its calendar, what the floors above say of it, its gaps."""

    template_name = "cycles/cycle.html"

    def heading(self) -> str:
        """Return the cycle's title."""
        return self.record.title

    @cached_property
    def entries(self) -> list[CalendarEntry]:
        """Return the calendar of the cycle and of its neighbours, as the reader sees it. One query."""
        around = CalendarEntry.objects.visible_to(self.user).for_list().neighbouring(self.record)
        return list(around.order_by("starts", "pk"))

    @cached_property
    def steps(self) -> list[tuple[CycleStep, StepFacts]]:
        """Return how each step stands."""
        own = [entry for entry in self.entries if entry.cycle_id == self.record.pk]
        return steps_of(self.record, self.user, own)

    def meta(self) -> Sequence[object]:
        """Return the years, unless the title says them, and what the steps say in a word."""
        years = moments.span_in_words(self.record.starts, self.record.ends)
        heads = (head for _step, facts in self.steps for head in facts.heads)
        return (*heads,) if years in self.record.title else (years, *heads)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, to new records under it, and to its history."""
        cycle, reader = self.record, self.user
        new = reverse("threat-assessment-create", args=[cycle.code])
        history = Button(_("History"), self.url("history"))
        return (
            *edit_button(reader, cycle),
            *create_button(reader, ThreatAssessment, cycle, new),
            *((history,) if reader.is_authenticated else ()),
        )

    def context(self) -> dict[str, Any]:
        """Return the parts of the page."""
        cycle, reader = self.record, self.user
        return {
            **super().context(),
            "cycle_steps": [drawn(step, facts) for step, facts in self.steps],
            "cycle_turn": turn_of(self.steps),
            "timeline": cycle_timeline(cycle, self.entries) if self.entries else None,
            "radar": radar(reader, cycle) if reader.is_authenticated else None,
        }


class CycleEdit(EditPage[Cycle]):
    """Edits a cycle."""

    form_class = CycleForm
    sections = CYCLE_SECTIONS

    def heading(self) -> str:
        """Return the whole title."""
        return self.record.title
