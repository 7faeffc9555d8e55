"""No page offers a link that its reader may not follow: neither crumbs, nor tables, nor pictures."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, put
from tests.contracts.growth import grow
from tests.crawling import Crawl

# The public; who has an account and no role; who acts for a country; who sees an action and not its plan; a writer.
READERS = ("", "nobody", "nec.lv", "contact.fr", "driver")


@pytest.mark.parametrize("name", READERS)
def test_every_link_of_every_page_can_be_followed(cast: Cast, name: str) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    grow(cast, range(1, 2))
    client = Client()
    if name:
        client.force_login(cast[name], backend="empact.accounts.backends.AccountBackend")
    crawl = Crawl(client).walk(["/", "/my-work/"] if name else ["/"])
    shut = [f"{url} ({status}) on {page}" for url, (status, page) in sorted(crawl.shut.items())]
    assert shut == []
    assert len(crawl.seen) > 20
