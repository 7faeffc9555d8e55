"""A Driver's report on a plan: its texts and its figures, as they stood when it was sent; of a draft, as of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from empact import clock
from empact.documents.subjects import Subject
from empact.documents.wording import day, label, number, span
from oaps.models import OperationalAction, PlanReport, ProgressReport, ReportStatus, StateOfAction
from oaps.permissions import PLAN_REPORT_FIELDS

STATES: Mapping[str, Any] = dict(StateOfAction.choices)


def plan_report(subject: Subject) -> dict[str, Any]:
    """Return the texts, the figures and the actions that the reader sees. Four queries."""
    report, picture = subject.record, subject.picture
    figures, plan = picture["figures"], subject.record.oap
    reports = _reports(subject, figures["reports"])
    return {
        "kicker": _("Driver’s report · %(round)s") % {"round": report.round.title},
        "title": plan.title,
        "code": plan.code,
        "facts": [
            [_("Period of the plan"), span(plan.period_start, plan.period_end)],
            [_("Round"), _("final report") if report.round.is_final else _("interim report")],
            [_("Sent"), _on(report.submitted_at)],
            [_("Accepted by the EMPACT Support Team"), _on(report.accepted_at)],
        ],
        "texts": [[label(PlanReport, name), picture[name]] for name in PLAN_REPORT_FIELDS if picture[name]],
        "note": _note(report),
        "overtaken": _overtaken(reports),
        "figures": _figures(figures),
        "results": [_result(row) for row in figures["results"]],
        "indicators": [_indicator(row) for row in figures.get("reached", ())],
        "actions": [_action(item) for item in reports],
        "missing": _missing(subject, figures["missing"]),
    }


def _on(moment: Any) -> str:
    return day(moment.astimezone(clock.BRUSSELS).date()) if moment else ""


def _note(report: PlanReport) -> str:
    if report.figures:
        return _("The figures are as they stood when the report was sent; what was accepted since is not in them.")
    return _(
        "The figures are counted as they stand today, from accepted reports only; they are frozen with the report."
    )


def _figures(found: Mapping[str, Any]) -> list[list[str]]:
    """Return what is counted, and how many there are."""
    indicators = found["indicators"]
    part = _("%(part)d of %(whole)d")
    reported = ", ".join(f"{n} {STATES.get(code, code)}" for code, n in found["states"].items())
    return [
        [_("Actions"), str(found["actions"])],
        [_("State as reported"), reported or _("nothing is accepted yet")],
        [_("Indicators with a target met"), part % {"part": indicators["met"], "whole": indicators["with_target"]}],
        [_("Indicators without a report"), part % {"part": indicators["nothing_reported"], "whole": indicators["all"]}],
        [_("Indicators that are not applicable"), str(indicators["not_applicable"])],
        [_("Reports not accepted"), str(len(found["missing"]))],
    ]


def _result(row: Mapping[str, Any]) -> list[str]:
    total = number(row["number"])
    return [row["title"], str(row["year"]), _("about %s") % total if row["inexact"] else total, row["unit"]]


def _indicator(row: Mapping[str, Any]) -> list[str]:
    stand = _("not applicable") if not row["applies"] else number(row["number"]) or _("nothing reported")
    met = _("yes") if row["met"] else _("no") if row["target"] else ""
    return [row["action"], row["title"], row["unit"], number(row["baseline"]), number(row["target"]), stand, met]


def _reports(subject: Subject, keys: Sequence[int]) -> list[ProgressReport]:
    """Return the reports on the actions that the figures rest on, as far as the reader sees them. One query."""
    rows = ProgressReport.objects.visible_to(subject.reader).for_list().filter(pk__in=keys)
    return list(rows.order_by("action__goal_number", "action__sequence"))


def _action(report: ProgressReport) -> list[str]:
    words = str(STATES.get(report.state, ""))
    if report.new_end:
        words = _("%(state)s, until %(day)s") % {"state": words, "day": day(report.new_end)}
    return [report.action.number, report.action.title, words, _on(report.accepted_at)]


def _overtaken(reports: Sequence[ProgressReport]) -> str:
    """Return which of the reports do not hold any more; nothing as a rule."""
    gone = [item.action.number for item in reports if item.status in {ReportStatus.SUPERSEDED, ReportStatus.RETURNED}]
    if not gone:
        return ""
    return _("Reports that the figures rest on and that do not hold any more: %s.") % ", ".join(gone)


def _missing(subject: Subject, numbers: Sequence[str]) -> list[list[str]]:
    """Return the actions without an accepted report; only the number of what the reader does not see. One query."""
    rows = OperationalAction.objects.visible_to(subject.reader).filter(oap=subject.record.oap) if numbers else ()
    titles = {action.number: action.title for action in rows}
    return [[item, titles.get(item, "")] for item in numbers]
