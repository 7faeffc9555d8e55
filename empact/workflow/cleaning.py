"""Saving what people wrote: all that is wrong is said at its field, and nothing is half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from empact.history.values import raw_values
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem, of_validation, unstorable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model


def save_clean(record: Model, update_fields: Iterable[str] | None = None) -> None:
    """Save a record that is whole.

    Raises Blocked with a problem per field else: unstorable text, then whatever full_clean finds, constraints too.
    """
    problems: list[Problem] = list(unstorable(raw_values(record)))
    if not problems:
        problems = found_by_cleaning(record)
    if problems:
        raise Blocked(problems)
    record.save(update_fields=update_fields)


def found_by_cleaning(record: Model) -> list[Problem]:
    """Return what full_clean finds. Cost: a query per unique constraint and foreign key."""
    try:
        record.full_clean()
    except ValidationError as error:
        return of_validation(error)
    return []
