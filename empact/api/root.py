"""The root of the API, its description, and the answer to every address that is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from empact.api.resources import list_routes
from empact.api.views import RestViewSet

OPENAPI = Path(__file__).parent / "openapi.json"


class RootSerializer(serializers.Serializer[Any]):
    """Addresses by name."""

    resources = serializers.DictField(child=serializers.URLField())
    openapi = serializers.URLField()
    documentation = serializers.URLField()


class RootViewSet(RestViewSet):
    """The resources and where they are described."""

    serializer_class = RootSerializer

    @extend_schema(tags=["root"], responses=RootSerializer)
    def list(self, request: Request) -> Response:
        """Return the address of every resource."""
        return Response(
            {
                "resources": {
                    name: request.build_absolute_uri(reverse(route)) for name, route in list_routes().items()
                },
                "openapi": request.build_absolute_uri(reverse("api-openapi")),
                "documentation": request.build_absolute_uri(reverse("api-docs")),
            }
        )


class OpenApiViewSet(RestViewSet):
    """The committed description of the API, which a test compares with the code."""

    @extend_schema(exclude=True)
    def list(self, request: Request) -> HttpResponse:
        """Return the file as it is."""
        return HttpResponse(OPENAPI.read_bytes(), content_type="application/vnd.oai.openapi+json")


class NowhereViewSet(RestViewSet):
    """Every other address: a problem document, or the way to the same address with its slash."""

    @extend_schema(exclude=True)
    def nowhere(self, request: Request, rest: str = "") -> Any:
        """Raise NotFound, unless a slash at the end is all that is missing."""
        if not request.path.endswith("/") and request.method in {"GET", "HEAD"} and _is_route(f"{request.path}/"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/" + (f"?{query}" if query else ""))
        raise NotFound

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Know no parameters, and refuse none: the address is what is wrong."""
        self.perform_authentication(request)
        self.format_kwarg = None
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(request, force=True)


def _is_route(path: str) -> bool:
    try:
        return resolve(path).url_name != "api-nowhere"
    except Resolver404:
        return False
