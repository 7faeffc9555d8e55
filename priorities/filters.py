"""The filters of the lists of step 2, as the address writes them."""

from typing import Any, ClassVar

from django.db.models import Func, Q, QuerySet, TextField, Value
from django.utils.translation import gettext_lazy as _

from cycles.filters import cycle_filter
from empact.history.records import Standing
from empact.web.filters import ChoiceFilter, Filters, YesFilter
from priorities.models import PrioritySetStatus, StrategicPlanStatus


class NamedFilters(Filters):
    """Filters of what has other names, which are searched too."""

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the rows that hold the words, also in another name."""
        joined = Func("aliases", Value(", "), function="array_to_string", output_field=TextField())
        return super().search(rows.alias(other_names=joined), name, value)


class PriorityFilters(NamedFilters):
    """The filters of the priorities."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "aim", "code", "other_names")
    cycle = cycle_filter("priority_set__cycle")
    standing = ChoiceFilter("standing", choices=Standing.choices, label=_("Standing"))
    no_aim = YesFilter(Q(aim=""), label=_("Wording to be entered"))


class PrioritySetFilters(Filters):
    """The filters of the priority sets."""

    cycle = cycle_filter()
    status = ChoiceFilter("status", choices=PrioritySetStatus.choices, label=_("Status"))


class AreaFilters(NamedFilters):
    """The filters of the OAP areas."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "aim", "code", "other_names")
    cycle = cycle_filter()
    standing = ChoiceFilter("standing", choices=Standing.choices, label=_("Standing"))


class StrategicPlanFilters(Filters):
    """The filters of the G-MASPs."""

    cycle = cycle_filter()
    status = ChoiceFilter("status", choices=StrategicPlanStatus.choices, label=_("Status"))


class GoalFilters(Filters):
    """The filters of the strategic goals."""

    search_fields: ClassVar[tuple[str, ...]] = ("title", "objective")
    cycle = cycle_filter("plan__cycle")
