"""What a country reports: reports due and late on the actions it leads, and its national reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from empact import clock
from empact.accounts.rules import NOTHING, Reader, hats
from oaps.models import NationalReport, OperationalAction, ProgressReport, ReportingRound, RoundStatus
from oaps.permissions import NATIONAL_ROLES, ROUND_COORDINATORS

# So many reports are named on the country's page; the list has all of them, with filters.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class NationalDesk:
    """An open round with the country's report in it, or where one is begun."""

    round: ReportingRound
    report: NationalReport | None
    begin_url: str


def reports_of_country(country: int, code: str, reader: Reader) -> Mapping[str, Any]:
    """Return the reports that are still to come on the actions the country leads, the longest due first.

    Late ones are counted over all (docs/adr/0019); `hidden` are those to come that the reader may not see yet. Three
    queries.
    """
    seen = OperationalAction.objects.visible_to(reader).values("pk")
    owed = ProgressReport.objects.filter(action__in=seen).owed().led_by(country).with_open_to(reader)
    is_late, is_open = Q(round__due_action_leader__lt=clock.now()), Q(("is_open", True))
    counts = owed.aggregate(
        late=Count("pk", filter=is_late),
        late_hidden=Count("pk", filter=is_late & ~is_open),
        owed=Count("pk", filter=is_open),
        hidden=Count("pk", filter=~is_open),
    )
    late_url = reverse("progress-report-list", query={"lead": code, "missing": "late"})
    rows: Sequence[ProgressReport] = list(
        owed.filter(is_open)
        .for_list()
        .order_by("round__due_action_leader", "action__oap__code", "action__goal_number", "action__sequence")[:SHOWN]
    )
    actions = OperationalAction.objects.filter(pk__in=[row.action_id for row in rows]).for_table()
    by_key = {action.pk: action for action in actions}
    return {
        "reports": [(row, by_key[row.action_id]) for row in rows],
        **counts,
        "owed_url": reverse("progress-report-list", query={"lead": code, "missing": "owed"}),
        "late_url": "" if counts["late_hidden"] else late_url,
        "figures_url": reverse("figures", query={"country": code}),
    }


def national_desks(country: int, code: str, reader: Reader) -> list[NationalDesk]:
    """Return the open rounds with the country's report in each, or where the reader begins one. Three queries."""
    rounds = ReportingRound.objects.visible_to(reader).filter(status=RoundStatus.OPEN).for_list().order_by("due_est")
    reports = NationalReport.objects.visible_to(reader).filter(country=country, round__in=rounds).for_list()
    by_round = {report.round_id: report for report in reports}
    own = any(hat.country_id == country for hat in hats(reader, *NATIONAL_ROLES))
    rule = ROUND_COORDINATORS.records(reader) if own else NOTHING
    may = set(ReportingRound.objects.filter(rule).values_list("pk", flat=True))
    return [
        NationalDesk(
            item,
            by_round.get(item.pk),
            reverse("national-report-create", args=[item.cycle.code, item.code], query={"country": code})
            if item.pk in may
            else "",
        )
        for item in rounds
        if item.pk in by_round or item.pk in may
    ]
