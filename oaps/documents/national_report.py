"""A country's national report, on paper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from empact.documents.subjects import Subject
from empact.documents.wording import span
from oaps.documents.over_figures import on, over_figures
from oaps.models import OperationalAction
from oaps.permissions import NATIONAL_REPORT_FIELDS


def national_report(subject: Subject) -> dict[str, Any]:
    """Return the texts, the figures and the actions that the reader sees. Four queries."""
    report = subject.record
    item = report.round
    plans = {code.partition("/")[0] for code in subject.picture["figures"]["missing"]}
    actions = OperationalAction.objects.filter(oap__cycle=item.cycle_id, oap__code__in=plans)
    return {
        "kicker": _("National report · %(round)s") % {"round": item.title},
        "title": report.country.name,
        "code": f"{item.code}/{report.country.code}",
        "facts": [
            [_("Period of the plans"), span(item.period_start, item.period_end)],
            [_("Submitted"), on(report.submitted_at)],
        ],
        "lead": _(
            "The actions are those that organisations of the country lead; the results are those that name the "
            "country, whoever leads the action."
        ),
        **over_figures(subject, NATIONAL_REPORT_FIELDS, among=actions, name=lambda action: action.code),
    }
