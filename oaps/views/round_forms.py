"""Reporting rounds are planned and edited here; their moves open and close them."""

from typing import Any

from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact import clock
from empact.web.forms import Section
from empact.web.views.edits import CreatePage, EditPage
from oaps.forms.reports import NewRoundForm, RoundForm
from oaps.models import OAP, ReportingRound

DATES = Section(
    gettext_lazy("By when"),
    ("opens_on", "due_action_leader", "due_driver", "due_est", "due_cosi"),
    gettext_lazy("One after the other: Action Leaders, Drivers, EMPACT Support Team, COSI. All times in Brussels."),
)
PERIOD = Section(
    gettext_lazy("Plans"),
    ("period_start", "period_end", "is_final"),
    gettext_lazy("The round is about the plans in force whose period lies in these days."),
)


class RoundCreate(CreatePage[Cycle]):
    """Plans a round of a cycle."""

    model = ReportingRound
    form_class = NewRoundForm
    sections = (Section(gettext_lazy("The round"), ("code", "title")), PERIOD, DATES)
    intro = gettext_lazy("It stays planned until you open it; until then everything can be changed.")

    def initial(self) -> dict[str, Any]:
        """Begin with the period of the cycle's plans that run today, or come next."""
        plans = OAP.objects.filter(cycle=self.record, period_end__gte=clock.today()).order_by("period_start")
        period = plans.values_list("period_start", "period_end").first()
        return {"period_start": period[0], "period_end": period[1]} if period else {}


class RoundEdit(EditPage[ReportingRound]):
    """Edits a round: everything while it is planned, its title and dates once it is open."""

    form_class = RoundForm
    sections = (Section(gettext_lazy("The round"), ("title",)), PERIOD, DATES)
