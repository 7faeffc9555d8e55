"""The calendar: of one cycle, and over all of them; the entries as a picture and as a list by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.addresses import CALENDAR_ENTRY, CYCLE, above_cycle
from cycles.filters import CalendarFilters, EntryFilters
from cycles.forms import ENTRY_SECTIONS, CalendarEntryForm
from cycles.models import CalendarEntry, Cycle
from cycles.pictures import cycle_timeline, years_timeline
from empact import clock
from empact.history.records import Standing
from empact.web import marks, moments
from empact.web.parts import Button, Crumb
from empact.web.tables import Column, Group, Table
from empact.web.tones import Tone
from empact.web.values import link
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage
from empact.workflow.edits import may_create

YEARS_BACK = 1
YEARS_AHEAD = 4


def what(entry: CalendarEntry) -> SafeString:
    """Return the title, marked where the entry is a deadline."""
    title = format_html('<span id="entry-{}">{}</span>', entry.pk, entry.title)
    return format_html("{} {}", title, marks.chip(Tone.NEUTRAL, _("deadline"), "clock")) if entry.is_deadline else title


def state(entry: CalendarEntry) -> SafeString:
    """Return how the entry stands: done on a day, late, running, or how far away it is."""
    if entry.done_on:
        return marks.chip(Tone.GOOD, _("done"))
    if entry.is_late:
        return marks.chip(Tone.BAD, moments.lateness(entry.last_day), "warning")
    if entry.starts <= clock.today():
        return marks.chip(Tone.RUNNING, _("running"))
    return marks.chip(Tone.NEUTRAL, moments.distance(entry.starts), "clock")


def interval(entry: CalendarEntry) -> str:
    """Return the day, or the first and the last as ISO 8601 writes an interval."""
    return f"{entry.starts.isoformat()}/{entry.ends.isoformat()}" if entry.ends else entry.starts.isoformat()


def state_told(entry: CalendarEntry) -> str:
    """Return the same in a word, for a file."""
    if entry.done_on:
        return _("done on {day}").format(day=entry.done_on.isoformat())
    return _("late") if entry.is_late else ""


def document(entry: CalendarEntry) -> SafeString | str:
    """Return the number of the document as a link."""
    return link(entry.document, entry.document.number) if entry.document else ""


COLUMNS = (
    Column[CalendarEntry](
        "starts",
        gettext_lazy("When"),
        cell=lambda entry: moments.span_in_words(entry.starts, entry.ends),
        text=interval,
        ordering="starts",
        css="nowrap",
    ),
    Column[CalendarEntry](
        "title", cell=what, text=lambda entry: entry.title, ordering="title", sub=lambda entry: entry.note
    ),
    Column[CalendarEntry](
        "step", cell=lambda entry: f"{entry.step} {entry.get_step_display()}", ordering="step", css="cell-words"
    ),
    Column[CalendarEntry]("kind", ordering="kind"),
    Column[CalendarEntry]("document", cell=document, text=lambda entry: str(entry.document or "")),
    Column[CalendarEntry]("state", gettext_lazy("State"), cell=state, text=state_told, ordering="done_on"),
    Column[CalendarEntry]("standing", gettext_lazy("Source"), text=lambda entry: entry.source),
)
BY_MONTH = Group[CalendarEntry](
    key=lambda entry: (entry.starts.year, entry.starts.month),
    head=lambda entry: format_date(entry.starts, "F Y"),
    ordering=("starts",),
)
EMPTY = gettext_lazy(
    "Nobody has entered a date yet; the COSI secretariat and the EMPACT Support Team keep the calendar."
)


def table(filters: type[EntryFilters], *more: Column[CalendarEntry], place: int = len(COLUMNS)) -> Table[CalendarEntry]:
    """Return the list of entries by month, with further columns at a place."""
    return Table(
        columns=(*COLUMNS[:place], *more, *COLUMNS[place:]),
        filters=filters,
        ordering=("starts",),
        group=BY_MONTH,
        page_size=100,
        empty_next=EMPTY,
    )


class CalendarPage(ListPage[CalendarEntry]):
    """The calendar over all cycles."""

    model = CalendarEntry
    section = "calendar"
    title = gettext_lazy("Calendar")
    template_name = "cycles/calendar.html"
    table = table(
        CalendarFilters,
        Column[CalendarEntry]("cycle", cell=lambda entry: entry.cycle.label, ordering="cycle__starts", css="nowrap"),
        place=1,
    )

    def context(self) -> dict[str, Any]:
        """Return the list, and the picture of the years around today."""
        this_year = clock.today().year
        first, last = date(this_year - YEARS_BACK, 1, 1), date(this_year + YEARS_AHEAD, 12, 31)
        seen = CalendarEntry.objects.for_reader(self.user)
        shown = list(seen.between(first, last).order_by("starts", "pk"))
        return {**super().context(), "timeline": years_timeline(shown, first, last) if shown else None}


def entry_buttons(entry: CalendarEntry) -> SafeString:
    """Return the ways to edit and to remove an entry."""
    return format_html(
        '<a class="btn btn--small" href="{}">{}<span class="visually-hidden"> {}</span></a> '
        '<a class="btn btn--small btn--danger" href="{}">{}<span class="visually-hidden"> {}</span></a>',
        CALENDAR_ENTRY.url(entry, "edit"),
        _("Edit"),
        entry.title,
        CALENDAR_ENTRY.url(entry, "remove"),
        _("Remove…"),
        entry.title,
    )


READ = table(EntryFilters)
KEPT = table(
    EntryFilters,
    Column[CalendarEntry]("edit", gettext_lazy("Edit"), cell=entry_buttons, css="act", in_file=False),
)


class CycleCalendarPage(RecordPage[Cycle], ListPage[CalendarEntry]):
    """The calendar of one cycle; who keeps it edits it here."""

    address = CYCLE
    model = CalendarEntry
    section = "calendar"
    template_name = "cycles/calendar.html"

    @cached_property
    def keeps(self) -> bool:
        """Tell whether the reader may enter dates here; then they may edit and remove them too."""
        return may_create(self.user, CalendarEntry, self.record)

    @property
    def table(self) -> Table[CalendarEntry]:  # type: ignore[override]
        """Return the list, with buttons for who keeps the calendar."""
        return KEPT if self.keeps else READ

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the cycle and its calendar."""
        return (*above_cycle(self.record), Crumb(_("Calendar")))

    def rows(self) -> QuerySet[CalendarEntry]:
        """Return the entries of the cycle."""
        return super().rows().filter(cycle=self.record)

    def actions(self) -> Sequence[Button]:
        """Return the door to a new entry."""
        if not self.keeps:
            return ()
        return (Button(_("New entry"), reverse("calendar-entry-create", args=[self.record.code]), icon="plus"),)

    def context(self) -> dict[str, Any]:
        """Return the list, and the picture of what it shows beside the neighbouring cycles."""
        around = CalendarEntry.objects.for_reader(self.user).neighbouring(self.record)
        shown = [*self.listing.found, *around.exclude(cycle=self.record)]
        return {
            **super().context(),
            "title": _("Calendar of the cycle {cycle}").format(cycle=self.record.label),
            "cycle": self.record,
            "timeline": cycle_timeline(self.record, shown) if shown else None,
        }


class CalendarEntryPage(RecordPage[CalendarEntry]):
    """An entry has no page of its own: it is shown where it stands in its calendar."""

    address = CALENDAR_ENTRY

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Go to its place."""
        return HttpResponseRedirect(self.record.get_absolute_url())


class CalendarEntryCreate(CreatePage[Cycle]):
    """Enters a date in the calendar of a cycle."""

    address = CYCLE
    model = CalendarEntry
    form_class = CalendarEntryForm
    sections = ENTRY_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with what is true of what an official enters."""
        return {"standing": Standing.TO_CONFIRM}


class CalendarEntryEdit(EditPage[CalendarEntry]):
    """Edits an entry of the calendar."""

    form_class = CalendarEntryForm
    sections = ENTRY_SECTIONS


class CalendarEntryRemove(RemovePage[CalendarEntry]):
    """Removes an entry of the calendar."""
