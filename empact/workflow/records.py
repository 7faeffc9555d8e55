"""What every record with a chart has: a status that nobody sets but the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from empact.history.records import Record
from empact.workflow.triggers import StatusGuard

if TYPE_CHECKING:
    import pgtrigger


class Charted(Record):
    """A record that moves by a chart.

    A subclass declares `status = models.CharField(choices=..., default=...)`; the default is the chart's initial
    state, the only one in which a row may be inserted.
    """

    if TYPE_CHECKING:
        status: models.CharField[str, str]

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def row_triggers(cls) -> list[pgtrigger.Trigger]:
        """Return the triggers of the model's table, with the guard of its status."""
        return [*super().row_triggers(), StatusGuard()]
