"""Which entries of the history a reader may read: a history tells no more than the pages do."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q

from empact.accounts.rules import Reader
from empact.accounts.sights import Sight
from empact.history.naming import kind_of, root_model
from empact.history.records import Record
from empact.registry import registry


def readable(user: Reader, root: Model) -> Q:
    """Return, over entries, those about records under the root that the reader may see, and about removed ones."""
    found = Q()
    for model in models_under(type(root)):
        rows = model._default_manager.visible_to(user).values("pk")  # type: ignore[attr-defined]
        gone = ~Exists(model._base_manager.filter(pk=OuterRef("record_id")))
        found |= Q(Q(record_id__in=rows) | Q(gone), kind=kind_of(model))
    return found


def models_under(root: type[Model]) -> Iterator[type[Model]]:
    """Yield the root's model and those whose records lie under it, as far as somebody is said to see them."""
    seen = {item.model for item in registry.all(Sight)}
    for model in apps.get_models():
        if issubclass(model, Record) and model in seen and root_model(model) is root:
            yield model
