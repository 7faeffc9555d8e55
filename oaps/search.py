"""How plans and actions are found."""

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from empact.web.search import SearchIndex
from oaps.models import OAP, OperationalAction, ReportingRound
from oaps.querysets import numbered


def _action_by_code(text: str) -> Q:
    """Return the action of a code, FA-2026-27/8.1, or all of a number, 8.1."""
    plan, slash, number = text.rpartition("/")
    return numbered(number) & Q(oap__code__iexact=plan) if slash else numbered(text)


INDEXES = (
    SearchIndex(
        model=OAP,
        fields=("title", "code", "sub_priority__title"),
        label=_("Plans"),
        order=50,
        codes=lambda text: Q(code__iexact=text),
        list_name="oap-list",
        note=lambda plan: format_html("{} {}", _("Cycle"), plan.cycle.label),
    ),
    SearchIndex(
        model=OperationalAction,
        fields=("title", "code_name", "objective", "oap__code"),
        label=_("Actions"),
        order=60,
        codes=_action_by_code,
        list_name="action-list",
        note=lambda action: str(action.oap),
        name=lambda action: action.title,
    ),
    SearchIndex(
        model=ReportingRound,
        fields=("title", "code"),
        label=_("Reporting rounds"),
        order=70,
        list_name="reporting-round-list",
    ),
)
