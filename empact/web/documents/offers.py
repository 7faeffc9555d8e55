"""Which documents a page offers: the kinds announced for its model, in the formats they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from empact.accounts.models import User
from empact.documents.asking import MOST_PARTS
from empact.documents.kinds import DocumentKind, kinds_of

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import Model

    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class Offer:
    """Documents of these records: one request, a part for each.

    `refused` says why there are none now and what to do; `left` how many records of the list are on its other pages.
    """

    kinds: Sequence[DocumentKind]
    records: Sequence[Any]
    refused: str = ""
    left: int = 0


def offer_of(record: Model, reader: Reader) -> Offer | None:
    """Return what can be had of a record that the reader sees. A query for each kind that not all may have."""
    if not isinstance(reader, User):
        return None
    kinds = [kind for kind in kinds_of(type(record)) if kind.who is None or kind.who.holds(reader, record)]
    return Offer(kinds, (record,)) if kinds else None


def offer_of_all(page: Page[Any], reader: Reader) -> Offer | None:
    """Return what can be had of the records that a page of a list shows, if they are several. No query of its own.

    With too many at once it says so: each record is a file, and the workers are everybody's.
    """
    records = list(page)
    if not isinstance(reader, User) or len(records) <= 1:
        return None
    kinds = [kind for kind in kinds_of(type(records[0])) if kind.who is None]
    if not kinds:
        return None
    if len(records) > MOST_PARTS:
        words = _("Documents are made of at most %(most)d records at once. Limit the list by its filters.")
        return Offer(kinds, (), refused=words % {"most": MOST_PARTS})
    return Offer(kinds, records, left=page.paginator.count - len(records))
