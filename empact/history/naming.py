"""How history names records: by kind, key and a label that never is a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import ForeignKey

if TYPE_CHECKING:
    from django.db.models import Model

LABEL_LENGTH = 250


def kind_of(record: Model | type[Model]) -> str:
    """Return how entries name the kind of a record: "oaps.oap"."""
    label: str = record._meta.label_lower
    return label


def label_of(record: Model) -> str:
    """Return how entries name a record: its post for a person, else its text."""
    return str(getattr(record, "post_label", None) or record)[:LABEL_LENGTH]


def root_key(record: Model) -> tuple[str, int]:
    """Return the kind and key of the record's root; the record's own when it is its own root.

    Cost: one query when the root is more than one step up and the step between is not loaded.
    """
    path = getattr(record, "root_path", "")
    if not path:
        return kind_of(record), record.pk
    *between, last = path.split("__")
    for step in between:
        record = getattr(record, step)
    field = record._meta.get_field(last)
    if not isinstance(field, ForeignKey):
        raise TypeError(f"{field} is not a foreign key; a root is reached by foreign keys.")
    return kind_of(field.related_model), getattr(record, field.attname)


def root_model(model: type[Model]) -> type[Model]:
    """Return the model of the root of a model's rows: itself when they are their own."""
    path = getattr(model, "root_path", "")
    for step in path.split("__") if path else ():
        field = model._meta.get_field(step)
        if not isinstance(field, ForeignKey):
            raise TypeError(f"{field} is not a foreign key; a root is reached by foreign keys.")
        model = field.related_model
    return model
