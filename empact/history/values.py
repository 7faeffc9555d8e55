"""Values as history keeps them: JSON with decimals as text, ISO dates, NFC text, and labels beside keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Model, QuerySet
from django.utils.functional import Promise

from empact.history.naming import label_of

type Plain = str | int | bool | list[Plain] | dict[str, Plain] | None

# RFC 8785 writes numbers as JavaScript does; beyond this an integer would lose digits.
LARGEST_INTEGER = 2**53 - 1


def plain(value: Any) -> Plain:
    """Return the value as history keeps it; numbers with a fraction become text, a record its key and label.

    Raises TypeError for a type that has no agreed form, ValueError for two keys that are one after normalisation.
    """
    if value is None or isinstance(value, bool):
        return value
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return form(value)
    raise TypeError(f"History has no form for {type(value).__name__}.")


def _text(value: Any) -> str:
    return unicodedata.normalize("NFC", str(value))


def _integer(value: int) -> Plain:
    return value if abs(value) <= LARGEST_INTEGER else str(value)


def _decimal(value: Decimal | float) -> str:
    return format(Decimal(str(value)), "f")


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _record(value: Model) -> Plain:
    return {"id": value.pk, "label": _text(label_of(value))}


def _plain_mapping(value: Mapping[Any, Any]) -> dict[str, Plain]:
    found = {unicodedata.normalize("NFC", str(key)): plain(item) for key, item in value.items()}
    if len(found) != len(value):
        raise ValueError("Two keys are the same after normalisation.")
    return found


def _plain_list(value: Iterable[Any]) -> list[Plain]:
    return [plain(item) for item in value]


# The first that fits, so a kind stands before the kinds it is a kind of.
_FORMS: tuple[tuple[type | tuple[type, ...], Callable[[Any], Plain]], ...] = (
    (Enum, lambda value: plain(value.value)),
    (int, _integer),
    ((str, Promise, UUID), _text),
    ((Decimal, float), _decimal),
    (datetime, _instant),
    ((date, time), lambda value: value.isoformat()),
    (Model, _record),
    (Mapping, _plain_mapping),
    ((list, tuple, QuerySet), _plain_list),
)


def value_of(record: Model, name: str) -> Plain:
    """Return a field of a record as history keeps it. One query for a relation that is not loaded."""
    return plain(getattr(record, name))


def values_of(record: Model, names: Iterable[str]) -> dict[str, Plain]:
    """Return fields of a record as history keeps them, in the order asked for."""
    return {name: value_of(record, name) for name in names}


def raw_values(record: Model) -> dict[str, Any]:
    """Return the stored columns of a record by field name, keys instead of related records. No query."""
    return {field.name: getattr(record, field.attname) for field in record._meta.concrete_fields}


def changed_fields(record: Model, before: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields that differ from the raw values of before."""
    return [name for name, value in raw_values(record).items() if value != before[name]]


def told(model: type[Model], raw: Mapping[str, Any]) -> dict[str, Plain]:
    """Return raw values as history keeps them. One query for each key of another record, for its label."""
    return {name: _told(model, name, value) for name, value in raw.items()}


def _told(model: type[Model], name: str, value: Any) -> Plain:
    field = model._meta.get_field(name)
    if value is None or not isinstance(field, ForeignKey):
        return plain(value)
    return plain(field.related_model._base_manager.filter(pk=value).first() or {"id": value, "label": str(value)})


def told_of(record: Model) -> dict[str, Plain]:
    """Return what a new record says: every field that is not empty and not the database's own."""
    names = (field.name for field in record._meta.concrete_fields if field.editable and not field.primary_key)
    return {name: value for name, value in values_of(record, names).items() if value not in (None, "", [])}
