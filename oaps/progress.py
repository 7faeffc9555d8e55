"""How the actions of a running plan stand: their last reports, and how many of their indicators are met."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from empact.accounts.rules import Reader
from oaps.figures import total
from oaps.models import IndicatorValue, ProgressReport, ReportStatus, ValueState


@dataclass(frozen=True, slots=True)
class Progress:
    """The last report of an action that the reader may see, and how many of its indicators with a target are met."""

    report: ProgressReport | None
    met: int

    @property
    def is_late(self) -> bool:
        """Tell whether the report is overdue."""
        return self.report is not None and self.report.is_late


def progress_of(actions: Sequence[Any], reader: Reader) -> dict[int, Progress]:
    """Return, by key, how the actions stand for the reader. Two queries, however many actions."""
    keys = [action.pk for action in actions]
    reports = (
        ProgressReport.objects.current(reader)
        .filter(action__in=keys)
        .select_related("round", "action__oap")
        .order_by("action_id", "-round__opens_on", "-revision")
        .distinct("action_id")
    )
    last = {report.action_id: report for report in reports}
    met = _met(keys, reader)
    return {key: Progress(last.get(key), met.get(key, 0)) for key in keys}


def _met(actions: Sequence[int], reader: Reader) -> dict[int, int]:
    """Return, by action, how many indicators have reached their target in accepted reports."""
    rows = (
        IndicatorValue.objects.visible_to(reader)
        .filter(
            indicator__action__in=actions,
            indicator__target__isnull=False,
            state=ValueState.REPORTED,
            report__status=ReportStatus.ACCEPTED,
        )
        .order_by("report__round__opens_on")
        .values_list(
            "indicator", "indicator__action", "indicator__target", "indicator__aggregation", "number", named=True
        )
    )
    numbers: dict[int, list[Any]] = {}
    for row in rows:
        numbers.setdefault(row.indicator, []).append(row)
    found: dict[int, int] = {}
    for own in numbers.values():
        first = own[0]
        if total((row.number for row in own), first.indicator__aggregation) >= first.indicator__target:
            found[first.indicator__action] = found.get(first.indicator__action, 0) + 1
    return found
