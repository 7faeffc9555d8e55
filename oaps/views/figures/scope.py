"""What figures are about: a cycle, or a priority, a plan, a country's share in it; and how its actions stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from cycles.models import Cycle
from empact import clock
from empact.accounts.countries import NoCountry
from empact.accounts.models import Country
from empact.accounts.rules import Reader
from empact.web.pictures.shares import Share, Shares
from oaps.figures import progress, told
from oaps.filters import GOING_WELL, NOT_TOLD, TOLD, WELL, of_period
from oaps.models import (
    Indicator,
    IndicatorValue,
    OperationalAction,
    ProgressReport,
    ReportStatus,
    RoundStatus,
    StateOfAction,
)
from oaps.querysets import ActionQuerySet, IndicatorQuerySet, ProgressReportQuerySet

# The shade of each state in a bar: from dark, which is done, to what needs a look.
SHADES = {
    StateOfAction.COMPLETED: "good",
    StateOfAction.ON_TRACK: "running",
    StateOfAction.PARTIALLY_COMPLETED: "confirm",
    StateOfAction.DELAYED: "attention",
    StateOfAction.NOT_COMPLETED: "bad",
    NOT_TOLD: "nothing",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """How the actions stand, how many reports came, how many targets are met; each number with its rows.

    Late reports are counted over all; they have no rows for a reader who may not see all of them.
    """

    states: Shares
    actions: int
    well: int
    well_share: int
    well_url: str
    accepted: int
    asked: int
    accepted_url: str
    late: int
    late_url: str
    met: int
    with_target: int
    met_share: int
    met_url: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A cycle, narrowed by a period, the code of a priority, a plan or a country; of a country what it leads."""

    reader: Reader
    cycle: Cycle
    narrow: Mapping[str, str]
    country: Country | NoCountry | None = None

    @classmethod
    def of(cls, asked: Mapping[str, Any], reader: Reader) -> Scope:
        """Return what cleaned filters ask for."""
        country = asked.get("country")
        narrow = {name: asked[name] for name in ("period", "priority", "plan") if asked.get(name)}
        if country is not None:
            narrow["country"] = country.code
        return cls(reader, asked["cycle"], narrow, country)

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is less than the whole cycle."""
        return bool(self.narrow)

    @property
    def narrow_lead(self) -> dict[str, str]:
        """Return the same for lists of actions, reports and indicators, where a country is the one that leads."""
        return {("lead" if name == "country" else name): value for name, value in self.narrow.items()}

    @property
    def actions(self) -> ActionQuerySet:
        """Return the actions the reader may see."""
        rows: ActionQuerySet = OperationalAction.objects.visible_to(self.reader).filter(oap__cycle=self.cycle)
        if "period" in self.narrow:
            rows = of_period(rows, "oap", self.narrow["period"])
        if "priority" in self.narrow:
            rows = rows.filter(oap__sub_priority__priority__code=self.narrow["priority"])
        if "plan" in self.narrow:
            rows = rows.filter(oap__code=self.narrow["plan"])
        return rows if self.country is None else rows.led_by(self.country.pk)

    @property
    def indicators(self) -> IndicatorQuerySet:
        """Return the indicators of these actions that the reader may see."""
        rows: IndicatorQuerySet = Indicator.objects.visible_to(self.reader)
        return rows.filter(action__in=self.actions.values("pk"))

    @property
    def values(self) -> Any:
        """Return the values the reader may see."""
        return IndicatorValue.objects.visible_to(self.reader)

    @property
    def asked(self) -> ProgressReportQuerySet:
        """Return the current reports on these actions in rounds that are open."""
        rows: ProgressReportQuerySet = ProgressReport.objects.current(self.reader)
        return rows.filter(round__status=RoundStatus.OPEN, action__in=self.actions.values("pk"))

    @property
    def accepted(self) -> ProgressReportQuerySet:
        """Return the accepted reports on these actions in rounds that are open."""
        rows: ProgressReportQuerySet = ProgressReport.objects.visible_to(self.reader)
        return rows.filter(
            status=ReportStatus.ACCEPTED, round__status=RoundStatus.OPEN, action__in=self.actions.values("pk")
        )

    @property
    def late(self) -> QuerySet[Any]:
        """Return all late reports on these actions, with `is_open`: whose is counted for everybody (ADR 0019).

        Of one that is not open to the reader nothing is told but the action it is about.
        """
        rows: ProgressReportQuerySet = ProgressReport.objects.filter(action__in=self.actions.values("pk"))
        return rows.late(clock.now()).with_open_to(self.reader)

    def list_url(self, name: str, **more: str) -> str:
        """Return a list of actions, reports or indicators with these filters."""
        return reverse(name, query={"cycle": self.cycle.code, **self.narrow_lead, **more})

    def states(self) -> Shares:
        """Return how the actions stand by their last accepted report, as shares of a bar. One query."""
        found = told(self.actions, "oap__cycle")
        counts: Counter[str] = Counter()
        for (_place, state), n in found.items():
            counts[state or NOT_TOLD] += n
        words = dict(TOLD)
        order = [*SHADES, *(state for state in counts if state not in SHADES)]
        return Shares(
            [
                Share(
                    str(words[state]),
                    counts[state],
                    SHADES.get(state, "neutral"),
                    self.list_url("action-list", told=str(state)),
                )
                for state in order
                if counts[state]
            ]
        )

    def summary(self) -> Summary:
        """Return the numbers over the page. Eight queries."""
        states = self.states()
        well = sum(share.count for share in states.shares if share.tone in {SHADES[state] for state in GOING_WELL})
        asked, accepted = self.asked.count(), self.accepted.count()
        late = self.late.aggregate(all=Count("pk"), open=Count("pk", filter=Q(is_open=True)))
        lines = progress(self.indicators, self.values)
        aimed, met = sum(line.with_target for line in lines), sum(line.met for line in lines)
        return Summary(
            states=states,
            actions=states.total,
            well=well,
            well_share=_percent(well, states.total),
            well_url=self.list_url("action-list", told=WELL),
            accepted=accepted,
            asked=asked,
            accepted_url=self.list_url("progress-report-list", status=ReportStatus.ACCEPTED.value, open="on"),
            late=late["all"],
            late_url=self.late_url(open_to=late["open"], of=late["all"]),
            met=met,
            with_target=aimed,
            met_share=_percent(met, aimed),
            met_url=self.list_url("indicator-list", stand="met"),
        )

    def late_url(self, *, open_to: int, of: int, **more: str) -> str:
        """Return the list of late reports; nothing where the reader would not find in it what is counted."""
        return self.list_url("progress-report-list", missing="late", **more) if open_to == of else ""

    def missing(self, most: int) -> Mapping[str, Any]:
        """Return who has not reported yet, the first of them, the longest due first. Four queries."""
        owed = self.asked.owed().for_list().order_by(
            "round__due_action_leader", "action__oap__code", "action__goal_number", "action__sequence"
        )  # fmt: skip
        rows: Sequence[ProgressReport] = list(owed[:most])
        actions = {item.pk: item for item in OperationalAction.objects.filter(
            pk__in=[report.action_id for report in rows]).for_list()}  # fmt: skip
        return {
            "rows": [(report, actions[report.action_id]) for report in rows],
            "count": owed.count(),
        }

    def missing_url(self) -> str:
        """Return the list of all reports that are still to come."""
        return self.list_url("progress-report-list", missing="owed")


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
