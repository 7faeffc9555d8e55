"""My work: what I owe, by when, who waits on me and on whom I wait; for each role another page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.history.models import Entry
from empact.history.naming import root_key
from empact.history.sentences import sentence
from empact.web.panels import panels
from empact.web.views.base import Page
from empact.web.worklist import waiting_besides, waiting_lines, worklist
from empact.workflow.discretion import discreet
from empact.workflow.work import Item, owed_by, waiting_on_others

if TYPE_CHECKING:
    from empact.accounts.models import User

# So many changes are shown; the records' own histories hold the rest.
SHOWN = 8


class MyWorkPage(Page):
    """The page a person lands on."""

    section = "my-work"
    title = _("My work")
    template_name = "web/my_work.html"

    def context(self) -> dict[str, Any]:
        """Return what is owed, what waits, and the panels of the apps. Queries do not grow with the records."""
        user: User = self.user  # type: ignore[assignment]  # signed in: the page is not public
        owed = owed_by(user)
        waiting, besides = waiting_on_others(user), waiting_besides(user)
        return {
            "today": clock.today(),
            "work": worklist(user, owed),
            "waiting": [*waiting_lines(waiting), *besides],
            "waiting_number": len(waiting) + len(besides),
            "late_elsewhere": sum(item.late for item in waiting) + sum(item.late for item in besides),
            "changes": changes(user, [*owed, *waiting]),
            "panels": panels("my-work", user),
        }


def changes(user: User, items: Sequence[Item]) -> list[tuple[Entry, str]]:
    """Return the latest changes by others of what the person owes, waits for or has a hat in, told as sentences."""
    roots = {root_key(item.record) for item in items}
    roots |= {(hat.scope_kind, hat.scope_id) for hat in user.hats if hat.scope_id is not None}
    found = Entry.objects.under_any(roots).exclude(actor=user).exclude(verb="loaded")[:SHOWN]
    return [(entry, sentence(entry)) for entry in discreet(user, found)]
