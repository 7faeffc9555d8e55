"""Totals and progress against targets over REST: read only, counted anew, each row with the address of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cycles.api.filters import of_cycle
from cycles.models import Cycle
from empact.accounts.countries import NO_COUNTRY
from empact.accounts.models import Country
from empact.api.filters import CountryReference, FilterBackend, Reference, Single, Whole
from empact.api.problems import bad_parameter
from empact.api.views import RestViewSet
from oaps.api.filters import LED_BY_NONE, OF_NONE, led_from, of_action, of_plan
from oaps.figures import LEVELS, Stand, progress, totals
from oaps.models import OAP, Indicator, IndicatorValue, Measure, OperationalAction, Result
from priorities.api.filters import of_priority
from priorities.models import Priority

# More rows than these are not sent at once; a narrower question is answered.
MOST = 5_000
# By level: the resource of the places, their model, and the parameter by which the lists name them.
PLACES: Mapping[str, tuple[str, type[Model], str]] = {
    "cycle": ("cycles", Cycle, "cycle"),
    "priority": ("priorities", Priority, "priority"),
    "plan": ("oaps", OAP, "oap"),
    "action": ("actions", OperationalAction, "action"),
    "country": ("countries", Country, "country"),
}


class Level(Single):
    """At what the rows are added up; it keeps all of them."""

    schema: ClassVar[dict[str, Any]] = {"type": "string", "enum": list(LEVELS), "default": "cycle"}

    def read_one(self, text: str) -> str:
        if text not in LEVELS:
            raise forms.ValidationError(
                _("“{text}” is none of: {values}.").format(text=text, values=", ".join(LEVELS)), code="unknown_value"
            )
        return text

    def condition(self, value: str) -> Q:
        return Q()


BY = gettext_lazy("At what the rows are added up: {levels}.").format(levels=", ".join(LEVELS))


class FigureParameters(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of totals."""

    by = Level(help_text=BY)
    cycle = of_cycle("report__action__oap__cycle")
    priority = of_priority("report__action__oap__sub_priority__priority")
    oap = of_plan("report__action__oap")
    action = of_action("report__action")
    country = CountryReference("country", none=OF_NONE)
    measure = Reference("measure", Measure, help_text=gettext_lazy("Code of what is counted, such as arrests."))
    year = Whole("year")


class TargetParameters(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of progress against targets."""

    by = Level(help_text=BY)
    cycle = of_cycle("action__oap__cycle")
    priority = of_priority("action__oap__sub_priority__priority")
    oap = of_plan("action__oap")
    action = of_action("action")
    lead_country = CountryReference(
        None, through=led_from, none=LED_BY_NONE, help_text=gettext_lazy("The country that leads.")
    )


class PlaceSerializer(serializers.Serializer[Any]):
    """Where the rows lie."""

    resource = serializers.CharField()
    id = serializers.IntegerField()
    code = serializers.CharField(allow_null=True, help_text=gettext_lazy("Null where the record is not open to you."))


class CountedSerializer(serializers.Serializer[Any]):
    """What is counted."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    title = serializers.CharField()
    unit = serializers.CharField()


class FigureSerializer(serializers.Serializer[Any]):
    """What the results of one measure and year add up to at one place."""

    place = PlaceSerializer(allow_null=True, help_text=gettext_lazy("Null where no country is given."))
    measure = CountedSerializer()
    year = serializers.IntegerField()
    number = serializers.DecimalField(max_digits=18, decimal_places=3)
    lines = serializers.IntegerField(help_text=gettext_lazy("How many results it is made of, each counted once."))
    inexact_lines = serializers.IntegerField(help_text=gettext_lazy("Those at least, about or preliminary."))
    rows = serializers.URLField(help_text=gettext_lazy("The results it is made of."))


class TargetSerializer(serializers.Serializer[Any]):
    """How the indicators of one place stand; each stands in exactly one way."""

    place = PlaceSerializer(allow_null=True, help_text=gettext_lazy("Null where no country leads."))
    indicators = serializers.IntegerField()
    with_target = serializers.IntegerField(help_text=gettext_lazy("With a target, those not applicable left out."))
    met = serializers.IntegerField()
    not_met = serializers.IntegerField()
    no_target = serializers.IntegerField(help_text=gettext_lazy("Reported, but without a target."))
    nothing_reported = serializers.IntegerField()
    not_applicable = serializers.IntegerField()
    rows = serializers.URLField(help_text=gettext_lazy("The indicators it is made of."))


@extend_schema_serializer(many=False)
class FiguresSerializer(serializers.Serializer[Any]):
    """All totals that were asked for."""

    results = FigureSerializer(many=True)


@extend_schema_serializer(many=False)
class TargetsSerializer(serializers.Serializer[Any]):
    """All places that were asked for."""

    results = TargetSerializer(many=True)


class _Counted(RestViewSet):
    """What is counted anew for each question: not paged, so a question that is too wide is refused."""

    filter_backends = (FilterBackend,)
    filterset_class: ClassVar[Any]

    def parameters(self) -> tuple[str, ...]:
        """Return the query parameters."""
        return tuple(self.filterset_class.base_filters)

    @property
    def level(self) -> str:
        """Return at what the rows are added up."""
        return self.request.query_params.get("by") or "cycle"

    def kept(self, *names: str) -> dict[str, list[str]]:
        """Return what the question says besides the level, for the address of the rows."""
        asked = self.request.query_params
        return {name: asked.getlist(name) for name in names if name in asked}

    def places(self, keys: Iterable[int | None]) -> dict[int, Any]:
        """Return the places that the reader may see, by key. One query."""
        rows: Any = PLACES[self.level][1]
        found = rows._default_manager.visible_to(self.request.user).filter(pk__in={key for key in keys if key})
        return {item.pk: item for item in (found.select_related("oap") if self.level == "action" else found)}

    def place(self, key: int | None, seen: Mapping[int, Any]) -> dict[str, Any] | None:
        """Return the place of a row."""
        if key is None:
            return None
        return {"resource": PLACES[self.level][0], "id": key, "code": seen[key].code if key in seen else None}

    def rows_url(self, route: str, name: str, place: int | None, query: Mapping[str, Any]) -> str:
        """Return where the rows of a place are; without a place, which only a country can be, those of no country."""
        code = NO_COUNTRY.code if place is None else str(place)
        return self.request.build_absolute_uri(reverse(route, query={**query, name: code}))

    def answer(self, rows: list[dict[str, Any]]) -> Response:
        """Return the rows. Raises Refusal (400) where they are too many."""
        if len(rows) > MOST:
            text = _("These are more than {most} rows; name a cycle, a priority, an oap or a measure.")
            raise bad_parameter("by", text.format(most=MOST), "too_many")
        return Response({"results": rows})


class FigureViewSet(_Counted):
    """Results added up by measure and year: at a cycle, a priority, an OAP, an action or a country.

    Only results of accepted reports count, and none that a later one replaces. Published totals are never added in:
    `published-figures` gives them.
    """

    queryset = Result.objects.none()
    serializer_class = FiguresSerializer
    filterset_class = FigureParameters

    def list(self, request: Request) -> Response:
        """Return the totals of the results that you may see."""
        found = totals(self.filter_queryset(Result.objects.visible_to(request.user)), self.level)
        seen = self.places(item.place for item in found)
        kept = self.kept("cycle", "priority", "oap", "action", "country")
        rows = []
        for item in found:
            query = {**kept, "measure": item.code, "year": str(item.year), "counted": "true"}
            rows.append(
                {
                    "place": self.place(item.place, seen),
                    "measure": {"id": item.measure, "code": item.code, "title": item.title, "unit": item.unit},
                    "year": item.year,
                    "number": f"{item.number:f}",
                    "lines": item.lines,
                    "inexact_lines": item.inexact,
                    "rows": self.rows_url("api-results-list", PLACES[self.level][2], item.place, query),
                }
            )
        return self.answer(rows)


class TargetViewSet(_Counted):
    """How indicators stand against their targets: at a cycle, a priority, an OAP, an action or the country that leads.

    Counted from accepted reports. Nothing reported, zero and not applicable are three different things.
    """

    queryset = Indicator.objects.none()
    serializer_class = TargetsSerializer
    filterset_class = TargetParameters

    def list(self, request: Request) -> Response:
        """Return the progress of the indicators that you may see."""
        indicators: QuerySet[Indicator] = self.filter_queryset(Indicator.objects.visible_to(request.user))
        found = progress(indicators, IndicatorValue.objects.visible_to(request.user), self.level)  # type: ignore[arg-type]
        seen = self.places(item.place for item in found)
        kept = self.kept("cycle", "priority", "oap", "action", "lead_country")
        name = "lead_country" if self.level == "country" else PLACES[self.level][2]
        rows = [
            {
                "place": self.place(item.place, seen),
                "indicators": item.all,
                "with_target": item.with_target,
                "met": item.met,
                "not_met": item.stands[Stand.NOT_MET],
                "no_target": item.stands[Stand.NO_TARGET],
                "nothing_reported": item.stands[Stand.NOTHING],
                "not_applicable": item.stands[Stand.NOT_APPLICABLE],
                "rows": self.rows_url("api-indicators-list", name, item.place, {**kept, "counted": "true"}),
            }
            for item in sorted(found, key=lambda item: item.place or 0)
        ]
        return self.answer(rows)
