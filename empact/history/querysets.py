"""Every way entries and frozen versions are fetched."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from empact.history.naming import kind_of, root_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from empact.history.models import Entry, FrozenVersion


class EntryQuerySet(models.QuerySet["Entry"]):
    """Ways to fetch entries."""

    def of(self, record: models.Model) -> Self:
        """Return what was done to the record itself, moves along with its root included, newest first."""
        along = {"along": [{"kind": kind_of(record), "id": record.pk}]}
        return self.under(record).filter(Q(kind=kind_of(record), record_id=record.pk) | Q(detail__contains=along))

    def under(self, record: models.Model) -> Self:
        """Return what was done to the aggregate of the record: its root and all that lies under it."""
        kind, key = root_key(record)
        return self.filter(root_kind=kind, root_id=key)

    def under_any(self, roots: Iterable[tuple[str, int]]) -> Self:
        """Return what was done to the aggregates of these roots, given as kind and key."""
        return self.filter(reduce(or_, (Q(root_kind=kind, root_id=key) for kind, key in roots), Q(pk__in=[])))

    def since_version(self, record: models.Model, version: int) -> Self:
        """Return what was done to the record after somebody saw this version of it."""
        return self.filter(kind=kind_of(record), record_id=record.pk, version__gt=version)

    def since_content(self, record: models.Model, content: int) -> Self:
        """Return what was done to the record's aggregate after somebody saw this content of it."""
        return self.under(record).filter(content__gt=content)


class FrozenVersionQuerySet(models.QuerySet["FrozenVersion"]):
    """Ways to fetch frozen versions."""

    def of(self, record: models.Model) -> Self:
        """Return the versions of the record, newest first."""
        return self.filter(kind=kind_of(record), record_id=record.pk)
