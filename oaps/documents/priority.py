"""A priority on a sheet: its aim, the threats it answers, its plans, and what they brought."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from cycles.models import KeyThreat
from empact.documents.subjects import Subject
from empact.documents.wording import day, number
from oaps.documents.results import accepted_results, standings
from oaps.models import OAP, OAPStatus, Result
from oaps.summaries import DECIDED
from priorities.models import Priority

MOST_MEASURES = 8


def priority_sheet(subject: Subject) -> dict[str, Any]:
    """Return the priority as the reader sees it and what is around it. Five queries."""
    priority, reader = subject.record, subject.reader
    threats = KeyThreat.objects.visible_to(reader).for_list().filter(priorities=priority)
    rows = OAP.objects.visible_to(reader).for_list().with_counts().filter(sub_priority__priority=priority)
    plans: list[Any] = list(rows.exclude(status=OAPStatus.WITHDRAWN).order_by("-period_start", "sub_priority__number"))
    return {
        "kicker": _("Priority of the Union · cycle %(cycle)s") % {"cycle": priority.cycle.label},
        "title": priority.title,
        "code": f"{priority.number} · {priority.code}",
        "facts": _facts(priority),
        "aim": priority.aim,
        "figures": [
            [_("Operational action plans"), number(str(len(plans)))],
            [_("of them adopted by COSI"), number(str(sum(plan.status in DECIDED for plan in plans)))],
            [_("Operational actions"), number(str(sum(plan.action_count for plan in plans)))],
        ],
        "threats": [
            [threat.title, threat.get_level_display(), threat.assessment.code_in_words]
            for threat in threats.order_by("assessment", "number")
        ],
        "plans": [
            [
                plan.code,
                plan.title,
                plan.period,
                plan.get_status_display(),
                str(plan.action_count),
                str(plan.participant_count),
            ]
            for plan in plans
        ],
        "results": _results(subject, priority),
        "results_note": _results_note(subject, priority),
    }


def _facts(priority: Priority) -> list[list[str]]:
    document = priority.priority_set.council_document
    return [
        [_("Adopted by the Council"), day(priority.adopted_on)],
        [_("Council document"), str(document) if document else ""],
        [_("Also written as"), ", ".join(priority.aliases)],
        [_("Source"), priority.source],
    ]


def _results_note(subject: Subject, priority: Priority) -> str:
    words = _("Added up from accepted reports in EMPACT, each line once; not published totals. Standing: %s.")
    return words % standings(_accepted(subject, priority))


def _accepted(subject: Subject, priority: Priority) -> QuerySet[Result]:
    return accepted_results(subject).filter(report__action__oap__sub_priority__priority=priority)


def _results(subject: Subject, priority: Priority) -> list[list[str]]:
    """Return the measures with most lines of results, added up."""
    grouped = _accepted(subject, priority).order_by().values_list("measure__title", "measure__unit")
    totals = grouped.annotate(total=Sum("number"), lines=Count("pk")).order_by("-lines", "measure__title")
    return [[title, number(total), unit] for title, unit, total, _lines in totals[:MOST_MEASURES]]
