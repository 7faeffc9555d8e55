"""Cleaning and saving what people wrote: all that is wrong is said at its field, and never as a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from empact.history.values import raw_values
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem, of_validation, unstorable

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def save(record: Model, update_fields: Iterable[str] | None = None) -> None:
    """Save the record. Cost: a savepoint besides the statement.

    Raises Blocked when a constraint of the database refuses: a move's effect broke it, or another writer was quicker.
    """
    try:
        with transaction.atomic():
            record.save(update_fields=update_fields)
    except IntegrityError as error:
        if (problem := _of_constraint(record, error)) is None:
            raise
        raise Blocked([problem]) from error


def _of_constraint(record: Model, error: IntegrityError) -> Problem | None:
    """Return what the broken constraint says; None when it is none of the model's, which is a fault of the program."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for constraint in record._meta.constraints:
        if constraint.name == name:
            text = str(constraint.get_violation_error_message())
            return Problem(constraint.violation_error_code or "constraint", text)
    for field in record._meta.local_concrete_fields:
        if field.unique and f"_{field.column}_" in str(name):
            text = _("Another record has this {field} already.")
            return Problem("unique", text.format(field=field.verbose_name), field=field.name)
    return None
