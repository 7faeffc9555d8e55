"""A Driver's report on a plan, on paper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from empact.documents.subjects import Subject
from empact.documents.wording import span
from oaps.documents.over_figures import on, over_figures
from oaps.models import OperationalAction
from oaps.permissions import PLAN_REPORT_FIELDS


def plan_report(subject: Subject) -> dict[str, Any]:
    """Return the texts, the figures and the actions that the reader sees. Four queries."""
    report = subject.record
    plan = report.oap
    actions = OperationalAction.objects.filter(oap=plan)
    return {
        "kicker": _("Driver’s report · %(round)s") % {"round": report.round.title},
        "title": plan.title,
        "code": plan.code,
        "facts": [
            [_("Period of the plan"), span(plan.period_start, plan.period_end)],
            [_("Round"), _("final report") if report.round.is_final else _("interim report")],
            [_("Sent"), on(report.submitted_at)],
            [_("Accepted by the EMPACT Support Team"), on(report.accepted_at)],
        ],
        "lead": "",
        **over_figures(subject, PLAN_REPORT_FIELDS, among=actions, name=lambda action: action.number),
    }
