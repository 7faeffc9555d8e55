"""The page of one plan: its head, its way, whose turn it is, and its tabs."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.history.models import FrozenVersion
from empact.web.parts import Button
from empact.web.tables import Listing
from empact.web.turns import turn_box
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage, Part
from empact.workflow.situation import situation
from oaps.models import OAP
from oaps.views import plan_actions, plan_adoption, plan_tabs
from oaps.views.plan_way import steps_of_plan, with_positions


class PlanDetail(DetailPage[OAP]):
    """One plan."""

    template_name = "oaps/plan.html"
    parts = (
        Part(
            name="actions",
            label=gettext_lazy("Actions"),
            table=plan_actions.TABLE,
            rows=plan_actions.rows,
            template="oaps/plan/actions.html",
            context=plan_actions.context,
            count=lambda page: page.record.action_count,  # type: ignore[attr-defined]
        ),
        Part(
            name="goals",
            label=gettext_lazy("Goals"),
            template="oaps/plan/goals.html",
            context=plan_tabs.goals,
            count=lambda page: page.record.goal_count,  # type: ignore[attr-defined]
        ),
        Part(
            name="participation",
            label=gettext_lazy("Participation"),
            template="oaps/plan/participation.html",
            context=plan_tabs.participation,
            count=lambda page: page.record.participation_count,  # type: ignore[attr-defined]
        ),
        Part(
            name="adoption",
            label=gettext_lazy("Adoption"),
            template="oaps/plan/adoption.html",
            context=plan_adoption.context,
        ),
        Part(
            name="support",
            label=gettext_lazy("Support and contacts"),
            template="oaps/plan/support.html",
            context=plan_tabs.support,
            count=lambda page: page.record.support_count,  # type: ignore[attr-defined]
        ),
        Part(
            name="documents",
            label=gettext_lazy("Documents and versions"),
            template="oaps/plan/documents.html",
            context=plan_tabs.documents,
        ),
    )

    def fetch(self) -> OAP:
        """Return the plan with counts and teams. One query."""
        rows = OAP.objects.visible_to(self.user).for_list().with_tab_counts().with_teams().with_answers()
        return get_object_or_404(rows, self.address.condition(self.kwargs))

    @cached_property
    def listing(self) -> Listing[Any] | None:
        """Return the list of actions in the first tab."""
        return plan_actions.listing_of(self) if self.part.table is not None else None

    def way(self) -> dict[str, Any]:
        """Return the way of the plan with its dates, and whose turn it is: the reader's country's among them."""
        found = situation(self.user, self.record)
        box = turn_box(self.user, self.record, found)
        return {
            "situation": found,
            "steps": steps_of_plan(self.record, found),
            "turn": with_positions(box, self.user, self.record) if box else None,
        }

    def actions(self) -> Sequence[Button]:
        """Return what can be done besides the moves."""
        parts = self.address.parts(self.record)
        new, edit = plan_tabs.may_write(self.user, self.record)
        buttons = [
            Button(_("New action"), reverse("action-create", kwargs=parts), icon="plus") if new else None,
            Button(_("Edit the plan"), self.url("edit"), icon="edit") if edit else None,
            Button(_("Export actions (CSV)"), f"{self.url()}?format=csv", icon="download"),
        ]
        return [button for button in buttons if button is not None]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the plan, or its actions as a file; htmx takes its region out of the page."""
        if self.listing is not None and request.GET.get("format") == "csv":
            return self.listing.as_file()
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the plan, its tab, and the last version that was frozen."""
        version = FrozenVersion.objects.of(self.record).defer("text").first()
        return {
            **super().context(),
            "version": version,
            "version_url": self.url("version", frozen=version.number) if version else "",
        }
