"""How addresses name what lies under a priority set or a G-MASP, revision by revision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from priorities.models.sets import PrioritySet
    from priorities.models.strategy import StrategicPlan

# A set or plan in one of these states is the one that its cycle goes by; the earlier ones are remembered.
IN_FORCE = ("adopted", "closed", "approved")
PREPARED = ("proposed", "tabled", "drafting", "consulted")
G_MASP = "g-masp"
REVISION = re.compile(r"(?P<code>.+)_r(?P<revision>\d{1,4})")


def part_of(code: object, root: PrioritySet | StrategicPlan) -> str:
    """Return how an address names what lies under a set or plan: FA, and FA_r1 while revision 1 is only proposed.

    So the address of what is in force stays the same through all revisions, and those before and after have their own.
    """
    plain = root.status in IN_FORCE or (root.revision == 0 and root.status in PREPARED)
    return str(code) if plain else f"{code}_r{root.revision}"


def meant_by(part: str, field: str, root: str) -> Q:
    """Return which record an address means: the reverse of `part_of`; `root` is the lookup of the set or plan."""
    stem = f"{root}__" if root else ""
    if found := REVISION.fullmatch(part):
        return _coded(found["code"], field) & Q((f"{stem}revision", int(found["revision"])))
    in_force = Q((f"{stem}status__in", IN_FORCE))
    return _coded(part, field) & (in_force | Q((f"{stem}revision", 0), (f"{stem}status__in", PREPARED)))


def _coded(code: str, field: str) -> Q:
    """Return the records with this code; none when the field is a number and the code is not."""
    if field == "number" and not (code.isascii() and code.isdecimal() and len(code) < len("100000")):
        return Q(pk__in=[])
    return Q((field, code)) if field else Q()
