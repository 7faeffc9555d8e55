"""The list of all actions, and the page of one with its tabs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.models import Assignment
from empact.web import moments
from empact.web.addresses import url_of
from empact.web.parts import Button
from empact.web.people.accepting import named_for, naming_boxes
from empact.web.pictures.timeline import Bar, Lane, Milestone, Timeline
from empact.web.tables import Column, Group, Listing, Table
from empact.web.turns import button_label, move_url, turn_box
from empact.web.views.details import DetailPage, Part
from empact.web.views.lists import ListPage
from empact.workflow.charts import Transition
from empact.workflow.edits import editable_fields
from empact.workflow.situation import open_to_each, situation
from oaps.filters import AllActionFilters
from oaps.models import (
    AnalysisProject,
    OperationalAction,
    Participation,
    ParticipationRole,
    ProgressReport,
    Result,
)
from oaps.permissions import ACTION, ACTION_LEADER, CO_ACTION_LEADER
from oaps.querysets import LIVE_PARTICIPATION
from oaps.views import cells
from oaps.views.participations import editable_rows, opening_buttons
from oaps.views.plan_actions import CO_LEADS, INDICATORS, LEAD, NEXT, NUMBER, PEOPLE, PERIOD, STATUS, TITLE
from oaps.views.plan_way import steps_of_action, turn_of_action

PLAN_CODE: Column[Any] = Column(
    "oap.code",
    gettext_lazy("Plan"),
    cell=lambda item: cells.plan_link(item, item.oap.code),
    ordering=("oap__code",),
    css="nowrap",
)
BY_PLAN: Group[Any] = Group(
    key=lambda item: item.oap_id,
    head=lambda item: format_html('{} <span class="muted">{}</span>', cells.plan_link(item, item.oap), item.oap.code),
    ordering=("-oap__period_start", "oap__sub_priority__number", "oap"),
)
BY_STATUS: Group[Any] = Group(
    key=lambda item: item.status, head=lambda item: item.get_status_display(), ordering=("status",)
)
ACTIONS: Table[Any] = Table(
    columns=(NUMBER, TITLE, PLAN_CODE, LEAD, CO_LEADS, PEOPLE, PERIOD, INDICATORS, STATUS, NEXT),
    filters=AllActionFilters,
    ordering=("-oap__period_start", "oap__sub_priority__number", "goal_number", "sequence"),
    group=BY_PLAN,
    empty_title=gettext_lazy("There is no action here that you can see."),
    empty_next=gettext_lazy("Actions are added to a plan while it is drafted."),
    file_name="actions",
)


class ActionList(ListPage[OperationalAction]):
    """Every action the reader may see, by plan."""

    model = OperationalAction
    section = "actions"
    title = gettext_lazy("Operational actions")
    table = ACTIONS

    def rows(self) -> QuerySet[OperationalAction]:
        """Return the actions with what the table shows. Three queries."""
        return OperationalAction.objects.visible_to(self.user).for_table().with_plan_seen(self.user)

    @cached_property
    def listing(self) -> Listing[OperationalAction]:
        """Return the list, grouped as the address asks; under its plans a row need not name the plan."""
        asked = self.request.GET.get("group", "plan")
        group = {"status": BY_STATUS, "none": None}.get(asked, BY_PLAN)
        listing = Listing(replace(ACTIONS, group=group), self.request, self.rows())
        if listing.grouped is BY_PLAN and self.request.GET.get("format") != "csv":
            columns = tuple(column for column in ACTIONS.columns if column is not PLAN_CODE)
            listing = Listing(replace(listing.table, columns=columns), self.request, self.rows())
        return listing


# -- One action --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A participation, and what its reader may do with it."""

    item: Participation
    buttons: Sequence[Button]


def participants(page: DetailPage[OperationalAction]) -> Mapping[str, Any]:
    """Return who takes part in which role, with state and answer, those who declined below. Six queries."""
    found = list(
        Participation.objects.visible_to(page.user)
        .filter(action=page.record)
        .for_list()
        .select_related("contact__details")
        .order_by("role", "position", "organisation__short_name")
    )
    for item in found:
        item.action = page.record
    moves = open_to_each(page.user, found)
    editable = editable_rows(page.user, page.record)
    rows = [TakingPart(item, _buttons(item, moves.get(item.pk, ()), item.pk in editable)) for item in found]
    living = [row for row in rows if row.item.status in LIVE_PARTICIPATION]
    return {
        "groups": [
            (str(role.label), [row for row in living if row.item.role == role])
            for role in ParticipationRole
            if any(row.item.role == role for row in living)
        ],
        "gone": [row for row in rows if row.item.status not in LIVE_PARTICIPATION],
        "opening_links": opening_buttons(page.user, page.record),
    }


def _buttons(item: Participation, moves: Sequence[Transition], can_edit: bool) -> list[Button]:
    buttons = [Button(button_label(move), move_url(item, move), destructive=move.destructive) for move in moves]
    if can_edit and item.status in LIVE_PARTICIPATION:
        buttons.append(Button(_("Edit"), url_of(item, "edit")))
    return buttons


def picture_of(action: Any) -> Timeline | None:
    """Return the action in its plan's period with its milestones, as a picture; None for one without dates."""
    if action.starts is None or action.ends is None:
        return None
    days = [
        Milestone(
            item.title,
            item.starts,
            moments.in_short(item.starts) if item.ends is None else _span(item.starts, item.ends),
            done=(item.ends or item.starts) < clock.today(),
        )
        for item in action.milestones_in_order
    ]
    lane = Lane(action.number, bars=(Bar(action.title, action.starts, action.ends),), milestones=days)
    plan = action.oap
    title = _("Timeline of action %s") % action.number
    return Timeline(title, plan.period_start, plan.period_end, clock.today(), (lane,))


def _span(first: date, last: date) -> str:
    shape = "j" if (first.year, first.month) == (last.year, last.month) else "j M"
    return f"{format_date(first, shape)}–{format_date(last, 'j M Y')}"


def overview(page: DetailPage[OperationalAction]) -> Mapping[str, Any]:
    """Return texts, indicators, milestones and where the action comes from. Four queries."""
    action: Any = page.record
    projects = dict(AnalysisProject.objects.filter(code__in=action.analysis_projects).values_list("code", "name"))
    return {
        "indicators": action.indicators.order_by("position", "id"),
        "milestones": action.milestones_in_order,
        "picture": picture_of(action),
        "projects": [projects.get(code, code) for code in action.analysis_projects],
        "continued_by": OperationalAction.objects.visible_to(page.user).filter(continues=action).for_list(),
        "continues": OperationalAction.objects.visible_to(page.user).filter(continued_by=action).for_list().first(),
    }


def reports(page: DetailPage[OperationalAction]) -> Mapping[str, Any]:
    """Return the reports and results the reader may see. Two queries."""
    return {
        "reports": ProgressReport.objects.visible_to(page.user)
        .filter(action=page.record)
        .for_list()
        .order_by("-round__opens_on", "-revision"),
        "results": Result.objects.visible_to(page.user)
        .filter(report__action=page.record, replaced_by__isnull=True)
        .exclude(report__status="superseded")
        .for_list()
        .order_by("measure__group", "measure__title", "year"),
    }


class ActionDetail(DetailPage[OperationalAction]):
    """One action."""

    template_name = "oaps/action.html"
    parts = (
        Part(name="overview", label=gettext_lazy("Action"), template="oaps/action/overview.html", context=overview),
        Part(
            name="participants",
            label=gettext_lazy("Participants"),
            template="oaps/action/participants.html",
            context=participants,
            count=lambda page: len(cells.live(page.record)),
        ),
        Part(
            name="reports",
            label=gettext_lazy("Reports and results"),
            template="oaps/action/reports.html",
            context=reports,
        ),
    )

    def fetch(self) -> OperationalAction:
        """Return the action with who is in it. Three queries."""
        rows = OperationalAction.objects.visible_to(self.user).for_table()
        rows = rows.select_related("oap__cycle", "oap__sub_priority__priority__priority_set__cycle", "goal")
        return get_object_or_404(rows, self.address.condition(self.kwargs))

    @cached_property
    def leaders(self) -> list[Assignment]:
        """Return who leads the action today, the Action Leader first."""
        held = (
            Assignment.objects.visible_to(self.user)
            .today()
            .filter(role__in=(ACTION_LEADER, CO_ACTION_LEADER), scope_kind=ACTION, scope_id=self.record.pk)
        )
        return list(held.for_list().order_by("role", "starts"))

    @cached_property
    def named(self) -> list[Assignment]:
        """Return who is named to lead the action and waits to be accepted."""
        return named_for(self.user, self.record, ACTION_LEADER, CO_ACTION_LEADER)

    def way(self) -> dict[str, Any]:
        """Return the way of the action, and whose turn it is."""
        found = situation(self.user, self.record)
        box = turn_box(self.user, self.record, found)
        return {
            "situation": found,
            "steps": steps_of_action(self.record),
            "turn": turn_of_action(box, self.record) if box else None,
        }

    def actions(self) -> Sequence[Button]:
        """Return what can be done besides the moves."""
        can_edit = bool(editable_fields(self.user, self.record, self.record.oap))
        return (Button(_("Edit the action"), self.url("edit"), icon="edit"),) if can_edit else ()

    def context(self) -> dict[str, Any]:
        """Return the action, its tab and who leads it."""
        return {
            **super().context(),
            "lead": cells.lead_of(self.record),
            "co_leads": cells.co_leads_of(self.record),
            "leaders": self.leaders,
            "vacant": not any(item.role == ACTION_LEADER for item in self.leaders),
            "named": self.named,
            "naming_boxes": naming_boxes(self.user, self.named),
        }
