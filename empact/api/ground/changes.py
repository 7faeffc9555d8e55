"""What happened to the records that the reader may see: to follow them without reading all of them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import django_filters
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from empact.accounts.rules import Reader
from empact.api.filters import FilterBackend, Since, Whole
from empact.api.paging import ID, KeysetPagination, Order
from empact.api.resources import Resource, resources
from empact.api.views import RestViewSet
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.workflow.discretion import discreet

REMOVED = "removed"


def visible_entries(reader: Reader, among: Iterable[Resource]) -> QuerySet[Entry]:
    """Return the entries of the records that the reader may see, and of removed ones whose root they may see."""
    found = Q(pk__in=[])
    for resource in among:
        model, kind = resource.model, kind_of(resource.model)
        found |= Q(kind=kind, record_id__in=_visible(model, reader).values("pk"))
        gone = Q(~Exists(model._base_manager.filter(pk=OuterRef("record_id"))))
        found |= Q(kind=kind, verb=REMOVED, root_id__in=_visible_roots(model, reader)) & gone
    return Entry.objects.filter(found)


def _visible(model: type[Model], reader: Reader) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.visible_to(reader)  # type: ignore[attr-defined]
    return rows


def _visible_roots(model: type[Model], reader: Reader) -> QuerySet[Any]:
    """Return the keys of the roots of a model that the reader may see; none when its rows are their own roots."""
    path: str = getattr(model, "root_path", "")
    if not path:
        return model._base_manager.none().values("pk")
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return _visible(model, reader).values("pk")


class RecordRefSerializer(serializers.Serializer[Any]):
    """A record by its resource and id."""

    resource = serializers.CharField()
    id = serializers.IntegerField()


class ChangeSerializer(serializers.Serializer[Any]):
    """One thing that was done to one record."""

    id = serializers.IntegerField(help_text=_("Grows; with `since` the place to go on from."))
    at = serializers.DateTimeField()
    resource = serializers.CharField(help_text=_("Resource of the record."))
    record_id = serializers.IntegerField(help_text=_("Id of the record in its resource."))
    label = serializers.CharField(source="record_label")  # type: ignore[assignment]
    removed = serializers.BooleanField(help_text=_("The record is no more."))
    verb = serializers.CharField(help_text=_("What was done, as moves are named; empty without signing in."))
    actor = serializers.CharField(
        source="actor_label", help_text=_("The post that did it, never a person; empty without signing in.")
    )
    changed = serializers.ListField(child=serializers.CharField(), help_text=_("Names of the fields that changed."))
    along = RecordRefSerializer(many=True, help_text=_("Records that moved along with this one."))
    version = serializers.IntegerField(allow_null=True, help_text=_("Version of the record after it."))
    content = serializers.IntegerField(allow_null=True, help_text=_("Content of its root after it."))


class ChangeFilters(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of `changes`."""

    since = Since("at__gte", help_text=_("Done at or after this instant."))
    after = Whole("pk__gt", help_text=_("Entries with a greater id than this one."))


class ChangeViewSet(RestViewSet):
    """What was done to the records you may see, oldest first.

    Follow `next` to the end and keep the last `at`. Next time ask `since` a few minutes earlier: an entry may become
    visible a little after a later one; ids tell which you have. Values stand in the records themselves.
    """

    serializer_class = ChangeSerializer
    filterset_class = ChangeFilters
    pagination_class = KeysetPagination
    filter_backends = (FilterBackend,)
    queryset = Entry.objects.none()

    def list(self, request: Request) -> Response:
        """Return one page of what was done."""
        entries: list[Any] = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        told = tell(discreet(request.user, entries), request.user)
        return self.get_paginated_response(ChangeSerializer(told, many=True).data)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the entries that the reader may see, of the resources asked for."""
        return visible_entries(self.request.user, resources()).defer("before", "comment")

    def parameters(self) -> tuple[str, ...]:
        """Return the query parameters of `changes`."""
        return ("since", "after", "page_size", "cursor", "total")

    def order(self, request: Request) -> Order:
        """Return the only order there is: as it happened."""
        return (ID,)


def tell(entries: Sequence[Any], reader: Reader) -> list[Any]:
    """Return the entries with what the serializer reads. One query per kind of record that moved along or is gone."""
    names = {kind_of(resource.model): resource for resource in resources()}
    mentioned: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        mentioned[entry.kind].add(entry.record_id)
        for item in entry.detail.get("along") or ():
            mentioned[item["kind"]].add(item["id"])
    seen = {
        kind: set(_visible(names[kind].model, reader).filter(pk__in=keys).values_list("pk", flat=True))
        for kind, keys in mentioned.items()
        if kind in names
    }
    for entry in entries:
        entry.resource = names[entry.kind].name
        entry.removed = entry.record_id not in seen[entry.kind]
        entry.changed = sorted(entry.after)
        entry.along = [
            {"resource": names[item["kind"]].name, "id": item["id"]}
            for item in entry.detail.get("along") or ()
            if item["id"] in seen.get(item["kind"], ())
        ]
        if not reader.is_authenticated:
            entry.verb = entry.actor_label = ""
    return list(entries)
