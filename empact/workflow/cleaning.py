"""Cleaning what people wrote: all that is wrong is said at its field, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from empact.history.values import raw_values
from empact.workflow.errors import Blocked
from empact.workflow.problems import of_validation, unstorable

if TYPE_CHECKING:
    from django.db.models import Model


def clean(record: Model) -> None:
    """Bring the record's values into their own types.

    Cost: a query per unique constraint and foreign key.
    Raises Blocked with a problem per field: text that cannot be stored, or whatever full_clean finds.
    """
    if problems := list(unstorable(raw_values(record))):
        raise Blocked(problems)
    try:
        record.full_clean()
    except ValidationError as error:
        raise Blocked(of_validation(error)) from error
