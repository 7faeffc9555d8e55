"""What every service asks first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from empact.accounts.errors import NotAllowed

if TYPE_CHECKING:
    from empact.accounts.models import User
    from empact.accounts.rules import Rule

# So many people are named as those who could; more would not help.
SOME = 5


def refuse(rule: Rule, record: Model, actor: User | None) -> None:
    """Raise NotAllowed unless the rule lets the actor at the stored record; the system (None) may. One query."""
    if actor is not None and not rule.holds(actor, record):
        raise NotAllowed(rule.reason, rule.people(record).order_by("pk")[:SOME])


def refuse_unstorable(values: Mapping[str, object]) -> None:
    """Raise ValidationError for texts that PostgreSQL cannot store, each at its field."""
    found = {
        name: _("The text holds a character that cannot be stored.") for name, value in values.items() if _odd(value)
    }
    if found:
        raise ValidationError(found)


def _odd(value: object) -> bool:
    return isinstance(value, str) and ("\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value))


def demand_reason(comment: str) -> None:
    """Raise ValidationError when nobody said why."""
    refuse_unstorable({"comment": comment})
    if not comment.strip():
        raise ValidationError({"comment": _("Say why: it is kept in the history.")})
