"""The gap radar: where the chain of a cycle is broken, each number a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from empact.lineage.gaps import Found, gaps, tallies

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class RadarLine:
    """A kind of gap and how often it occurs."""

    label: str
    count: int
    url: str
    icon: str
    css: str


@dataclass(frozen=True, slots=True)
class RadarBox:
    """A kind of record: how many there are, how many of them have a gap."""

    label: str
    total: int
    broken: int
    css: str


@dataclass(frozen=True, slots=True)
class Radar:
    """What the panel shows: the chain of boxes, then the gaps, the serious ones first."""

    boxes: Sequence[RadarBox]
    lines: Sequence[RadarLine]


def radar(reader: Reader, cycle: Model) -> Radar:
    """Return the gaps of a cycle as the reader sees them. One query for each gap and each kind of record."""
    boxes = [
        RadarBox(
            capfirst(str(tally.model._meta.verbose_name_plural)),
            tally.total,
            tally.broken,
            "bad" if tally.serious else "attention",
        )
        for tally in tallies(reader, cycle)
    ]
    found = sorted(gaps(reader, cycle), key=lambda item: (not item.count, item.gap.weight != "serious"))
    return Radar(boxes, [_line(item, cycle) for item in found])


def _line(found: Found, cycle: Model) -> RadarLine:
    if not found.count:
        return RadarLine(str(found.gap.label), 0, "", "check", "good-text")
    serious = found.gap.weight == "serious"
    return RadarLine(
        str(found.gap.label),
        found.count,
        _url(found, cycle),
        "error" if serious else "warning",
        "bad-text" if serious else "attention-text",
    )


def _url(found: Found, cycle: Model) -> str:
    """Return the list of the rows with the gap, in this cycle."""
    try:
        return reverse(found.gap.url_name, query={"cycle": str(cycle), "gap": found.gap.code})
    except NoReverseMatch:
        return ""
