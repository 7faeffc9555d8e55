"""What somebody may do with a record besides seeing, moving and editing it: announced, so that it can be explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from empact.words import Words

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Rule


@dataclass(frozen=True, slots=True)
class Right:
    """A deed by its words ("give or end this role"), and the rule by which people may do it with a model's records."""

    label: Words
    model: type[Model]
    rule: Rule
