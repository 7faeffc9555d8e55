"""What may be started under a record by a move of its own (an invitation, an offer), and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from empact import clock
from empact.accounts.rules import judge
from empact.workflow.charts import Chart, Transition, charts_under
from empact.workflow.engine import problems_of
from empact.workflow.moves import Move
from empact.workflow.problems import Problem, blockers

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class Opening:
    """A way to start a record under another: open, for somebody else (`reason` says for whom), or blocked."""

    chart: Chart
    transition: Transition
    problems: tuple[Problem, ...] = ()
    reason: str = ""

    @property
    def only(self) -> str:
        """Return for whom it is, as a sentence without capital and full stop; nothing when it is the reader's."""
        return self.transition.under.only() if self.reason and self.transition.under else ""

    @property
    def is_open(self) -> bool:
        """Tell whether the reader may start one now; of what exactly, is asked when it is told."""
        return not self.reason and not blockers(self.problems)


def openings(user: Reader, parent: Model) -> list[Opening]:
    """Return the ways to start a record under this one. Cost: one query for all rules, and what their checks cost."""
    ways = [(chart, move) for chart in charts_under(type(parent)) for move in chart.openings()]
    allowed = judge(user, parent, {str(place): move.under for place, (_, move) in enumerate(ways) if move.under})
    return [
        Opening(chart, move, tuple(standing_against(chart, move, parent)))
        if allowed.get(str(place))
        else Opening(chart, move, reason=str(move.under.reason) if move.under else "")
        for place, (chart, move) in enumerate(ways)
    ]


def standing_against(chart: Chart, move: Transition, parent: Model) -> list[Problem]:
    """Return what stands against an opening under a record now, whoever makes it. The cost is the checks'."""
    record = chart.model(**{chart.parent: parent})
    return problems_of(Move(record, chart, move, None, clock.now()))
