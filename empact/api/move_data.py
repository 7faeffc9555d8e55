"""Serializers of what a move is told, built from the dataclass that its transition declares."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from django.db.models import Choices, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from empact.workflow.charts import Chart, Transition

MAX_TEXT: Final = 20_000
MAX_ITEMS: Final = 200


class StrictSerializer(serializers.Serializer[Any]):
    """A body in which every key is known: what is not understood is refused, never ignored."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the validated values. Raises ValidationError, unknown keys included."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        known = ", ".join(self.fields) or _("none")
        errors: dict[str, Any] = {
            name[:80]: [
                serializers.ErrorDetail(_("No such field. Known: {known}.").format(known=known), "unknown_field")
            ]
            for name in unknown
        }
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**error.detail, **errors}) from error  # type: ignore[dict-item]
        if errors:
            raise serializers.ValidationError(errors)
        return value


class ChoicesField(serializers.ChoiceField):
    """One value of an enumeration, as its member."""

    def __init__(self, kind: type[Choices], **options: Any) -> None:
        super().__init__(choices=kind.choices, **options)
        self.kind = kind

    def to_internal_value(self, data: Any) -> Any:
        """Return the member."""
        return self.kind(super().to_internal_value(data))


class RecordField(serializers.PrimaryKeyRelatedField[Any]):
    """One of a model's records by its id, among those that the reader may see."""

    def get_queryset(self) -> Any:
        """Return what can be named."""
        rows: Any = super().get_queryset()
        return rows.visible_to(self.context["reader"])


class MomentField(serializers.DateTimeField):
    """A moment; one at the edge of the calendar, which has no time in Brussels, is refused at its field."""

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment. Raises ValidationError for what is none."""
        try:
            return super().to_internal_value(value)
        except OverflowError:
            self.fail("overflow")


_SIMPLE: Final[Mapping[type, Callable[..., serializers.Field[Any, Any, Any, Any]]]] = {
    str: lambda **options: serializers.CharField(max_length=MAX_TEXT, trim_whitespace=True, **options),
    int: lambda **options: serializers.IntegerField(min_value=-(2**31), max_value=2**31 - 1, **options),
    bool: serializers.BooleanField,
    date: serializers.DateField,
    datetime: MomentField,
    Decimal: lambda **options: serializers.DecimalField(max_digits=18, decimal_places=2, **options),
}


def field_of(kind: Any, **options: Any) -> serializers.Field[Any, Any, Any, Any]:
    """Return the serializer field of a type hint.

    Raises TypeError for a type that no move has used yet: say here how it is written in JSON.
    """
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        (inner,) = (part for part in get_args(kind) if part is not types.NoneType)
        return field_of(inner, **options, allow_null=True)
    if origin in {tuple, list}:
        return serializers.ListField(child=field_of(get_args(kind)[0]), max_length=MAX_ITEMS, **options)
    if isinstance(kind, type) and issubclass(kind, Choices):
        return ChoicesField(kind, **options)
    if isinstance(kind, type) and issubclass(kind, Model):
        return RecordField(queryset=kind._default_manager.all(), **options)
    if kind not in _SIMPLE:
        raise TypeError(f"No serializer field is known for {kind}.")
    return _SIMPLE[kind](**options)


def _options(item: Field[Any], kind: Any) -> dict[str, Any]:
    """Return the options of a field: its words from the metadata, and whether it may be left out."""
    required = item.default is MISSING and item.default_factory is MISSING
    options: dict[str, Any] = {"required": required}
    for name, key in (("label", "label"), ("help_text", "help")):
        if key in item.metadata:
            options[name] = item.metadata[key]
    if kind is str and not required:
        options["allow_blank"] = True
    return options


@cache
def data_serializer(kind: type, name: str) -> type[StrictSerializer]:
    """Return the serializer of a move's dataclass; `validated_data` are the arguments of the dataclass."""
    hints = get_type_hints(kind)
    own = {item.name: field_of(hints[item.name], **_options(item, hints[item.name])) for item in fields(kind)}
    doc = (kind.__doc__ or "").split("\n")[0]
    return type(name, (StrictSerializer,), {**own, "__doc__": doc, "__module__": __name__})


def component_name(chart: Chart, transition: Transition) -> str:
    """Return how the schema names the bodies of a move: OAPAdopt."""
    words = "".join(word.capitalize() for word in transition.name.split("_"))
    return f"{chart.model.__name__}{words}"


def body_serializer(chart: Chart, transition: Transition) -> type[StrictSerializer]:
    """Return the serializer of the body of a move: its data, where it takes any, and a comment."""
    return _body(component_name(chart, transition), transition)


@cache
def _body(name: str, transition: Transition) -> type[StrictSerializer]:
    return type(f"{name}Move", (StrictSerializer,), {**_common(transition, name), "__module__": __name__})


def bulk_serializer(chart: Chart, transition: Transition) -> type[StrictSerializer]:
    """Return the serializer of the body of a bulk move: the records and what was seen of each, data, comment."""
    return _bulk(component_name(chart, transition), transition)


@cache
def _bulk(name: str, transition: Transition) -> type[StrictSerializer]:
    items: Any = serializers.ListSerializer(child=BulkItem(), allow_empty=False, max_length=MAX_ITEMS)
    own = {"items": items, **_common(transition, name)}
    return type(f"{name}BulkMove", (StrictSerializer,), {**own, "__module__": __name__})


def _common(transition: Transition, name: str) -> dict[str, Any]:
    own: dict[str, Any] = {}
    if transition.data is not None:
        kind = data_serializer(transition.data, f"{name}Data")
        needed = any(field.required for field in kind().fields.values())
        own["data"] = kind(required=needed)
    own["comment"] = serializers.CharField(
        required=transition.comment_required,
        allow_blank=not transition.comment_required,
        max_length=MAX_TEXT,
        help_text=gettext_lazy("Why; it stands in the history."),
    )
    return own


class BulkItem(StrictSerializer):
    """One record of a bulk move."""

    id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    if_match = serializers.RegexField(
        r'^"?[0-9]{1,9}"?$', help_text=gettext_lazy("The version or content that was seen, as in If-Match.")
    )


SAMPLES: Final[Mapping[str, Any]] = {
    "document_number": "ST 16120/25 INIT",
    "if_match": '"12"',
    "id": 1,
    "code": "FA-2026-27/8.1",
    "comment": "",
}
# Of records that are named by their code.
CODES: Final[Mapping[str, str]] = {"country": "FR", "measure": "arrests", "criterion": "effectiveness"}


def sample(body: Any) -> Any:
    """Return a body to begin with, for the description of the API."""
    if isinstance(body, serializers.ListSerializer | serializers.ListField):
        return [sample(body.child)]
    if isinstance(body, serializers.Serializer):
        return {name: sample(field) for name, field in body.fields.items()}
    if isinstance(body, serializers.ChoiceField):
        return next(iter(body.choices))
    if isinstance(body, serializers.DateTimeField):
        return "2025-12-01T17:00:00+01:00"
    if isinstance(body, serializers.DateField):
        return "2025-12-01"
    if isinstance(body, serializers.BooleanField):
        return True
    if isinstance(body, serializers.SlugRelatedField):
        return CODES.get(body.field_name or "", "…")
    if body.field_name == "comment" and body.required:
        return str(_("Why"))
    return SAMPLES.get(body.field_name or "", "…" if isinstance(body, serializers.CharField) else 1)


def described(transition: Transition, chart: Chart) -> list[dict[str, Any]]:
    """Return what a move wants to be told, field by field, for those who build a form from it."""
    if transition.data is None:
        return []
    kind = data_serializer(transition.data, f"{component_name(chart, transition)}Data")
    return [_described(name, field) for name, field in kind().fields.items()]


_TYPES: Final[tuple[tuple[type, str], ...]] = (
    (serializers.ChoiceField, "choice"),
    (serializers.BooleanField, "boolean"),
    (serializers.DateTimeField, "date-time"),
    (serializers.DateField, "date"),
    (serializers.IntegerField, "integer"),
    (serializers.DecimalField, "decimal"),
    (serializers.ListField, "list"),
    (serializers.CharField, "string"),
    (RecordField, "id"),
)


def _described(name: str, field: Any) -> dict[str, Any]:
    # Other fields have choices too, but those of a record are all records.
    known = field.choices if isinstance(field, serializers.ChoiceField) else {}
    choices = [{"value": value, "label": str(label)} for value, label in known.items()]
    return {
        "name": name,
        "type": next(text for kind, text in _TYPES if isinstance(field, kind)),
        "label": str(field.label or name.replace("_", " ").capitalize()),
        "help": str(field.help_text or ""),
        "required": field.required,
        "choices": choices,
    }
