"""What changed, in words: "raised the target from 150 to 200".

Two sides are compared: the before and after of an entry, or two snapshots. Field names, choices, dates and numbers are
written as the model's own fields say; nested records (pictures) are matched by their kind and key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model
from django.utils import formats, timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from empact.history.values import Plain

# What names a record in a snapshot.
NOT_TOLD = frozenset({"record", "id", "label"})
LONG_TEXT = 80


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: `phrase` says it ("raised the target from 150 to 200"); `where` names the nested records."""

    field: str
    label: str
    phrase: str
    before: Plain
    after: Plain
    where: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " – ".join((*self.where, self.phrase))


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], model: type[Model] | None = None, *, of: str = ""
) -> list[Difference]:
    """Return what differs between two sides, in the order of their fields.

    `of` names the record in each phrase. Without a model the fields read as they are written.
    """
    return list(_compare(before, after, model, of, ()))


def _compare(
    before: Mapping[str, Any], after: Mapping[str, Any], model: type[Model] | None, of: str, where: tuple[str, ...]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if name in NOT_TOLD or _same(old, new):
            continue
        if is_pictures(old) or is_pictures(new):
            yield from _compare_pictures(name, old or [], new or [], where)
            continue
        field = _field(model, name)
        label = _label(field, name)
        told = _("{field} of {record}").format(field=label, record=of) if of else label
        yield Difference(name, label, _phrase(told, field, old, new), old, new, where)


def _same(old: Any, new: Any) -> bool:
    """Compare two values; related records by key, for their label may have been rewritten."""
    if _is_reference(old) and _is_reference(new):
        return bool(old["id"] == new["id"])
    return bool((old or None) == (new or None)) and isinstance(old, bool) == isinstance(new, bool)


def _is_reference(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"id", "label"}


def is_pictures(value: Any) -> bool:
    """Tell whether the value of a snapshot is a list of records."""
    return (
        bool(value)
        and isinstance(value, list)
        and all(isinstance(item, Mapping) and "record" in item for item in value)
    )


def _compare_pictures(name: str, old: list[Any], new: list[Any], where: tuple[str, ...]) -> Iterator[Difference]:
    before = {(item["record"], item["id"]): item for item in old}
    after = {(item["record"], item["id"]): item for item in new}
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one and other:
            yield from _compare(one, other, model_of(key[0]), "", (*where, _title(other)))
        elif one:
            yield Difference(name, _title(one), _("removed {record}").format(record=_title(one)), one, None, where)
        elif other:
            yield Difference(name, _title(other), _("added {record}").format(record=_title(other)), None, other, where)


def model_of(kind: str) -> type[Model] | None:
    """Return the model of a kind; None for one that the software does not know any more."""
    try:
        return apps.get_model(kind)
    except LookupError:
        return None


def _title(item: Mapping[str, Any]) -> str:
    model = model_of(str(item["record"]))
    return f"{model._meta.verbose_name} {item['label']}" if model else str(item["label"])


def _field(model: type[Model] | None, name: str) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _label(field: Field[Any, Any] | None, name: str) -> str:
    return str(field.verbose_name) if field else name.replace("_", " ")


def _phrase(told: str, field: Field[Any, Any] | None, old: Any, new: Any) -> str:
    if isinstance(old, list) or isinstance(new, list):
        return _phrase_of_lists(told, old or [], new or [])
    one, other = _value(field, old), _value(field, new)
    words = {"field": told, "before": shown(field, one), "after": shown(field, other)}
    if _is_long(one) or _is_long(other):
        return _verb_of_text(one, other).format(**words)
    if _is_empty(one):
        return _("set the {field} to {after}").format(**words)
    if _is_empty(other):
        return _("cleared the {field}, which was {before}").format(**words)
    return _verb_of_change(one, other).format(**words)


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and (len(value) > LONG_TEXT or "\n" in value)


def _verb_of_text(one: Any, other: Any) -> str:
    if not one:
        return _("wrote the {field}")
    return _("rewrote the {field}") if other else _("cleared the {field}")


def _verb_of_change(one: Any, other: Any) -> str:
    number = (int, Decimal)
    if isinstance(one, number) and isinstance(other, number) and not isinstance(one, bool):
        return (
            _("raised the {field} from {before} to {after}")
            if other > one
            else _("lowered the {field} from {before} to {after}")
        )
    if isinstance(one, date) and isinstance(other, date):
        return _("moved the {field} from {before} to {after}")
    return _("changed the {field} from {before} to {after}")


def _phrase_of_lists(told: str, old: list[Any], new: list[Any]) -> str:
    added = [shown(None, item) for item in new if item not in old]
    removed = [shown(None, item) for item in old if item not in new]
    parts = []
    if added:
        parts.append(_("added {items} to the {field}").format(items=", ".join(added), field=told))
    if removed:
        parts.append(_("removed {items} from the {field}").format(items=", ".join(removed), field=told))
    return _(" and ").join(parts) or _("put the {field} in another order").format(field=told)


def _value(field: Field[Any, Any] | None, value: Any) -> Any:
    """Return the kept value as the field's own type, so that numbers and dates compare as such."""
    if value is None or field is None or isinstance(value, Mapping | bool):
        return value
    try:
        return field.to_python(value)
    except ValidationError:
        return value


def told_value(model: type[Model] | None, name: str, value: Any) -> str:
    """Return a kept value of a field in words: a choice as it is read, a date as it is written."""
    field = _field(model, name)
    if field is not None and (base := getattr(field, "base_field", None)) is not None:
        field = base
    return shown(field, _value(field, value))


def shown(field: Field[Any, Any] | None, value: Any) -> str:
    """Return a value for a sentence."""
    if isinstance(value, Mapping):
        return str(value.get("label", ""))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return formats.date_format(value, "j F Y")
    if isinstance(value, int | Decimal):
        return formats.number_format(_without_zeros(value), use_l10n=True, force_grouping=True)
    choices = dict(field.flatchoices) if field else {}
    return str(choices.get(value, value))


def _without_zeros(value: int | Decimal) -> int | Decimal:
    return int(value) if value == value.__trunc__() else value
