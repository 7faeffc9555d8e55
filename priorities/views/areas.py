"""OAP areas: the list, and the page of one with its plans of every period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.history.records import Standing
from empact.web.deeds import edit_button
from empact.web.parts import Button
from empact.web.tables import Column, Group, Table
from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts
from empact.web.views.edits import CreatePage, EditPage
from empact.web.views.lists import ListPage
from priorities.addresses import PRIORITY, numbered
from priorities.filters import AreaFilters
from priorities.forms import AREA_SECTIONS, AreaForm
from priorities.models import Priority, SubPriority
from priorities.views.cells import short_wording, wording

COLUMNS = (
    Column[SubPriority]("number", gettext_lazy("No"), ordering="number", css="code-cell"),
    Column[SubPriority]("title", main=True, ordering="title", sub=short_wording),
    Column[SubPriority]("code", ordering="code"),
    Column[SubPriority]("standing", gettext_lazy("Source"), text=lambda area: area.source),
)
AREAS_OF_ONE = Table(
    columns=COLUMNS,
    ordering=("number",),
    empty_next=gettext_lazy("The EMPACT Support Team enters the areas once the priorities stand."),
)
AREAS = Table(
    columns=(
        *COLUMNS[:2],
        Column[SubPriority](
            "priority",
            cell=lambda area: link(area.priority, numbered(area.priority)),
            text=lambda area: area.priority.title,
            ordering="priority__number",
        ),
        *COLUMNS[2:],
    ),
    filters=AreaFilters,
    ordering=("number",),
    group=Group[SubPriority](
        key=lambda area: area.cycle_id,
        head=lambda area: link(area.cycle, _("Cycle {}").format(area.cycle.label)),
        ordering=("-cycle__starts",),
    ),
)


class AreaList(ListPage[SubPriority]):
    """The OAP areas of all cycles."""

    model = SubPriority
    section = "priorities"
    title = gettext_lazy("OAP areas")
    lead = gettext_lazy("What each series of operational action plans is about; a priority has one or several.")
    table = AREAS


class AreaDetail(DetailPage[SubPriority]):
    """One OAP area: its aim, what it continues, its plans of every period."""

    chain = True
    template_name = "priorities/area.html"
    facts = (Facts("", ("code", "aliases", Fact("priority"))),)

    def heading(self) -> str:
        """Return the title."""
        return _("OAP area {number}: {title}").format(number=self.record.number, title=self.record.title)

    def meta(self) -> Sequence[object]:
        """Return the priority, and the areas before and after."""
        area = self.record
        under = format_html(_("under priority {}"), link(area.priority, numbered(area.priority)))
        return (under, link(area.cycle, _("cycle {}").format(area.cycle.label)), *self.succession())

    def succession(self) -> list[SafeString]:
        """Return the areas before and after this one. Two queries."""
        seen = SubPriority.objects.visible_to(self.user).for_list()
        found = []
        for words, rows in (
            (_("continues {}"), seen.filter(later_links__later=self.record)),
            (_("continues as {}"), seen.filter(earlier_links__earlier=self.record)),
        ):
            links = [(link(item, f"{item.title} ({item.cycle.label})"),) for item in rows]
            if links:
                found.append(format_html(words, format_html_join("; ", "{}", links)))
        return found

    def actions(self) -> Sequence[Button]:
        """Return the door to its form."""
        return edit_button(self.user, self.record)

    def context(self) -> dict[str, Any]:
        """Return the aim too."""
        return {**super().context(), "wording": wording(self.record)}


class AreaCreate(CreatePage[Priority]):
    """Adds an OAP area to a priority."""

    address = PRIORITY
    model = SubPriority
    form_class = AreaForm
    sections = AREA_SECTIONS

    def new(self) -> SubPriority:
        """Return the area to be, in the cycle of its priority."""
        return SubPriority(priority=self.record, cycle=self.record.cycle)

    def initial(self) -> dict[str, Any]:
        """Begin with the next number of the cycle."""
        last = SubPriority.objects.filter(cycle=self.record.cycle).aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "standing": Standing.TO_CONFIRM}

    def values(self, form: Any) -> dict[str, Any]:
        """Return what is written: the cycle comes from the priority."""
        return {**super().values(form), "cycle": self.record.cycle}


class AreaEdit(EditPage[SubPriority]):
    """Edits an OAP area."""

    form_class = AreaForm
    sections = AREA_SECTIONS
