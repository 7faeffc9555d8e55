"""The page of search results."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from empact.web.filters import LONGEST_SEARCH
from empact.web.search import cleaned, search
from empact.web.views.base import Page


class SearchPage(Page):
    """Everything that holds the words, grouped by what it is."""

    template_name = "web/search.html"
    title = _("Search")

    def context(self) -> dict[str, Any]:
        """Return the hits."""
        asked = self.request.GET.get("q", "")
        found = search(asked, self.user)
        return {
            "asked": cleaned(asked),
            "found": found,
            "total": sum(hits.count for hits in found),
            "was_cut": len(asked) > LONGEST_SEARCH,
            "longest": LONGEST_SEARCH,
        }
