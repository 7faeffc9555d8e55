"""Where a new plan begins: the OAP areas, and the plans each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web.parts import Crumb
from empact.web.views.base import Page
from empact.workflow.edits import policy_of
from oaps.models import OAP
from priorities.models import SubPriority


def areas_for_plans(user: Reader) -> QuerySet[SubPriority]:
    """Return the areas of cycles that are not over in which the reader may open a plan."""
    creation = policy_of(OAP).creation
    rows = SubPriority.objects.visible_to(user).exclude(cycle__status="closed")
    return rows.filter(creation.who.records(user)) if creation else rows.none()


def first_year(area: SubPriority) -> int | None:
    """Return the first year of the cycle for which the area has no plan; None when its years are covered.

    The plans are those fetched with it, as `plans_in_order`.
    """
    plans: list[OAP] = area.plans_in_order  # type: ignore[attr-defined]  # by the Prefetch
    year = max((plan.period_end.year + 1 for plan in plans), default=area.cycle.starts.year)
    return year if year <= area.cycle.ends.year else None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area with its plans, and from which year on a new one would be."""

    area: SubPriority
    plans: list[OAP]
    year: int | None


class NewPlan(Page):
    """Chooses the area for which a plan is opened."""

    template_name = "oaps/plan_new.html"
    section = "plans"
    title = gettext_lazy("Open a plan")

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here from the plans."""
        return (Crumb(_("Plans"), reverse("oap-list")), Crumb(str(self.title)))

    def context(self) -> dict[str, Any]:
        """Return the areas with their plans. Three queries."""
        plans = OAP.objects.visible_to(self.user).exclude(status="withdrawn").select_related("cycle")
        areas = areas_for_plans(self.user).select_related("cycle", "priority").order_by("-cycle__starts", "number")
        rows = areas.prefetch_related(
            Prefetch("oaps", queryset=plans.order_by("period_start"), to_attr="plans_in_order")
        )
        return {"areas": [AreaLine(area, area.plans_in_order, first_year(area)) for area in rows]}
