"""The rhythms of reminders: data that administrators set."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from empact.notifications.models import Cadence
from empact.notifications.permissions import CADENCE_FIELDS
from empact.web.forms import RecordForm
from empact.web.tables import Column, Table
from empact.web.told.announced import SECTION
from empact.web.views.details import DetailPage, Fact, Facts
from empact.web.views.edits import EditPage
from empact.web.views.lists import ListPage


def in_words(days: list[int]) -> str:
    """Return days as people write them: "30, 7, 1"."""
    return ", ".join(map(str, days)) or "–"


class RhythmsPage(ListPage[Cadence]):
    """When people are reminded of what."""

    model = Cadence
    section = SECTION
    title = _("Reminder rhythms")
    lead = _("Days before and after a deadline on which those who may act are reminded, and when it is escalated.")
    table = Table[Cadence](
        columns=(
            Column("title", main=True, ordering="title"),
            Column("before", cell=lambda item: in_words(item.before), text=lambda item: in_words(item.before)),
            Column("after", cell=lambda item: in_words(item.after), text=lambda item: in_words(item.after)),
            Column("every"),
            Column(
                "escalate_after",
                cell=lambda item: in_words(item.escalate_after),
                text=lambda item: in_words(item.escalate_after),
            ),
            Column("is_legal"),
        ),
        ordering=("title",),
        file_name="reminder-rhythms",
    )


class RhythmPage(DetailPage[Cadence]):
    """One rhythm."""

    facts = (
        Facts(
            "",
            (
                Fact("before", value=lambda item: in_words(item.before)),
                Fact("after", value=lambda item: in_words(item.after)),
                "every",
                Fact("escalate_after", value=lambda item: in_words(item.escalate_after)),
                "is_legal",
                "source",
            ),
            keep_empty=True,
        ),
    )


class RhythmForm(RecordForm):
    """What can be set."""

    class Meta(RecordForm.Meta):
        model = Cadence
        fields = CADENCE_FIELDS


class RhythmEdit(EditPage[Cadence]):
    """Set a rhythm."""

    form_class = RhythmForm
