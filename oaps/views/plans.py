"""The list of plans, and what is done with several of them at once."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web import moments
from empact.web.parts import Button
from empact.web.tables import Bulk, Column, Group, Table
from empact.web.turns import button_label
from empact.web.views.bulk import BulkMovePage
from empact.web.views.lists import ListPage
from oaps.filters import PlanFilters
from oaps.looks import TURN_OF_PLAN
from oaps.models import OAP, OAPStatus
from oaps.views import cells
from oaps.views.plan_new import areas_for_plans
from oaps.workflow import PLAN_CHART


def turn_cell(plan: Any) -> SafeString:
    """Return whose turn it is; for the Member States how many have answered."""
    who = TURN_OF_PLAN.get(plan.status)
    if who is None:
        return SafeString("–")
    if plan.status != OAPStatus.CHECKED:
        return format_html("{}", who)
    return format_html('{}<span class="table__sub">{}</span>', who, answers(plan))


def answers(plan: Any) -> str:
    """Return how many Member States have answered: "23 of 27 answered"."""
    return _("%(part)d of %(whole)d answered") % {"part": plan.answered_count, "whole": plan.asked_count}


def due_cell(plan: OAP) -> SafeString:
    """Return by when the awaited move is due, red when it is late."""
    due = PLAN_CHART.due(plan)
    return moments.due_tag(due) if due else SafeString("")


def _group_head(plan: OAP) -> SafeString:
    priority = plan.sub_priority.priority
    return format_html(
        '{} {} <span class="muted">{}</span>', priority.number, priority.title, _("cycle %s") % plan.cycle.label
    )


PLANS: Table[Any] = Table(
    columns=(
        Column("code", css="code-cell code-cell--left", ordering="code"),
        Column("title", main=True, ordering="title", css="cell-title"),
        Column("period", gettext_lazy("Period"), ordering="period_start", css="nowrap"),
        Column("status", ordering="status"),
        Column("action_count", gettext_lazy("Actions"), numeric=True, ordering="action_count"),
        Column("participant_count", gettext_lazy("Bodies"), numeric=True, ordering="participant_count"),
        Column(
            "drivers",
            gettext_lazy("Driver"),
            cell=lambda plan: cells.posts(plan.drivers),
            text=lambda plan: cells.posts_in_words(plan.drivers),
        ),
        Column(
            "turn",
            gettext_lazy("Whose turn"),
            cell=turn_cell,
            text=lambda plan: str(TURN_OF_PLAN.get(plan.status, "")),
        ),
        Column("due", gettext_lazy("Due"), cell=due_cell, text=PLAN_CHART.due, css="nowrap"),
    ),
    filters=PlanFilters,
    ordering=("-period_start", "sub_priority__number"),
    group=Group(
        key=lambda plan: plan.sub_priority.priority_id,
        head=_group_head,
        ordering=("-sub_priority__priority__priority_set__cycle__starts", "sub_priority__priority__number"),
    ),
    page_size=60,
    empty_title=gettext_lazy("There is no plan here that you can see."),
    empty_next=gettext_lazy("Plans appear as soon as they are opened to your role."),
    file_name="oaps",
)


def bulk_buttons(user: Reader, rows: QuerySet[OAP]) -> tuple[tuple[str, str, bool], ...]:
    """Return the moves of several plans that are open to the reader for at least one. A query for each such move."""
    return tuple(
        (move.name, button_label(move), move.destructive)
        for move in PLAN_CHART.transitions
        if move.bulk
        and move.who is not None
        and rows.filter(status__in=move.sources).filter(move.who.records(user)).exists()
    )


class PlanList(ListPage[OAP]):
    """Every plan the reader may see, grouped by priority; a package of them can be moved at once."""

    model = OAP
    section = "plans"
    title = gettext_lazy("Operational action plans")
    table = PLANS

    def rows(self) -> QuerySet[OAP]:
        """Return the plans with counts, teams and answers. One query."""
        return OAP.objects.visible_to(self.user).for_list().with_counts().with_teams().with_answers()

    def actions(self) -> Sequence[Button]:
        """Return the way to a new plan, for those who may open one."""
        may = areas_for_plans(self.user).exists()
        return (Button(_("Open a plan"), reverse("oap-new"), icon="plus"),) if may else ()

    def bulk(self) -> Bulk | None:
        """Return the moves of a package: one document, one date, a result per plan."""
        buttons = bulk_buttons(self.user, OAP.objects.visible_to(self.user))
        return Bulk(reverse("oap-bulk-move"), buttons) if buttons else None


class PlanBulkMove(BulkMovePage[OAP]):
    """One move for a package of plans."""

    model = OAP
    section = "plans"
    back = "/oaps/"
