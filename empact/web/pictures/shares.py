"""A bar cut into shares: how many of a whole are what, each share with its number in a legend that opens its rows."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole; `tone` gives its colour, the legend says it in words."""

    words: str
    count: int
    tone: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DrawnShare:
    """A share from `x`, `width` wide, in hundredths of the bar."""

    share: Share
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Shares:
    """What is to be drawn, in its order."""

    shares: Sequence[Share]

    @property
    def total(self) -> int:
        """Return the whole."""
        return sum(share.count for share in self.shares)

    @property
    def drawn(self) -> list[DrawnShare]:
        """Return the shares side by side."""
        whole, x, drawn = self.total or 1, 0.0, []
        for share in self.shares:
            breadth = 100 * share.count / whole
            drawn.append(DrawnShare(share, round(x, 2), round(breadth, 2)))
            x += breadth
        return drawn
