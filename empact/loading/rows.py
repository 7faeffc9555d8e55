"""Put rows of reference files into their tables; safe to repeat, and never over what a person changed.

A row that is not there is made; one that still has the values last loaded takes the file's values; one that a
person changed since, or removed, is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, ForeignKey, Model

from empact.loading.models import LoadedRecord

type Values = Mapping[str, Any]
type Key = tuple[object, ...]


@dataclass(slots=True)
class Tally:
    """What became of the rows of one kind."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    left_as_changed_here: int = 0
    left_as_removed_here: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        parts = {name.replace("_", " "): getattr(self, name) for name in self.__slots__}
        return ", ".join(f"{number} {name}" for name, number in parts.items() if number) or "nothing"


@dataclass(frozen=True, slots=True)
class Kept[M: Model]:
    """The rows of one kind as they stand after loading, by their key; and those made just now."""

    rows: dict[Key, M]
    made: list[M]

    def get(self, *key: object) -> M | None:
        """Return the row with that key; None when a person removed it."""
        return self.rows.get(tuple(_key_part(part) for part in key))

    def __or__(self, other: Kept[M]) -> Kept[M]:
        return Kept(self.rows | other.rows, [*self.made, *other.made])


@dataclass(slots=True)
class Shelf:
    """One run of loading: counts what became of every kind of record."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    @property
    def total(self) -> Tally:
        """Return the sum over all kinds."""
        return sum(self.tallies.values(), Tally())

    def keep[M: Model](
        self,
        model: type[M],
        rows: Iterable[Values],
        *,
        key: Sequence[str],
        make: Callable[[list[M]], object] | None = None,
    ) -> Kept[M]:
        """Bring the rows into the model's table. Four statements, and one for each row that changes.

        `key` names the fields that tell the rows apart; `make` inserts new rows another way than by bulk_create.
        A row whose parent is None, because a person removed the parent, is left out. A status is given to new rows
        only: after that it is set by moves.
        """
        tally = self.tallies.setdefault(model._meta.label_lower, Tally())
        wanted = {_key_of(model, values, key): values for values in rows if not _lacks_parent(model, values)}
        there = _rows_there(model, wanted.values(), key)
        known = {record.key: record for record in LoadedRecord.objects.filter(kind=model._meta.label_lower)}
        made: dict[Key, M] = {}
        for found_key, values in wanted.items():
            record = known.get(_key_text(found_key))
            row = there.get(found_key)
            if row is not None:
                _bring_up_to_date(row, _loaded(values), record, tally)
            elif record is not None:
                tally.left_as_removed_here += 1
            else:
                made[found_key] = model(**values)
        if made:
            (make or model._default_manager.bulk_create)(list(made.values()))
        tally.made += len(made)
        LoadedRecord.objects.bulk_create(
            LoadedRecord(
                kind=model._meta.label_lower,
                key=_key_text(found_key),
                fields=sorted(_loaded(wanted[found_key])),
                digest=digest(row, _loaded(wanted[found_key])),
            )
            for found_key, row in made.items()
        )
        return Kept(rows=there | made, made=list(made.values()))


def _loaded(values: Values) -> Values:
    return {name: value for name, value in values.items() if name != "status"}


def _bring_up_to_date(row: Model, values: Values, record: LoadedRecord | None, tally: Tally) -> None:
    """Give the row the file's values, unless a person changed it since it was loaded."""
    if record is None or digest(row, record.fields) != record.digest:
        tally.left_as_changed_here += 1
        return
    candidate = type(row)(**values)
    if sorted(values) == record.fields and digest(candidate, values) == record.digest:
        tally.unchanged += 1
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    record.fields, record.digest = sorted(values), digest(row, values)
    record.save(update_fields=["fields", "digest"])
    tally.changed += 1


def digest(row: Model, names: Iterable[str]) -> str:
    """Return the SHA-256 of the row's values of these fields."""
    values = {name: _plain(row._meta.get_field(name), row) for name in names}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(column: Any, row: Model) -> Any:
    value = column.to_python(getattr(row, column.attname))
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(column, ArrayField):
        return [str(item) for item in value]
    return str(value)


def _lacks_parent(model: type[Model], values: Values) -> bool:
    """Tell whether a foreign key that must not be empty is None."""
    columns = {column.name: column for column in model._meta.get_fields() if isinstance(column, Field)}
    return any(value is None and not columns[name].null for name, value in values.items())


def _key_part(part: object) -> object:
    return part.pk if isinstance(part, Model) else part


def _key_of(model: type[Model], values: Values, key: Sequence[str]) -> Key:
    found = tuple(_key_part(values.get(name)) for name in key)
    if not any(found):
        raise ValueError(f"{model._meta.label}: a row without any of {', '.join(key)}")
    return found


def _key_text(key: Key) -> str:
    return " / ".join(str(part) for part in key)


def _rows_there[M: Model](model: type[M], wanted: Iterable[Values], key: Sequence[str]) -> dict[Key, M]:
    """Return the stored rows with these keys. One query, a little wider than the keys when a key has several parts."""
    rows = list(wanted)
    conditions = {
        f"{name}__in": [part for part in {_key_part(row.get(name)) for row in rows} if part is not None]
        for name in key
        if all(row.get(name) is not None for row in rows)
    }
    found: dict[Key, M] = {}
    for row in model._default_manager.filter(**conditions):
        attributes = (_attribute(model, name) for name in key)
        found[tuple(getattr(row, attribute) for attribute in attributes)] = row
    return found


def _attribute(model: type[Model], name: str) -> str:
    column = model._meta.get_field(name)
    return column.attname if isinstance(column, ForeignKey) else name
