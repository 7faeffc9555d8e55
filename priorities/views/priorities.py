"""The priorities of the Union: the list, and the page of one with its chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.history.records import Standing
from empact.web.deeds import create_button, edit_button, remove_button
from empact.web.exports import csv_response
from empact.web.parts import Button
from empact.web.tables import Column, Group, Table
from empact.web.values import Told, link
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage, Part
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage
from empact.workflow.edits import may_create
from priorities.addresses import PRIORITY, PRIORITY_SET, PRIORITY_THREAT, numbered
from priorities.chain import Story, TableCell, Telling, goal_key, tell
from priorities.filters import PriorityFilters
from priorities.forms import PRIORITY_SECTIONS, PriorityForm, ThreatLinkForm
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority
from priorities.views.areas import AREAS_OF_ONE
from priorities.views.cells import decision, short_wording, wording


def group_head(priority: Priority) -> SafeString:
    """Return the cycle and the Council's decision, over its priorities."""
    return format_html(
        "{} · {}", link(priority.cycle, _("Cycle {}").format(priority.cycle.label)), decision(priority.priority_set)
    )


BY_SET = Group[Priority](
    key=lambda priority: priority.priority_set_id,
    head=group_head,
    ordering=("-priority_set__cycle__starts", "-priority_set__revision"),
)
COLUMNS = (
    Column[Priority]("number", gettext_lazy("No"), ordering="number", css="code-cell"),
    Column[Priority]("title", main=True, ordering="title", sub=short_wording),
    Column[Priority]("code", ordering="code"),
    Column[Priority]("area_count", gettext_lazy("OAP areas"), ordering="area_count", numeric=True),
    Column[Priority](
        "threats",
        gettext_lazy("Threats answered"),
        cell=lambda priority: format_html_join(
            ", ", "{}", ((link(threat, threat.title),) for threat in priority.threats_seen)
        ),
        text=lambda priority: ", ".join(threat.title for threat in priority.threats_seen),
    ),
    Column[Priority]("standing", gettext_lazy("Source"), text=lambda priority: priority.source),
)
PRIORITIES = Table(columns=COLUMNS, filters=PriorityFilters, ordering=("number",), group=BY_SET)
OF_ONE_SET = Table(columns=COLUMNS, ordering=("number",), empty_next=gettext_lazy("Add the first one."))


class PriorityList(ListPage[Priority]):
    """The priorities of all cycles, those of revised and withdrawn sets left out."""

    model = Priority
    section = "priorities"
    title = gettext_lazy("Priorities of the Union")
    lead = gettext_lazy(
        "Set by the Council for each cycle, on the basis of the threat assessment; in the Council's own words."
    )
    table = PRIORITIES

    def rows(self) -> QuerySet[Priority]:
        """Return what is in force or being prepared, with the threats the reader sees."""
        return super().rows().current().with_area_counts().with_threats(self.user)  # type: ignore[attr-defined,no-any-return]


@dataclass(frozen=True, slots=True)
class ThreatLine:
    """A threat that the priority answers, and where the link is taken away."""

    link: PriorityThreat
    remove_url: str


def areas_of(priority: Priority, user: Reader) -> QuerySet[SubPriority]:
    """Return the OAP areas of a priority that the reader sees."""
    return SubPriority.objects.visible_to(user).for_list().filter(priority=priority)


def chain_facts(page: Any) -> Mapping[str, Any]:
    """Return what the tab of the chain shows; `page` is a PriorityDetail."""
    columns = page.telling.table
    return {
        "chain": page.telling.picture,
        "goals": page.goals,
        "followed": page.followed,
        "heads": columns,
        "rows": [(goal, [(column, column.cells.get(goal.number)) for column in columns]) for goal in page.goals],
        "threats": page.threats(),
        "link_url": PRIORITY.url(page.record, "threat") if page.may_link else "",
    }


class PriorityDetail(DetailPage[Priority]):
    """One priority: its aim word for word, its chain, its areas; what the floors above know in further tabs."""

    chain = True
    template_name = "priorities/priority.html"
    parts = (
        Part(
            name="chain",
            label=gettext_lazy("Chain"),
            template="priorities/chain.html",
            context=chain_facts,
        ),
        Part(
            name="areas",
            label=gettext_lazy("OAP areas"),
            table=AREAS_OF_ONE,
            rows=areas_of,
            count=lambda page: areas_of(page.record, page.user).count(),
        ),
    )

    def heading(self) -> str:
        """Return number and title."""
        return _("Priority {number}: {title}").format(number=self.record.number, title=self.record.title)

    def meta(self) -> Sequence[object]:
        """Return the Council's decision and what the priority continues and continues as."""
        return (decision(self.record.priority_set), *self.succession())

    def succession(self) -> list[SafeString]:
        """Return the priorities before and after this one. Two queries."""
        seen = Priority.objects.visible_to(self.user).for_list().current()
        found = []
        for words, rows in (
            (_("continues {}"), seen.filter(later_links__later=self.record)),
            (_("continues as {}"), seen.filter(earlier_links__earlier=self.record)),
        ):
            links = [
                (link(item, _("Priority {} ({})").format(numbered(item), item.cycle.label)),)
                for item in rows.order_by("number")
            ]
            if links:
                found.append(format_html(words, format_html_join("; ", "{}", links)))
        return found

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, to new areas, out."""
        record = self.record
        address = [record.cycle.code, record.part]
        return (
            *edit_button(self.user, record),
            *create_button(self.user, SubPriority, record, reverse("sub-priority-create", args=address)),
            *remove_button(self.user, record),
        )

    @cached_property
    def goals(self) -> list[StrategicGoal]:
        """Return the goals of the cycle's G-MASP, as the reader sees them. Two queries."""
        plans = StrategicPlan.objects.visible_to(self.user).filter(cycle=self.record.cycle)
        plan = plans.foremost().first()
        goals = StrategicGoal.objects.visible_to(self.user).for_list()
        return list(goals.filter(plan=plan).order_by("number")) if plan else []

    @cached_property
    def followed(self) -> StrategicGoal | None:
        """Return the goal whose path is lit."""
        asked = self.request.GET.get("goal", "")
        return next((goal for goal in self.goals if str(goal.number) == asked), None)

    @cached_property
    def telling(self) -> Telling:
        """Return the chain and its table."""
        follow = goal_key(self.followed.number) if self.followed else ""
        return tell(Story(self.record, self.user, self.goals), follow)

    def threats(self) -> list[ThreatLine]:
        """Return the threats answered; the way to take a link away for who may. Two queries."""
        links = PriorityThreat.objects.visible_to(self.user).for_list().filter(priority=self.record)
        return [ThreatLine(item, PRIORITY_THREAT.url(item, "remove") if self.may_link else "") for item in links]

    @cached_property
    def may_link(self) -> bool:
        """Tell whether the reader may say which threats the priority answers."""
        return may_create(self.user, PriorityThreat, self.record)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the priority, or its chain as a file."""
        if self.part.name == "chain" and request.GET.get("format") == "csv":
            return self.chain_file()
        return super().get(request, **parts)

    def chain_file(self) -> HttpResponseBase:
        """Answer with the table under the chain as CSV."""
        columns = self.telling.table
        rows = (
            [goal.number, goal.title, *(_told(column.cells.get(goal.number)) for column in columns)]
            for goal in self.goals
        )
        head = [_("Goal"), _("Title"), *(column.head for column in columns)]
        return csv_response(_("chain of priority {}").format(self.record.number), head, rows)

    def context(self) -> dict[str, Any]:
        """Return the aim too."""
        return {**super().context(), "wording": wording(self.record)}


def _told(cell: TableCell | None) -> Told:
    return cell.told if cell else None


class PriorityCreate(CreatePage[PrioritySet]):
    """Adds a priority to a set that is being prepared."""

    address = PRIORITY_SET
    model = Priority
    form_class = PriorityForm
    sections = PRIORITY_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        last = self.record.priorities.aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "standing": Standing.TO_CONFIRM}


class PriorityEdit(EditPage[Priority]):
    """Edits a priority; once adopted only its wording, where it was written wrongly."""

    form_class = PriorityForm
    sections = PRIORITY_SECTIONS


class PriorityRemove(RemovePage[Priority]):
    """Takes a priority out of a set that is being proposed."""


class ThreatLinkCreate(CreatePage[Priority]):
    """Says that a priority answers a key threat."""

    address = PRIORITY
    model = PriorityThreat
    form_class = ThreatLinkForm

    def heading(self) -> str:
        """Return what is being done."""
        return _("Link a key threat")

    def initial(self) -> dict[str, Any]:
        """Begin as what nobody has checked yet."""
        return {"standing": Standing.TO_CONFIRM}


class ThreatLinkRemove(RemovePage[PriorityThreat]):
    """Says that a priority does not answer a key threat after all."""
