"""What the larger components are told: plain facts, made by a view, drawn by a template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.safestring import SafeString

StepState = Literal["done", "now", "later", "late"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place on the way here; without a URL it is the page itself."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A box of the stepper. The note is always a date or a number; `more` are lines and chips of the large form."""

    label: str
    note: str | SafeString
    state: StepState
    url: str = ""
    more: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab is a link: every tab has an address of its own."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A move or another deed that is open: it leads to the page where it is confirmed, or opens it in place."""

    label: str
    url: str
    primary: bool = False
    destructive: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is blocked: a sentence, where to go for it, who could."""

    text: str
    url: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class BlockedButton:
    """A move that is not open now, with every reason."""

    label: str
    reasons: Sequence[Reason] = ()


@dataclass(frozen=True, slots=True)
class TurnBox:
    """Whose turn it is: who, what, by when, what comes then, and what one can do.

    A second box on a page has a `name`, for its marks, and says in `about` what it is about.
    """

    title: str
    yours: bool = False
    due: date | None = None
    then: str = ""
    note: SafeString | str = ""
    moves: Sequence[Button] = ()
    blocked: Sequence[BlockedButton] = ()
    name: str = ""
    about: str = ""


def beside(box: TurnBox | None, buttons: Sequence[Button]) -> Sequence[Button]:
    """Return the buttons of a page beside its turn box: a page has one main button, and an awaited move goes first."""
    if box is None or not any(move.primary for move in box.moves):
        return buttons
    return [replace(button, primary=False) for button in buttons]
