"""What every service asks first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from empact.accounts.errors import NotAllowed
from empact.texts import faults

if TYPE_CHECKING:
    from empact.accounts.models import User
    from empact.accounts.rules import Rule

# So many people are named as those who could; more would not help.
SOME = 5


def refuse(rule: Rule, record: Model, actor: User | None) -> None:
    """Raise NotAllowed unless the rule lets the actor at the stored record; the system (None) may. One query."""
    if actor is not None and not rule.holds(actor, record):
        raise NotAllowed(rule, rule.people(record).order_by("pk")[:SOME])


def refuse_texts(values: Mapping[str, object]) -> None:
    """Raise ValidationError for texts that must not be stored (empact.texts), each at its field."""
    if found := {fault.field: ValidationError(fault.text, code=fault.code) for fault in faults(values)}:
        raise ValidationError(found)


def demand_reason(comment: str) -> None:
    """Raise ValidationError when nobody said why."""
    refuse_texts({"comment": comment})
    if not comment.strip():
        raise ValidationError({"comment": _("Say why: it is kept in the history.")})
