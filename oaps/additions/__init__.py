"""What step 3 adds to the pages of the steps before: plans of a cycle and an area, actions of a goal and a priority."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact.web.panels import Panel
from empact.web.views.details import DetailPage, Part, PartOf
from oaps.additions.cycles import cycle_priorities, published_figures
from oaps.additions.figures import cycle_figures, figures_of_action, figures_of_plan, figures_of_priority
from oaps.additions.gaps import gaps_of_priority
from oaps.additions.goals import actions_of_goal, goals_with_actions
from oaps.additions.priorities import actions_of_priority, area_plans, countries_of_priority
from oaps.models import OAP, OperationalAction
from oaps.views.actions import ACTIONS
from priorities.models import Priority, StrategicGoal, StrategicPlan, SubPriority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


def _signed_in(reader: Reader) -> bool:
    return reader.is_authenticated


PANELS = (
    Panel(Cycle, "oaps/cycle_priorities.html", cycle_priorities, order=10),
    Panel(Cycle, "oaps/figures/cycle.html", cycle_figures, order=5, place="below"),
    Panel(Cycle, "oaps/published_figures.html", published_figures, order=10, place="below"),
    Panel(SubPriority, "oaps/area_plans.html", area_plans, order=10),
    Panel(StrategicPlan, "oaps/goals_with_actions.html", goals_with_actions, order=10),
)


def _figures(template: str, context: Callable[[DetailPage[Any]], Mapping[str, Any]]) -> Part[Any]:
    """Return the tab of figures of a kind of record."""
    return Part(
        name="figures",
        label=gettext_lazy("Figures"),
        template=f"oaps/figures/{template}.html",
        context=context,
        shown_to=_signed_in,
    )


PARTS = (
    PartOf(OAP, _figures("tab", figures_of_plan), order=10),
    PartOf(OperationalAction, _figures("action", figures_of_action), order=10),
    PartOf(Priority, _figures("tab", figures_of_priority), order=15),
    PartOf(
        Priority,
        Part(
            name="actions",
            label=gettext_lazy("Actions"),
            table=ACTIONS,
            rows=actions_of_priority,
            count=lambda page: actions_of_priority(page.record, page.user).count(),
            shown_to=_signed_in,
        ),
        order=10,
    ),
    PartOf(
        Priority,
        Part(
            name="countries",
            label=gettext_lazy("Countries"),
            template="oaps/priority_countries.html",
            context=countries_of_priority,
            shown_to=_signed_in,
        ),
        order=20,
    ),
    PartOf(
        Priority,
        Part(
            name="gaps",
            label=gettext_lazy("Gaps"),
            template="oaps/priority_gaps.html",
            context=gaps_of_priority,
            shown_to=_signed_in,
        ),
        order=40,
    ),
    PartOf(
        StrategicGoal,
        Part(
            name="actions",
            label=gettext_lazy("Actions"),
            table=ACTIONS,
            rows=actions_of_goal,
            count=lambda page: actions_of_goal(page.record, page.user).count(),
        ),
        order=10,
    ),
)

__all__ = ["PANELS", "PARTS"]
