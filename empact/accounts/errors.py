"""What a write about people is answered with when it is not carried out.

Bad input is Django's ValidationError, each message at its field.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from empact.accounts.phrases import refusal

if TYPE_CHECKING:
    from empact.accounts.models import Assignment, User
    from empact.accounts.rules import Rule


class NotAllowed(PermissionDenied):
    """The actor may not do this (403); `who` are some of the people who could."""

    def __init__(self, rule: Rule | str, who: Iterable[User] = ()) -> None:
        super().__init__(refusal(rule))
        self.reason = rule if isinstance(rule, str) else str(rule.reason)
        self.who = tuple(who)


class ChangedMeanwhileError(ValidationError):
    """Somebody else changed the assignment since the actor opened it (409); `current` is how it is now."""

    def __init__(self, current: Assignment) -> None:
        super().__init__(
            _("Somebody else has changed this since you opened it. Look at how it is now, then decide again.")
        )
        self.current = current


class LinkGoneError(Exception):
    """The link was used, has expired, was replaced or never was (404): one answer for all."""

    def __init__(self) -> None:
        super().__init__(_("This link does not work, or not any more. Ask whoever gave it to you for a new one."))
