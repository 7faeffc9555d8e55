"""Which documents a page offers: the kinds announced for its model, in the formats they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empact.accounts.models import User
from empact.documents.asking import MOST_PARTS
from empact.documents.kinds import DocumentKind, kinds_of

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class Offer:
    """Documents of these records: one request, a part for each."""

    kinds: Sequence[DocumentKind]
    records: Sequence[Any]


def offer_of(record: Model, reader: Reader) -> Offer | None:
    """Return what can be had of a record that the reader sees. A query for each kind that not all may have."""
    if not isinstance(reader, User):
        return None
    kinds = [kind for kind in kinds_of(type(record)) if kind.who is None or kind.who.holds(reader, record)]
    return Offer(kinds, (record,)) if kinds else None


def offer_of_all(model: type[Model], records: Sequence[Any], reader: Reader) -> Offer | None:
    """Return what can be had of the records of a list at once, if they are several and not too many. No query."""
    if not isinstance(reader, User) or not 1 < len(records) <= MOST_PARTS:
        return None
    kinds = [kind for kind in kinds_of(model) if kind.who is None]
    return Offer(kinds, records) if kinds else None
