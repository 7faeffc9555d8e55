"""Turns whatever a REST view raises into a problem document."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rest_framework import exceptions
from rest_framework.response import Response

from empact.api.engine_errors import refusal_of
from empact.api.problems import (
    INVALID,
    INVALID_TOKEN,
    MALFORMED,
    MEDIA_TYPE,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    NOT_ALLOWED,
    NOT_AUTHENTICATED,
    NOT_FOUND,
    THROTTLED,
    UNAVAILABLE,
    UNFORESEEN,
    UNSUPPORTED,
    Kind,
    Reason,
    Refusal,
    document,
)  # fmt: skip
from empact.workflow.errors import WorkflowError

logger = logging.getLogger(__name__)

# Long enough for a pool to empty, short enough for a program to wait.
RETRY_AFTER_SECONDS: Final = "5"
# One answer for what is not there and for what one may not see.
NOTHING_HERE: Final = gettext_lazy(
    "There is no such record, or you may not see it. Look at the address; the list above it gives what you may see."
)

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


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Turn an exception of a REST view into a problem document; None for what nobody foresaw."""
    refusal = _refusal(error, context)
    if refusal is None:
        return None
    return Response(
        document(refusal.kind, str(refusal.detail), refusal.reasons, refusal.more),
        status=refusal.kind.status,
        headers={"Cache-Control": "no-store", **refusal.headers},
        content_type=MEDIA_TYPE,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 when the database cannot be reached, without using it; Django has logged the exception."""
    error = sys.exc_info()[1]
    lost = isinstance(error, OperationalError | InterfaceError)
    refusal = (
        _unavailable()
        if lost
        else Refusal(
            UNFORESEEN, _("The fault is ours; it was written down. Try again later, or tell whoever runs EMPACT.")
        )
    )
    return JsonResponse(
        document(refusal.kind, str(refusal.detail)),
        status=refusal.kind.status,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **refusal.headers},
    )


def _refusal(error: Exception, context: Mapping[str, Any]) -> Refusal | None:
    """Return the refusal that an exception stands for; None for what nobody foresaw."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, WorkflowError):
        return refusal_of(error, context["request"].user)
    if isinstance(error, SuspiciousOperation):
        return Refusal(INVALID, _("The request cannot be read. Look at its address and headers, then send it again."))
    if isinstance(error, OperationalError | InterfaceError):
        logger.warning("The database could not be used: %s", error)
        return _unavailable()
    if isinstance(error, Http404):
        return _of_drf(exceptions.NotFound(NOTHING_HERE))
    if isinstance(error, PermissionDenied):
        return _of_drf(exceptions.PermissionDenied(str(error) or None))
    return _of_drf(error)


def _unavailable() -> Refusal:
    text = _("The database does not answer at the moment. Send the request again in a few seconds.")
    return Refusal(UNAVAILABLE, text, headers={"Retry-After": RETRY_AFTER_SECONDS})


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
    if isinstance(error, exceptions.NotFound) and error.detail == exceptions.NotFound.default_detail:
        error = exceptions.NotFound(NOTHING_HERE)
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
