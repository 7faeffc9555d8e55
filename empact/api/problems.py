"""Every refusal of the REST door is a problem document (RFC 9457) that says what is wrong, where, and who could.

`type` is the address of the paragraph on the documentation page, `reasons` the list that HTML pages show too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rest_framework import exceptions
from rest_framework.response import Response

from empact.words import Words

MEDIA_TYPE = "application/problem+json"
# Long enough for a pool to empty, short enough for a program to wait.
RETRY_AFTER_SECONDS = "5"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: the last part of its `type`, its status and its title."""

    slug: str
    status: int
    title: Words


INVALID: Final = Kind("invalid", 400, gettext_lazy("Something in the request is not right"))
MALFORMED: Final = Kind("malformed", 400, gettext_lazy("The body cannot be read"))
BLOCKED: Final = Kind("blocked", 400, gettext_lazy("Something still stands against this move"))
NOT_AUTHENTICATED: Final = Kind("not-authenticated", 401, gettext_lazy("Sign in or send a token"))
INVALID_TOKEN: Final = Kind("invalid-token", 401, gettext_lazy("The token is not good"))
NOT_ALLOWED: Final = Kind("not-allowed", 403, gettext_lazy("You may not do this"))
NOT_FOUND: Final = Kind("not-found", 404, gettext_lazy("There is nothing here that you may see"))
METHOD_NOT_ALLOWED: Final = Kind("method-not-allowed", 405, gettext_lazy("This address does not take that method"))
NOT_ACCEPTABLE: Final = Kind("not-acceptable", 406, gettext_lazy("Only application/json is given here"))
OVERTAKEN: Final = Kind("overtaken", 409, gettext_lazy("Something happened meanwhile"))
STALE: Final = Kind("stale", 412, gettext_lazy("You saw an earlier version"))
TOO_LARGE: Final = Kind("too-large", 413, gettext_lazy("The body is too large"))
UNSUPPORTED: Final = Kind("unsupported-media-type", 415, gettext_lazy("Send application/json"))
VERSION_NEEDED: Final = Kind("version-needed", 428, gettext_lazy("Say which version you saw"))
THROTTLED: Final = Kind("throttled", 429, gettext_lazy("Too many requests"))
UNFORESEEN: Final = Kind("unforeseen", 500, gettext_lazy("Nobody foresaw this"))
UNAVAILABLE: Final = Kind("unavailable", 503, gettext_lazy("Try again in a moment"))

KINDS: Final = (
    INVALID, MALFORMED, BLOCKED, NOT_AUTHENTICATED, INVALID_TOKEN, NOT_ALLOWED, NOT_FOUND, METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE, OVERTAKEN, STALE, TOO_LARGE, UNSUPPORTED, VERSION_NEEDED, THROTTLED, UNFORESEEN, UNAVAILABLE,
)  # fmt: skip

OF_DRF: Final[tuple[tuple[type[exceptions.APIException], Kind], ...]] = (
    (exceptions.ValidationError, INVALID),
    (exceptions.ParseError, MALFORMED),
    (exceptions.NotAuthenticated, NOT_AUTHENTICATED),
    (exceptions.AuthenticationFailed, INVALID_TOKEN),
    (exceptions.PermissionDenied, NOT_ALLOWED),
    (exceptions.NotFound, NOT_FOUND),
    (exceptions.MethodNotAllowed, METHOD_NOT_ALLOWED),
    (exceptions.NotAcceptable, NOT_ACCEPTABLE),
    (exceptions.UnsupportedMediaType, UNSUPPORTED),
    (exceptions.Throttled, THROTTLED),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is wrong: a code for programs, a text for people, the field and who could."""

    code: str
    text: str
    field: str = ""
    who: str = ""


class Refusal(exceptions.APIException):
    """A problem of a known kind; views raise it, the handler below writes it."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        reasons: Sequence[Reason] = (),
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.status_code = kind.status
        self.reasons = tuple(reasons)
        self.more = dict(more or {})
        self.headers = dict(headers or {})


def bad_parameter(field: str, text: str, code: str = "invalid") -> Refusal:
    """Return the refusal of one query parameter."""
    return Refusal(INVALID, text, reasons=(Reason(code, text, field),))


def document(
    kind: Kind, detail: str, reasons: Sequence[Reason] = (), more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the problem document."""
    return {
        "type": f"{reverse('api-docs')}#problem-{kind.slug}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail,
        "reasons": [asdict(reason) for reason in reasons],
        **(more or {}),
    }


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Turn an exception of a REST view into a problem document; None for what nobody foresaw."""
    from empact.api.engine_errors import refusal_of  # noqa: PLC0415  # it raises what is defined here

    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied(str(error) or None)
    elif isinstance(error, SuspiciousOperation):
        error = Refusal(INVALID, _("The request cannot be read."))
    elif isinstance(error, OperationalError | InterfaceError):
        logger.warning("The database could not be used: %s", error)
        text = _("The database does not answer at the moment.")
        error = Refusal(UNAVAILABLE, text, headers={"Retry-After": RETRY_AFTER_SECONDS})
    refusal = refusal_of(error, context["request"].user) or _of_drf(error)
    if refusal is None:
        return None
    return Response(
        document(refusal.kind, str(refusal.detail), refusal.reasons, refusal.more),
        status=refusal.kind.status,
        headers={"Cache-Control": "no-store", **refusal.headers},
        content_type=MEDIA_TYPE,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without the database, which may be what is missing; Django has logged the exception."""
    body = document(UNFORESEEN, _("The fault is ours; it was written down."))
    return JsonResponse(body, status=500, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def _of_drf(error: Exception) -> Refusal | None:
    """Return the refusal that an exception of DRF stands for."""
    kind = next((kind for known, kind in OF_DRF if isinstance(error, known)), None)
    if kind is None or not isinstance(error, exceptions.APIException):
        return None
    headers = {"WWW-Authenticate": error.auth_header} if hasattr(error, "auth_header") else {}
    if kind is INVALID:
        reasons = tuple(_reasons(error.detail))
        count = len(reasons)
        text = ngettext("%(count)d thing is not right.", "%(count)d things are not right.", count) % {"count": count}
        return Refusal(kind, text, reasons=reasons, headers=headers)
    code = error.get_codes()
    reason = Reason(code if isinstance(code, str) else kind.slug, str(error.detail))
    return Refusal(kind, str(error.detail), reasons=(reason,), headers=headers)


def _reasons(detail: Any, path: str = "") -> Iterator[Reason]:
    """Yield one reason per message of a ValidationError's nested detail; fields are joined by dots."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = name != "non_field_errors"
            yield from _reasons(inner, f"{path}.{name}".lstrip(".") if own else path)
    elif isinstance(detail, list | tuple):
        for number, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list | tuple)
            yield from _reasons(inner, f"{path}.{number}".lstrip(".") if nested else path)
    else:
        yield Reason(getattr(detail, "code", None) or "invalid", str(detail), path)
