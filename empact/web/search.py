"""Search over everything that is announced: words and codes, accents and case aside, only what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.functions import Greatest
from django.urls import NoReverseMatch, reverse

from empact.accounts.rules import Reader
from empact.registry import registry
from empact.web.addresses import address_of
from empact.web.filters import LONGEST_SEARCH, having
from empact.web.public import public_names
from empact.words import Words

SHOWN_OF_EACH = 8
# Below this a word is no misspelling of another.
LIKE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex[M: Model]:
    """Announced: how a model's records are found.

    `fields` are lookups of texts, the most telling first; `order` is the place among the kinds. `codes` returns the
    condition under which a record is the one that was meant by its code ("FA-2026-27", "8.1"). `ordered` returns what
    comes first among those that fit alike; left out, it is the model's own order. `list_name` is the URL name of the
    list that shows all with `?q=`. `name` is what stands behind the code, where the record's own words repeat it.
    """

    model: type[M]
    fields: tuple[str, ...]
    label: Words
    order: int
    codes: Callable[[str], Q] | None = None
    ordered: Callable[[], Sequence[Any]] | None = None
    list_name: str = ""
    note: Callable[[M], object] | None = None
    name: Callable[[M], object] = str


@dataclass(frozen=True, slots=True)
class Hits:
    """What one index found: the first rows, and how many there are."""

    index: SearchIndex[Any]
    rows: Sequence[Any]
    count: int
    list_url: str

    @property
    def lines(self) -> list[tuple[Any, object, object]]:
        """Return the rows, each with its name and the note under it."""
        index = self.index
        return [(row, index.name(row), index.note(row) if index.note else "") for row in self.rows]


def indexes(reader: Reader) -> list[SearchIndex[Any]]:
    """Return the announced indexes in their order; to the public only those whose records have a public page."""
    found = sorted(registry.all(SearchIndex), key=lambda index: index.order)
    return found if reader.is_authenticated else [index for index in found if _is_public(index.model)]


def _is_public(model: type[Model]) -> bool:
    address = address_of(model)
    return address is not None and f"{address.name}-detail" in public_names()


def cleaned(text: str) -> str:
    """Return what can be searched for: one line, without what the database cannot hold, not longer than is useful."""
    return " ".join(text.replace("\0", " ").split())[:LONGEST_SEARCH]


def search(text: str, reader: Reader) -> list[Hits]:
    """Return what every index found, kinds without a hit left out. Two queries per index."""
    text = cleaned(text)
    return [hits for index in indexes(reader) if text and (hits := hits_of(index, text, reader)).count]


def hits_of(index: SearchIndex[Any], text: str, reader: Reader) -> Hits:
    """Return what one index found: what is meant by its code first, then what holds every word, then what is alike."""
    rows: QuerySet[Any] = index.model._default_manager.for_reader(reader)
    coded = index.codes(text) if index.codes else Q(pk__in=[])
    exact = rows.filter(coded | having(text, *index.fields))
    count = exact.count()
    if not count:
        return _alike(index, text, rows)
    ranked = exact.annotate(
        search_rank=Case(
            When(coded, then=Value(0)),
            When(having(text, index.fields[0]), then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
    ).order_by("search_rank", *(index.ordered() if index.ordered else index.model._meta.ordering or ()), "pk")
    return Hits(index, list(ranked[:SHOWN_OF_EACH]), count, _list_url(index, text))


def _alike(index: SearchIndex[Any], text: str, rows: QuerySet[Any]) -> Hits:
    """Return what is spelt nearly so; its list cannot be opened, because lists search for the words themselves."""
    likeness = [TrigramWordSimilarity(text, f"{field}__unaccent") for field in index.fields[:2]]
    alike = rows.annotate(likeness=Greatest(*likeness) if len(likeness) > 1 else likeness[0])
    found = list(alike.filter(likeness__gte=LIKE_ENOUGH).order_by("-likeness", "pk")[:SHOWN_OF_EACH])
    return Hits(index, found, len(found), "")


def _list_url(index: SearchIndex[Any], text: str) -> str:
    if not index.list_name:
        return ""
    try:
        return reverse(index.list_name, query={"q": text})
    except NoReverseMatch:
        return ""
