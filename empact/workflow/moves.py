"""A move being made: what its checks, effects and consequences are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from empact.history.acting import acting
from empact.history.naming import kind_of, label_of
from empact.workflow.charts import chart_of
from empact.workflow.locks import lock
from empact.workflow.triggers import moving

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from empact.accounts.models import User
    from empact.workflow.charts import Chart, Transition


@dataclass(slots=True)
class Move[R: Model]:
    """One move of one record.

    `record` is locked while the move is made; `data` is None while a page only asks what is possible.
    `actor` None is the system. `moved_along` is what the entry will tell of the records that moved along.
    """

    record: R
    chart: Chart
    transition: Transition
    actor: User | None
    at: datetime
    data: Any = None
    comment: str = ""
    moved_along: list[dict[str, Any]] = field(default_factory=list)

    def along[M: Model](self, records: QuerySet[M], name: str, **values: Any) -> list[M]:
        """Let records under the same root make a move of their own chart along with this one.

        Those in another state than the move's sources stay where they are. `values` are further columns to set.
        Rules and checks are not asked: the one move answers for all, and its entry lists them.
        Cost: two statements, however many records. Returns the records that moved, with their new status.

        Raises LookupError when their chart has no such move.
        """
        chart = chart_of(records.model)
        move = chart.transition(name)
        if move is None:
            raise LookupError(f"The chart of {chart.label} has no move {name}.")
        found = lock(records.filter(status__in=move.sources))
        with moving():
            records.model._base_manager.filter(pk__in=[item.pk for item in found]).update(status=move.target, **values)
        for item in found:
            self.moved_along.append(
                {"kind": kind_of(item), "id": item.pk, "label": label_of(item), "verb": move.name, "to": move.target}
            )
            for column, value in {"status": move.target, **values}.items():
                setattr(item, column, value)
        return found

    def elsewhere[M: Model](self, records: QuerySet[M], name: str, **values: Any) -> list[M]:
        """Let records under another root move with this one, as `along`; each has an entry of its own there.

        The caller holds their roots. Cost: three statements, and two more for each record that moved.
        """
        before = dict(records.values_list("pk", "status"))
        found = self.along(records, name, **values)
        with acting(self.actor, self.comment) as act:
            for item in found:
                item.refresh_from_db(fields=["version"])
                act.record(name, item, before={"status": before[item.pk]}, after={"status": item.status, **values})  # type: ignore[attr-defined]
        return found
