"""Who sees the rows of a model: announced by the apps, asked by every queryset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from empact.registry import registry

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Rule


@dataclass(frozen=True, slots=True)
class Sight:
    """Who sees the rows of a model."""

    model: type[Model]
    rule: Rule


def sight(model: type[Model]) -> Rule:
    """Return the rule by which rows of the model are seen.

    Raises LookupError when none was announced: nothing is visible by oversight.
    """
    for item in registry.all(Sight):
        if item.model is model:
            return item.rule
    raise LookupError(f"No app announces who sees {model._meta.label}.")
