"""A report that is written over figures, on paper: its texts and its figures, as they stood when it was sent.

Of a draft the figures are those of today. The Driver's report of a plan and the national report of a country share it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from empact import clock
from empact.documents.subjects import Subject
from empact.documents.wording import day, label, number
from oaps.models import OperationalAction, ProgressReport, ReportStatus, StateOfAction
from oaps.querysets import ActionQuerySet

STATES: Mapping[str, Any] = dict(StateOfAction.choices)

# Tells how an action is called in the figures: by its number in a plan, by its code among plans.
type Name = Callable[[OperationalAction], str]


def over_figures(subject: Subject, fields: Sequence[str], *, among: ActionQuerySet, name: Name) -> dict[str, Any]:
    """Return texts, figures, and the actions of `among` that the reader sees. Two queries."""
    picture = subject.picture
    figures = picture["figures"]
    reports = _reports(subject, figures["reports"])
    return {
        "texts": [[label(type(subject.record), field), picture[field]] for field in fields if picture[field]],
        "note": _note(subject.record),
        "overtaken": _overtaken(reports, name),
        "figures": _figures(figures),
        "results": [_result(row) for row in figures["results"]],
        "indicators": [_indicator(row) for row in figures.get("reached", ())],
        "actions": [_action(item, name) for item in reports],
        "missing": _missing(subject, among, figures["missing"], name),
    }


def on(moment: Any) -> str:
    """Return the day of a moment in Brussels; nothing without one."""
    return day(moment.astimezone(clock.BRUSSELS).date()) if moment else ""


def _note(report: Any) -> str:
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
    return list(rows.order_by("action__oap__code", "action__goal_number", "action__sequence"))


def _action(report: ProgressReport, name: Name) -> list[str]:
    words = str(STATES.get(report.state, ""))
    if report.new_end:
        words = _("%(state)s, until %(day)s") % {"state": words, "day": day(report.new_end)}
    return [name(report.action), report.action.title, words, on(report.accepted_at)]


def _overtaken(reports: Sequence[ProgressReport], name: Name) -> str:
    """Return which of the reports do not hold any more; nothing as a rule."""
    gone = {ReportStatus.SUPERSEDED, ReportStatus.RETURNED}
    names = [name(item.action) for item in reports if item.status in gone]
    if not names:
        return ""
    return _("Reports that the figures rest on and that do not hold any more: %s.") % ", ".join(names)


def _missing(subject: Subject, among: ActionQuerySet, names: Sequence[str], name: Name) -> list[list[str]]:
    """Return the actions without an accepted report; only the name of what the reader does not see. One query."""
    rows = among.visible_to(subject.reader).select_related("oap") if names else ()
    titles = {name(action): action.title for action in rows}
    return [[item, titles.get(item, "")] for item in names]
