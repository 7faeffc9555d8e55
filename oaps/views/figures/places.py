"""Where figures lie: the levels at which they are added up, and where the rows of a number are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact.accounts.countries import NO_COUNTRY
from empact.accounts.models import Country
from empact.accounts.rules import Reader
from oaps.figures import Stand, Total
from oaps.models import OAP, OperationalAction
from priorities.models import Priority

# The levels at which figures are added up, with the model whose records are the places.
PLACES: Mapping[str, tuple[Any, type[Model]]] = {
    "cycle": (gettext_lazy("Cycle"), Cycle),
    "priority": (gettext_lazy("Priority"), Priority),
    "plan": (gettext_lazy("Plan"), OAP),
    "action": (gettext_lazy("Action"), OperationalAction),
    "country": (gettext_lazy("Country"), Country),
}
# What the lists call the filter of each level, of results and of indicators; an action's rows are on its own page.
RESULT_FILTERS = {"cycle": "cycle", "priority": "priority", "plan": "plan", "country": "country"}
INDICATOR_FILTERS = {**RESULT_FILTERS, "country": "lead"}
# What the address of a place needs.
RELATED = {"action": ("oap__cycle",), "plan": ("cycle",), "priority": ("priority_set__cycle",)}


def places(level: str, keys: Iterable[int], reader: Reader) -> dict[int | None, Any]:
    """Return the places by key, those the reader may see; at countries also what belongs to none. One query."""
    model: Any = PLACES[level][1]
    rows = model._default_manager.visible_to(reader).filter(pk__in=list(keys))
    found: dict[int | None, Any] = {None: NO_COUNTRY} if level == "country" else {}
    return found | {item.pk: item for item in (rows.select_related(*RELATED[level]) if level in RELATED else rows)}


def place_words(place: Any, key: int | None, *, nowhere: str) -> str:
    """Return a place in words; `nowhere` where there is none."""
    if key is None:
        return nowhere
    return str(getattr(place, "label", "") or place) if place is not None else _("not open to you")


def lines_url(item: Total, level: str, cycle: Cycle, place: Any, **more: str) -> str:
    """Return where the lines are that a total is made of; nothing where they cannot be asked for."""
    query = {**more, "cycle": cycle.code, "measure": item.code, "year": str(item.year), "counted": "on"}
    if level == "action":
        return f"{place.get_absolute_url()}?tab=reports" if place is not None else ""
    if level != "cycle":
        if place is None:
            return ""
        query[RESULT_FILTERS[level]] = place.code
    return reverse("result-list", query=query)


def indicators_url(level: str, cycle: Cycle, place: Any, stand: Stand | None = None, **more: str) -> str:
    """Return where the indicators of a place are listed that stand so; nothing where they cannot be asked for."""
    if place is None:
        return ""
    if level == "action":
        return f"{place.get_absolute_url()}?tab=figures"
    stands = {"stand": stand.value} if stand is not None else {"counted": "on"}
    query = {**more, "cycle": cycle.code, INDICATOR_FILTERS[level]: place.code, **stands}
    return reverse("indicator-list", query=query)
