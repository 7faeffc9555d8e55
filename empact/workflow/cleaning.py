"""Cleaning and saving what people wrote: all that is wrong is said at its field, and never as a crash."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from empact.history.values import raw_values
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem, of_texts, of_validation, prose_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.db.models import Model

# EMPACT knows nothing older than this, and plans nothing later.
EARLIEST, LATEST = 1950, 2100


def clean(record: Model, *, of: Collection[str] | None = None) -> None:
    """Bring the record's values into their own types.

    `of` are the fields that a person has changed; None for a new record, of which everything is new.
    Cost: as `faults_of`. Raises Blocked with a problem per field: text that must not be stored, or what it finds.
    """
    typed = {name: value for name, value in raw_values(record).items() if of is None or name in of}
    if found := of_texts(typed, prose_of(type(record))) or _far_off(typed) or faults_of(record, of=of):
        raise Blocked(found)


def _far_off(values: Mapping[str, Any]) -> list[Problem]:
    """Find days of a slip of the pen; one of the year 1 cannot even be told in another time zone."""
    text = _("Enter a day between {first} and {last}.").format(first=EARLIEST, last=LATEST)
    days = ((name, value) for name, value in values.items() if isinstance(value, date))
    return [Problem("day_far_off", text, name) for name, day in days if not EARLIEST <= day.year <= LATEST]


def faults_of(record: Model, *, of: Collection[str] | None = None) -> list[Problem]:
    """Return what full_clean finds wrong with the record since the fields `of` were changed; None: with all of it.

    What stood wrong elsewhere before is left out (a goal removed since, a rule stricter since): it must not keep a
    person from changing what they came for. Cost: a query per unique constraint and foreign key; as many again, and
    one, when something is wrong.
    """
    found = _all_faults(record)
    if not found or of is None:
        return found
    before = _all_faults(type(record)._base_manager.get(pk=record.pk))
    return [problem for problem in found if problem.field in of or problem not in before]


def _all_faults(record: Model) -> list[Problem]:
    try:
        record.full_clean()
    except ValidationError as error:
        return of_validation(error)
    return []


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
