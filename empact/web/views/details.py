"""The page of one record, by declaration.

    class FindingDetail(DetailPage[Finding]):
        address = FINDING
        facts = (Facts("", ("criterion", "priority")), Facts(_("Finding"), ("text", "evidence")))
        related = (Related(_("Recommendations"), rows=lambda finding, user: ..., table=RECOMMENDATIONS),)

Tabs are `parts`: each has an address of its own (`?tab=`). The history has a page of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Model, QuerySet, Window
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from empact.accounts.rules import Reader
from empact.lineage.links import Neighbours, after, before
from empact.registry import registry
from empact.web.addresses import address_of
from empact.web.deeds import deeds_of
from empact.web.documents.offers import offer_of
from empact.web.panels import panels
from empact.web.parts import Button, Tab, TurnBox, beside
from empact.web.tables import Listing, Table
from empact.web.turns import is_charted, steps_of, turn_box
from empact.web.values import escaped, label_of_path, shown
from empact.web.views.base import RecordPage, WebRequest
from empact.words import Words
from empact.workflow.situation import Situation, situation

OVERVIEW = "overview"
NEAR = 8


@dataclass(frozen=True, slots=True)
class Fact[M: Model]:
    """A label and its value; `value` draws what is no field of the record."""

    name: str
    label: Words = ""
    value: Callable[[M], object] | None = None

    def head(self, model: type[Model]) -> str:
        """Return the label given, or the field's name."""
        return str(self.label) if self.label else label_of_path(model, self.name)

    def draw(self, record: M, reader: Reader) -> SafeString:
        """Return the value as HTML; nothing known is nothing, nor is another record that the reader may not see."""
        if self.value is not None:
            return escaped(self.value(record) or "")
        return shown(record, self.name) if self.is_seen(record, reader) else escaped("")

    def is_seen(self, record: M, reader: Reader) -> bool:
        """Tell whether the reader may be told the value. One query where it is a record with pages of its own."""
        value = getattr(record, self.name, None)
        address = address_of(value) if isinstance(value, Model) else None
        return address is None or address.rows(reader).filter(pk=value.pk).exists()  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Facts[M: Model]:
    """Facts under one head. A name stands for its field. Facts without a value are left out unless `keep_empty`."""

    title: Words
    items: tuple[Fact[M] | str, ...]
    keep_empty: bool = False

    def draw(self, record: M, reader: Reader) -> list[tuple[str, SafeString]]:
        """Return label and value of each fact, as the reader may know it."""
        facts = (item if isinstance(item, Fact) else Fact(item) for item in self.items)
        drawn = ((fact.head(type(record)), fact.draw(record, reader)) for fact in facts)
        return [(label, value) for label, value in drawn if value or self.keep_empty]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related[M: Model]:
    """A list of other records on the page: `rows(record, user)` returns those the reader may see.

    It shows the first ones; `whole(record)` is the address of the list that has them all.
    """

    title: Words
    rows: Callable[[M, Reader], QuerySet[Any]]
    table: Table[Any]
    name: str = ""
    whole: Callable[[M], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part[M: Model]:
    """A tab. It shows `facts` and `related`, or a list (`table` and `rows`), or a `template` with its `context`.

    `count` is the number beside its label, `shown_to` hides it from readers it is not for.
    """

    name: str
    label: Words
    facts: tuple[Facts[M], ...] = ()
    related: tuple[Related[M], ...] = ()
    table: Table[Any] | None = None
    rows: Callable[[M, Reader], QuerySet[Any]] | None = None
    template: str = ""
    context: Callable[[DetailPage[M]], Mapping[str, Any]] | None = None
    count: Callable[[DetailPage[M]], int | None] | None = None
    alert: bool = False
    shown_to: Callable[[Reader], bool] | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The records at the other end of one link of the chain, the first few of them."""

    label: Words
    records: list[Any]
    count: int
    url: str

    @classmethod
    def of(cls, record: Model, found: Neighbours) -> Near:
        """Fetch them, with how many there are and where all of them are listed. One query."""
        records = list(found.records.annotate(near_count=Window(Count("pk")))[:NEAR])
        count = records[0].near_count if records else 0
        return cls(found.label, records, count, neighbours_url(record, found) if count > NEAR else "")


def neighbours_url(record: Model, found: Neighbours) -> str:
    """Return the address of the list of all records at the other end of a link."""
    kind = record._meta.label_lower.replace(".", "-")
    return reverse("neighbours", args=[kind, record.pk, found.link.code, found.direction])


@dataclass(frozen=True, slots=True, eq=False)
class PartOf[M: Model]:
    """Announced: a tab that an upper floor adds to the page of a lower record, after the page's own."""

    model: type[M]
    part: Part[M]
    order: int = 50


def parts_of(model: type[Model]) -> tuple[Part[Any], ...]:
    """Return the tabs announced for a model's pages, in their order."""
    announced = (item for item in registry.all(PartOf) if item.model is model)
    return tuple(item.part for item in sorted(announced, key=lambda item: item.order))


class DetailPage[M: Model](RecordPage[M]):
    """A record's page: head, way, whose turn it is, tabs.

    Without `parts` there is one tab with `facts` and `related`. With `chain` what the record follows from and what
    follows from it stand beside the facts: a query for each announced link.
    """

    template_name = "web/detail.html"
    facts: tuple[Facts[M], ...] = ()
    related: tuple[Related[M], ...] = ()
    parts: tuple[Part[M], ...] = ()
    has_history = True
    chain = False

    def heading(self) -> object:
        """Return the title of the page."""
        return self.address.title(self.record)

    def kicker(self) -> object:
        """Return what the record is: "OAP", or with its number "Finding 3"."""
        return capfirst(str(self.record._meta.verbose_name))

    def meta(self) -> Sequence[object]:
        """Return the short facts under the title, each as text or HTML."""
        return ()

    def actions(self) -> Sequence[Button]:
        """Return the buttons in the head, besides moves and edit."""
        return ()

    @cached_property
    def tabs_declared(self) -> tuple[Part[M], ...]:
        """Return the tabs this reader has."""
        own = self.parts or (Part(name=OVERVIEW, label=_("Overview"), facts=self.facts, related=self.related),)
        declared = (*own, *parts_of(type(self.record)))
        return tuple(part for part in declared if part.shown_to is None or part.shown_to(self.user))

    @cached_property
    def part(self) -> Part[M]:
        """Return the tab the address asks for, or the first."""
        asked = self.request.GET.get("tab")
        return next((part for part in self.tabs_declared if part.name == asked), self.tabs_declared[0])

    def tabs(self) -> list[Tab]:
        """Return the tabs as links; one alone needs none, unless there is a history."""
        here = self.url()
        first = self.tabs_declared[0].name
        tabs = [
            Tab(
                str(part.label),
                here if part.name == first else f"{here}?tab={part.name}",
                current=part is self.part,
                count=part.count(self) if part.count else None,
                alert=part.alert,
            )
            for part in self.tabs_declared
        ]
        if self.has_history and self.user.is_authenticated and (history := self.url("history")):
            tabs.append(Tab(_("History"), history))
        return tabs

    @cached_property
    def situation(self) -> Situation:
        """Return how the record, which moves by a chart, stands for the reader."""
        return situation(self.user, self.record)

    @cached_property
    def turn_shown(self) -> TurnBox | None:
        """Return whose turn it is; that matters to those who work here, not to the public."""
        return turn_box(self.user, self.record, self.situation) if self.user.is_authenticated else None

    def way(self) -> dict[str, Any]:
        """Return stepper and turn box, for records that move."""
        if not is_charted(type(self.record)):
            return {}
        found = self.situation
        late = found.turn is not None and found.turn.late
        return {
            "situation": found,
            "steps": steps_of(self.record, late=late),
            "turn": self.turn_shown,
        }

    @cached_property
    def listing(self) -> Listing[Any] | None:
        """Return the list of the tab, if it is one."""
        if self.part.table is None or self.part.rows is None:
            return None
        return Listing(self.part.table, self.request, self.part.rows(self.record, self.user))

    def related_lists(self) -> list[tuple[Related[M], Listing[Any], str]]:
        """Return the lists of other records, each with its first page and where it is whole."""
        return [
            (
                item,
                Listing(item.table, self.request, item.rows(self.record, self.user), fixed=True),
                item.whole(self.record) if item.whole else "",
            )
            for item in self.part.related
        ]

    def neighbours(self) -> list[tuple[str, list[Near]]]:
        """Return the records beside this one in the chain: before it, and after it."""
        sides = ((_("Comes from"), before(self.user, self.record)), (_("Leads to"), after(self.user, self.record)))
        drawn = (
            (words, [near for link in links if (near := Near.of(self.record, link)).records]) for words, links in sides
        )
        return [(words, links) for words, links in drawn if links]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the record; a list in a tab answers as lists do."""
        if self.listing is not None and request.GET.get("format") == "csv":
            return self.listing.as_file()
        if self.listing is not None and self.wants(self.listing.region):
            return self.respond("web/listing.html#region")
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the record and what its page shows."""
        extra = self.part.context(self) if self.part.context else {}
        way = self.way()
        return {
            "record": self.record,
            "title": self.heading(),
            "kicker": self.kicker(),
            "meta": self.meta(),
            "actions": beside(way.get("turn"), (*self.actions(), *deeds_of(self))),
            **way,
            "tabs": self.tabs(),
            "part": self.part,
            "fact_groups": [(group.title, group.draw(self.record, self.user)) for group in self.part.facts],
            "listing": self.listing,
            "related": self.related_lists(),
            "neighbours": self.neighbours() if self.chain else (),
            "panels": panels(self.record, self.user),
            "offer": offer_of(self.record, self.user),
            **extra,
        }
