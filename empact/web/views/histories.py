"""What was done to a record, as sentences; and the versions that were frozen, each with its digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.history.differences import Difference, differences, is_pictures, model_of, told_value
from empact.history.freezing import NAMES, verify
from empact.history.models import Entry, FrozenVersion
from empact.history.naming import root_model
from empact.history.sentences import changes, sentence
from empact.web.deeds import deeds_of
from empact.web.filters import Filters
from empact.web.forms import DateInput
from empact.web.parts import Crumb
from empact.web.values import label_of_path
from empact.web.views.base import RecordPage, WebRequest
from empact.workflow.discretion import discreet
from empact.workflow.entries import readable

ENTRIES_PER_PAGE = 50


class EntryFilters(Filters):
    """Filters of a history: words, from, until, and what is meant."""

    search_fields = ("actor_label", "record_label")

    after = django_filters.DateFilter("at", "date__gte", label=gettext_lazy("From"), widget=DateInput())
    before = django_filters.DateFilter("at", "date__lte", label=gettext_lazy("Until"), widget=DateInput())
    loaded = django_filters.Filter(method="with_loaded", label=gettext_lazy("Loaded data too"))
    loaded.field_class = forms.BooleanField
    moves = django_filters.Filter(method="only_moves", label=gettext_lazy("Moves only"))
    moves.field_class = forms.BooleanField

    def with_loaded(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Leave out what was loaded, unless it is asked for: hundreds of rows at once, of which none says much."""
        return rows if value else rows.exclude(verb="loaded")

    def only_moves(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Leave out what only was written."""
        return rows.exclude(verb__in=("edited", "created", "removed", "loaded")) if value else rows


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a sentence, with what it changed and the record it was done to."""

    entry: Entry
    sentence: str
    changes: list[Difference]


class HistoryPage[M: Model](RecordPage[M]):
    """Everything done to the record and, for a root, to what lies under it; newest first."""

    template_name = "web/history.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record and its history."""
        return (*self.address.crumbs(self.record), Crumb(_("History")))

    def entries(self) -> QuerySet[Entry]:
        """Return the entries the reader may read."""
        model = type(self.record)
        if root_model(model) is model:
            return Entry.objects.under(self.record).filter(readable(self.user, self.record))
        return Entry.objects.of(self.record)

    @cached_property
    def filters(self) -> EntryFilters:
        """Return the filters, bound to the address."""
        return EntryFilters(self.request.GET, queryset=self.entries(), request=self.request)

    @cached_property
    def rows(self) -> PageOfRows[Entry]:
        """Return the page the address asks for."""
        found = self.filters.qs if self.filters.is_valid() else Entry.objects.none()
        return Paginator(found.order_by("-id"), ENTRIES_PER_PAGE).get_page(self.request.GET.get("page"))

    def told(self) -> list[Told]:
        """Return the entries of the page as sentences."""
        return [Told(entry, sentence(entry), changes(entry)) for entry in discreet(self.user, self.rows)]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the page, or its list alone to htmx."""
        return self.respond("web/history.html#region" if self.wants("list") else "")

    def context(self) -> dict[str, Any]:
        """Return entries and versions."""
        return {
            "record": self.record,
            "title": _("History of {record}").format(record=self.address.title(self.record)),
            "filters": self.filters,
            "rows": self.rows,
            "told": self.told(),
            "versions": [
                (version, self.url("version", frozen=version.number))
                for version in FrozenVersion.objects.of(self.record).defer("text")
            ],
        }


class VersionPage[M: Model](RecordPage[M]):
    """A frozen version: its text, its digest, whether it still has it, and what changed since the one before."""

    template_name = "web/version.html"

    @cached_property
    def version(self) -> FrozenVersion:
        """Return the version the URL names.

        Raises Http404 when there is none.
        """
        found: FrozenVersion | None = FrozenVersion.objects.of(self.record).filter(number=self.kwargs["frozen"]).first()
        if found is None:
            raise Http404(_("There is no such version."))
        return found

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record, its history and the version."""
        history = Crumb(_("History"), self.url("history"))
        return (*self.address.crumbs(self.record), history, Crumb(_("Version %d") % self.version.number))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the version, or its text as it was frozen."""
        if request.GET.get("format") == "json":
            return HttpResponse(self.version.text, content_type="application/json; charset=utf-8")
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the version and the difference to the one before."""
        before = FrozenVersion.objects.of(self.record).filter(number__lt=self.version.number).first()
        snapshot = json.loads(self.version.text)
        model = type(self.record)
        return {
            "record": self.record,
            "title": str(self.version),
            "version": self.version,
            "actions": deeds_of(self),
            "is_whole": verify(self.version),
            "before": before,
            "changes": differences(json.loads(before.text), snapshot, model) if before else [],
            "picture": picture_of(snapshot),
        }


@dataclass(frozen=True, slots=True)
class Picture:
    """A record within a snapshot: its title, its own values in words, and the records within it."""

    title: str
    values: tuple[tuple[str, str], ...]
    parts: tuple[Picture, ...]


def picture_of(item: Mapping[str, Any]) -> Picture:
    """Return a snapshot as it is shown: the fields in the order of the model, in the model's own words."""
    model = model_of(item["record"])
    nested = [value for value in item.values() if is_pictures(value)]
    own = [name for name in item if name not in NAMES and not is_pictures(item[name])]
    return Picture(
        title=f"{capfirst(str(model._meta.verbose_name))} {item['label']}" if model else str(item["label"]),
        values=tuple(
            (_label(model, name), _words(model, name, item[name]))
            for name in _in_order(model, own)
            if item[name] not in (None, "", [])
        ),
        parts=tuple(picture_of(inner) for value in nested for inner in value),
    )


def _in_order(model: type[Model] | None, names: Iterable[str]) -> list[str]:
    """Return the names in the order of the model's fields; a snapshot has them by the alphabet."""
    place = {field.name: number for number, field in enumerate(model._meta.get_fields())} if model else {}
    return sorted(names, key=lambda name: place.get(name, len(place)))


def _label(model: type[Model] | None, name: str) -> str:
    return label_of_path(model, name) if model else capfirst(name.replace("_", " "))


def _words(model: type[Model] | None, name: str, value: Any) -> str:
    """Return a value of a snapshot in words; a list item by item, a plain mapping value by value."""
    if isinstance(value, list):
        separator = "; " if any(isinstance(item, Mapping) and "label" not in item for item in value) else ", "
        return separator.join(_words(model, name, item) for item in value)
    if isinstance(value, Mapping) and "label" not in value:
        inner = _related(model, name)
        return ", ".join(told_value(inner, key, value[key]) for key in _in_order(inner, value) if value[key])
    return told_value(model, name, value)


def _related(model: type[Model] | None, name: str) -> type[Model] | None:
    """Return what a relation of the model leads to; None where it has none of that name."""
    try:
        return getattr(model._meta.get_field(name), "related_model", None) if model else None
    except FieldDoesNotExist:
        return None
