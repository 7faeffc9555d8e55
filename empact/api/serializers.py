"""What every record of the API has, and how the records nested in it are limited to what the reader may see.

A serializer names its model, its fields and the parents that its own code needs; what is nested is declared with
`one` and `each`, and fetched by one query each, through `visible_to`. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import Any, ClassVar, Self

from django.db.models import FETCH_PEERS, Model, Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from empact.accounts.rules import Reader

# What follows the fields of its own in every record.
RECORD_FIELDS = ("standing", "source", "version", "updated_at")
# The fields of each serializer, never bound to one: what is handed out are copies.
_FIELDS: dict[type[serializers.BaseSerializer[Any]], dict[str, Any]] = {}


@extend_schema_field(str)
class CodeField(serializers.Field[Any, Any, str, Any]):
    """The public code of a record without a column for it: CodeField("{row.oap.code}/{row.number}", "The plan’s …")."""

    def __init__(self, pattern: str, words: str) -> None:
        super().__init__(source="*", read_only=True, help_text=words)
        self.pattern = pattern

    def to_representation(self, value: Any) -> str:
        """Return the code of the row."""
        return self.pattern.format(row=value)


class RecordSerializer(serializers.ModelSerializer[Any]):
    """A record, or one nested in another. Read only.

    `select` are the to-one parents whose columns the record's own fields read (its code, say): they are fetched
    with it, whoever reads, and are never shown as records by that.
    """

    select: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, only: Collection[str] | None = None, lookup: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = only
        self.lookup = lookup

    @classmethod
    def one(cls, lookup: str, **kwargs: Any) -> Self:
        """Return the field of a record at a to-one lookup path; null when there is none that the reader may see."""
        return cls(source=_seen(lookup), lookup=lookup, read_only=True, allow_null=True, **kwargs)

    @classmethod
    def each(cls, lookup: str, **kwargs: Any) -> Any:
        """Return the field of the records at a to-many lookup path, those the reader may see, in their own order."""
        return cls(source=_seen(lookup), lookup=lookup, read_only=True, many=True, **kwargs)

    @classmethod
    def record_model(cls) -> type[Model]:
        """Return the model of the rows."""
        model: type[Model] = cls.Meta.model
        return model

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of all fields, in the order of the answer."""
        return tuple(cls.Meta.fields)

    @classmethod
    def visible_rows(cls, reader: Reader) -> QuerySet[Any]:
        """Return the rows of the model that the reader may see."""
        rows: QuerySet[Any] = cls.record_model()._default_manager.visible_to(reader)  # type: ignore[attr-defined]
        return rows

    @classmethod
    def rows(cls, reader: Reader, only: Collection[str] | None = None) -> QuerySet[Any]:
        """Return the rows that the reader may see with all that the fields read. One query per nested field."""
        lookups = [
            Prefetch(nested.lookup, queryset=type(nested).rows(reader), to_attr=_seen(nested.lookup).split(".")[-1])
            for nested in cls.nested(only)
        ]
        rows = cls.visible_rows(reader).prefetch_related(*lookups).fetch_mode(FETCH_PEERS)
        return rows.select_related(*cls.select) if cls.select else rows

    @classmethod
    def nested(cls, only: Collection[str] | None) -> Iterator[RecordSerializer]:
        """Yield the serializers of the nested records, as they were declared, of the fields that were asked for."""
        for name, field in cls._declared_fields.items():
            inner = field.child if isinstance(field, serializers.ListSerializer) else field
            if isinstance(inner, RecordSerializer) and (only is None or name in only):
                yield inner

    def get_fields(self) -> dict[str, Any]:
        """Return the fields that were asked for, every one when nothing was.

        What they are is worked out once for each class: a record has thirty, and to ask its model took a millisecond.
        """
        cls = type(self)
        if cls not in _FIELDS:
            _FIELDS[cls] = super().get_fields()
        known = _FIELDS[cls].items()
        return {name: deepcopy(field) for name, field in known if self.only is None or name in self.only}


def _seen(lookup: str) -> str:
    """Return where the limited records of a lookup path are kept: beside the relation, never in its cache."""
    *way, last = lookup.split("__")
    return ".".join([*way, f"seen_{last}"])
