"""The first tab of a plan: its actions under their goals, with totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from empact.accounts.rules import Reader
from empact.web.tables import Column, Line, Listing, Table
from empact.web.views.details import DetailPage
from oaps.filters import PlanActionFilters
from oaps.models import OAP, ActionStatus, OperationalAction, ParticipationStatus, PlanGoal, ReportStatus
from oaps.progress import progress_of
from oaps.querysets import GONE
from oaps.views import cells

NUMBER: Column[Any] = Column(
    "number", gettext_lazy("No"), ordering=("goal_number", "sequence"), css="code-cell", text=lambda item: item.number
)
TITLE: Column[Any] = Column("title", gettext_lazy("Action"), cell=cells.title_cell, ordering="title", css="cell-title")
LEAD: Column[Any] = Column(
    "lead",
    gettext_lazy("Lead"),
    cell=cells.lead_cell,
    text=lambda item: cells.labels(filter(None, (cells.lead_of(item),))),
    css="nowrap",
)
CO_LEADS: Column[Any] = Column(
    "co_leads",
    gettext_lazy("Co-leaders"),
    cell=lambda item: cells.flags_cell(cells.co_leads_of(item)),
    text=lambda item: cells.labels(cells.co_leads_of(item)),
)
PEOPLE: Column[Any] = Column(
    "participants", gettext_lazy("Bodies"), cell=cells.people_cell, text=cells.confirmed, numeric=True, css="nowrap"
)
PERIOD: Column[Any] = Column(
    "period", gettext_lazy("Period"), cell=cells.period_cell, text=cells.period_in_words, ordering="starts"
)
INDICATORS: Column[Any] = Column(
    "indicators",
    gettext_lazy("With target"),
    cell=cells.indicators_cell,
    text=lambda item: _("%(part)d of %(whole)d") % {"part": item.target_count, "whole": item.indicator_count},
)
STATUS: Column[Any] = Column("status", ordering="status")
KPIS: Column[Any] = Column("kpis", gettext_lazy("Targets met"), cell=cells.met_cell)
REPORT: Column[Any] = Column("report", gettext_lazy("Last report"), cell=cells.report_cell, css="nowrap")
NEXT: Column[Any] = Column("next", gettext_lazy("Next date"), cell=cells.next_cell, text=cells.next_in_words)

TABLE: Table[Any] = Table(
    columns=(NUMBER, TITLE, LEAD, CO_LEADS, PEOPLE, PERIOD, INDICATORS, STATUS, NEXT),
    filters=PlanActionFilters,
    ordering=("goal_number", "sequence"),
    page_size=200,
    empty_title=gettext_lazy("The plan has no action yet."),
    empty_next=gettext_lazy("The Driver’s team adds the first one."),
    file_name="actions",
)


# Once a plan runs one asks what was reached and reported, not what is planned.
RUNNING_TABLE = replace(TABLE, columns=(NUMBER, TITLE, LEAD, CO_LEADS, PEOPLE, PERIOD, KPIS, STATUS, REPORT))
RUNNING = ("in_force", "reported", "closed")


def listing_of(page: DetailPage[OAP]) -> Listing[Any]:
    """Return the list of the plan's actions: of what is planned, or of what was reached. Two queries more then."""
    found = rows(page.record, page.user)
    if page.record.status not in RUNNING or page.request.GET.get("format") == "csv":
        return Listing(TABLE, page.request, found)
    listing = Listing(RUNNING_TABLE, page.request, found)
    actions = list(listing.page)
    progress = progress_of(actions, page.user)
    for action in actions:
        action.progress = progress[action.pk]
    return listing


def rows(plan: OAP, user: Reader) -> QuerySet[Any]:
    """Return the plan's actions that the reader may see, with what the table shows."""
    return OperationalAction.objects.visible_to(user).filter(oap=plan).for_table()


@dataclass(frozen=True, slots=True)
class GoalLines:
    """A goal with the rows of its actions; a goal that no action serves is a gap."""

    number: int
    title: str
    lines: Sequence[Line]
    note: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """What stands under the table."""

    actions: str
    bodies: str
    confirmed: int
    waiting: int
    indicators: str
    delayed: str
    reports: str


def context(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the rows under their goals, and the totals. One query more than the rows cost."""
    listing = page.listing
    if listing is None:
        return {}
    lines = list(listing.lines())
    goals = list(PlanGoal.objects.filter(oap=page.record).order_by("number"))
    grouped = listing.sorting is None
    return {
        "groups": list(_under_goals(lines, goals, with_gaps=not listing.is_filtered)) if grouped else [],
        "lines": lines,
        "totals": totals([line.record for line in lines]),
    }


def _under_goals(lines: Sequence[Line], goals: Sequence[PlanGoal], *, with_gaps: bool) -> Iterator[GoalLines]:
    titles = {goal.number: goal.title for goal in goals}
    for number in sorted({*titles, *(line.record.goal_number for line in lines)}):
        own = [line for line in lines if line.record.goal_number == number]
        if own or with_gaps:
            living = [line.record for line in own if line.record.status not in GONE]
            yield GoalLines(number, titles.get(number, _("no goal")), own, _note(living), gap=not living)


def _note(actions: Sequence[Any]) -> str:
    words = ngettext("%(n)d action", "%(n)d actions", len(actions)) % {"n": len(actions)}
    indicators = sum(item.indicator_count for item in actions)
    if not indicators:
        return words
    runs = hasattr(actions[0], "progress")
    part = sum(item.progress.met if runs else item.target_count for item in actions)
    text = (
        _("%(actions)s, %(part)d of %(whole)d targets met")
        if runs
        else _("%(actions)s, %(part)d of %(whole)d indicators with a target")
    )
    return text % {"actions": words, "part": part, "whole": indicators}


def totals(actions: Sequence[Any]) -> Totals:
    """Return what all rows shown come to; what is dropped or cancelled does not count."""
    living = [item for item in actions if item.status not in GONE]
    taking_part = [one for item in living for one in cells.live(item) if one.status == ParticipationStatus.CONFIRMED]
    bodies = {one.organisation_id: one.organisation for one in taking_part}.values()
    states = {body.country_id for body in bodies if body.country and body.country.is_member}
    third = {body.country_id for body in bodies if body.country and not body.country.is_member}
    others = [body for body in bodies if body.country is None]
    parts = [
        ngettext("%(n)d Member State", "%(n)d Member States", len(states)) % {"n": len(states)},
        ngettext("%(n)d third country", "%(n)d third countries", len(third)) % {"n": len(third)},
        ngettext("%(n)d other body", "%(n)d other bodies", len(others)) % {"n": len(others)},
    ]
    counted = [words for words, number in zip(parts, (states, third, others), strict=True) if number]
    return Totals(
        actions=_counted(living),
        bodies=", ".join(counted),
        confirmed=len(taking_part),
        waiting=sum(cells.waiting(item) for item in living),
        indicators=_("%(part)d of %(whole)d")
        % {
            "part": sum(item.progress.met if hasattr(item, "progress") else item.target_count for item in living),
            "whole": sum(item.indicator_count for item in living),
        },
        delayed=_delayed(living),
        reports=_reports(living),
    )


def _counted(actions: Sequence[OperationalAction]) -> str:
    """Return how many actions there are, and of a running plan how many have ended."""
    words = ngettext("%(n)d action", "%(n)d actions", len(actions)) % {"n": len(actions)}
    ended = sum(item.status in cells.ENDED for item in actions)
    if not ended:
        return words
    return _("%(actions)s, %(running)d running, %(ended)d ended") % {
        "actions": words,
        "running": len(actions) - ended,
        "ended": ended,
    }


def _delayed(actions: Sequence[OperationalAction]) -> str:
    delayed = sum(item.status == ActionStatus.DELAYED for item in actions)
    return _("%d delayed") % delayed if delayed else ""


def _reports(actions: Sequence[Any]) -> str:
    """Return how many reports are accepted and how many are overdue; nothing for a plan that does not run."""
    known = [item.progress for item in actions if hasattr(item, "progress")]
    accepted = sum(one.report is not None and one.report.status == ReportStatus.ACCEPTED for one in known)
    overdue = sum(one.is_late for one in known)
    parts = [_("%d accepted") % accepted if accepted else "", _("%d overdue") % overdue if overdue else ""]
    return " · ".join(filter(None, parts))
