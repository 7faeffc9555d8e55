"""How the tests are shared among the xdist workers, three of them on two cores: journeys and jobs wait a lot.

The journeys come first, a file at a time: who walks one has the browser and the site at hand. First of them are the
pages one by one, each looked at closely: what the other journeys meet of them then needs no second look.
Of the matrix of routes a worker takes a relation at a time, for thousands of shares would cost the sharing itself.
Everything else goes to whoever is free, one function after the other.
(`--dist loadgroup` does not group: pytest-xdist 3.8 writes the group into a name that pytest 9.2 reads elsewhere.)
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

JOURNEYS = "tests/journeys/"
PAGES = "tests/journeys/test_pages.py"
MATRIX = "tests/contracts/test_routes.py"


class Sharing(LoadScopeScheduling):
    """Hands out the shares in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def share_of(nodeid: str) -> str:
    """Return the name of the share that a test belongs to."""
    if nodeid.startswith(PAGES):
        return nodeid
    if nodeid.startswith(JOURNEYS):
        return nodeid.partition("::")[0]
    function, _bracket, case = nodeid.partition("[")
    if nodeid.startswith(MATRIX):
        return f"{function} {case.partition(':')[0]}"
    return function


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the journeys, then the rest; but second a share of the matrix.

    While one worker makes the demonstration that every journey begins with, the other is not to wait for it.
    """
    shares = [share_of(item.nodeid) for item in items]
    first = next((share for share in shares if share.startswith(PAGES)), None)
    beside = next((share for share in shares if share.startswith(MATRIX)), None)

    def place(numbered: tuple[str, pytest.Item]) -> int:
        share, item = numbered
        if share in {first, beside}:
            return 0 if share == first else 1
        return 4 - item.nodeid.startswith(JOURNEYS) - item.nodeid.startswith(PAGES)

    return [item for _share, item in sorted(zip(shares, items, strict=True), key=place)]
