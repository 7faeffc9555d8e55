"""What a status looks like: seven tones, each with its icon, so that colour never speaks alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.db.models import Model

from empact.registry import registry


class Tone(StrEnum):
    """How good or urgent something is; the CSS class is `chip--<tone>`."""

    GOOD = "good"
    RUNNING = "running"
    ATTENTION = "attention"
    BAD = "bad"
    OVERDUE = "overdue"
    CONFIRM = "confirm"
    NEUTRAL = "neutral"


ICON_OF = {
    Tone.GOOD: "check",
    Tone.RUNNING: "growth",
    Tone.ATTENTION: "warning",
    Tone.BAD: "error",
    Tone.OVERDUE: "warning",
    Tone.CONFIRM: "eye",
    Tone.NEUTRAL: "minus",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One tone with the icon of ECL's sprite that goes with it; empty means the tone's own icon."""

    tone: Tone
    icon: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class StatusLooks:
    """Announced by an app: how each value of a field with choices looks, by its stored value."""

    model: type[Model]
    looks: Mapping[str, Look | Tone]
    field: str = "status"


@cache
def _looks() -> dict[tuple[type[Model], str], Mapping[str, Look | Tone]]:
    return {(item.model, item.field): item.looks for item in registry.all(StatusLooks)}


def has_looks(model: type[Model], field: str) -> bool:
    """Tell whether the field is shown as a chip: every status is, another field where its looks are announced."""
    return field == "status" or (model, field) in _looks()


def look_of(model: type[Model], value: str, field: str = "status") -> Look:
    """Return the announced look of a status; what nobody announced looks neutral."""
    found = _looks().get((model, field), {}).get(value, Tone.NEUTRAL)
    return found if isinstance(found, Look) else Look(found)
